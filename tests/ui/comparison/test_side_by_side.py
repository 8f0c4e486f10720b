"""Two texts side by side."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.report import ReportId
from desktop.services.comparison import side_by_side
from desktop.services.workspace import Workspace
from desktop.ui.comparison.dialog import SideBySideDialog
from desktop.ui.comparison.lines import Change, lines
from tests.ui.asked import Asked
from tests.ui.comparison.conftest import LAST, THIS

_NOW = dt.datetime(2025, 1, 17, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def dialog(workspace: Workspace, last: ReportId, this: ReportId, qtbot: QtBot) -> SideBySideDialog:
    made = SideBySideDialog(workspace, lambda: _NOW)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    made.show_reports(last, this)
    qtbot.waitUntil(lambda: made.view.lines.rowCount() > 0)
    return made


def test_each_side_has_its_own_words_with_the_numbers_of_headings() -> None:
    shown = lines(side_by_side(LAST, THIS)[0])
    left = [line.left.text if line.left else "" for line in shown]
    right = [line.right.text if line.right else "" for line in shown]
    assert (left[0], right[0]) == (LAST.title, THIS.title)
    assert shown[0].change is Change.CHANGED
    assert left[2] == right[2] == "一、举措和成效"


def test_what_was_changed_is_summed_up(dialog: SideBySideDialog) -> None:
    assert "改动 " in dialog.said.text()
    assert "雷同 " in dialog.said.text()


def test_only_changes_can_be_shown(dialog: SideBySideDialog) -> None:
    dialog.only_changes.click()
    assert all(line.change is not Change.SAME for line in dialog.view.lines.lines)


def test_a_key_goes_from_change_to_change(dialog: SideBySideDialog) -> None:
    first = dialog.view.currentIndex().row()
    dialog.forth.click()
    second = dialog.view.currentIndex().row()
    dialog.back.click()
    assert first < second
    assert dialog.view.currentIndex().row() == first
    dialog.back.click()
    assert dialog.said.text() == "已经是第一处改动。"


def test_enter_asks_for_the_place_in_the_editor(
    dialog: SideBySideDialog, this: ReportId, qtbot: QtBot
) -> None:
    dialog.view.setCurrentIndex(dialog.view.lines.index(1))
    with qtbot.waitSignal(dialog.place_requested) as told:
        dialog.view.activated.emit(dialog.view.currentIndex())
    assert told.args[:2] == [int(this), 0]


def test_an_earlier_state_can_stand_on_a_side(
    dialog: SideBySideDialog, workspace: Workspace, this: ReportId, qtbot: QtBot
) -> None:
    workspace.history.name(workspace.history.timeline(this)[0].id, "初稿")
    workspace.reports.save(this, THIS, replace(LAST, year=2024))
    dialog.show_reports(this, this)
    dialog.left.state.setCurrentIndex(1)
    dialog.left.state.activated.emit(1)
    qtbot.waitUntil(lambda: "改动" in dialog.said.text())
    assert "初稿" in dialog.left.state.currentText()
    side = dialog.left.side
    assert side is not None
    assert not side.now


def test_lines_are_copied_as_text(dialog: SideBySideDialog, qtbot: QtBot) -> None:
    dialog.view.setCurrentIndex(dialog.view.lines.index(0))
    qtbot.keyClick(dialog.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == f"{LAST.title}\t{THIS.title}"


def test_pages_with_the_changes_are_laid_out_when_they_are_looked_at(
    dialog: SideBySideDialog,
) -> None:
    assert dialog.pages.pages == ()
    dialog.modes[1].click()
    assert len(dialog.pages.pages) > 0


@pytest.mark.parametrize("place", [0, 1])
def test_a_file_with_the_changes_is_written(
    place: int, dialog: SideBySideDialog, asked: Asked, tmp_path: Path
) -> None:
    path = tmp_path / ("花脸稿.docx", "花脸稿.pdf")[place]
    asked.paths = [path]
    dialog.exports[place].click()
    assert path.stat().st_size > 0
    assert path.name in dialog.written.text
