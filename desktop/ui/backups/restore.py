"""Asks before a backup is brought back: what comes, what goes, and where that is kept."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.backup import Backup, Contents
from desktop.services.workspace import Workspace
from desktop.ui import icons, theme
from desktop.ui.backups.words import moment
from desktop.ui.theme import UNIT

_ROWS = ("单位", "报告", "年度", "最后修改")
_KEPT = (
    "恢复后，台账会回到备份时的样子，此后的修改不再显示。"
    "现在的台账不会删除，会以“…恢复前…”为名保留在同一文件夹中。"
)


class RestoreDialog(QDialog):
    """Sets what the backup holds beside what the store holds now."""

    def __init__(
        self, backup: Backup, then: Contents, now: Contents, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._build(backup, then, now)

    def _build(self, backup: Backup, then: Contents, now: Contents) -> None:
        self.setWindowTitle("恢复备份")
        head = QLabel(f"恢复到{moment(backup.made)}？", self)
        theme.mark(head, "title")
        kept = QLabel(_KEPT, self)
        kept.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(2 * UNIT)
        box.addWidget(head)
        box.addLayout(self._table(then, now))
        box.addWidget(kept)
        box.addWidget(self._buttons())
        self.setFixedWidth(64 * UNIT)

    def _table(self, then: Contents, now: Contents) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(UNIT)
        for column, words in enumerate(("", "这份备份", "现在的台账")):
            label = QLabel(words, self)
            theme.mark(label, "strong")
            grid.addWidget(label, 0, column)
        for row, (name, one, other) in enumerate(
            zip(_ROWS, _told(then), _told(now), strict=True), 1
        ):
            label = QLabel(name, self)
            theme.mark(label, "muted")
            for column, widget in enumerate((label, QLabel(one, self), QLabel(other, self))):
                grid.addWidget(widget, row, column)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        go = QPushButton("恢复这份备份", self)
        theme.mark(go, "danger")
        icons.put(go, "archive-restore", "overdue")
        go.setAutoDefault(False)
        stay = QPushButton("不恢复", self)
        stay.setDefault(True)
        buttons.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(stay, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def restored(
    workspace: Workspace, backup: Backup, now: Callable[[], dt.datetime], password: str = ""
) -> str:
    """Bring a backup back; returns what to tell of it."""
    kept = workspace.backups.restore(backup.path, now(), password)
    aside = f"恢复前的台账保留为“{kept.name}”。" if kept else ""
    return f"台账已恢复到{moment(backup.made)}。{aside}"


def _told(contents: Contents) -> tuple[str, ...]:
    years = "—".join(dict.fromkeys(map(str, contents.years))) if contents.years else "—"
    updated = moment(contents.updated.astimezone()) if contents.updated else "—"
    return (f"{contents.offices} 个", f"{contents.reports} 份", years, updated)
