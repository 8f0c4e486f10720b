"""Says calmly that a store is damaged, and what can be done about it."""

from enum import Enum, auto
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.services.encryption import Key
from desktop.services.rescue import GoodBackup, newest_good
from desktop.ui import icons, theme
from desktop.ui.backups.words import held, moment
from desktop.ui.choice import ChoiceButton
from desktop.ui.tasks import Task
from desktop.ui.theme import UNIT

_PICTURE = 32


class Remedy(Enum):
    """What is to be done about a damaged store."""

    BACKUP = auto()
    RESCUE = auto()
    OTHER = auto()
    LEAVE = auto()


_CHOICES = {
    Remedy.BACKUP: ("archive-restore", "用最近的备份恢复", "正在查找完好的备份…"),
    Remedy.RESCUE: (
        "refresh-cw",
        "抢救还能读出的内容",
        "把读得出的报告写进一个新文件，并逐条说明哪些没有找回",
    ),
    Remedy.OTHER: ("folder-open", "选择其他文件…", "打开另一个台账文件，或优盘上的备份"),
}


class DamageDialog(QDialog):
    """Offers the ways out; the damaged file is kept aside in every one of them.

    Attributes:
        path: The damaged file.
        remedy: What was chosen.
        found: The newest good backup, None while it is looked for and where there is none.
    """

    def __init__(
        self, path: Path, sentence: str, leave: str, key: Key | None, parent: QWidget | None = None
    ) -> None:
        """Say what happened in a `sentence`; `leave` are the words for doing nothing."""
        super().__init__(parent)
        self.remedy = Remedy.LEAVE
        self.path = path
        self.found: GoodBackup | None = None
        self.choices = {each: ChoiceButton(*words, self) for each, words in _CHOICES.items()}
        self._leave = ChoiceButton("x", leave, "文件保持原样，不作任何改动", self)
        self._build(sentence)
        self._task: Task[GoodBackup | None] = Task(self)
        self._task.succeeded.connect(self.show_found)
        self._task.start(partial(newest_good, path, key))

    @Slot(object)
    def show_found(self, found: GoodBackup | None) -> None:
        """Offer the newest good backup, where there is one."""
        self.found = found
        button = self.choices[Remedy.BACKUP]
        button.setEnabled(found is not None)
        if found is None:
            button.explain("没有找到完好的备份")
            self.choices[Remedy.RESCUE].setFocus()
            return
        what = held(found.contents) if found.contents else "已加密，恢复时要输入密码"
        button.explain(f"{moment(found.backup.made)}的备份：{what}")
        button.setFocus()

    def without_other(self) -> None:
        """Offer no other file: one is open."""
        self.choices[Remedy.OTHER].hide()

    def _choose(self, remedy: Remedy, _checked: object = None) -> None:
        self.remedy = remedy
        self.accept()

    def _build(self, sentence: str) -> None:
        self.setWindowTitle("台账文件损坏 - 法治年报")
        picture = QLabel(self)
        ratio = self.devicePixelRatioF()
        picture.setPixmap(icons.pixmap("triangle-alert", "accent_ink", _PICTURE, ratio))
        words = QLabel(sentence, self)
        words.setWordWrap(True)
        kept = QLabel("无论选择哪一种，损坏的文件都会另名保留，不会被覆盖。", self)
        kept.setWordWrap(True)
        theme.mark(kept, "muted")
        head = QHBoxLayout()
        head.setSpacing(2 * UNIT)
        head.addWidget(picture)
        head.addWidget(words, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        box.setSpacing(UNIT)
        box.addLayout(head)
        box.addWidget(kept)
        box.addSpacing(UNIT)
        self.choices[Remedy.BACKUP].setEnabled(False)
        for remedy, button in self.choices.items():
            button.clicked.connect(partial(self._choose, remedy))
            box.addWidget(button)
        self._leave.clicked.connect(self.reject)
        box.addWidget(self._leave)
        self.setFixedWidth(76 * UNIT)
