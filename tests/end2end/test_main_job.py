"""The main job in one sitting: import, edit with real keys, figures, Word, Excel, close, reopen."""

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import make_application
from desktop.domain.figure import Figure
from desktop.domain.report import ReportId
from desktop.recognition import recognise
from desktop.services.workspace import Workspace
from desktop.ui.dialogs import files, messages
from desktop.ui.main_window import MainWindow
from desktop.ui.rail import Place

OLD_REPORT = """西岭市国防动员办公室文件

西国动〔2025〕2号                                签发人：赵明远

西岭市国防动员办公室关于2024年度法治政府建设情况的报告

市委、市政府：

    2024年，我办深入学习贯彻习近平法治思想，扎实推进依法行政。现将有关情况报告如下:

一、主要举措和成效

（一）加强理论学习。组织中心组专题学习4次。

（二）规范执法行为。办理行政执法案件7件。

二、存在的不足和原因

一是执法力量不足，主要是人员编制偏紧。

三、主要负责人履行第一责任人职责情况

坚持重要工作亲自部署、重大问题亲自过问。

四、2025年度主要安排

（一）深化学习。把学习贯彻习近平法治思想引向深入。

西岭市国防动员办公室
2025年1月9日

（此件主动公开）
"""
TYPED = "与公安机关开展联合检查", "3", "次。"


@pytest.fixture
def window_on(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[], tuple[MainWindow, Workspace]]]:
    """Open the window on the one store, as often as asked."""
    make_application()
    opened: list[Workspace] = []

    def open_window() -> tuple[MainWindow, Workspace]:
        workspace = Workspace.open(tmp_path / "台账.db")
        opened.append(workspace)
        window = MainWindow(workspace, lambda: dt.date(2025, 1, 17))
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        return window, workspace

    yield open_window
    for workspace in opened:
        workspace.close()


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Answer the dialogs a user would see, and keep what they said."""
    said: list[str] = []

    def save_path(_parent: object, _title: str, name: str, _label: str, _suffix: str) -> Path:
        return tmp_path / name

    def tell(_parent: object, text: str) -> None:
        said.append(text)

    monkeypatch.setattr(files, "ask_save_path", save_path)
    monkeypatch.setattr(messages, "tell", tell)
    monkeypatch.setattr(messages, "warn", tell)
    return said


def import_the_old_report(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "旧报告.txt"
    path.write_text(OLD_REPORT, encoding="gb18030")
    window.import_files([path])
    page = window.pages.importing
    qtbot.waitUntil(lambda: page.row >= 0 and page.pane.isVisible())
    with qtbot.waitSignal(page.report_stored):
        qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def type_a_sentence(window: MainWindow, qtbot: QtBot) -> None:
    body = window.pages.report.editor.body
    found = body.document().find("办理行政执法案件7件。")
    assert not found.isNull()
    cursor = body.textCursor()
    cursor.setPosition(found.selectionEnd(), QTextCursor.MoveMode.MoveAnchor)
    body.setTextCursor(cursor)
    for words in TYPED:
        if words.isascii():
            qtbot.keyClicks(body, words)
        else:
            # Chinese comes through an input method: keys alone cannot say it.
            event = QInputMethodEvent()
            event.setCommitString(words)
            QApplication.sendEvent(body, event)


def exported(window: MainWindow, words: str) -> None:
    action = next(each for each in window.pages.report.actions() if each.text() == words)
    action.trigger()


@pytest.mark.slow
def test_a_report_is_imported_edited_exported_and_found_again(
    window_on: Callable[[], tuple[MainWindow, Workspace]],
    answers: list[str],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    window, workspace = window_on()
    import_the_old_report(window, tmp_path, qtbot)
    (entry,) = workspace.reports.all_entries()
    window.open_report(int(entry.id))
    assert window.place is Place.REPORT
    type_a_sentence(window, qtbot)
    workspace.figures.save(entry.id, [Figure("enf.case_total", Decimal(7))])
    exported(window, "导出 Word")
    exported(window, "导出 Excel 统计表")
    window.close()
    workspace.close()
    assert answers == []

    again, reopened = window_on()
    again.go_to(Place.REPORT)
    report = reopened.reports.get(ReportId(entry.id)).report
    assert any("".join(TYPED) in section.text for section in report.sections)
    assert report.signers == ("赵明远",)
    assert again.pages.report.session.report == report

    (word,) = tmp_path.glob("*.docx")
    assert "".join(TYPED) in "".join(paragraph.text for paragraph in Document(str(word)).paragraphs)
    assert recognise(word).report.sections == report.sections
    (excel,) = tmp_path.glob("*.xlsx")
    cells = [cell.value for row in load_workbook(excel).worksheets[0].iter_rows() for cell in row]
    assert 7 in cells
