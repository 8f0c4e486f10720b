"""Writes lines into the text document, and changes in it only what differs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from desktop.domain.outline import Table
from desktop.ui.editor.lines import Line, grid, width
from desktop.ui.editor.look import EditorColours, block_format, body_font, line_font
from desktop.ui.editor.projection import Projection
from desktop.ui.editor.reading import text_of, units

_Key = tuple[str, int, str]
_CELL_PADDING = 5.0
_TABLE_MARGIN = 8.0


class Renderer:
    """Keeps a document equal to a projection; the document has no other writer but typing."""

    def __init__(self, document: QTextDocument, colours: EditorColours, points: float) -> None:
        self._document = document
        self._colours = colours
        self._points = points
        self._formats: list[_Key] = []

    @property
    def points(self) -> float:
        """The size of the text, in points."""
        return self._points

    def number_gap(self, line: Line, number: str) -> float:
        """Return the space that a line's number takes, in pixels."""
        if not number:
            return 0.0
        gap = 0.5 if line.role.value == "attachment" else 0.12
        metrics = QFontMetricsF(line_font(line, self._points))
        return metrics.horizontalAdvance(number) + gap * self.em

    @property
    def em(self) -> float:
        """The width of one character, in pixels."""
        return QFontMetricsF(body_font(self._points)).horizontalAdvance("国")

    def render(self, projection: Projection) -> None:
        """Write the whole document anew."""
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        self._write(cursor, projection, 0, len(projection.lines))
        self._formats = [_key(projection, at) for at in range(len(projection.lines))]
        cursor.endEditBlock()

    def update(self, old: Projection, new: Projection) -> None:
        """Change the document from the lines of `old` to those of `new`."""
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        start, old_stop, new_stop = _difference(old.lines, new.lines)
        olds, news = old.lines[start:old_stop], new.lines[start:new_stop]
        if len(olds) == len(news) and all(map(_alike, olds, news)):
            for at, (before, after) in enumerate(zip(olds, news, strict=True), start):
                self._patch(cursor, new.blocks[at], before, after)
        else:
            start, old_stop, new_stop = _widened(old, new, (start, old_stop, new_stop))
            self._replace(cursor, old, (start, old_stop), new, new_stop)
        self._format(cursor, new)
        cursor.endEditBlock()

    def _patch(self, cursor: QTextCursor, block: int, before: Line, after: Line) -> None:
        if before.table is None or after.table is None:
            patch_block(cursor, self._document.findBlockByNumber(block), after.text)
            return
        cells = [cell for row in grid(after.table) for cell in row]
        for at, cell in enumerate(cells):
            patch_block(cursor, self._document.findBlockByNumber(block + at), cell)

    def _replace(
        self,
        cursor: QTextCursor,
        old: Projection,
        span: tuple[int, int],
        new: Projection,
        stop: int,
    ) -> None:
        start, old_stop = span
        last = self._document.findBlockByNumber(old.blocks[old_stop] - 1)
        cursor.setPosition(self._document.findBlockByNumber(old.blocks[start]).position())
        cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._write(cursor, new, start, stop)
        self._formats[start:old_stop] = [_key(new, at) for at in range(start, stop)]

    def _write(self, cursor: QTextCursor, projection: Projection, start: int, stop: int) -> None:
        """Write lines at the cursor, which is in an empty block; a table is never at an end."""
        fresh = True
        for at in range(start, stop):
            line = projection.lines[at]
            if line.table is not None:
                table = self._insert_table(cursor, line.table)
                cursor.setPosition(table.lastPosition() + 1)
                fresh = True
                continue
            form = self._block_format(line, projection.number_of(at))
            if fresh:
                cursor.setBlockFormat(form)
                cursor.setBlockCharFormat(QTextCharFormat())
            else:
                cursor.insertBlock(form, QTextCharFormat())
            cursor.insertText(line.text, QTextCharFormat())
            fresh = False

    def _insert_table(self, cursor: QTextCursor, table: Table) -> QTextTable:
        rows = grid(table)
        inserted = cursor.insertTable(len(rows), width(table), self._table_format(width(table)))
        plain = QTextBlockFormat()
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                cell = inserted.cellAt(row, column)
                if row == 0:
                    head = QTextTableCellFormat()
                    head.setBackground(self._colours.shade)
                    cell.setFormat(head)
                inner = cell.firstCursorPosition()
                inner.setBlockFormat(plain)
                inner.insertText(text)
        return inserted

    def _table_format(self, columns: int) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorder(1)
        form.setBorderBrush(self._colours.line)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderCollapse(True)
        form.setCellSpacing(0)
        form.setCellPadding(_CELL_PADDING)
        form.setTopMargin(_TABLE_MARGIN)
        form.setBottomMargin(_TABLE_MARGIN)
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        share = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
        form.setColumnWidthConstraints([share] * columns)
        return form

    def _format(self, cursor: QTextCursor, projection: Projection) -> None:
        """Give lines whose level or number changed their new indentation and distances."""
        for at, line in enumerate(projection.lines):
            key = _key(projection, at)
            if self._formats[at] != key:
                self._formats[at] = key
                block = self._document.findBlockByNumber(projection.blocks[at])
                cursor.setPosition(block.position())
                cursor.setBlockFormat(self._block_format(line, projection.number_of(at)))

    def _block_format(self, line: Line, number: str) -> QTextBlockFormat:
        return block_format(line, self.em, self.number_gap(line, number))


def patch_block(cursor: QTextCursor, block: QTextBlock, text: str) -> None:
    """Change a block's text in the shortest stretch that differs, so that cursors stay."""
    before, after = units(block.text()), units(text)
    if before == after:
        return
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + len(before) - end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text_of(after[start : len(after) - end]))


def _difference(old: tuple[Line, ...], new: tuple[Line, ...]) -> tuple[int, int, int]:
    """Return where lines begin to differ, and where they end to, in both."""
    shortest = min(len(old), len(new))
    start = 0
    while start < shortest and _same(old[start], new[start]):
        start += 1
    end = 0
    while end < shortest - start and _same(old[-1 - end], new[-1 - end]):
        end += 1
    return start, len(old) - end, len(new) - end


def _widened(old: Projection, new: Projection, span: tuple[int, int, int]) -> tuple[int, int, int]:
    """Widen a difference until it begins and ends with lines of text in both.

    A document has a block of text before and behind each table, and at least one block.
    """
    start, old_stop, new_stop = span
    while start and (
        start in {old_stop, new_stop} or old.lines[start].table or new.lines[start].table
    ):
        start -= 1
    while (
        start in {old_stop, new_stop}
        or old.lines[old_stop - 1].table
        or new.lines[new_stop - 1].table
    ):
        old_stop += 1
        new_stop += 1
    return start, old_stop, new_stop


def _same(before: Line, after: Line) -> bool:
    return before is after or before.shape == after.shape


def _alike(before: Line, after: Line) -> bool:
    """Tell whether one line can become the other by a change of text."""
    if before.table is None or after.table is None:
        return before.table is after.table
    return (before.blocks, width(before.table)) == (after.blocks, width(after.table))


def _key(projection: Projection, at: int) -> _Key:
    line = projection.lines[at]
    return line.role.value, line.depth, projection.number_of(at)


def _common(one: list[int], other: list[int]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
