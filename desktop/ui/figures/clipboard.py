"""Blocks of cells as text with tabs and line feeds, as spreadsheets put them on the clipboard."""

from collections.abc import Sequence

Block = tuple[tuple[str, ...], ...]


def to_text(block: Sequence[Sequence[str]]) -> str:
    """Write a block of cells as tab-separated lines."""
    return "\n".join("\t".join(row) for row in block)


def from_text(text: str) -> Block:
    """Read tab-separated lines; the line feed a spreadsheet puts at the end is no row."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return tuple(tuple(cell.strip().strip('"') for cell in line.split("\t")) for line in lines)


def spread(block: Block, rows: int, columns: int) -> Block:
    """Repeat a single cell over the selected range; a larger block is pasted as it is."""
    if len(block) == 1 and len(block[0]) == 1:
        return ((block[0][0],) * columns,) * rows
    return block
