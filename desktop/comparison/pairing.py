"""Pairs of two lists that are most alike in all, without crossing each other."""

from collections.abc import Sequence

Cells = Sequence[Sequence[float]]
"""How like each other, from 0 to 1, each of the one list (rows) and each of the other are."""


def in_order(cells: Cells, least: float) -> dict[int, int]:
    """Pair the lists so that the likeness above `least` is greatest in all.

    Returns the row of each column that has one (S. Needleman and C. Wunsch, 1970).
    """
    width = len(cells[0]) if cells else 0
    best = [[0.0] * (width + 1) for _ in range(len(cells) + 1)]
    for row in range(len(cells) - 1, -1, -1):
        for column in range(width - 1, -1, -1):
            paired = cells[row][column] - least + best[row + 1][column + 1]
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    return _path(cells, best, least)


def _path(cells: Cells, best: Cells, least: float) -> dict[int, int]:
    """Follow the greatest sums from the beginning of both lists."""
    partners: dict[int, int] = {}
    row = column = 0
    while row < len(cells) and column < len(cells[row]):
        gain = cells[row][column] - least
        if gain > 0 and best[row][column] == gain + best[row + 1][column + 1]:
            partners[column] = row
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return partners
