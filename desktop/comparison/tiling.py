"""Common stretches of two texts: each character belongs to one at most, the longest first.

Greedy string tiling (M. J. Wise, 1993) over an index of the texts' n-grams: moved passages are
found as well as those in order, which a longest common subsequence would not give.
"""

from collections import defaultdict
from dataclasses import dataclass

_COMMON = 64  # an n-gram that stands more often is a phrase, and begins no passage of its own


@dataclass(frozen=True, slots=True)
class Tile:
    """A stretch that stands in both texts: `a[start_a:][:size]` is `b[start_b:][:size]`."""

    start_a: int
    start_b: int
    size: int


def tiles(a: str, b: str, shortest: int) -> tuple[Tile, ...]:
    """Return the stretches of at least `shortest` characters that `a` and `b` share.

    They do not overlap in either text, and come in the order of `a`.
    """
    taken_a, taken_b = bytearray(len(a)), bytearray(len(b))
    found: list[Tile] = []
    for candidate in sorted(_matches(a, b, shortest), key=_longest_first):
        for tile in _free(candidate, taken_a, taken_b, shortest):
            found.append(tile)
            _take(taken_a, tile.start_a, tile.size)
            _take(taken_b, tile.start_b, tile.size)
    return tuple(sorted(found, key=lambda tile: tile.start_a))


def _matches(a: str, b: str, shortest: int) -> list[Tile]:
    """Return every match that can be made longer on neither side."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for start in range(len(b) - shortest + 1):
        index[b[start : start + shortest]].append(start)
    return [
        Tile(start_a, start_b, _shared(a, b, start_a, start_b))
        for start_a in range(len(a) - shortest + 1)
        for start_b in index.get(a[start_a : start_a + shortest], ())[:_COMMON]
        if not (start_a and start_b and a[start_a - 1] == b[start_b - 1])
    ]


def _shared(a: str, b: str, start_a: int, start_b: int) -> int:
    size = 0
    for one, other in zip(a[start_a:], b[start_b:], strict=False):
        if one != other:
            break
        size += 1
    return size


def _longest_first(tile: Tile) -> tuple[int, int, int]:
    return (-tile.size, tile.start_a, tile.start_b)


def _free(tile: Tile, taken_a: bytearray, taken_b: bytearray, shortest: int) -> list[Tile]:
    """Return the stretches of a match that no longer match has taken, where long enough."""
    free: list[Tile] = []
    size = 0
    for step in range(tile.size + 1):
        ended = step == tile.size
        if ended or taken_a[tile.start_a + step] or taken_b[tile.start_b + step]:
            if size >= shortest:
                free.append(Tile(tile.start_a + step - size, tile.start_b + step - size, size))
            size = 0
        else:
            size += 1
    return free


def _take(taken: bytearray, start: int, size: int) -> None:
    taken[start : start + size] = b"\x01" * size
