"""At what width the lines of a text were broken, as far as their widths tell."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.numbering import read_marker
from desktop.recognition.endings import ends_sentence
from desktop.recognition.lines import Item

SHORTER, LONGER = 3.0, 1.5
FIRST_INDENT = 2.0
LEAST_INDENT = 1.0
PAUSES = "，、,"

_NARROWEST_WRAP = 18
_WIDEST_WRAP = 46
_FEWEST_LINES = 4
_SHARE_FULL = 0.5
_SHARE_LOOSE = 0.7
_SHARE_OVER = 0.06
_SHARE_GAPS = 0.4
_SHARE_INDENTS = 0.8
_FEWEST_INDENTS = 3
_SHARE_TORN = 0.25


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a text were broken.

    Attributes:
        measure: The width of a full line, 0 where lines end only with paragraphs or pages.
        gaps: Blank lines stand between paragraphs only.
        indents: The first line of a paragraph is indented.
    """

    measure: float = 0.0
    gaps: bool = False
    indents: bool = False


def layout_of(items: Sequence[Item]) -> Layout:
    """Find out how the lines of a body were broken."""
    lines = [item for item in items if not item.rows]
    measure = _measure(lines)
    if not measure or not _are_torn(lines, measure):
        return Layout()
    gaps = sum(1 for item in lines if item.gap)
    indents = sum(1 for item in lines if item.indent >= LEAST_INDENT)
    return Layout(
        measure=measure,
        gaps=0 < gaps < _SHARE_GAPS * len(lines),
        indents=_FEWEST_INDENTS <= indents < _SHARE_INDENTS * len(lines),
    )


def _are_torn(lines: Sequence[Item], measure: float) -> bool:
    """Tell whether lines of the full width break off in sentences.

    Paragraphs of a word processor are whole but for what was pasted in, line by line.
    """
    full = (item for item in lines if measure - SHORTER <= _reach(item) <= measure + LONGER)
    torn = sum(1 for item in full if not ends_sentence(item.compact) and not item.line.level)
    whole = sum(1 for item in lines if item.line.whole) * 2 > len(lines)
    return torn >= (max(_FEWEST_LINES, _SHARE_TORN * len(lines)) if whole else _FEWEST_LINES - 1)


def _measure(lines: Sequence[Item]) -> float:
    """Return the width that lines were broken at, or 0.

    Either most lines are of that width, or nearly all that neither end a sentence nor are
    numbered nor may be headings; and hardly any line is wider.
    """
    loose = [_reach(item) for item in lines if _runs_on(item)]
    widths = [_reach(item) for item in lines]
    for chosen, share in ((loose, _SHARE_LOOSE), (widths, _SHARE_FULL)):
        measure = _mode(chosen)
        full = sum(measure - SHORTER <= width <= measure + LONGER for width in chosen)
        over = sum(width > measure + LONGER for width in widths)
        if measure and full >= share * len(chosen) and over <= max(1, _SHARE_OVER * len(widths)):
            return measure
    return _widest(lines)


def _widest(lines: Sequence[Item]) -> float:
    """Return the width that nothing exceeds and several lines break off at, of a short text."""
    widest = max((_reach(item) for item in lines), default=0.0)
    full = sum(
        _reach(item) > widest - SHORTER and not ends_sentence(item.compact) for item in lines
    )
    likely = _NARROWEST_WRAP <= widest <= _WIDEST_WRAP
    return widest if likely and full >= _FEWEST_LINES - 1 else 0.0


def _runs_on(item: Item) -> bool:
    """Tell whether a line can hardly be the last of its paragraph."""
    wide = item.width >= _NARROWEST_WRAP or any(mark in item.compact for mark in PAUSES)
    return wide and not ends_sentence(item.compact) and read_marker(item.text.text) is None


def _reach(item: Item) -> float:
    """Return how far a line reaches to the right, the indent of a first line counted in."""
    return item.width + (FIRST_INDENT if item.indent >= LEAST_INDENT else 0.0)


def _mode(widths: Sequence[float]) -> float:
    """Return the width of a full line: the one most lines are of, or a little below.

    A little below are first lines whose indent is lost, and lines before what cannot be parted.
    0: too few lines may be full.
    """
    wide = Counter(round(width) for width in widths if width >= _NARROWEST_WRAP)
    if wide.total() < _FEWEST_LINES:
        return 0.0
    near = {
        width: sum(wide[below] for below in range(width - round(SHORTER), width + 1))
        for width in wide
    }
    return float(max(near, key=lambda width: (near[width], wide[width])))
