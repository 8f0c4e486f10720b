"""A paragraph becomes lines: runs joined, characters placed, lines cut and set between edges."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Final

from desktop.official import standard
from desktop.official.blocks import Block, Role, Run, Stop
from desktop.official.looks import CHANGED, LOOKS, Align, character_width
from desktop.typesetting.breaking import (
    DASH,
    WORD,
    WORDS,
    Cut,
    Habits,
    Measured,
    borders,
    dashes,
    is_gap,
)
from desktop.typesetting.fonts import FontBook
from desktop.typesetting.placed import Ink, Piece, Row

_WESTERN: Final = re.compile(r"([!-~]+)")
# Line feeds of a title are breaks by sense, which the title as written does not hold.
_OWN_BREAKS: Final = frozenset({Role.TITLE, Role.ATTACHMENT_TITLE})


@dataclass(frozen=True, slots=True)
class Manner:
    """What lines are set with, besides what their block says.

    Attributes:
        gap: Room between Chinese characters and digits or letters, as a share of the size.
        western_digits: Digits and letters are set in a Western font.
    """

    fonts: FontBook
    habits: Habits = WORD
    gap: float = 0.0
    western_digits: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph's text in one ink.

    Attributes:
        offset: Where its first character stands in the text of the block's place.
    """

    start: int
    end: int
    ink: Ink
    offset: int
    derived: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """The edges lines are set between, from the left edge of the text area.

    Attributes:
        first: The left edge of the first line, of each line behind a forced break too.
    """

    left: float
    right: float
    first: float


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one line goes: its left edge, its room, and its baseline within its strip."""

    left: float
    room: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text with its spans, measured."""

    measured: Measured
    spans: tuple[Span, ...]

    def width(self) -> float:
        """Return the natural width of its longest line, cut at forced breaks only."""
        text = self.measured.text
        return max(self.measured.width(start, end) for start, end in stretches(text))


def measure_of(block: Block, room: float = standard.TEXT_WIDTH.points) -> Measure:
    """Return the edges of a block's lines from its indents."""
    character, indent = character_width(block), block.indent
    left = indent.left * character
    return Measure(left, room - indent.right * character, left + indent.first * character)


def paragraph(block: Block, manner: Manner, runs: Sequence[Run], start: int = 0) -> Paragraph:
    """Join and measure the runs of a block; `start` is the offset of the first in its place."""
    look = LOOKS[block.role]
    size = block.size or look.size
    spacing = standard.CHARACTER_SPACING.value if look.spaced else 0.0
    spans: list[Span] = []
    text, offset = "", start
    for run, part, derived in _parts(block.role, runs):
        glyphs = manner.fonts.glyphs(run.face, size, bold=run.bold)
        ink = Ink(glyphs, block.stretch, CHANGED.get(run.fate, look.colour), run.fate)
        span = Span(len(text), len(text) + len(part), ink, offset, derived)
        spans += inked(span, part, manner, bold=run.bold)
        text += part
        offset += 0 if derived else len(part)
    return measured(text, tuple(spans), manner, spacing)


def inked(span: Span, text: str, manner: Manner, *, bold: bool = False) -> Iterator[Span]:
    """Yield a span with its digits and letters in a Western font, where that is wanted."""
    ink = span.ink
    western = manner.fonts.western(ink.glyphs.size, bold=bold) if manner.western_digits else None
    if western is None:
        yield span
        return
    at = 0
    for index, part in enumerate(_WESTERN.split(text)):
        offset = span.offset if span.derived else span.offset + at
        used = replace(ink, glyphs=western) if index % 2 else ink
        if part:
            yield Span(span.start + at, span.start + at + len(part), used, offset, span.derived)
        at += len(part)


def _parts(role: Role, runs: Sequence[Run]) -> Iterator[tuple[Run, str, bool]]:
    """Yield the runs in stretches that are the writer's, or not, throughout."""
    for run in runs:
        if role in _OWN_BREAKS and not run.derived and "\n" in run.text:
            for index, line in enumerate(run.text.split("\n")):
                if index:
                    yield run, "\n", True
                yield run, line, False
        else:
            yield run, run.text, run.derived


def measured(text: str, spans: tuple[Span, ...], manner: Manner, spacing: float = 0.0) -> Paragraph:
    """Measure a text whose spans are known."""
    advances: list[float] = []
    for span in spans:
        known, stretch = span.ink.glyphs.advances, span.ink.stretch
        part = text[span.start : span.end]
        advances += [known[character] * stretch + spacing for character in part]
    if DASH in text:
        for index in dashes(text, manner.habits):
            advances[index] = spans[0].ink.glyphs.size * spans[0].ink.stretch + spacing
    gaps = _make_room(text, advances, manner, spans, spacing)
    for index, character in enumerate(text if "\n" in text or "\t" in text else ""):
        if character in "\n\t":
            advances[index] = 0.0
    edges = tuple(accumulate(advances, initial=0.0))
    return Paragraph(Measured(text, edges, spacing, gaps, manner.habits), spans)


