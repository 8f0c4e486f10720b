from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.errors import ConflictError
from desktop.ui.dialogs import messages
from tests.ui.asked import Asked


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch, asked: Asked) -> None:
    """Take the recorder away again: here the boxes themselves are tried."""
    assert asked is not None
    monkeypatch.undo()


def press(app: QApplication, key: Qt.Key, qtbot: QtBot) -> Callable[[], None]:
    def pressed() -> None:
        box = app.activeModalWidget()
        assert isinstance(box, QDialog)
        qtbot.keyClick(box, key)

    return pressed


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize(
    ("key", "danger", "said"),
    [
        pytest.param(Qt.Key.Key_Return, False, True, id="enter says yes"),
        pytest.param(Qt.Key.Key_Return, True, False, id="enter is safe where there is danger"),
        pytest.param(Qt.Key.Key_Escape, False, False, id="esc says no"),
    ],
)
def test_keys_answer_a_question(
    dressed: QApplication, qtbot: QtBot, key: Qt.Key, *, danger: bool, said: bool
) -> None:
    QTimer.singleShot(0, press(dressed, key, qtbot))
    assert messages.ask(None, "删除吗？", "删除", "保留", danger=danger) is said


@pytest.mark.usefixtures("real")
def test_closing_a_choice_takes_its_last_option(dressed: QApplication, qtbot: QtBot) -> None:
    QTimer.singleShot(0, press(dressed, Qt.Key.Key_Escape, qtbot))
    assert messages.choose(None, "打不开。", ("选择其他文件…", "退出")) == 1


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("say", [messages.tell, messages.warn])
def test_message_has_one_button_in_chinese(
    dressed: QApplication, qtbot: QtBot, say: Callable[[None, str], None]
) -> None:
    seen: list[str] = []

    def look() -> None:
        box = dressed.activeModalWidget()
        assert isinstance(box, QDialog)
        seen.extend(button.text() for button in box.findChildren(QPushButton))
        qtbot.keyClick(box, Qt.Key.Key_Return)

    QTimer.singleShot(0, look)
    say(None, "完成。")
    assert seen == ["知道了"]


@messages.reporting(None)
def failing(error: Exception) -> None:
    raise error


def test_error_of_a_use_case_is_shown_as_it_is_worded(asked: Asked) -> None:
    failing(ConflictError("已有同名文件，请换一个名称。"))
    assert asked.warned == ["已有同名文件，请换一个名称。"]


def test_bug_in_a_use_case_travels_on(asked: Asked) -> None:
    with pytest.raises(KeyError):
        failing(KeyError("x"))
    assert asked.warned == []
