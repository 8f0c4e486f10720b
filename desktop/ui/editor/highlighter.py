"""Sets headings in their fonts while they are being typed; the document itself holds no formats."""

from collections.abc import Callable

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from typing_extensions import override

from desktop.ui.editor.lines import Line, Role, width
from desktop.ui.editor.look import EditorColours, body_font, char_format, heading_font, line_font
from desktop.ui.editor.projection import Projection
from desktop.ui.editor.reading import unit_offset


class HeadingHighlighter(QSyntaxHighlighter):
    """Gives headings, run-in headings and the heads of tables their fonts.

    `projection` is asked for the lines whenever a block changes.
    """

    def __init__(
        self,
        document: QTextDocument,
        projection: Callable[[], Projection],
        colours: EditorColours,
        points: float,
    ) -> None:
        super().__init__(document)
        self._projection = projection
        self._formats: dict[tuple[Role, int], QTextCharFormat] = {}
        self._table_head = QTextCharFormat()
        self.set_look(colours, points)

    def set_look(self, colours: EditorColours, points: float) -> None:
        """Take other colours or another size of text."""
        self._formats = {
            (role, depth): char_format(line_font(Line(role, depth=depth), points), colours.heading)
            for role in (Role.HEADING, Role.OPENING, Role.ATTACHMENT)
            for depth in range(7)
        }
        head = heading_font(points, 1)
        head.setWeight(QFont.Weight.Medium)
        self._table_head = char_format(head, colours.heading)
        plain = body_font(points)
        self.document().setDefaultFont(plain)

    @override
    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock().blockNumber()
        projection = self._projection()
        at = projection.line_at(block)
        line = projection.lines[at]
        if line.table is not None:
            if block - projection.blocks[at] < width(line.table):
                self.setFormat(0, len(text) * 2, self._table_head)
        elif line.opens:
            run_in = line.role is Role.OPENING
            count = unit_offset(text, line.head) if run_in else len(text) * 2
            self.setFormat(0, count, self._formats[line.role, line.depth])
