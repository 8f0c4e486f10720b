"""The layout of a Word file from outside as a neutral value, to be held against the standard."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from desktop.domain.errors import UnreadableFileError
from desktop.official import standard
from desktop.official.blocks import Role
from desktop.official.layout import Imprint, Layout, PageNumber, Part
from desktop.official.standard import POINTS_PER_MM
from desktop.recognition.readers import read_lines
from desktop.recognition.readers.docx_flow import Spot
from desktop.recognition.readers.docx_layout import WordLayout, read_word_layout
from desktop.recognition.recogniser import trace
from desktop.recognition.word_roles import RoledLine, roled

_SUFFIX: Final = ".docx"
_LOOK_AHEAD: Final = 40
_IMPRINT: Final = frozenset({Role.CC, Role.PRINTER})
_SCHOOLS: Final = 3.0
_THINNEST: Final = 1.0
_EPSILON: Final = 1e-6


def read_layout(path: Path) -> Layout:
    """Read the layout of a Word file; whose paragraph is whose, recognition tells.

    Raises:
        UnreadableFileError: It is no Word file, or one that import refuses too.
    """
    if path.suffix.lower() != _SUFFIX:
        raise UnreadableFileError(
            f"“{path.name}”不是 .docx 文件，不能检查版式；请用 Word 或 WPS 另存为 .docx 后再检查。"
        )
    lines = read_lines(path)
    found = read_word_layout(path)
    spots = tuple(_matched(found.spots, roled(lines, trace(lines, verbatim=True))))
    return _layout(found, spots)


_Roled = tuple[Spot, RoledLine]


def _matched(spots: Sequence[Spot], lines: Sequence[RoledLine]) -> Iterator[_Roled]:
    """Find the line of each paragraph; both come in the order of the page."""
    at, rest = 0, lines[0].text if lines else ""
    for spot in spots:
        begin = next("".join(line.split()) for line in spot.set.text.split("\n") if line.strip())
        for index in range(at, min(at + _LOOK_AHEAD, len(lines))):
            left = rest if index == at else lines[index].text
            if begin in left:
                at, rest = index, left.partition(begin)[2]
                yield spot, lines[index]
                break


def _layout(found: WordLayout, spots: Sequence[_Roled]) -> Layout:
    pitch, line, character = _usual(spots)
    height = found.height - found.top - found.bottom
    width = found.width - found.left - found.right
    joint = sum(own.role is Role.MARK for _, own in spots) > 1
    parts = (part for spot, own in spots for part in _parts(spot, own, line))
    return Layout(
        width=found.width / POINTS_PER_MM,
        height=found.height / POINTS_PER_MM,
        top=found.top / POINTS_PER_MM,
        bottom=found.bottom / POINTS_PER_MM,
        left=found.left / POINTS_PER_MM,
        right=found.right / POINTS_PER_MM,
        pitch=pitch,
        lines=int(height / pitch + _EPSILON) if pitch else None,
        characters=int(width / character + _EPSILON) if character else None,
        # The names of joint issuers stand in a table: where in it the file does not tell.
        parts=tuple(
            replace(part, centred=None) if joint and part.role is Role.MARK else part
            for part in parts
        ),
        mark_top=_mark_top(found, spots),
        red_line=found.red_line,
        page_number=_page_number(found),
        imprint=_imprint(found, spots),
    )


def _usual(spots: Sequence[_Roled]) -> tuple[float | None, float, float | None]:
    """Return the pitch, the height of a line, and the width of a character of most of the text.

    There is no pitch where the height hangs on the font.
    """
    texts = [spot.set for spot, line in spots if line.role is Role.BODY]
    if not texts:
        return None, standard.SCHOOL_A.pitch.points, None
    ((line, sure), _), *_ = Counter((text.line, text.sure) for text in texts).most_common(1)
    ((character, _), *_) = Counter(text.character for text in texts).most_common(1)
    line = max(line, _THINNEST)
    return line if sure else None, line, character


def _parts(spot: Spot, line: RoledLine, pitch: float) -> Iterator[Part]:
    if line.role is None or line.role is Role.TABLE:
        return
    own = spot.set
    part = Part(
        line.role,
        own.text.strip(),
        own.head,
        own.size,
        own.colour,
        own.begin,
        own.left,
        own.right,
        own.centred,
        None if spot.gap is None else spot.gap / pitch,
        spot.new_page,
    )
    yield part
    if line.goes_on is Role.BODY and line.role is not Role.BODY:
        yield replace(part, role=Role.BODY, family=own.tail, begin=None, above=None)


def _mark_top(found: WordLayout, spots: Sequence[_Roled]) -> float | None:
    """Return where the ink of the mark begins, counted from 37 mm below the paper's edge."""
    marks = [spot for spot, line in spots if line.role is Role.MARK]
    if not marks or marks[0].top is None or not marks[0].set.sure:
        return None
    mark = marks[0].set
    ink = (mark.line - mark.size) / 2 + standard.MARK_BEARING.value * mark.size
    return (found.top + marks[0].top + ink) / POINTS_PER_MM - standard.TOP_EDGE.mm


def _foot(found: WordLayout) -> float:
    """Return how far the foot of the margins is below that of the text area, in mm."""
    foot = standard.TOP_EDGE.mm + standard.TEXT_HEIGHT.mm
    return (found.height - found.bottom) / POINTS_PER_MM - foot


def _page_number(found: WordLayout) -> PageNumber | None:
    """Count from the text area's foot, also where half a line was taken off the margin."""
    number, off = found.page_number, _foot(found)
    if number is None or number.gap is None or abs(off) > _SCHOOLS:
        return number
    return replace(number, gap=number.gap + off)


def _imprint(found: WordLayout, spots: Sequence[_Roled]) -> Imprint | None:
    own = [spot.rules for spot, line in spots if line.role in _IMPRINT]
    if not own:
        return None
    rules = own[0]
    if rules is None:
        return Imprint()
    below = rules.below / POINTS_PER_MM
    return Imprint(_foot(found) - below if rules.at_foot else None, rules.weights)
