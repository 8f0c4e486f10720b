"""Offices and the names they bore."""

from desktop.domain.office import FormerName, Office

OFFICE = Office(
    full_name="东岭区国防动员办公室",
    short_name="东岭区国动办",
    former_names=(
        FormerName("东岭区民防办公室", "", 2022),
        FormerName("东岭区人民防空办公室", "东岭区人防办", 2015),
    ),
)


def test_an_old_report_bears_the_name_of_its_time() -> None:
    names = [OFFICE.name_in(year) for year in (2014, 2015, 2016, 2022, 2023)]
    assert names == [
        "东岭区人民防空办公室",
        "东岭区人民防空办公室",
        "东岭区民防办公室",
        "东岭区民防办公室",
        "东岭区国防动员办公室",
    ]


def test_a_name_without_a_short_form_is_its_own() -> None:
    assert OFFICE.short_name_in(2020) == "东岭区民防办公室"
    assert Office("甲办公室").short_name_in(2020) == "甲办公室"
    assert OFFICE.short_name_in(2010) == "东岭区人防办"
    assert OFFICE.short_name_in(2024) == "东岭区国动办"


def test_the_red_header_follows_the_name() -> None:
    assert OFFICE.mark_in(2022) == "东岭区民防办公室文件"
    assert Office("甲办公室", mark="甲办").mark_in(2024) == "甲办"


def test_an_office_is_known_by_every_name_it_bore() -> None:
    known = ("东岭区国动办", "东岭区人防办", "东岭区民防办公室")
    assert all(OFFICE.bears(name) for name in known)
    assert not OFFICE.bears("")
    assert not OFFICE.bears("东岭区教育局")
