"""What a receipt says of our reports: taken, refused and why, and what has changed since."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.domain.exchange import Outcome
from desktop.services.merging import Acknowledged
from desktop.ui import theme
from desktop.ui.exchange.table import Line, TableModel, show_model, table_view
from desktop.ui.theme import UNIT

_HEADS = ("单位", "年度", "结果", "现在的情况", "退回理由")
_WIDTHS = (28, 7, 9, 34)
_OUTCOME = 2


class ReceiptDialog(QDialog):
    """Shows a receipt that was read in."""

    def __init__(self, found: Sequence[Acknowledged], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("读入回执")
        self.model = TableModel(_HEADS, self)
        self.model.show_lines([_line(each) for each in found])
        self.words = QLabel(summary(found), self)
        theme.mark(self.words, "strong")
        self.words.setWordWrap(True)
        self.view = table_view("回执", _WIDTHS, self)
        show_model(self.view, self.model)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton("知道了", QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(close, "primary")
        buttons.accepted.connect(self.accept)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        for widget in (self.words, self.view, buttons):
            box.addWidget(widget)
        self.resize(116 * UNIT, 56 * UNIT)


def summary(found: Sequence[Acknowledged]) -> str:
    """Say in one sentence what the receipt comes to."""
    taken = sum(each.receipted.outcome is Outcome.MERGED for each in found)
    parts = [f"上级单位接收了 {taken} 份，退回 {len(found) - taken} 份"]
    moved = sum(each.moved for each in found)
    changed = sum(each.changed for each in found)
    if moved:
        parts.append(f"其中 {moved} 份已转为“已报送”")
    if changed:
        parts.append(f"{changed} 份在报送之后又有改动，需要时请重新报送")
    return "，".join(parts) + "。"


def _line(each: Acknowledged) -> Line:
    receipted = each.receipted
    taken = receipted.outcome is Outcome.MERGED
    tokens = ((_OUTCOME, "submitted" if taken else "overdue"),)
    texts = (receipted.office, str(receipted.year), receipted.outcome.value)
    return Line((*texts, _now(each), receipted.reason), tokens)


def _now(each: Acknowledged) -> str:
    if each.report is None or each.status is None:
        return "台账中已没有这份报告"
    if each.moved:
        return "已转为“已报送”"
    if each.changed:
        return f"{each.status.value}，报送之后又有改动"
    return each.status.value
