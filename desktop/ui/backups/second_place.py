"""The second place of backups: a USB stick or another disk, and whether it is there."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.operator import Act
from desktop.services.safekeeping import free_bytes
from desktop.services.workspace import Workspace
from desktop.ui import icons, theme
from desktop.ui.backups.words import size
from desktop.ui.dialogs import files, messages
from desktop.ui.theme import HALF, UNIT

_NONE = "还没有设置。建议选择优盘或另一块硬盘上的文件夹：电脑损坏时，那里的备份还在。"
_AWAY = "现在找不到这个文件夹（优盘可能没有插上）。本机照常备份，插上后下一次备份会写到这里。"
_THERE = "可以使用，还有 {free} 空间。每次备份都会在这里再存一份。"


class SecondPlace(QWidget):
    """Shows and changes it.

    Signals:
        changed: Another one was chosen, or none.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._path = QLabel(self)
        self._state = QLabel(self)
        self.choose_button = QPushButton("选择文件夹…", self)
        self.drop_button = QPushButton("不再使用", self)
        self._build()
        self.refresh()

    @property
    def said(self) -> str:
        """What is said of the place."""
        return self._state.text()

    @Slot()
    def refresh(self) -> None:
        """Look whether it is there."""
        place = self._workspace.backups.second_place
        free = free_bytes(place) if place else None
        self._path.setText(str(place) if place else "未设置")
        self._path.setToolTip(self._path.text())
        if place is None:
            self._state.setText(_NONE)
        else:
            self._state.setText(_AWAY if free is None else _THERE.format(free=size(free)))
        objection = self._workspace.operators.objection(Act.STORE)
        may = not objection and not self._workspace.read_only
        self.choose_button.setEnabled(may)
        self.drop_button.setEnabled(may and place is not None)
        for button in (self.choose_button, self.drop_button):
            button.setToolTip(objection)

    @Slot()
    def choose(self) -> None:
        """Ask for a folder."""
        folder = files.ask_folder(self, "选择第二处备份的文件夹")
        if folder is not None:
            with messages.reporting(self):
                self._workspace.backups.choose_second_place(folder)
        self.refresh()
        self.changed.emit()

    @Slot()
    def drop(self) -> None:
        """Use none any more; what lies there stays."""
        with messages.reporting(self):
            self._workspace.backups.choose_second_place(None)
        self.refresh()
        self.changed.emit()

    def _build(self) -> None:
        head = QLabel("第二处备份", self)
        theme.mark(head, "strong")
        self._path.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._state.setWordWrap(True)
        theme.mark(self._state, "muted")
        icons.put(self.choose_button, "hard-drive")
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(self._path, 1)
        for button in (self.choose_button, self.drop_button):
            button.setAutoDefault(False)
            line.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(HALF)
        box.addWidget(head)
        box.addLayout(line)
        box.addWidget(self._state)
        self.choose_button.clicked.connect(self.choose)
        self.drop_button.clicked.connect(self.drop)