def _make_room(
    text: str, advances: list[float], manner: Manner, spans: tuple[Span, ...], spacing: float
) -> dict[int, float]:
    """Widen the characters before a border of scripts; return by how much, by their index."""
    gaps: dict[int, float] = {}
    loose = -spacing if manner.habits.loose_borders else 0.0
    if not (manner.gap or loose):
        return gaps
    room = manner.gap * spans[0].ink.glyphs.size if spans else 0.0
    for border in borders(text):
        wider = loose + (room if is_gap(text, border) else 0.0)
        advances[border - 1] += wider
        gaps[border - 1] = spacing + wider
    return gaps


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield what lies between the line feeds of a text."""
    start = 0
    for part in text.split("\n"):
        yield start, start + len(part)
        start += len(part) + 1


def rows(para: Paragraph, measure: Measure, align: Align, baseline: float) -> Iterator[Row]:
    """Cut a paragraph into lines and set them; each baseline is from its own strip's top."""
    first = measure.first
    for start, end in stretches(para.measured.text):
        room, rest = measure.right - first, measure.right - measure.left
        left = first
        for cut in para.measured.cut(start, end, room, rest):
            yield _row(para, cut, Slot(left, measure.right - left, baseline), align)
            left = measure.left
        first = measure.left


def tabbed(para: Paragraph, measure: Measure, stops: Iterable[Stop], unit: float) -> Paragraph:
    """Widen the tabs of a text so that what follows each stands at its stop."""
    text, edges = para.measured.text, para.measured.edges
    tabs = [index for index, character in enumerate(text) if character == "\t"]
    places = [(stop.at * unit, stop.right) for stop in stops]
    shifts: dict[int, float] = {}
    shift = measure.first
    for tab, following in pairwise([*tabs, len(text)]):
        here, wide = edges[tab] + shift, edges[following] - edges[tab + 1]
        aims = [at - (wide if right else 0.0) for at, right in places]
        target = next((aim for aim in aims if aim > here), here + unit)
        shifts[tab] = target - here
        shift += shifts[tab]
    moved = accumulate(
        (
            right - left + shifts.get(index, 0.0)
            for index, (left, right) in enumerate(pairwise(edges))
        ),
        initial=0.0,
    )
    return Paragraph(replace(para.measured, edges=tuple(moved)), para.spans)


def spread(row: Row, left: float, room: float) -> Row:
    """Return a line with its characters spread over all of its room (分散对齐)."""
    slack, characters = room - row.width, len(row.text)
    if slack <= 0 or characters <= 1:
        return row
    step, done, pieces = slack / (characters - 1), 0, []
    for piece in row.pieces:
        count = len(piece.text)
        shifts = [*range(done, done + count), done + count - 1]
        edges = (edge + step * shift for edge, shift in zip(piece.edges, shifts, strict=True))
        pieces.append(replace(piece, edges=tuple(edges)))
        done += count
    return replace(row, pieces=tuple(pieces), x=left, width=room)


def _row(para: Paragraph, cut: Cut, slot: Slot, align: Align) -> Row:
    """Place the characters of one line."""
    start, visible, slack = cut.start, cut.visible, slot.room - cut.natural
    base = para.measured.edges[start]
    edges = [edge - base for edge in para.measured.edges[start : visible + 1]]
    width, x = cut.natural, slot.left
    if align is Align.JUSTIFIED:
        if not cut.last and slack > 0 and _spread(edges, para.measured.text, cut, slack):
            width = slot.room
    elif align is Align.CENTRE:
        x += slack / 2
    elif align is Align.RIGHT:
        x += slack
    pieces = tuple(_pieces(para, start, visible, edges))
    opening = _offset(para.spans, start)
    return Row(pieces, x, slot.baseline, width, opening, _offset(para.spans, cut.end, opening))


def _spread(edges: list[float], text: str, cut: Cut, slack: float) -> bool:
    """Share the slack of a line among its characters, not inside words; False: no place."""
    last = cut.visible - 1 if cut.hang else cut.visible
    joints, before = -1, cut.start
    shifts: list[int] = []
    for word in WORDS.finditer(text, cut.start, last):
        plain = word.start() - before
        shifts += range(joints + 1, joints + 1 + plain)
        joints += plain + 1
        before = word.end()
        shifts += [joints] * (before - word.start())
    shifts += range(joints + 1, joints + 1 + last - before)
    joints += last - before
    if joints <= 0:
        return False
    shifts += [joints] * (len(edges) - len(shifts))
    step = slack / joints
    edges[:] = [edge + step * shift for edge, shift in zip(edges, shifts, strict=True)]
    return True


def _pieces(para: Paragraph, start: int, visible: int, edges: list[float]) -> Iterator[Piece]:
    text = para.measured.text
    for span in para.spans:
        begin, end = max(span.start, start), min(span.end, visible)
        if begin >= end:
            continue
        offset = span.offset if span.derived else span.offset + begin - span.start
        own = tuple(edges[begin - start : end - start + 1])
        yield Piece(text[begin:end], span.ink, own, offset, span.derived)


def _offset(spans: tuple[Span, ...], index: int, at_least: int = 0) -> int:
    """Return where the character at `index` stands in the text of the block's place."""
    found = at_least
    for span in spans:
        if index < span.start:
            break
        inside = min(index, span.end) - span.start
        found = span.offset if span.derived else span.offset + inside
    return found
