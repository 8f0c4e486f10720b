import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.editor.text_fields import GrowingField, LineField

LONG = "市委、市政府、省国防动员办公室、省司法厅、市委全面依法治市委员会办公室"


@pytest.fixture
def page(dressed: QApplication, qtbot: QtBot) -> QWidget:
    assert dressed is not None
    widget = QWidget()
    widget.resize(240, 400)
    QVBoxLayout(widget)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def put(page: QWidget, field: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(field)
    QApplication.processEvents()


def growing(page: QWidget, text: str, *, breaks: bool) -> GrowingField:
    field = GrowingField(breaks=breaks)
    put(page, field)
    field.setPlainText(text)
    return field


def test_long_text_is_seen_from_its_beginning(page: QWidget) -> None:
    line = LineField()
    put(page, line)
    line.show_text(LONG)
    assert line.cursorPosition() == 0


def test_line_that_is_left_goes_back_to_its_beginning(page: QWidget, qtbot: QtBot) -> None:
    line, other = LineField(), LineField()
    put(page, line)
    put(page, other)
    line.setFocus()
    qtbot.keyClicks(line, "a long text")
    other.setFocus()
    assert line.cursorPosition() == 0


def test_text_being_typed_keeps_its_cursor(page: QWidget, qtbot: QtBot) -> None:
    line = LineField()
    put(page, line)
    line.setFocus()
    qtbot.keyClicks(line, "abc")
    line.show_text("abcd")
    assert line.cursorPosition() == 4


def test_field_grows_with_its_text_up_to_five_lines(page: QWidget) -> None:
    heights = [growing(page, "字\n" * count, breaks=True).height() for count in range(8)]
    assert heights[0] == heights[1] < heights[2] < heights[3] < heights[4]
    assert heights[4] == heights[7]


def test_field_of_one_paragraph_is_as_high_as_a_line_edit_until_it_wraps(page: QWidget) -> None:
    line = LineField()
    put(page, line)
    assert growing(page, "市政府", breaks=False).height() == line.height()
    assert growing(page, LONG, breaks=False).height() > line.height()


def test_text_that_fits_needs_no_scroll_bar(page: QWidget) -> None:
    assert not growing(page, LONG, breaks=True).verticalScrollBar().isVisible()


def test_field_of_one_paragraph_takes_no_line_break(page: QWidget) -> None:
    field = growing(page, "市政府", breaks=False)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.toPlainText() == "市政府"


def test_lines_pasted_into_one_paragraph_are_joined(page: QWidget) -> None:
    field = growing(page, "", breaks=False)
    data = QMimeData()
    data.setText("市委\r\n 市政府\n")
    field.insertFromMimeData(data)
    assert field.toPlainText() == "市委、市政府"


def test_line_breaks_are_kept_where_they_mean_something(page: QWidget) -> None:
    field = growing(page, "", breaks=True)
    data = QMimeData()
    data.setText("青山县国防动员办公室\n青山县司法局")
    field.insertFromMimeData(data)
    assert field.toPlainText() == "青山县国防动员办公室\n青山县司法局"


def test_locked_field_looks_like_a_locked_line_edit(page: QWidget) -> None:
    field = growing(page, "市政府", breaks=False)
    before = field.grab().toImage().pixelColor(3, 10)
    field.lock(locked=True)
    assert field.isReadOnly()
    assert field.grab().toImage().pixelColor(3, 10) != before
