"""Pages to blocks: lines of text, and tables by their rules or by their alignment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.recognition.readers.layout_tables import only_places
from desktop.recognition.readers.sheet import Glyph, Row, Sheet, gaps_of, row_of, rows_of
from desktop.recognition.readers.sheet_grids import Grid, grids_of
from desktop.recognition.readers.sheet_mark import with_mark_last

_LEAST_ROWS = 3
_LEAST_CELLS = 2
_MOST_ROWS = 80
_MOST_CELLS = 30
_SAME_COLUMN = 6.0
_FURTHEST = 3.0


@dataclass(frozen=True, slots=True)
class Cells:
    """A table, or what stands of it on one page.

    Attributes:
        top: Where it begins.
        columns: Where its columns begin.
        rows: The texts of its cells.
    """

    top: float
    columns: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]

    def goes_on_in(self, other: "Cells") -> bool:
        """Tell whether the columns of a table on the next page are the same."""
        return len(self.columns) == len(other.columns) and all(
            abs(mine - its) <= _SAME_COLUMN
            for mine, its in zip(self.columns, other.columns, strict=True)
        )


Block = Row | Cells


def blocks_of(sheet: Sheet) -> list[Block]:
    """Return the lines and tables of a page from its top."""
    glyphs: Sequence[Glyph] = sheet.glyphs
    blocks: list[Block] = []
    for grid in grids_of(sheet):
        inside = [glyph for glyph in glyphs if grid.holds(glyph)]
        cells = _ruled(grid, inside)
        if cells is not None:
            blocks.append(cells)
            taken = set(map(id, inside))
            glyphs = [glyph for glyph in glyphs if id(glyph) not in taken]
    blocks.extend(_with_aligned(with_mark_last(rows_of(glyphs))))
    return sorted(blocks, key=lambda block: block.top if isinstance(block, Cells) else block.base)


def _ruled(grid: Grid, inside: Iterable[Glyph]) -> Cells | None:
    """Read the cells of a ruled table; None where it only places text, or is empty."""
    owners = grid.owners()
    found: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in inside:
        found.setdefault(owners[grid.cell_of(glyph)], []).append(glyph)
    rows = []
    for line in range(len(grid.lines) - 1):
        row = [
            _flowing(rows_of(found.get(owner, ()))) if owner[0] == line else ""
            for column in range(len(grid.columns) - 1)
            for owner in [owners[line, column]]
            if owner[1] == column
        ]
        rows.append(tuple(row))
    if not any(cell for row in rows for cell in row) or only_places(rows):
        return None
    return Cells(grid.top, grid.columns[:-1], tuple(rows))


def _flowing(rows: Sequence[Row]) -> str:
    """Write the lines of a cell as one; a space is put between Latin words only."""
    text = ""
    for row in rows:
        both = text[-1:].isalpha() and row.text[0].isalpha()
        text += (" " if both and (text[-1:] + row.text[0]).isascii() else "") + row.text
    return text


def _with_aligned(rows: Sequence[Row]) -> list[Block]:
    """Put lines whose pieces stand below one another in columns together as tables."""
    blocks: list[Block] = []
    index = 0
    while index < len(rows):
        end = _run_end(rows, index)
        cells = _aligned(rows[index:end]) if end - index >= _LEAST_ROWS else None
        if cells is None:
            end = index + 1
            blocks.append(rows[index])
        else:
            blocks.append(cells)
        index = end
    return blocks


def _run_end(rows: Sequence[Row], start: int) -> int:
    """Return the index behind the lines in columns that begin at `start`."""
    end = start
    while (
        end < len(rows)
        and end - start < _MOST_ROWS
        and gaps_of(rows[end])
        and (end == start or rows[end].base - rows[end - 1].base <= _FURTHEST * rows[end].size)
    ):
        end += 1
    return end


def _aligned(rows: Sequence[Row]) -> Cells | None:
    pieces = [_pieces(row) for row in rows]
    if max(map(len, pieces)) > _MOST_CELLS:
        return None
    columns = _columns(piece for row in pieces for piece in row)
    if len(columns) < _LEAST_CELLS:
        return None
    table = []
    for row in pieces:
        places = [_column(columns, piece) for piece in row]
        if len(set(places)) < len(places):
            return None
        texts = dict(zip(places, (piece.text for piece in row), strict=True))
        table.append(tuple(texts.get(place, "") for place in range(len(columns))))
    if only_places(table):
        return None
    return Cells(rows[0].base, tuple(column[0] for column in columns), tuple(table))


def _pieces(row: Row) -> list[Row]:
    cuts = [0, *gaps_of(row), len(row.glyphs)]
    pieces = (row_of(row.glyphs[start:end]) for start, end in pairwise(cuts))
    return [piece for piece in pieces if piece is not None]


def _columns(pieces: Iterable[Row]) -> list[tuple[float, float]]:
    """Return where columns begin and end: what stands above or below one another is one."""
    columns: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: piece.x):
        if columns and piece.x < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], piece.right))
        else:
            columns.append((piece.x, piece.right))
    return columns


def _column(columns: Sequence[tuple[float, float]], piece: Row) -> int:
    return sum(x <= piece.x for x, _right in columns) - 1
