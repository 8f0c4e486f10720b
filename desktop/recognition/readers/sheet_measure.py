"""The column of text of a file whose characters have places: its edges, and what is indented."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.domain.numbering import read_marker
from desktop.recognition.readers.sheet import Row
from desktop.recognition.readers.sheet_tables import Block

FIRST_LINE = (1.4, 2.8)
INDENTED = 0.7
LONG = 0.6

_SAME_SIZE = 0.07
_FEWEST_INDENTS = 3
_SHARE_INDENTS = 0.08
_FEWEST_FULL = 4
_CENTRED = 1.2
_BIN = 2.0


@dataclass(frozen=True, slots=True)
class Measure:
    """The column of text.

    Attributes:
        left: Where lines begin that are not indented.
        right: Where full lines end.
        size: The size of the text.
        pitch: From one baseline to the next.
        indented: The first line of a paragraph is indented.
        face: The face of most of the text.
        flush_numbers: And yet numbered headings are not.
    """

    left: float
    right: float
    size: float
    pitch: float
    indented: bool
    face: str = ""
    flush_numbers: bool = False


def measure_of(pages: Sequence[Sequence[Block]], width: float) -> Measure:
    """Measure the column of text over all pages.

    Where too few lines are full, the right margin is taken to be as wide as the left one.
    """
    rows = [[block for block in page if isinstance(block, Row)] for page in pages]
    sizes = Counter[float]()
    for row in (row for page in rows for row in page):
        sizes[row.size] += len(row.glyphs)
    size = max(sizes, key=lambda size: sizes[size], default=1.0)
    body = [[row for row in page if same_size(row.size, size)] for page in rows]
    plain = [row for page in body for row in page]
    longest = max((row.right - row.x for row in plain), default=0.0)
    right = _mode([row.right for row in plain if row.right - row.x >= LONG * longest])
    pairs = [pair for page in body for pair in pairwise(page)]
    left = _mode([after.x for before, after in pairs if before.right >= right - _CENTRED * size])
    left = left or min((row.x for row in plain), default=0.0)
    full = sum(right - row.right <= size for row in plain)
    measure = Measure(
        left=left,
        right=right if full >= _FEWEST_FULL else max(right, width - left),
        size=size,
        pitch=_mode([after.base - before.base for before, after in pairs]) or 2 * size,
        indented=False,
        face=_most(glyph.face for row in plain for glyph in row.glyphs),
    )
    return _with_habits(measure, pairs, len(plain))


def indent_of(row: Row, measure: Measure) -> float:
    """Return how far a line is indented, in characters."""
    return (row.x - measure.left) / measure.size


def same_size(size: float, other: float) -> bool:
    """Tell whether two lines are set in one size."""
    return abs(size - other) <= _SAME_SIZE * other


def is_centred(row: Row, measure: Measure) -> bool:
    """Tell whether a line stands in the middle of the column."""
    off = (row.x + row.right - measure.left - measure.right) / 2
    return abs(off) <= _CENTRED * measure.size and indent_of(row, measure) > FIRST_LINE[1]


def _with_habits(measure: Measure, pairs: Sequence[tuple[Row, Row]], count: int) -> Measure:
    """Find out what is indented: paragraphs, and numbered headings with them or not."""
    low, high = FIRST_LINE
    indents = sum(low <= indent_of(row, measure) <= high for _before, row in pairs)
    flush = any(
        read_marker(row.text)
        and indent_of(row, measure) < INDENTED
        and before.right < _short(measure)
        for before, row in pairs
    )
    indented = indents >= max(_FEWEST_INDENTS, _SHARE_INDENTS * count)
    return replace(measure, indented=indented, flush_numbers=flush)


def _short(measure: Measure) -> float:
    """Return where a line ends, at most, that is not full."""
    return measure.right - 2 * measure.size


def _mode(values: Sequence[float]) -> float:
    """Return the most frequent value, the least of several, 0 of none; rounded to be counted."""
    bins = Counter(round(value / _BIN) for value in values)
    if not bins:
        return 0.0
    best = max(bins, key=lambda each: (bins[each], -each))
    near = [value for value in values if abs(round(value / _BIN) - best) <= 1]
    return sum(near) / len(near)


def _most(values: Iterable[str]) -> str:
    found = Counter(values).most_common(1)
    return found[0][0] if found else ""
