"""往来记录: what was handed over and taken in, when, with whom, and what became of it."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.exchange import Direction, Exchange, Outcome
from desktop.services.audit_log import local_time
from desktop.ui import theme
from desktop.ui.exchange.table import Line, TableModel, show_model, table_view
from desktop.ui.theme import UNIT

_HEADS = ("时间", "方向", "单位", "年度", "结果", "对方单位", "退回理由")
_WIDTHS = (19, 8, 28, 7, 10, 26)
_OUTCOME = 4
_DIRECTIONS = {Direction.OUT: "报出", Direction.IN: "收到"}
_TOKENS = {Outcome.MERGED: "submitted", Outcome.REFUSED: "overdue"}


class HistoryDialog(QDialog):
    """Lists what passed between offices, the newest first."""

    def __init__(
        self, exchanges: Sequence[Exchange], wanted: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = [_line(each) for each in exchanges]
        self.setWindowTitle("往来记录")
        self.search = QLineEdit(wanted, self)
        self.model = TableModel(_HEADS, self)
        self.view = table_view("往来记录", _WIDTHS, self)
        self.count = QLabel(self)
        self._build()
        self.search.textChanged.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the lines that hold every word of the search."""
        words = self.search.text().split()
        shown = [
            line for line in self._lines if all(word in " ".join(line.texts) for word in words)
        ]
        self.model.show_lines(shown)
        found = f"，找到 {len(shown)} 条" if words else ""
        nothing = "还没有制作或接收过报送包。"
        self.count.setText(f"共 {len(self._lines)} 条{found}" if self._lines else nothing)

    def _build(self) -> None:
        show_model(self.view, self.model)
        self.search.setPlaceholderText("按单位、年度、结果查找")
        self.search.setClearButtonEnabled(True)
        theme.mark(self.count, "muted")
        buttons = QDialogButtonBox(self)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        for widget in (self.search, self.view, self.count, buttons):
            box.addWidget(widget)
        self.resize(130 * UNIT, 70 * UNIT)


def _line(exchange: Exchange) -> Line:
    token = _TOKENS.get(exchange.outcome)
    return Line(
        (
            local_time(exchange.at)[:-3],
            _DIRECTIONS[exchange.direction],
            exchange.office,
            str(exchange.year),
            exchange.outcome.value,
            exchange.partner,
            exchange.reason,
        ),
        ((_OUTCOME, token),) if token else (),
    )
