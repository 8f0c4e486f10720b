"""The cover over the windows, and the clock that calls for it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import NotAllowedError
from desktop.ui.password_form import PasswordForm
from desktop.ui.start import lock
from desktop.ui.start.idle import IdleWatch


def _check(typed: str) -> None:
    if typed != "对":
        raise NotAllowedError("口令不正确。")


def _form(parent: QWidget) -> QWidget:
    return PasswordForm("口令", _check, parent)


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication) -> QMainWindow:  # noqa: ARG001
    """Give a window that shows something secret."""
    made = QMainWindow()
    made.setWindowTitle("机密报告 - 法治年报")
    secret = QLabel(made)
    secret.setStyleSheet("background: #ff00ff")
    made.setCentralWidget(secret)
    made.resize(400, 300)
    made.show()
    qtbot.addWidget(made)
    return made


def _while_locked(act: Callable[[lock.LockDialog], None]) -> None:
    """Do something once the lock stands."""

    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, lock.LockDialog)
        act(dialog)

    QTimer.singleShot(0, do)


def _type(dialog: lock.LockDialog, words: str) -> None:
    form = dialog.form
    assert isinstance(form, PasswordForm)
    form.line.setText(words)
    form.submit()


def test_nothing_of_the_window_is_seen_not_even_its_name(window: QMainWindow) -> None:
    seen: list[str] = []

    def look(dialog: lock.LockDialog) -> None:
        seen.append(window.windowTitle())
        picture = window.grab().toImage()
        magenta = QColor("#ff00ff")
        assert all(
            picture.pixelColor(x, y) != magenta
            for x in range(0, picture.width(), 7)
            for y in range(0, picture.height(), 7)
        )
        _type(dialog, "对")

    _while_locked(look)
    assert lock.lock(window, _form)
    assert seen == [lock.TITLE]
    assert window.windowTitle() == "机密报告 - 法治年报"


def test_a_name_that_the_window_gets_meanwhile_is_shown_afterwards(window: QMainWindow) -> None:
    def rename(dialog: lock.LockDialog) -> None:
        window.setWindowTitle("另一份报告")
        assert window.windowTitle() == lock.TITLE
        window.resize(500, 400)
        cover = window.findChild(lock.Cover)
        assert cover is not None
        assert cover.size() == window.size()
        _type(dialog, "对")

    _while_locked(rename)
    lock.lock(window, _form)
    assert window.windowTitle() == "另一份报告"


def test_another_password_and_esc_open_nothing(window: QMainWindow) -> None:
    said: list[str] = []

    def attempt(dialog: lock.LockDialog) -> None:
        _type(dialog, "错")
        dialog.keyPressEvent(
            QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        )
        dialog.reject()
        assert dialog.isVisible()
        form = dialog.form
        assert isinstance(form, PasswordForm)
        said.append(form.problem.text())
        _type(dialog, "对")

    _while_locked(attempt)
    assert lock.lock(window, _form)
    assert said == ["口令不正确。"]


def test_leaving_the_program_gives_up_what_dialogs_asked(qtbot: QtBot, window: QMainWindow) -> None:
    question = QDialog(window)
    qtbot.addWidget(question)
    question.open()
    _while_locked(lambda dialog: dialog.leave())
    assert not lock.lock(window, _form)
    assert not question.isVisible()


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    """Give what a watch belongs to."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


class Clock:
    """A clock that is put on by hand, in seconds."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_after_the_minutes_it_calls_once(owner: QWidget) -> None:
    clock, calls = Clock(), []
    watch = IdleWatch(lambda: 15, owner, clock)
    watch.passed.connect(lambda: calls.append(1))
    for seconds in (899, 900, 901):
        clock.seconds = seconds
        watch.look()
    watch.stop()
    assert len(calls) == 1


def test_a_key_begins_the_count_anew(owner: QWidget) -> None:
    clock, calls = Clock(), []
    watch = IdleWatch(lambda: 1, owner, clock)
    watch.passed.connect(lambda: calls.append(1))
    clock.seconds = 59
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    window = QWindow()
    watch._watch(window)
    assert not watch.eventFilter(window, key)
    clock.seconds = 100
    watch.look()
    watch.stop()
    assert calls == []


def test_without_minutes_it_never_calls(owner: QWidget) -> None:
    clock, calls = Clock(), []
    watch = IdleWatch(lambda: 0, owner, clock)
    watch.passed.connect(lambda: calls.append(1))
    clock.seconds = 1e9
    watch.look()
    watch.stop()
    assert calls == []
