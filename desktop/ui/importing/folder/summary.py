"""What an import came to: counts, the files that were not stored and why, and a way to save it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.services.import_folder import Outcome, Result
from desktop.services.import_summary import counted, write_summary
from desktop.ui import icons, theme
from desktop.ui.dialogs import files, messages

_LOOKS = {
    Result.STORED: ("circle-check", "submitted"),
    Result.REPLACED: ("refresh-cw", "final"),
    Result.KEPT: ("minus", "muted"),
    Result.SKIPPED: ("minus", "muted"),
    Result.FAILED: ("circle-alert", "overdue"),
}
_KINDS = {".txt": "文本文件", ".csv": "逗号分隔的表格"}
_SIZE = (112 * theme.UNIT, 60 * theme.UNIT)
_NAME_WIDTH = 40 * theme.UNIT


class SummaryDialog(QDialog):
    """Lists outcomes under what became of the files; failures stand first and open."""

    def __init__(self, outcomes: Sequence[Outcome], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcomes = tuple(outcomes)
        self.told = QLabel(counted(outcomes), self)
        self.tree = QTreeWidget(self)
        self._buttons = QDialogButtonBox(self)
        self._build()
        self._fill()

    @Slot()
    def save_text(self) -> None:
        """Save the summary as text."""
        self._save(".txt")

    @Slot()
    def save_table(self) -> None:
        """Save the summary as a table."""
        self._save(".csv")

    def _save(self, suffix: str) -> None:
        name = f"导入结果{suffix}"
        path = files.ask_save_path(self, "保存导入结果", name, _KINDS[suffix], suffix)
        if path is not None:
            with messages.reporting(self):
                # The dialog of the system has asked about a file that is there.
                write_summary(self._outcomes, path, force=True)

    def _fill(self) -> None:
        for result in (Result.FAILED, *(each for each in Result if each is not Result.FAILED)):
            of_kind = [outcome for outcome in self._outcomes if outcome.result is result]
            if not of_kind:
                continue
            head = QTreeWidgetItem(self.tree, [f"{result.value}（{len(of_kind)}）"])
            head.setIcon(0, icons.icon(*_LOOKS[result]))
            for outcome in of_kind:
                item = QTreeWidgetItem(head, [outcome.row.place, outcome.reason])
                item.setToolTip(0, str(outcome.row.path))
                item.setToolTip(1, outcome.reason)
            head.setExpanded(result is Result.FAILED)

    def _build(self) -> None:
        self.setWindowTitle("导入结果")
        theme.mark(self.told, "strong")
        self.told.setWordWrap(True)
        self.tree.setHeaderLabels(["文件", "说明"])
        self.tree.setColumnWidth(0, _NAME_WIDTH)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setAccessibleName("导入结果")
        roles = QDialogButtonBox.ButtonRole
        text = self._buttons.addButton("存为文本…", roles.ActionRole)
        table = self._buttons.addButton("存为表格…", roles.ActionRole)
        done = self._buttons.addButton("完成", roles.AcceptRole)
        theme.mark(done, "primary")
        done.setDefault(True)
        text.clicked.connect(self.save_text)
        table.clicked.connect(self.save_table)
        self._buttons.accepted.connect(self.accept)
        box = QVBoxLayout(self)
        box.setContentsMargins(*([2 * theme.UNIT] * 4))
        box.setSpacing(2 * theme.UNIT)
        box.addWidget(self.told)
        box.addWidget(self.tree, 1)
        box.addWidget(self._buttons)
        self.resize(*_SIZE)
