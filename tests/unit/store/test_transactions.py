"""All or nothing: every write is undone by what fails in or around it."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.errors import ConflictError, StoreError, StoreReadOnlyError
from desktop.domain.figure import Figure
from desktop.domain.office import FormerName, Office, OfficeId, OfficeRecord
from desktop.domain.report import Report, ReportId, Status, Step
from desktop.store import Store

Told = Callable[[Store], str]
Mutator = Callable[[Store], object]

OFFICE, EMPTY, REPORT = OfficeId(1), OfficeId(2), ReportId(1)
FORMER = (FormerName("东岭区民防办公室", "", 2022),)
REVIEW = Step(Status.REVIEW, dt.date(2025, 1, 8))


def _add_office(store: Store) -> None:
    store.add_office(Office("西川县国防动员办公室", former_names=FORMER))


def _save_office(store: Store) -> None:
    store.save_office(OfficeRecord(OFFICE, Office("东岭区国动办", former_names=FORMER)))


def _remove_office(store: Store) -> None:
    store.remove_office(EMPTY)


def _add_report(store: Store) -> None:
    store.add_report(OFFICE, Report(year=2025), REVIEW)


def _save_report(store: Store) -> None:
    store.save_report(REPORT, store.report(REPORT).report, Report(year=2023))


def _add_step(store: Store) -> None:
    store.add_step(REPORT, REVIEW)


def _remove_report(store: Store) -> None:
    store.remove_report(REPORT)


def _save_figures(store: Store) -> None:
    store.save_figures(REPORT, [Figure("rev.total", None)], removed=["enf.case_total"])


def _set_setting(store: Store) -> None:
    store.set_setting("window", "大")


# Each with what it does last, so that all it did before must be undone.
MUTATORS: tuple[tuple[Mutator, str], ...] = (
    (_add_office, "INSERT ON former_names"),
    (_save_office, "INSERT ON former_names"),
    (_remove_office, "DELETE ON former_names"),
    (_add_report, "INSERT ON steps"),
    (_save_report, "DELETE ON attachments"),
    (_add_step, "UPDATE ON reports"),
    (_remove_report, "DELETE ON figures"),
    (_save_figures, "INSERT ON figures"),
    (_set_setting, "INSERT ON settings"),
)
IDS = [mutator.__name__.strip("_") for mutator, _ in MUTATORS]


@pytest.fixture
def filled(store: Store, office: OfficeId, report: Report, draft: Step, figure: Figure) -> Store:
    store.save_figures(store.add_report(office, report, draft), [figure])
    store.add_office(Office("空办公室", former_names=FORMER))
    return store


@pytest.mark.parametrize(("mutator", "last"), MUTATORS, ids=IDS)
def test_a_write_that_fails_half_way_is_undone(
    filled: Store, content: Told, mutator: Mutator, last: str
) -> None:
    before = content(filled)
    filled._connection.run(
        f"CREATE TEMP TRIGGER stop BEFORE {last} BEGIN SELECT RAISE(ABORT, 'stopped'); END"
    )
    with pytest.raises(sqlite3.IntegrityError, match="stopped"):
        mutator(filled)
    assert content(filled) == before


@pytest.mark.parametrize("mutator", [mutator for mutator, _ in MUTATORS], ids=IDS)
def test_a_use_case_that_fails_later_is_undone_as_a_whole(
    filled: Store, content: Told, mutator: Mutator
) -> None:
    before = content(filled)
    with pytest.raises(ZeroDivisionError):
        _fail_after(mutator, filled)
    assert content(filled) == before


def _fail_after(mutator: Mutator, store: Store) -> None:
    with store.transaction():
        mutator(store)
        raise ZeroDivisionError


@pytest.mark.parametrize("mutator", [mutator for mutator, _ in MUTATORS], ids=IDS)
def test_a_write_stays_when_its_use_case_ends_well(
    filled: Store, content: Told, mutator: Mutator
) -> None:
    before = content(filled)
    with filled.transaction():
        mutator(filled)
    assert content(filled) != before


def test_a_conflict_that_is_caught_does_not_undo_the_use_case(store: Store) -> None:
    with store.transaction():
        store.add_office(Office("西川县国防动员办公室"))
        with pytest.raises(ConflictError):
            store.add_office(Office("西川县国防动员办公室"))
        store.add_office(Office("东山县国防动员办公室"))
    assert store.count_offices() == 2


def test_a_full_disk_is_told_in_words_and_nothing_is_half_written(
    filled: Store, content: Told
) -> None:
    before = content(filled)
    pages = filled._connection.rows("PRAGMA page_count")[0][0]
    filled._connection.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match=r"磁盘空间已满.*此前保存的内容没有改变"):
        filled.add_report(OFFICE, Report(year=2025, title="长" * 100_000), REVIEW)
    assert content(filled) == before


def test_writing_goes_on_once_there_is_room_again(filled: Store) -> None:
    pages = filled._connection.rows("PRAGMA page_count")[0][0]
    filled._connection.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="磁盘空间已满"):
        filled.set_setting("text", "长" * 100_000)
    filled._connection.rows("PRAGMA max_page_count = 1000000")
    filled.set_setting("text", "长" * 100_000)
    assert filled.setting("text") == "长" * 100_000


def test_a_store_open_for_reading_refuses_to_write(path: Path, store: Store) -> None:
    with Store.open(path, read_only=True) as reader:
        with pytest.raises(StoreReadOnlyError) as caught:
            reader.set_setting("window", "大")
        assert str(caught.value) == reader.read_only_reason
    assert store.setting("window") is None
