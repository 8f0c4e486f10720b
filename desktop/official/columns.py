"""How wide the columns of a table are: the same in the preview, on paper and in Word."""

from collections.abc import Sequence
from typing import Final

from desktop.domain.chinese import width
from desktop.domain.outline import Table
from desktop.official import standard

_LONG_CELL: Final = 12.0
_NARROWEST: Final = 3.0
_WIDEST: Final = 20.0
_PADDING: Final = 1.6  # both sides, and the gap some programs put between digits and Chinese
_ROOM: Final = standard.TEXT_WIDTH.points / standard.TABLE_SIZE.points


def column_shares(table: Table) -> tuple[float, ...]:
    """Return each column's share of the width, by what it holds within reason; 1 in all.

    Where there is not room for all, the widest columns give way: a year stays on one line.
    """
    wants = [
        max(
            min(max(map(width, _cells(table, column)), default=0.0) + _PADDING, _WIDEST), _NARROWEST
        )
        for column in range(table.columns)
    ]
    limit = _limit(wants)
    wants = [min(want, limit) for want in wants]
    whole = sum(wants)
    return tuple(want / whole for want in wants)


def _limit(wants: Sequence[float]) -> float:
    """Return what no column may be wider than, so that all of them have room."""
    room = _ROOM
    for place, want in enumerate(sorted(wants)):
        share = room / (len(wants) - place)
        if want > share:
            return share
        room -= want
    return _WIDEST


def long_columns(table: Table) -> frozenset[int]:
    """Return the columns of running text, which is set from the left."""
    return frozenset(
        column
        for column in range(table.columns)
        if max(map(width, _cells(table, column)[1:]), default=0.0) > _LONG_CELL
    )


def _cells(table: Table, column: int) -> list[str]:
    return [row[column] for row in table.rows if column < len(row)]
