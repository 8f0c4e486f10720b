"""Nothing of an encrypted store can be read on the disk, whatever was done with it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.office import Office
from desktop.domain.outline import Section
from desktop.domain.report import Report
from desktop.services.workspace import Workspace
from desktop.store import Store, key
from desktop.store.engine import can_encrypt
from desktop.store.migrations import STEPS

pytestmark = pytest.mark.skipif(not can_encrypt(), reason="sqlcipher3 is not installed")

FIRST, SECOND = "correct horse 电池", "another long 密码 9"
OFFICE, SECRET, REVISED = "云岭县国防动员办公室", "不得外传的整改清单", "补充的保密事项"
NOW = dt.datetime(2025, 1, 17, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a key cost next to nothing."""
    monkeypatch.setattr(key, "_MEMORY", 64)


def _spellings(text: str) -> Iterator[bytes]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        yield text.encode(encoding)


def _readable(folder: Path) -> list[str]:
    """Tell which files hold a known text, and which of them."""
    known = (OFFICE, SECRET, REVISED, FIRST, SECOND, "CREATE TABLE", "SQLite format 3")
    return [
        f"{path.relative_to(folder)}: {text}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for text in known
        if any(spelling in path.read_bytes() for spelling in _spellings(text))
    ]


def _written(workspace: Workspace) -> None:
    """Write a report and change it, so that it has a history."""
    office = workspace.offices.add(Office(OFFICE))
    key = workspace.reports.new_blank(office, 2024, today=NOW.date())
    blank = workspace.reports.get(key).report
    texts = [Report(office=OFFICE, year=2024, title=blank.title)]
    texts += [
        Report(office=OFFICE, year=2024, sections=(Section(1, "整改", paragraphs=(text,)),))
        for text in (SECRET * 200, f"{SECRET}。{REVISED}")
    ]
    for before, after in zip([blank, *texts], texts, strict=False):
        workspace.reports.save(key, before, after)


def test_a_plain_store_can_be_read(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "台账.db") as workspace:
        _written(workspace)
    assert f"台账.db: {SECRET}" in _readable(tmp_path)


def test_nothing_is_readable_while_the_store_is_in_use(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "台账.db", password=FIRST) as workspace:
        _written(workspace)
        assert workspace.searching.find("整改清单").total
        assert (tmp_path / "台账.db-wal").stat().st_size
        assert _readable(tmp_path) == []


def test_nothing_is_left_of_what_was_written_before_the_password(tmp_path: Path) -> None:
    path = tmp_path / "台账.db"
    Store.open(path, create=True, steps=STEPS[:-1]).close()
    with Workspace.open(path) as workspace:  # upgraded, having been copied
        _written(workspace)
        workspace.backups.choose_second_place(tmp_path / "usb")
        workspace.backups.maker(NOW)()
        workspace.backups.restore(workspace.backups.maker(NOW)().backup.path, NOW)
    (tmp_path / "台账.db.part").write_text(SECRET, encoding="utf-8")  # of an earlier crash
    with Workspace.open(path) as workspace:
        steps = list(workspace.encryption.set_password(FIRST).steps())
        assert len(steps) == 4  # before the upgrade, before the restore, a backup here and there
        assert _readable(tmp_path) == []
    assert _readable(tmp_path) == []


def test_nothing_is_readable_after_a_whole_session(tmp_path: Path) -> None:
    path = tmp_path / "台账.db"
    with Workspace.open(path) as workspace:
        _written(workspace)
        list(workspace.encryption.set_password(FIRST).steps())
        made = workspace.backups.maker(NOW)()
        report = next(iter(workspace.reports.all_entries())).id
        workspace.reports.remove(report)
        list(workspace.encryption.set_password(SECOND, current=FIRST).steps())
        workspace.backups.restore(made.backup.path, NOW)
    with Workspace.open(path, password=SECOND) as workspace:
        assert workspace.searching.find("保密事项").total
        assert workspace.verify().ok
        assert _readable(tmp_path) == []
    assert _readable(tmp_path) == []
