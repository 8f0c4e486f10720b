"""What can be done to a table: cells, rows and columns; every function returns a new value."""

from collections.abc import Sequence

from desktop.domain.outline import Table
from desktop.ui.editor.lines import grid, stored, width


def blank(rows: int, columns: int) -> Table:
    """Return a table of empty cells."""
    return Table(rows=(("",) * columns,) * rows)


def with_cell(table: Table, cell: int, text: str) -> Table:
    """Return the table with one cell's text changed; cells are counted row by row."""
    row, column = divmod(cell, width(table))
    rows = [list(cells) for cells in table.rows or ((),)]
    rows[row].extend([""] * (column + 1 - len(rows[row])))
    rows[row][column] = stored(text)
    return Table(tuple(map(tuple, rows)))


def differs(before: Table, after: Table) -> bool:
    """Tell whether two tables look different: missing cells look like empty ones."""
    return before != after and grid(before) != grid(after)


def with_cells(table: Table, cell: int, cells: Sequence[Sequence[str]]) -> Table:
    """Return the table with a block of cells put in at `cell`; it grows to hold them."""
    row, column = divmod(cell, width(table))
    across = max(width(table), column + max(map(len, cells), default=0))
    down = max(len(table.rows), row + len(cells))
    rows = _squared(table, down, across)
    for at, texts in enumerate(cells):
        rows[row + at][column : column + len(texts)] = texts
    return Table(tuple(map(tuple, rows)))


def with_row(table: Table, row: int) -> Table:
    """Return the table with an empty row before `row`."""
    empty = ("",) * width(table)
    return Table((*table.rows[:row], empty, *table.rows[row:]))


def without_row(table: Table, row: int) -> Table:
    """Return the table without a row."""
    return Table((*table.rows[:row], *table.rows[row + 1 :]))


def with_column(table: Table, column: int) -> Table:
    """Return the table with an empty column before `column`."""
    rows = _squared(table, len(table.rows), width(table))
    return Table(tuple((*row[:column], "", *row[column:]) for row in rows))


def without_column(table: Table, column: int) -> Table:
    """Return the table without a column."""
    return Table(tuple((*row[:column], *row[column + 1 :]) for row in table.rows))


def _squared(table: Table, down: int, across: int) -> list[list[str]]:
    rows = [[stored(cell) for cell in row] for row in grid(table)]
    rows = [[*row, *[""] * (across - len(row))] for row in rows]
    return [*rows, *([""] * across for _ in range(down - len(rows)))]
