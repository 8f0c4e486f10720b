"""The parts of the folder's page by themselves: cells, model, survey, summary."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.services.import_folder import FolderService, Outcome, Result
from desktop.services.import_rows import FileRow
from desktop.services.workspace import Workspace
from desktop.ui.import_page import ImportPage
from desktop.ui.importing.folder.summary import SummaryDialog
from desktop.ui.importing.folder.survey import RowRead, surveyed
from desktop.ui.importing.folder.table_model import Column, FolderModel
from tests.ui.asked import Asked

EAST = "青山县国防动员办公室"
Written = Callable[..., Path]
Opened = Callable[[], ImportPage]


def test_cells_are_edited_by_fitting_editors(opened: Opened, into_folder: Written) -> None:
    into_folder("a.txt")
    table = opened().folder.table
    editors = {}
    for column in (Column.OFFICE, Column.YEAR, Column.CHOICE):
        index = table.model().index(0, column)
        delegate = table.itemDelegateForColumn(column)
        editors[column] = delegate.createEditor(table, QStyleOptionViewItem(), index)
        delegate.setEditorData(editors[column], index)
    box, year = editors[Column.CHOICE], editors[Column.YEAR]
    assert isinstance(box, QComboBox)
    assert box.currentText() == "存入"
    assert isinstance(year, QLineEdit)
    assert year.text() == "2024"


@pytest.mark.usefixtures("qapp")
def test_model_behaves_as_qt_wants_it(opened: Opened, into_folder: Written) -> None:
    into_folder("a.txt")
    into_folder("b.docx")
    session = opened().folder_session
    model = FolderModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(session.rows[:1], session.standings[:1])
    model.show_rows(session.rows, session.standings)
    model.show_rows((), ())
    assert tester.model() is model


def test_survey_tells_of_each_file_as_it_comes(workspace: Workspace, into_folder: Written) -> None:
    folder = into_folder("a.txt").parent
    for number in range(30):
        into_folder(f"{number}.txt")
    service = FolderService(workspace.importing, workspace.offices, workspace.reports)
    steps = list(surveyed(service, [folder], (".txt",)))
    assert steps[0].text == "正在查找文件，已找到 25 个"
    read = [step for step in steps if isinstance(step, RowRead)]
    assert [step.done for step in read] == list(range(1, 32))


def test_summary_is_saved(
    dressed: QApplication, into_folder: Written, asked: Asked, tmp_path: Path, qtbot: QtBot
) -> None:
    assert dressed is not None
    path = into_folder("a.txt")
    dialog = SummaryDialog([Outcome(FileRow(path, path.parent, EAST, year=2024), Result.STORED)])
    qtbot.addWidget(dialog)
    asked.paths = [tmp_path / "结果.csv"]
    dialog.save_table()
    assert "a.txt" in asked.paths[0].read_text(encoding="utf-8-sig")
    asked.paths = [tmp_path / "结果.txt"]
    dialog.save_text()
    assert "已存入（1）" in asked.paths[0].read_text(encoding="utf-8-sig")
