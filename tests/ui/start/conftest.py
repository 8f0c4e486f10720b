"""What the tests of the start lean on: a damaged store, and dialogs that answer by themselves."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.office import Office
from desktop.services import backups
from desktop.services.rescue import newest_good
from desktop.services.workspace import Workspace
from desktop.ui.start.damage import DamageDialog, Remedy

NOW = dt.datetime(2026, 1, 17, 9, tzinfo=dt.UTC)


@pytest.fixture
def now() -> Callable[[], dt.datetime]:
    """Tell the same moment always."""
    return lambda: NOW


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Return a store with 200 reports whose middle pages are gone, and a backup from before."""
    path = tmp_path / "nianbao.db"
    with Workspace.open(path) as workspace:
        for number in range(200):
            office = workspace.offices.add(Office(f"第{number}县国防动员办公室"))
            workspace.reports.new_blank(office, 2024, today=NOW.date())
    backups.make(path, now=NOW - dt.timedelta(days=1))
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4 * 4096] = b"\xff" * 4 * 4096
    path.write_bytes(bytes(data))
    return path


@pytest.fixture
def no_store(tmp_path: Path) -> Path:
    """Return a file that was a store, with a backup from before."""
    path = tmp_path / "nianbao.db"
    with Workspace.open(path) as workspace:
        workspace.offices.add(Office("云岭县国防动员办公室"))
    backups.make(path, now=NOW - dt.timedelta(days=1))
    path.write_bytes(b"this is no store at all, only some text" * 100)
    return path


@pytest.fixture
def remedy(monkeypatch: pytest.MonkeyPatch) -> list[Remedy]:
    """Take the remedies of this list, one after the other, once the dialog knows its backup."""
    wanted: list[Remedy] = []

    def executed(dialog: DamageDialog) -> int:
        dialog._task.cancel()
        dialog.show_found(newest_good(dialog.path))
        dialog.remedy = wanted.pop(0)
        return 1

    monkeypatch.setattr(DamageDialog, "exec", executed)
    return wanted
