"""What every test of the window may lean on: nothing is asked of a person."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.office import FormerName, Level, Office, OfficeId
from desktop.services.workspace import Workspace
from desktop.ui import theme
from desktop.ui.dialogs import files, messages
from desktop.ui.proofing import gate_dialog
from tests.ui.asked import Asked


def pytest_configure(config: pytest.Config) -> None:
    """Let the offscreen platform say that it has no window manager."""
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Put a recorder in the place of message boxes and file dialogs."""
    recorder = Asked()
    for name in ("tell", "warn", "ask", "choose"):
        monkeypatch.setattr(messages, name, getattr(recorder, name))
    for name in ("ask_save_path", "ask_folder", "ask_open_file"):
        monkeypatch.setattr(files, name, recorder.path)
    monkeypatch.setattr(files, "ask_open_files", recorder.all_paths)
    monkeypatch.setattr(gate_dialog, "ask", recorder.gate)
    return recorder


@pytest.fixture(autouse=True)
def _no_leftover_widgets() -> Iterator[None]:
    """Delete the widgets of a test at its end: Qt would keep them until an event loop runs."""
    yield
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


TODAY = dt.date(2026, 1, 17)


@pytest.fixture
def today() -> Callable[[], dt.date]:
    """Tell the same day on every day: 43 days before the deadline for 2025."""
    return lambda: TODAY


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Open an empty store in a folder of its own."""
    with Workspace.open(tmp_path / "store" / "nianbao.db") as opened:
        yield opened


@pytest.fixture
def city(workspace: Workspace) -> OfficeId:
    """Store a city's office with two counties below it, the first with a former name."""
    city = workspace.offices.add(Office("临海市国防动员办公室", "临海市国动办", Level.CITY))
    former = (FormerName("青山县人民防空办公室", "青山县人防办", 2022),)
    workspace.offices.add(
        Office("青山县国防动员办公室", "青山县国动办", superior=city, former_names=former)
    )
    workspace.offices.add(Office("白水县国防动员办公室", "白水县国动办", superior=city))
    return city


@pytest.fixture
def counties(workspace: Workspace, city: OfficeId) -> tuple[OfficeId, ...]:
    """Tell the two counties below the city."""
    return tuple(record.id for record in workspace.offices.subordinates(city))


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """Dress the application as the program does."""
    theme.apply(qapp, theme.LIGHT)
    return qapp
