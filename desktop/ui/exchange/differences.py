"""What differs between the report in the store and the one in a 报送包, as a page to read."""

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextBrowser, QVBoxLayout, QWidget

from desktop.domain.difference import Fate, Piece, Row
from desktop.services.comparison import Comparison, FigureChange
from desktop.services.figures import plain
from desktop.ui import theme
from desktop.ui.theme import UNIT

_MOST = 400  # changes that are shown; whoever has more to read opens both reports


class DifferenceDialog(QDialog):
    """Shows changed text and figures: what goes is struck out, what comes is underlined."""

    def __init__(self, title: str, found: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("查看改动")
        self.page = QTextBrowser(self)
        self.page.setOpenLinks(False)
        self.page.setAccessibleName("改动")
        self.page.document().setDocumentMargin(2 * UNIT)
        self.page.setHtml(page_of(found))
        head = QLabel(title, self)
        theme.mark(head, "strong")
        legend = QLabel("划线的是台账中有、送来的没有的；加底线的是送来的新内容。", self)
        theme.mark(legend, "muted")
        buttons = QDialogButtonBox(self)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        for widget in (head, legend, self.page, buttons):
            box.addWidget(widget)
        self.resize(104 * UNIT, 76 * UNIT)


def page_of(found: Comparison) -> str:
    """Return the changes as the HTML of a page."""
    changed = [row for row in found.rows if not row.same]
    figures = [each for each in found.figures if not each.equal]
    parts = []
    if figures:
        parts.append(_head(f"数据 {len(figures)} 处"))
        parts += [_figure(each) for each in figures]
    if changed:
        parts.append(_head(f"正文 {len(changed)} 处"))
        parts += [_row(row) for row in changed[:_MOST]]
    if len(changed) > _MOST:
        parts.append(f"<p>……另有 {len(changed) - _MOST} 处没有列出。</p>")
    return "".join(parts) or "<p>正文和数据都相同，不同的是版头、落款等其他要素。</p>"


def _head(words: str) -> str:
    return f"<h3>{escape(words)}</h3>"


def _figure(change: FigureChange) -> str:
    before, after = (
        f"{plain(value)} {change.unit}" if value is not None else "（空）"
        for value in (change.before, change.after)
    )
    return f"<p>{escape(change.label)}：{_struck(before)}　{_new(after)}</p>"


def _row(row: Row) -> str:
    return f"<p style='margin-bottom:{UNIT}px'>{_pieces(row.pieces)}</p>"


def _pieces(pieces: Sequence[Piece]) -> str:
    looks = {Fate.ADDED: _new, Fate.REMOVED: _struck}
    return "".join(looks.get(piece.fate, escape)(piece.text) for piece in pieces)


def _struck(text: str) -> str:
    color = theme.current().overdue
    return f"<span style='color:{color};text-decoration:line-through'>{escape(text)}</span>"


def _new(text: str) -> str:
    color = theme.current().submitted
    return f"<span style='color:{color};text-decoration:underline'>{escape(text)}</span>"
