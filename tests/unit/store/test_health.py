"""The check of the whole file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.errors import StoreError
from desktop.domain.office import OfficeId
from desktop.domain.report import Report, Step
from desktop.store import Health, Store
from desktop.store.connection import Connection
from desktop.store.migrations import STEPS

PAGE = 4096


def test_a_sound_store_is_ok(store: Store, office: OfficeId, report: Report, draft: Step) -> None:
    store.add_report(office, report, draft)
    assert store.verify() == Health(ok=True, schema=len(STEPS), reports=1, integrity="ok")


def test_a_reference_to_nothing_is_found(
    store: Store, office: OfficeId, report: Report, draft: Step
) -> None:
    store.add_report(office, report, draft)
    store._connection.run("PRAGMA foreign_keys = OFF")
    store._connection.run("DELETE FROM offices")
    health = store.verify()
    assert not health.ok
    assert "refers to a missing row of offices" in health.integrity


@pytest.fixture
def long(path: Path, store: Store, office: OfficeId, draft: Step) -> Path:
    """Give a closed store of many pages."""
    for year in range(1990, 2020):
        store.add_report(office, Report(year=year, title="题" * 300), draft)
    store.close()
    return path


def test_an_index_that_disagrees_with_its_table_is_found(long: Path) -> None:
    with Store.open(long) as opened:
        row = opened._connection.row(
            "SELECT rootpage FROM sqlite_master WHERE name = 'reports_progress'"
        )
    assert row is not None
    page = slice((row["rootpage"] - 1) * PAGE, row["rootpage"] * PAGE)
    _alter(long, page, lambda content: content.replace("起草".encode(), "草起".encode()))
    with Store.open(long) as opened:
        health = opened.verify()
    assert (health.ok, health.reports) == (False, 30)
    assert "missing from index reports_progress" in health.integrity


def test_a_file_that_cannot_be_read_through_counts_no_reports(long: Path) -> None:
    _alter(long, slice(-8 * PAGE, None), lambda content: b"\xff" * len(content))
    with Store.open(long) as opened:
        assert opened.verify() == Health(
            ok=False, schema=len(STEPS), reports=0, integrity="database disk image is malformed"
        )


def test_a_file_that_is_only_busy_is_not_called_damaged(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise StoreError("年报库正被别的程序占用。")

    monkeypatch.setattr(Connection, "rows", busy)
    with pytest.raises(StoreError, match="占用"):
        store.verify()


def _alter(path: Path, part: slice, change: Callable[[bytes], bytes]) -> None:
    content = bytearray(path.read_bytes())
    content[part] = change(bytes(content[part]))
    path.write_bytes(content)
