"""雷同检查 in its dialog."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId
from desktop.services.workspace import Workspace
from desktop.ui.comparison.copying_dialog import CopyingDialog
from tests.ui.asked import Asked
from tests.ui.comparison.conftest import THIS, TODAY


@pytest.fixture
def copy(workspace: Workspace, counties: tuple[OfficeId, ...]) -> ReportId:
    """Store a second county's report, which is the first one's, and later."""
    report = replace(THIS, office="白水县国防动员办公室", date=TODAY)
    return workspace.reports.add(counties[1], report, today=TODAY)


@pytest.fixture
def dialog(workspace: Workspace, this: ReportId, copy: ReportId, qtbot: QtBot) -> CopyingDialog:
    assert this < copy
    made = CopyingDialog(workspace)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def asked_once(dialog: CopyingDialog, qtbot: QtBot) -> Callable[[], None]:
    def ask() -> None:
        dialog.start.click()
        qtbot.waitUntil(lambda: dialog.answer is not None)

    return ask


def test_the_pairs_are_listed_and_counted(
    dialog: CopyingDialog, asked_once: Callable[[], None]
) -> None:
    asked_once()
    assert dialog.model.rowCount() == 1
    assert "2 个有报告" in dialog.line.words.text()


def test_a_pair_is_asked_for_side_by_side(
    dialog: CopyingDialog, asked_once: Callable[[], None], qtbot: QtBot
) -> None:
    asked_once()
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    with qtbot.waitSignal(dialog.pair_requested):
        dialog.table.activated.emit(dialog.table.currentIndex())


def test_the_search_can_be_cancelled(dialog: CopyingDialog) -> None:
    dialog.ask()
    dialog.line.cancelled.emit()
    assert dialog.answer is None
    assert dialog.line.words.text() == "已取消，没有结果。"
    assert dialog.start.isEnabled()


@pytest.mark.parametrize("place", [0, 1])
def test_the_pairs_are_written_to_a_file(
    place: int,
    dialog: CopyingDialog,
    asked_once: Callable[[], None],
    asked: Asked,
    tmp_path: Path,
) -> None:
    asked_once()
    path = tmp_path / ("雷同.xlsx", "雷同.csv")[place]
    asked.paths = [path]
    dialog.exports[place].click()
    assert path.stat().st_size > 0


def test_the_table_is_sorted_by_what_its_cells_mean(
    dialog: CopyingDialog, asked_once: Callable[[], None]
) -> None:
    asked_once()
    dialog.model.sort(4, Qt.SortOrder.DescendingOrder)
    assert dialog.model.rowCount() == 1
