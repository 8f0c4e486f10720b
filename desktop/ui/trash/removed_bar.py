"""Says what has just gone into the bin, and takes it back at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.domain.revision import TrashEntry, TrashKind
from desktop.services.workspace import Workspace
from desktop.ui import icons, theme
from desktop.ui.dialogs import messages
from desktop.ui.trash.model import title_of

_UNITS = {TrashKind.REPORT: "份报告", TrashKind.OFFICE: "个单位"}


class RemovedBar(QFrame):
    """One line below a page's head that stays until it is closed or something else is removed.

    Signals:
        brought_back: All of it is where it was.
    """

    brought_back = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._entries: tuple[TrashEntry, ...] = ()
        self._text = QLabel(self)
        self.undo = QPushButton("撤销", self)
        self._close = QPushButton(self)
        self._build()
        self.hide()

    @property
    def text(self) -> str:
        """What the line says."""
        return self._text.text()

    def tell(self, entries: Sequence[TrashEntry]) -> None:
        """Say what was removed."""
        self._entries = tuple(entries)
        if not entries:
            self.hide()
            return
        first = entries[0]
        what = f"“{title_of(first)}”"
        if len(entries) > 1:
            what = f"{len(entries)} {_UNITS[first.kind]}"
        self._text.setText(f"{what}已移入回收站，可以在“工具 - 回收站”中找回。")
        self.show()

    @Slot()
    def bring_back(self) -> None:
        """Take the removal back."""
        self.hide()
        with messages.reporting(self):
            for entry in self._entries:
                self._workspace.history.undelete(entry.id)
            self.brought_back.emit()

    def _build(self) -> None:
        theme.mark(self, "banner")
        theme.mark(self._close, "flat")
        icons.put(self.undo, "undo-2")
        icons.put(self._close, "x", "muted")
        self._close.setAccessibleName("关闭提示")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * theme.UNIT, theme.HALF, theme.UNIT, theme.HALF)
        line.addWidget(self._text, 1)
        line.addWidget(self.undo)
        line.addWidget(self._close)
        self.undo.clicked.connect(self.bring_back)
        self._close.clicked.connect(self.hide)
