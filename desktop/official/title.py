"""Breaking a title into lines by sense (7.3.1: 词意完整、排列对称、长短适宜、梯形或菱形).

A title is first cut into pieces that no line may break: offices' names, words of the list, years
and numbers. All ways of setting these pieces on as few lines as the width allows are then weighed,
and the one with the best shape and the best breaks is taken.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, combinations, pairwise
from math import ceil
from typing import Final

from desktop import paths
from desktop.domain.chinese import is_ideograph, width
from desktop.official import standard

_TOGETHER: Final = re.compile(r"[0-9０-９〇零一二三四五六七八九]{4}年度?|[A-Za-z0-9０-９.%％～—-]+")
_LIMIT: Final = standard.TITLE_CHARACTERS.value
_NEVER_FIRST: Final = frozenset("的地得等了和与及、，。；：！？）》〉”’】〕…—")
_NEVER_LAST: Final = frozenset("（《〈“‘【〔和与及对将把在第")
_GOOD_STARTS: Final = ("关于", "《")
_GOOD_ENDS: Final = ("的", "，", "、", "》", "办公室", "委员会", "政府", "局", "部", "厅")
_MOST_PIECES: Final = 24
_MOST_LINES: Final = 4
_SHORTEST: Final = 4
_SAME: Final = 0.5

_UNKNOWN_WORD: Final = 60.0
_HOURGLASS: Final = 40.0
_SHORT_LINE: Final = 30.0
_RECTANGLE: Final = 12.0
_GOOD_BREAK: Final = 6.0
_OPEN_BRACKET: Final = 15.0
_ANOTHER_LINE: Final = 25.0


def broken(title: str, names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the lines of a title, none over 20 characters where its words allow it.

    A line feed in the title is kept as a break the writer wants.

    Args:
        title: With or without breaks of its own.
        names: Offices' names that are not to be broken.
    """
    lines = (line.strip() for line in title.splitlines())
    return tuple(part for line in lines if line for part in _fitted(line, names))


def pieces(text: str, names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Cut a title into what no line may break, longest words first."""
    known = {tail for name in names for tail in _tails(name) if tail in text}
    return tuple(_pieces(text, sorted(known, key=len, reverse=True)))


def _tails(name: str) -> Iterator[str]:
    """Yield a name and its ends: a title often leaves out the province or city before it."""
    for begin in range(max(len(name) - _SHORTEST, 0)):
        yield name[begin:]


def _pieces(text: str, names: list[str]) -> Iterator[str]:
    place = 0
    while place < len(text):
        found = _piece_at(text, place, names)
        yield found
        place += len(found)


def _piece_at(text: str, place: int, names: list[str]) -> str:
    for name in names:
        if text.startswith(name, place) and width(name) <= _LIMIT:
            return name
    together = _TOGETHER.match(text, place)
    if together is not None:
        return together.group()
    longest, words = _words()
    for length in range(min(longest, len(text) - place), 1, -1):
        if text[place : place + length] in words:
            return text[place : place + length]
    return text[place]


@cache
def _words() -> tuple[int, frozenset[str]]:
    """Read the list of words; the length of the longest, and all of them."""
    file = paths.resources() / "title_words.json"
    groups: dict[str, list[str]] = json.loads(file.read_text(encoding="utf-8"))["words"]
    words = frozenset(word for group in groups.values() for word in group)
    return max(map(len, words)), words


def _fitted(line: str, names: tuple[str, ...]) -> tuple[str, ...]:
    if width(line) <= _LIMIT:
        return (line,)
    found = pieces(line, names)
    fewest = ceil(width(line) / _LIMIT)
    if len(found) > _MOST_PIECES or fewest > _MOST_LINES:
        return tuple(_filled(found))
    edges = tuple(accumulate(map(width, found), initial=0.0))
    breaks = dict(_breaks(found))
    ways = [way for count in (fewest, fewest + 1) for way in _ways(edges, breaks, count)]
    if not ways:
        return tuple(_filled(found))
    best = min(ways, key=lambda way: _cost(way, edges, breaks))
    return tuple("".join(found[begin:end]).strip() for begin, end in pairwise(best))


_Way = tuple[int, ...]


def _ways(edges: tuple[float, ...], breaks: dict[int, float], count: int) -> Iterator[_Way]:
    """Yield every way of setting the pieces on `count` lines that fit, as the lines' bounds."""
    for cuts in combinations(breaks, count - 1):
        way = (0, *cuts, len(edges) - 1)
        if all(edges[end] - edges[begin] <= _LIMIT for begin, end in pairwise(way)):
            yield way


def _breaks(found: tuple[str, ...]) -> Iterator[tuple[int, float]]:
    """Yield the places where a line may end, and what each costs."""
    for place in range(1, len(found)):
        before, after = found[place - 1], found[place]
        if before[-1] not in _NEVER_LAST and after[0] not in _NEVER_FIRST:
            opened = _OPEN_BRACKET if _is_open("".join(found[:place])) else 0.0
            yield place, _break_cost(before, after) + opened


def _is_open(text: str) -> bool:
    """Tell whether a break behind `text` parts the name of a law or what brackets hold."""
    return any(text.count(left) > text.count(right) for left, right in ("《》", "（）"))


def _break_cost(before: str, after: str) -> float:
    """Weigh a break: dear between two lone characters that may be one unknown word."""
    if len(before) == len(after) == 1 and is_ideograph(before) and is_ideograph(after):
        return _UNKNOWN_WORD
    if after in _GOOD_STARTS or before.endswith(_GOOD_ENDS):
        return -_GOOD_BREAK
    if len(before) == 1 or len(after) == 1:
        return _UNKNOWN_WORD / 4
    return 0.0


def _cost(way: _Way, edges: tuple[float, ...], breaks: dict[int, float]) -> float:
    widths = [edges[end] - edges[begin] for begin, end in pairwise(way)]
    short = sum(_SHORT_LINE for line in widths if line < _SHORTEST)
    return (
        _shape_cost(widths)
        + sum(breaks[cut] for cut in way[1:-1])
        + short
        + _ANOTHER_LINE * len(widths)
    )


def _shape_cost(widths: list[float]) -> float:
    """Weigh the shape: trapezoid and diamond are wanted, an hourglass is not, nor a box."""
    spread = max(widths) - min(widths)
    cost = spread / 2 + (_RECTANGLE if spread < _SAME else 0.0)
    inner = zip(widths, widths[1:], widths[2:], strict=False)
    hourglass = any(line < left and line < right for left, line, right in inner)
    return cost + (_HOURGLASS if hourglass else 0.0)


def _filled(found: tuple[str, ...]) -> Iterator[str]:
    """Fill line after line: for a title too long, or with words too long, to be weighed."""
    line = ""
    for piece in (part for whole in found for part in _short_enough(whole)):
        if line and width(line + piece) > _LIMIT and piece[0] not in _NEVER_FIRST:
            yield line
            line = ""
        line += piece
    if line:
        yield line


def _short_enough(piece: str) -> Iterator[str]:
    """Cut a piece that no line can hold, such as a number of thirty digits."""
    size = int(_LIMIT)
    for begin in range(0, len(piece), size):
        yield piece[begin : begin + size]
