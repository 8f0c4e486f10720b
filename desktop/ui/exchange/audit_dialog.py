"""操作日志: what was done when by whom; filtered, checked, handed over as Excel or CSV."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.audit import Entry
from desktop.services.audit_log import HEADS, AuditService, line_of
from desktop.ui import theme
from desktop.ui.dialogs import files, messages
from desktop.ui.exchange.table import Line, TableModel, show_model, table_view
from desktop.ui.theme import UNIT

_WIDTHS = (7, 20, 12, 13, 34, 56)
_EVERYBODY, _EVERYTHING = "全部操作员", "全部事项"
_TOKENS = {"删除": "overdue", "解锁": "review", "带问题放行": "review", "恢复备份": "review"}
_EVENT, _DETAIL = 3, 5
_KINDS = {".xlsx": ("导出 Excel", "Excel 工作簿"), ".csv": ("导出 CSV", "CSV 文件")}


class AuditDialog(QDialog):
    """Shows the log of events, the newest first."""

    def __init__(self, audit: AuditService, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._audit = audit
        self._today = today
        self._lines: list[tuple[Entry, tuple[str, ...]]] = []
        self._shown: list[Entry] = []
        self.first, self.last = QDateEdit(self), QDateEdit(self)
        self.operator, self.kind = QComboBox(self), QComboBox(self)
        self.search = QLineEdit(self)
        self.model = TableModel(HEADS, self)
        self.view = table_view("操作日志", _WIDTHS, self)
        self.said = QLabel(self)
        self.verify_button = QPushButton("校验(&V)", self)
        self._build()
        self.reload()
        self._connect()
        self.search.setFocus()

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The events that the filters let through, the oldest first."""
        return tuple(self._shown)

    @Slot()
    def reload(self) -> None:
        """Read the log again."""
        self._lines = [(entry, line_of(entry)) for entry in self._audit.entries()]
        days = [line[1][:10] for _, line in self._lines] or [self._today.isoformat()]
        self.first.setDate(QDate.fromString(min(days), "yyyy-MM-dd"))
        self.last.setDate(QDate.fromString(max(*days, self._today.isoformat()), "yyyy-MM-dd"))
        _offer(self.operator, _EVERYBODY, {line[2] for _, line in self._lines})
        _offer(self.kind, _EVERYTHING, {line[3] for _, line in self._lines})
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what the filters let through."""
        kept = [(entry, line) for entry, line in self._lines if self._wanted(line)]
        self._shown = [entry for entry, _ in kept]
        self.model.show_lines([_line(line) for _, line in reversed(kept)])
        theme.mark(self.said, "muted")
        some = f"，其中 {len(kept)} 条符合条件" if len(kept) < len(self._lines) else ""
        self.said.setText(f"共 {len(self._lines)} 条{some}。日志只增不改，每条都与上一条连锁校验。")

    @Slot()
    def verify(self) -> None:
        """Check the chain of the whole log."""
        complaint = self._audit.complaint()
        theme.mark(self.said, "error" if complaint else "strong")
        whole = f"已校验全部 {len(self._lines)} 条：前后连贯，没有被改动。"
        self.said.setText(complaint or whole)

    @Slot()
    def export_workbook(self) -> None:
        """Write what is shown as a workbook."""
        self._export(".xlsx")

    @Slot()
    def export_csv(self) -> None:
        """Write what is shown as CSV."""
        self._export(".csv")

    def _export(self, suffix: str) -> None:
        title, label = _KINDS[suffix]
        name = f"操作日志{self._today:%Y%m%d}{suffix}"
        path = files.ask_save_path(self, title, name, label, suffix)
        if path is None:
            return
        with messages.reporting(self):
            # The system's dialog has asked already whether a file may be replaced.
            self._audit.export(path, self._shown, today=self._today, force=True)
            count = len(self._shown)
            self.reload()
            self.said.setText(f"已把 {count} 条写入“{path.name}”，位于 {path.parent}。")

    def _wanted(self, line: Sequence[str]) -> bool:
        day, operator, event = line[1][:10], self.operator.currentText(), self.kind.currentText()
        text = " ".join(line[:6])
        return (
            self.first.date().toString("yyyy-MM-dd") <= day
            and day <= self.last.date().toString("yyyy-MM-dd")
            and operator in {_EVERYBODY, line[2]}
            and event in {_EVERYTHING, line[3]}
            and all(word in text for word in self.search.text().split())
        )

    def _connect(self) -> None:
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self.refresh)
        for box in (self.operator, self.kind):
            box.currentIndexChanged.connect(self.refresh)
        self.search.textChanged.connect(self.refresh)
        self.verify_button.clicked.connect(self.verify)

    def _build(self) -> None:
        self.setWindowTitle("操作日志")
        show_model(self.view, self.model)
        self.said.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        box.addLayout(self._filters())
        box.addWidget(self.view, 1)
        box.addWidget(self.said)
        box.addLayout(self._buttons())
        self.resize(150 * UNIT, 80 * UNIT)

    def _filters(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        for words, edit in (("从(&F)", self.first), ("到(&T)", self.last)):
            label = QLabel(words, self)
            label.setBuddy(edit)
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.setAccessibleName(words[0])
            line.addWidget(label)
            line.addWidget(edit)
        for name, box in (("操作员", self.operator), ("事项", self.kind)):
            box.setAccessibleName(name)
            box.setMinimumContentsLength(8)
            line.addWidget(box)
        self.search.setPlaceholderText("按对象、说明查找")
        self.search.setClearButtonEnabled(True)
        line.addWidget(self.search, 1)
        return line

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        buttons = [
            (self.verify_button, None),
            (QPushButton("导出 Excel(&X)…", self), self.export_workbook),
            (QPushButton("导出 CSV(&C)…", self), self.export_csv),
        ]
        for button, act in buttons:
            button.setAutoDefault(False)
            if act is not None:
                button.clicked.connect(act)
            line.addWidget(button)
        line.addStretch(1)
        close = QPushButton("关闭", self)
        close.clicked.connect(self.reject)
        line.addWidget(close)
        return line


def _offer(box: QComboBox, everything: str, found: set[str]) -> None:
    """Offer other values; what was chosen stays chosen where it is still there."""
    before = box.currentText()
    box.blockSignals(True)  # noqa: FBT003 - Qt's signature
    box.clear()
    box.addItems([everything, *sorted(found)])
    box.setCurrentIndex(max(0, box.findText(before)))
    box.blockSignals(False)  # noqa: FBT003 - Qt's signature


def _line(texts: tuple[str, ...]) -> Line:
    token = _TOKENS.get(texts[_EVENT])
    return Line(texts, ((_EVENT, token),) if token else (), texts[_DETAIL])
