"""Whatever is done to a report, document and report agree, and the history leads back and forth."""

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.report import Report
from desktop.ui.editor.body import BodyEditor
from desktop.ui.editor.lines import grid
from desktop.ui.editor.page import ReportEditor
from desktop.ui.editor.projection import project
from desktop.ui.editor.reading import read_lines
from desktop.ui.editor.session import ReportSession

_NO = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYS = (
    (Qt.Key.Key_Return, _NO),
    (Qt.Key.Key_Return, _NO),
    (Qt.Key.Key_Return, _CONTROL),
    (Qt.Key.Key_Backspace, _NO),
    (Qt.Key.Key_Backspace, _NO),
    (Qt.Key.Key_Backspace, _CONTROL),
    (Qt.Key.Key_Delete, _NO),
    (Qt.Key.Key_Delete, _CONTROL),
    (Qt.Key.Key_Tab, _NO),
    (Qt.Key.Key_Backtab, _SHIFT),
    (Qt.Key.Key_A, _NO),
    (Qt.Key.Key_1, _NO),
    (Qt.Key.Key_Period, _NO),
    (Qt.Key.Key_X, _CONTROL),
)
_TEXTS = ("（一）", "加强。", "学习", "三、", "𠮷", "说明：")
_PASTED = (
    "一段文字",
    "一、标题\n（一）小标题。正文。\n1.段落\n普通",
    "<p>甲</p><table><tr><td>1</td><td>2</td></tr></table><p>乙</p>",
    "<table><tr><td>1</td></tr></table>",
)


def agrees(body: BodyEditor, report: Report) -> bool:
    """Tell whether the document says what the report does, and the widget knows it."""
    lines = project(report).lines
    wanted = [line.text if line.table is None else grid(line.table) for line in lines]
    return read_lines(body.document()) == wanted and body.projection.lines == lines


def _place_somewhere(body: BodyEditor, chance: random.Random) -> None:
    cursor = body.textCursor()
    last = body.document().characterCount() - 1
    cursor.setPosition(_between_characters(body, chance.randint(0, last)))
    if chance.random() < 0.25:
        near = cursor.position() + chance.randint(-60, 60)
        end = _between_characters(body, min(max(near, 0), last))
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)


def _between_characters(body: BodyEditor, position: int) -> int:
    """Step out of a character of two units, where Qt never puts a cursor."""
    inside = "\udc00" <= str(body.document().characterAt(position)) <= "\udfff"
    return position - 1 if inside else position


def _paste(body: BodyEditor, text: str) -> None:
    data = QMimeData()
    if text.startswith("<"):
        data.setHtml(text)
    else:
        data.setText(text)
    body.insertFromMimeData(data)


def _act(page: ReportEditor, chance: random.Random) -> str:
    choice = chance.random()
    if choice < 0.3:
        _place_somewhere(page.body, chance)
        return "place"
    if choice < 0.6:
        key, modifier = chance.choice(_KEYS)
        QTest.keyClick(page.body, key, modifier)
        return str(key)
    if choice < 0.75:
        text = chance.choice(_TEXTS)
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(page.body, event)
        return text
    if choice < 0.83:
        text = chance.choice(_PASTED)
        _paste(page.body, text)
        return text
    page.editor_actions.refresh()
    names = [name for name in page.editor_actions if name not in {"find", "paste", "copy"}]
    name = chance.choice(names)
    page.editor_actions[name].trigger()
    return name


@pytest.mark.parametrize("seed", range(12))
def test_document_and_report_agree_after_any_sequence_of_actions(
    seed: int, report: Report, qtbot: QtBot
) -> None:
    chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
    session = ReportSession(report)
    page = ReportEditor(session)
    qtbot.addWidget(page)
    done = []
    for _step in range(120):
        done.append(_act(page, chance))
        assert agrees(page.body, session.report), done[-6:]


@pytest.mark.parametrize("seed", range(100, 106))
def test_undoing_everything_gives_the_first_report_and_redoing_everything_the_last(
    seed: int, report: Report, qtbot: QtBot
) -> None:
    chance = random.Random(seed)  # noqa: S311  # repeatable, not secret
    session = ReportSession(report)
    page = ReportEditor(session)
    qtbot.addWidget(page)
    for _step in range(80):
        _act(page, chance)
    _go(page, session.redo)
    last = session.report
    _go(page, session.undo)
    assert session.report == report
    _go(page, session.redo)
    assert session.report == last


def _go(page: ReportEditor, step: Callable[[], None]) -> None:
    """Undo or redo everything."""
    before = None
    while page.session.report is not before:
        before = page.session.report
        step()
        assert agrees(page.body, page.session.report)
