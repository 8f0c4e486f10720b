"""Offices: names, tree, search."""

import dataclasses

import pytest

from desktop.domain.errors import ConflictError, NotFoundError
from desktop.domain.office import FormerName, Office, OfficeId, OfficeRecord
from desktop.domain.report import Report, Step
from desktop.store import Store

MISSING = OfficeId(4711)


@pytest.fixture
def city(store: Store) -> OfficeId:
    return store.add_office(
        Office(
            "明州市国防动员办公室",
            "市国动办",
            former_names=(FormerName("明州市民防办公室", "市民防办", 2022),),
        )
    )


@pytest.fixture
def county(store: Store, city: OfficeId) -> OfficeId:
    return store.add_office(Office("西川县国防动员办公室", "县国动办", superior=city))


def test_a_full_name_is_added_once(store: Store, city: OfficeId) -> None:
    with pytest.raises(ConflictError, match="“明州市国防动员办公室”已经在库中"):
        store.add_office(store.office(city).office)


def test_an_office_cannot_take_the_name_of_another(
    store: Store, city: OfficeId, county: OfficeId
) -> None:
    taken = OfficeRecord(county, Office(store.office(city).office.full_name))
    with pytest.raises(ConflictError, match="已经在库中"):
        store.save_office(taken)


def test_a_saved_office_has_its_new_values(store: Store, city: OfficeId) -> None:
    renamed = OfficeRecord(city, Office("明州市国动办", former_names=()))
    store.save_office(renamed)
    assert store.office(city) == renamed


def test_an_office_cannot_stand_below_itself(
    store: Store, city: OfficeId, county: OfficeId
) -> None:
    circle = dataclasses.replace(store.office(city).office, superior=county)
    with pytest.raises(ConflictError, match="不能隶属于自己"):
        store.save_office(OfficeRecord(city, circle))


def test_a_superior_must_exist(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.add_office(Office("无上级办公室", superior=MISSING))


@pytest.mark.parametrize(
    "name",
    ["明州市国防动员办公室", "市国动办", "明州市民防办公室", "市民防办"],
    ids=["full", "short", "former", "former short"],
)
def test_an_office_is_found_by_each_of_its_names(store: Store, city: OfficeId, name: str) -> None:
    found = store.find_office(name)
    assert found is not None
    assert found.id == city


@pytest.mark.parametrize("name", ["", "没有的办公室"])
def test_an_unknown_name_finds_nothing(store: Store, city: OfficeId, name: str) -> None:
    assert store.find_office(name) is None
    assert store.office(city).office.short_name


def test_a_full_name_comes_before_a_former_one(store: Store, city: OfficeId) -> None:
    heir = store.add_office(Office("明州市民防办公室"))
    found = store.find_office("明州市民防办公室")
    assert found is not None
    assert found.id == heir != city


def test_a_short_name_of_two_offices_is_not_guessed(store: Store, county: OfficeId) -> None:
    store.add_office(Office("东山县国防动员办公室", store.office(county).office.short_name))
    with pytest.raises(ConflictError, match="请改用全称"):
        store.find_office("县国动办")


def test_subordinates_are_those_of_one_level(
    store: Store, city: OfficeId, county: OfficeId
) -> None:
    second = store.add_office(Office("东山县国防动员办公室", superior=city))
    assert [record.id for record in store.subordinates(None)] == [city]
    assert [record.id for record in store.subordinates(city)] == [county, second]


def test_subordinates_are_counted_for_each_office(
    store: Store, city: OfficeId, county: OfficeId
) -> None:
    assert store.count_subordinates([city, county]) == {city: 1, county: 0}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("国防", ["市国动办", "县国动办"]),
        ("民防", ["市国动办"]),
        ("西川 县国动", ["县国动办"]),
        ("民防 西川", []),
        ("  ", ["市国动办", "县国动办"]),
        ("%", []),
    ],
)
def test_search_wants_every_word_in_a_name(
    store: Store, county: OfficeId, text: str, names: list[str]
) -> None:
    assert county
    assert [record.office.short_name for record in store.search_offices(text)] == names


def test_search_puts_names_that_begin_with_the_text_first(store: Store, county: OfficeId) -> None:
    store.add_office(Office("国防动员中心"))
    assert county
    assert store.search_offices("国防")[0].office.full_name == "国防动员中心"


def test_search_for_nothing_finds_every_office(store: Store) -> None:
    with store.transaction():
        for number in range(300):
            store.add_office(Office(f"第{number}县国防动员办公室"))
    assert len(store.search_offices("")) == 300


def test_offices_are_counted(store: Store, county: OfficeId) -> None:
    assert county
    assert store.count_offices() == 2


def test_a_removed_office_is_gone(store: Store, city: OfficeId) -> None:
    store.remove_office(city)
    with pytest.raises(NotFoundError, match="没有这个单位"):
        store.office(city)


def test_an_office_with_subordinates_is_not_removed(
    store: Store, city: OfficeId, county: OfficeId
) -> None:
    assert county
    with pytest.raises(ConflictError, match="还有下级单位"):
        store.remove_office(city)


def test_an_office_with_reports_is_not_removed(
    store: Store, city: OfficeId, report: Report, draft: Step
) -> None:
    store.add_report(city, report, draft)
    with pytest.raises(ConflictError, match="还有 1 份年报"):
        store.remove_office(city)


def test_removing_an_office_that_is_not_there_says_so(store: Store) -> None:
    with pytest.raises(NotFoundError):
        store.remove_office(MISSING)
