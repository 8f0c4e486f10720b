"""How wide the columns of a table are: the same in the preview, on paper and in Word."""

from typing import Final

from desktop.domain.chinese import width
from desktop.domain.outline import Table

_LONG_CELL: Final = 12.0
_NARROWEST: Final = 3.0
_WIDEST: Final = 20.0


def column_shares(table: Table) -> tuple[float, ...]:
    """Return each column's share of the width, by what it holds within reason; 1 in all."""
    wants = [
        min(max(map(width, _cells(table, column)), default=0.0) + 1, _WIDEST)
        for column in range(table.columns)
    ]
    wants = [max(want, _NARROWEST) for want in wants]
    whole = sum(wants)
    return tuple(want / whole for want in wants)


def long_columns(table: Table) -> frozenset[int]:
    """Return the columns of running text, which is set from the left."""
    return frozenset(
        column
        for column in range(table.columns)
        if max(map(width, _cells(table, column)[1:]), default=0.0) > _LONG_CELL
    )


def _cells(table: Table, column: int) -> list[str]:
    return [row[column] for row in table.rows if column < len(row)]
