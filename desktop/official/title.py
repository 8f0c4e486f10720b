"""Breaking a title into lines by sense (7.3.1: 词意完整、排列对称、长短适宜、梯形或菱形).

A title is first cut into pieces that no line may break: offices' names, words of the list, years
and numbers. All ways of setting these pieces on as few lines as the width allows are then weighed,
and the one with the best shape and the best breaks is taken.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise
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
_MOST_LINES: Final = 5
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
    if len(found) <= _MOST_PIECES:
        fewest = -int(-width(line) // _LIMIT)
        for count in range(fewest, min(fewest + 2, _MOST_LINES) + 1):
            ways = list(_ways(found, count))
            if ways:
                more = list(_ways(found, count + 1)) if count < _MOST_LINES else []
                best = min((*ways, *more), key=lambda way: _cost(way, fewest))
                return tuple("".join(row).strip() for row in best)
    return tuple(_filled(found))


_Way = tuple[tuple[str, ...], ...]


def _ways(found: tuple[str, ...], count: int) -> Iterator[_Way]:
    """Yield every way of setting the pieces on `count` lines that fit and are well bounded."""
    places = [at for at in range(1, len(found)) if _may_break(found[at - 1], found[at])]
    for cuts in combinations(places, count - 1):
        bounds = (0, *cuts, len(found))
        way = tuple(found[begin:end] for begin, end in pairwise(bounds))
        if all(width("".join(row)) <= _LIMIT for row in way):
            yield way


def _may_break(before: str, after: str) -> bool:
    return before[-1] not in _NEVER_LAST and after[0] not in _NEVER_FIRST


def _cost(way: _Way, fewest: int) -> float:
    widths = [width("".join(row)) for row in way]
    breaks = sum(_break_cost(left[-1], right[0]) for left, right in pairwise(way))
    breaks += sum(_OPEN_BRACKET for at in range(1, len(way)) if _is_open(way[:at]))
    short = sum(_SHORT_LINE for line in widths if line < _SHORTEST)
    return _shape_cost(widths) + breaks + short + _ANOTHER_LINE * (len(way) - fewest)


def _is_open(rows: _Way) -> bool:
    """Tell whether a break behind `rows` parts the name of a law or what brackets hold."""
    text = "".join("".join(row) for row in rows)
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
