"""Reports: the ledger's view, saving only what differs, steps."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from desktop.domain.errors import ConflictError, NotFoundError
from desktop.domain.office import Office, OfficeId
from desktop.domain.outline import Section, replaced
from desktop.domain.report import Report, ReportId, Status, Step
from desktop.store import Store

MISSING = ReportId(4711)


@pytest.fixture
def stored(store: Store, office: OfficeId, report: Report, draft: Step) -> ReportId:
    return store.add_report(office, report, draft)


@pytest.fixture
def later(
    store: Store, office: OfficeId, stored: ReportId, report: Report, draft: Step
) -> ReportId:
    assert stored
    return store.add_report(office, dataclasses.replace(report, year=2026), draft)


def test_an_office_has_one_report_a_year(
    store: Store, office: OfficeId, stored: ReportId, report: Report, draft: Step
) -> None:
    assert stored
    with pytest.raises(ConflictError, match="“东岭区国防动员办公室”2024 年的年报已经在库中"):
        store.add_report(office, report, draft)


def test_a_report_needs_an_office_that_exists(store: Store, report: Report, draft: Step) -> None:
    with pytest.raises(NotFoundError, match="没有这个单位"):
        store.add_report(OfficeId(4711), report, draft)


def test_a_report_is_found_by_office_and_year(
    store: Store, office: OfficeId, stored: ReportId
) -> None:
    found = store.find_report(office, 2024)
    assert found is not None
    assert (found.id, found.office_id) == (stored, office)
    assert store.find_report(office, 2023) is None


def test_years_are_those_in_use(store: Store, later: ReportId) -> None:
    assert later
    assert store.years() == (2024, 2026)


def test_a_new_store_has_no_years(store: Store) -> None:
    assert store.years() == ()


def test_entries_are_those_of_the_window_only(
    store: Store, office: OfficeId, stored: ReportId, later: ReportId, draft: Step
) -> None:
    other = store.add_office(Office("西川县国防动员办公室"))
    store.add_report(other, Report(year=2024), draft)
    assert [entry.id for entry in store.entries([office], [2024, 2025])] == [stored]
    assert [entry.id for entry in store.entries([office], [2026, 2024])] == [stored, later]
    assert store.entries([], [2024]) == ()


def test_an_entry_tells_what_the_ledger_shows(
    store: Store, office: OfficeId, stored: ReportId, report: Report
) -> None:
    (entry,) = store.all_entries()
    assert (entry.id, entry.office_id, entry.year) == (stored, office, 2024)
    assert (entry.title, entry.status) == (report.title, Status.DRAFT)
    assert entry.updated == dt.datetime(2025, 1, 17, 8, 30, tzinfo=dt.UTC)


def test_statuses_of_a_year_are_counted(store: Store, stored: ReportId, later: ReportId) -> None:
    store.add_step(later, Step(Status.REVIEW, dt.date(2027, 1, 5)))
    counts = store.status_counts(2024)
    assert stored
    assert counts[Status.DRAFT] == 1
    assert sum(counts.values()) == 1


def test_the_last_step_is_the_status_everywhere(
    store: Store, office: OfficeId, stored: ReportId, draft: Step
) -> None:
    review = Step(Status.REVIEW, dt.date(2025, 1, 8), "王芳")
    store.add_step(stored, review)
    assert store.report(stored).steps == (draft, review)
    assert store.entries([office], [2024])[0].status is Status.REVIEW


def test_a_save_writes_only_the_section_that_differs(
    store: Store, stored: ReportId, report: Report
) -> None:
    after = dataclasses.replace(
        report, sections=replaced(report.sections, 1, Section(1, "新的标题"))
    )
    touched = _touched(store)
    store.save_report(stored, report, after)
    assert touched() == [1]


def _touched(store: Store) -> Callable[[], list[int]]:
    """Watch which sections are written from now on."""
    raw = store._connection._raw
    raw.execute("CREATE TEMP TABLE touched (position)")
    written = "ON sections BEGIN INSERT INTO touched VALUES (new.position); END"
    for act in ("INSERT", "UPDATE"):
        raw.execute(f"CREATE TEMP TRIGGER touched_{act} AFTER {act} {written}")
    return lambda: [row[0] for row in raw.execute("SELECT position FROM touched")]


def test_a_save_without_a_change_writes_nothing(
    store: Store, stored: ReportId, report: Report
) -> None:
    before = store._connection._raw.total_changes
    store.save_report(stored, report, report)
    assert store._connection._raw.total_changes == before


def test_a_report_moves_to_another_year(store: Store, stored: ReportId, report: Report) -> None:
    store.save_report(stored, report, dataclasses.replace(report, year=2023))
    assert store.years() == (2023,)


def test_a_report_does_not_move_to_a_year_that_is_taken(
    store: Store, stored: ReportId, later: ReportId, report: Report
) -> None:
    assert later
    with pytest.raises(ConflictError, match="2026 年的年报已经在库中"):
        store.save_report(stored, report, dataclasses.replace(report, year=2026))


def test_a_removed_report_leaves_nothing_behind(
    store: Store, stored: ReportId, content: Callable[[Store], str]
) -> None:
    store.remove_report(stored)
    told = content(store)
    assert [
        name
        for name in ("reports", "sections", "attachments", "steps", "figures", "search_docsize")
        if f'INSERT INTO "{name}"' in told
    ] == []


@pytest.mark.parametrize(
    "act",
    [
        lambda store: store.report(MISSING),
        lambda store: store.save_report(MISSING, Report(), Report(year=2024)),
        lambda store: store.add_step(MISSING, Step(Status.REVIEW, dt.date(2025, 1, 1))),
        lambda store: store.remove_report(MISSING),
        lambda store: store.save_figures(MISSING, []),
    ],
    ids=["report", "save_report", "add_step", "remove_report", "save_figures"],
)
def test_a_report_that_is_gone_is_told_in_words(
    store: Store, act: Callable[[Store], object]
) -> None:
    with pytest.raises(NotFoundError, match="没有这份年报"):
        act(store)


def test_the_ledger_is_read_from_indexes_alone(
    store: Store, office: OfficeId, plan: Callable[[Store, Callable[[Store], object]], str]
) -> None:
    window = plan(store, lambda opened: opened.entries([office], [2024]))
    counts = plan(store, lambda opened: opened.status_counts(2024))
    assert "SEARCH reports USING COVERING INDEX reports_ledger" in window
    assert "SEARCH reports USING COVERING INDEX reports_progress" in counts


def test_years_are_found_without_looking_at_every_report(
    store: Store, plan: Callable[[Store, Callable[[Store], object]], str]
) -> None:
    told = plan(store, Store.years)
    assert "SCAN reports" not in told
    assert told.count("SEARCH reports USING COVERING INDEX reports_progress") == 2
