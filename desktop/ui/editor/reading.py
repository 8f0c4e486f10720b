"""Reads the text document: what changed in it, and what stands in it.

The document counts in UTF-16 units, everything else in characters; they differ for rare
characters of names, which take two units.
"""

from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable

from desktop.ui.editor import tables
from desktop.ui.editor.lines import Line, Role, retyped
from desktop.ui.editor.projection import Projection


def changed_lines(
    document: QTextDocument, projection: Projection, start: int, end: int
) -> dict[int, Line]:
    """Return the lines between two positions that no longer say what `projection` does."""
    changed: dict[int, Line] = {}
    block = document.findBlock(start)
    while block.isValid() and block.position() <= end:
        at = projection.line_at(block.blockNumber())
        line = changed.get(at, projection.lines[at])
        text = block.text()
        if line.table is not None:
            cell = block.blockNumber() - projection.blocks[at]
            table = tables.with_cell(line.table, cell, text)
            if tables.differs(line.table, table):
                changed[at] = Line(Role.TABLE, table=table)
        elif text != line.text:
            changed[at] = retyped(line, text)
        block = block.next()
    return changed


def units(text: str) -> list[int]:
    """Return the UTF-16 units of `text`, which is what the document counts in."""
    data = text.encode("utf-16-le", "surrogatepass")
    return list(memoryview(data).cast("H"))


def unit_offset(text: str, offset: int) -> int:
    """Turn an offset in characters into one in UTF-16 units."""
    return offset + sum(1 for character in text[:offset] if character > "\uffff")


def char_offset(text: str, offset: int) -> int:
    """Turn an offset in UTF-16 units into one in characters."""
    if max(text, default="") <= "\uffff":
        return offset
    count = 0
    for at, character in enumerate(text):
        if count >= offset:
            return at
        count += 2 if character > "\uffff" else 1
    return len(text)


def read_lines(document: QTextDocument) -> list[str | list[list[str]]]:
    """Read the document as it stands: a text for each block, the cells for each table."""
    found: list[str | list[list[str]]] = []
    block = document.begin()
    while block.isValid():
        table = QTextCursor(block).currentFrame()
        if not isinstance(table, QTextTable):
            found.append(block.text())
            block = block.next()
            continue
        found.append(
            [
                [
                    table.cellAt(row, column).firstCursorPosition().block().text()
                    for column in range(table.columns())
                ]
                for row in range(table.rows())
            ]
        )
        block = document.findBlock(table.lastPosition() + 1)
    return found


def text_of(codes: list[int]) -> str:
    """Return the text of UTF-16 units."""
    data = b"".join(code.to_bytes(2, "little") for code in codes)
    return data.decode("utf-16-le", "surrogatepass")
