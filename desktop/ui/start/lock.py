"""Covers what is on the screen until whoever works there has signed in again."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.ui import icons, theme
from desktop.ui.theme import UNIT

TITLE = "法治年报 - 已锁定"
_PICTURE = 48


class UnlockForm(Protocol):
    """A widget that asks for what opens a locked window: an operator's, or a store's password."""

    @property
    def accepted(self) -> SignalInstance:
        """Given once it was the right one."""

    def submit(self) -> None:
        """Try what was typed."""


MakeForm = Callable[[QWidget], QWidget]
"""Makes an `UnlockForm` inside a widget."""


class Cover(QFrame):
    """An opaque page over all of a window, which says nothing of what is below it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._title = window.windowTitle()
        self.setObjectName("cover")
        self.setProperty("role", "page")
        self.setAutoFillBackground(True)
        picture = QLabel(self)
        picture.setPixmap(icons.pixmap("lock", "faint", _PICTURE, self.devicePixelRatioF()))
        box = QVBoxLayout(self)
        box.addWidget(picture, 0, Qt.AlignmentFlag.AlignCenter)
        window.installEventFilter(self)
        window.setWindowTitle(TITLE)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def lift(self) -> None:
        """Show the window again, under its name."""
        self._window.removeEventFilter(self)
        if self._window.windowTitle() == TITLE:
            self._window.setWindowTitle(self._title)
        self.hide()
        self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, and keep its name hidden whoever gives it another."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        elif event.type() == QEvent.Type.WindowTitleChange and self._window.windowTitle() != TITLE:
            self._title = self._window.windowTitle()
            self._window.setWindowTitle(TITLE)
        return super().eventFilter(watched, event)


class LockDialog(QDialog):
    """Stands over covered windows; only the right password, or leaving the program, closes it."""

    def __init__(self, make_form: MakeForm, head: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = make_form(self)
        self.leaving = False
        self._build(head)

    @override
    def reject(self) -> None:
        """Stay: Esc opens nothing."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    @Slot()
    def leave(self) -> None:
        """Close the program instead."""
        self.leaving = True
        self.accept()

    def _build(self, head: str) -> None:
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)
        title = QLabel(head, self)
        theme.mark(title, "title")
        words = QLabel("正在编辑的内容都已保存。", self)
        theme.mark(words, "muted")
        enter = QPushButton("解锁", self)
        theme.mark(enter, "primary")
        enter.setDefault(True)
        leave = QPushButton("退出程序", self)
        theme.mark(leave, "flat")
        leave.setAutoDefault(False)
        form: UnlockForm = self.form  # type: ignore[assignment]  # Qt's signals are no protocol's
        enter.clicked.connect(form.submit)
        leave.clicked.connect(self.leave)
        form.accepted.connect(self.accept)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        for widget in (title, words, self.form, enter, leave):
            box.addWidget(widget)
        self.setFixedWidth(48 * UNIT)
        self.form.setFocus()


def lock(window: QWidget, make_form: MakeForm, head: str = "已锁定") -> bool:
    """Cover all windows until the form lets somebody in; tells whether they want to go on.

    False: the program is to be left; what other dialogs asked is given up then.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return True
    popup = app.activePopupWidget()
    while popup is not None:
        popup.close()
        popup = app.activePopupWidget()
    shown = [each for each in app.topLevelWidgets() if each.isVisible() and each.isWindow()]
    covers = [Cover(each) for each in shown]
    dialog = LockDialog(make_form, head, window)
    dialog.exec()
    dialog.deleteLater()
    for cover in covers:
        cover.lift()
    if dialog.leaving:
        for each in shown:
            if isinstance(each, QDialog):
                each.reject()
    return not dialog.leaving
