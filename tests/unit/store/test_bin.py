"""The bin: what is removed comes back whole, under its key, until the bin is emptied."""

import dataclasses
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.errors import ConflictError, NotFoundError
from desktop.domain.figure import Figure
from desktop.domain.office import FormerName, Office, OfficeId, OfficeRecord
from desktop.domain.report import Report, ReportId, Step
from desktop.domain.revision import RevisionKind, TrashId, TrashKind
from desktop.store import Store


@pytest.fixture
def key(store: Store, office: OfficeId, report: Report, draft: Step, figure: Figure) -> ReportId:
    added = store.add_report(office, report, draft)
    store.save_figures(added, [figure])
    return added


def test_a_removed_report_lies_in_the_bin(store: Store, key: ReportId, report: Report) -> None:
    store.operator = "王芳"
    store.remove_report(key)
    (entry,) = store.trash()
    assert (entry.kind, entry.year, entry.operator) == (TrashKind.REPORT, 2024, "王芳")
    assert entry.title == report.title.replace("\n", "")
    assert store.report_in_trash(entry.id) == report


def test_a_report_comes_back_as_it_was(store: Store, key: ReportId, figure: Figure) -> None:
    before = store.report(key)
    store.remove_report(key)
    store.undelete(store.trash()[0].id)
    assert store.report(key) == before
    assert store.figures(key) == (figure,)
    assert store.trash() == ()
    assert store.verify().ok


def test_the_history_goes_on_behind_the_bin(store: Store, key: ReportId, report: Report) -> None:
    store.remove_report(key)
    store.undelete(store.trash()[0].id)
    back, removed, _, created = store.timeline(key)
    assert (back.kind, removed.kind) == (RevisionKind.UNDELETED, RevisionKind.REMOVED)
    assert store.report_at(created.id) == report
    assert store.figures_at(created.id) == ()


def test_the_key_of_a_removed_report_is_not_given_again(
    store: Store, key: ReportId, office: OfficeId, report: Report, draft: Step
) -> None:
    store.remove_report(key)
    assert store.add_report(office, report, draft) != key


def test_a_report_does_not_push_another_out(
    store: Store, key: ReportId, office: OfficeId, report: Report, draft: Step
) -> None:
    store.remove_report(key)
    store.add_report(office, report, draft)
    with pytest.raises(ConflictError, match="已经另有一份 2024 年的年报"):
        store.undelete(store.trash()[0].id)
    assert len(store.trash()) == 1


def test_an_office_comes_back_with_its_names(store: Store) -> None:
    former = (FormerName("西川县民防办公室", "", 2022),)
    key = store.add_office(Office("西川县国防动员办公室", former_names=former))
    before = store.office(key)
    store.remove_office(key)
    assert store.add_office(Office("北山县国防动员办公室")) != key
    store.undelete(store.trash()[0].id)
    assert store.office(key) == before


def test_a_report_brings_its_office_back_and_that_the_one_above(
    store: Store, key: ReportId, office: OfficeId
) -> None:
    above = store.add_office(Office("云岭省国防动员办公室"))
    store.save_office(
        OfficeRecord(office, dataclasses.replace(store.office(office).office, superior=above))
    )
    store.remove_report(key)
    store.remove_office(office)
    store.remove_office(above)
    store.undelete(next(each.id for each in store.trash() if each.kind is TrashKind.REPORT))
    assert store.office(office).office.superior == above
    assert (store.report(key).office_id, store.trash()) == (office, ())


def test_an_office_does_not_come_back_beside_one_of_its_name(store: Store) -> None:
    store.remove_office(store.add_office(Office("西川县国防动员办公室")))
    store.add_office(Office("西川县国防动员办公室"))
    with pytest.raises(ConflictError, match="另有一个同名的单位"):
        store.undelete(store.trash()[0].id)


def test_an_emptied_bin_has_nothing_left(
    store: Store, key: ReportId, path: Path, content: Callable[[Store], str]
) -> None:
    store.remove_report(key)
    store.empty_trash()
    assert store.trash() == ()
    assert store.timeline(key) == ()
    told = content(store)
    assert 'INSERT INTO "revisions"' not in told
    store.close()
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM trash").fetchone() == (0,)


@pytest.mark.parametrize(
    "act",
    [
        lambda store: store.undelete(TrashId(4711)),
        lambda store: store.report_in_trash(TrashId(4711)),
        lambda store: store.report_in_trash(
            (store.remove_office(store.add_office(Office("甲"))), store.trash()[0].id)[1]
        ),
    ],
)
def test_what_is_not_in_the_bin_is_told_in_words(
    store: Store, act: Callable[[Store], object]
) -> None:
    with pytest.raises(NotFoundError, match="回收站里没有它"):
        act(store)


def test_rows_of_columns_that_are_no_more_come_back_without_them(
    store: Store, key: ReportId
) -> None:
    raw = store._connection._raw
    raw.execute(
        "CREATE TABLE remarks (report INTEGER REFERENCES reports (id) ON DELETE CASCADE,"
        " old TEXT, seal BLOB)"
    )
    raw.execute("INSERT INTO remarks VALUES (?, '旧', X'00FF')", (key,))
    store.remove_report(key)
    raw.execute("ALTER TABLE remarks RENAME COLUMN old TO new")
    store.undelete(store.trash()[0].id)
    assert [tuple(row) for row in raw.execute("SELECT * FROM remarks")] == [
        (key, None, b"\x00\xff")
    ]
