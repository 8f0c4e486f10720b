import datetime as dt
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.report import Report
from desktop.exports import write_docx
from desktop.ui.compliance.file_dialog import FileSheetDialog
from tests.ui.asked import Asked

TODAY = dt.date(2026, 1, 17)


@pytest.fixture
def dialog(dressed: QApplication, qtbot: QtBot) -> FileSheetDialog:
    assert dressed is not None
    made = FileSheetDialog(lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """Write a file as Word makes it: Letter, an inch all round."""
    document = Document()
    document.add_paragraph("青山县国防动员办公室关于2024年度法治政府建设情况的报告")
    document.add_paragraph("2024年，我办深入学习贯彻习近平法治思想。" * 6)
    document.save(str(tmp_path / "外来.docx"))
    return tmp_path / "外来.docx"


def check(dialog: FileSheetDialog, file: Path, qtbot: QtBot) -> None:
    dialog.check(file)
    qtbot.waitUntil(lambda: bool(dialog.sheet.model.rows) or dialog.failed)


def test_file_from_outside_is_held_against_the_standard(
    dialog: FileSheetDialog, foreign: Path, qtbot: QtBot
) -> None:
    check(dialog, foreign, qtbot)
    assert "不符合" in dialog.sheet.said
    assert "纸张" in dialog.sheet.details.text
    assert "页面布局" in dialog.sheet.details.text


def test_our_own_word_file_departs_from_nothing_that_is_ordered(
    dialog: FileSheetDialog, report: Report, tmp_path: Path, qtbot: QtBot
) -> None:
    write_docx(report, tmp_path / "报告.docx")
    check(dialog, tmp_path / "报告.docx", qtbot)
    assert not any(row.fails for row in dialog.sheet.model.rows)


@pytest.mark.parametrize("name", ["坏.docx", "没有.docx", "报告.doc"])
def test_file_that_cannot_be_read_is_told_in_a_sentence(
    dialog: FileSheetDialog, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    if not name.startswith("没有"):
        (tmp_path / name).write_bytes(b"no document")
    check(dialog, tmp_path / name, qtbot)
    assert dialog.failed
    assert not dialog.export.isEnabled()


def test_sheet_is_written_as_a_workbook(
    dialog: FileSheetDialog, foreign: Path, asked: Asked, tmp_path: Path, qtbot: QtBot
) -> None:
    check(dialog, foreign, qtbot)
    asked.paths = [tmp_path / "单.xlsx"]
    dialog.export.click()
    assert load_workbook(tmp_path / "单.xlsx").worksheets[0]["A2"].value == "对象：外来"
    assert dialog.written == f"已导出“单.xlsx”，位于 {tmp_path}"


def test_another_file_can_be_chosen(
    dialog: FileSheetDialog, foreign: Path, asked: Asked, tmp_path: Path, qtbot: QtBot
) -> None:
    check(dialog, tmp_path / "没有.docx", qtbot)
    asked.paths = [foreign]
    dialog.other.click()
    qtbot.waitUntil(lambda: bool(dialog.sheet.model.rows))
    assert not dialog.failed
