"""What is measured of each element of a printed report, as data: found, wanted, how exact.

The wanted figures are the standard's, and are worked out here from its clauses, not taken from
how the exporter works them out.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from typing_extensions import override

from desktop.domain.chinese import width
from desktop.official import standard
from desktop.official.blocks import Role
from desktop.official.standard import POINTS_PER_MM, SCHOOL_B
from tests.end2end.measuring import Row, Stroke
from tests.end2end.printed import HANGING, LABEL, Printed

LEFT, RIGHT = 28.0, 184.0
HEAD, FOOT = 37.0, 262.0
CHARACTER = 156 / 28
SMALL = 14 / POINTS_PER_MM
SQUARE_FOOT = 0.12
_FLOWING = frozenset({Role.BODY, Role.ADDRESSEE, Role.NOTE, Role.SIGNATURE, Role.DATE})
_IMPRINT_PITCH = 8.0
_IMPRINT = frozenset({Role.CC, Role.PRINTER})


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure, in mm where nothing else is said."""

    what: str
    page: int
    found: float
    wanted: float
    tolerance: float

    @property
    def ok(self) -> bool:
        """Whether it is as exact as it must be."""
        return abs(self.found - self.wanted) <= self.tolerance

    @override
    def __str__(self) -> str:
        """Say it as a test shows it."""
        off = self.found - self.wanted
        return f"p{self.page} {self.what}: {self.found:.2f}, not {self.wanted:.2f} ({off:+.2f})"


def paper(doc: Printed) -> Iterator[Figure]:
    """A4 (5.1)."""
    for sheet in doc.sheets:
        yield Figure("paper width", sheet.number, sheet.width, 210, 0.5)
        yield Figure("paper height", sheet.number, sheet.height, 297, 0.5)


def lines_a_page(doc: Printed) -> Iterator[Figure]:
    """22 lines on a page that its text fills: its last paragraph goes on on the next page."""
    for page in _full_pages(doc):
        count = sum(line.row.page == page for line in doc.lines)
        yield Figure("lines", page, count, 22, 0)


def _full_pages(doc: Printed) -> Iterator[int]:
    tables = {row.page for row in _other_rows(doc)}
    for line, following in pairwise(doc.lines):
        page = line.row.page
        goes_on = following.index == line.index and following.row.page > page
        if goes_on and page > 1 and page not in tables:
            yield page


def _other_rows(doc: Printed) -> list[Row]:
    known = {id(line.row) for line in doc.lines}
    return [
        row
        for sheet in doc.sheets
        for row in sheet.rows
        if id(row) not in known and not LABEL.fullmatch(row.text)
    ]


def characters_a_line(doc: Printed) -> Iterator[Figure]:
    """28 characters on a full line of Chinese characters only, 26 on a paragraph's first."""
    for line, following in pairwise(doc.of(Role.BODY)):
        plain = all("一" <= mark <= "鿿" for mark in line.row.text + following.row.text[:1])
        if plain and not line.last:
            yield Figure(
                "characters", line.row.page, len(line.row.text), 28 - 2 * (not line.nth), 0
            )


def text_area(doc: Printed) -> Iterator[Figure]:
    """The edges of full lines and of the strip of 22 lines (5.2.1, 6.1: within 1 mm)."""
    for line in doc.of(Role.BODY):
        if not line.last and line.nth:
            yield Figure("left edge", line.row.page, line.row.left, LEFT, 1)
        if not line.last and line.row.text[-1] not in HANGING + "”）》":
            yield Figure("right edge", line.row.page, line.row.right, RIGHT, 1)
    for page in _full_pages(doc):
        rows = [line.row for line in doc.lines if line.row.page == page]
        upper, lower = _strip(doc, rows)
        yield Figure("upper edge", page, upper, HEAD, 1)
        yield Figure("lower edge", page, lower, FOOT, 1)


def _strip(doc: Printed, rows: Sequence[Row]) -> tuple[float, float]:
    """Return the edges of the lines' strip; of their characters' squares in school B."""
    size = 16 / POINTS_PER_MM
    half = (rows[-1].baseline - rows[0].baseline) / (len(rows) - 1) / 2
    if doc.options.school == SCHOOL_B:
        half = size / 2
    middle = (0.5 - SQUARE_FOOT) * size
    return rows[0].baseline - middle - half, rows[-1].baseline - middle + half


def pitch(doc: Printed) -> Iterator[Figure]:
    """Lines of a paragraph stand one pitch apart."""
    wanted = doc.options.school.pitch.mm
    for line, following in pairwise(doc.lines):
        same = line.index == following.index and line.row.page == following.row.page
        if same and line.block.role in _FLOWING:
            found = following.row.baseline - line.row.baseline
            yield Figure("line pitch", line.row.page, found, wanted, 0.1)


def indents(doc: Printed) -> Iterator[Figure]:
    """A paragraph begins two characters in, the addressee at the edge (7.3.2, 7.3.3)."""
    roles = (Role.BODY, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.NOTE)
    for line in doc.of(*roles):
        if line.nth == 0:
            wanted = LEFT + 2 * CHARACTER
            yield Figure("paragraph's beginning", line.row.page, line.row.left, wanted, 0.5)
    for line in doc.of(Role.ADDRESSEE):
        yield Figure("addressee's edge", line.row.page, line.row.left, LEFT, 0.5)


def mark(doc: Printed) -> Iterator[Figure]:
    """The mark is red, in the middle, its upper edge 35 mm below the text area's (7.2.4)."""
    rows = [row for row in doc.sheets[0].rows if row.red]
    if rows:
        yield Figure("mark's upper edge", 1, min(row.top for row in rows) - HEAD, 35, 0.5)
        inks = [glyph for row in rows for glyph in row.glyphs]
        middle = (min(ink.left for ink in inks) + max(ink.right for ink in inks)) / 2
        yield Figure("mark's middle", 1, middle, (LEFT + RIGHT) / 2, 1.5)


def doc_number(doc: Printed) -> Iterator[Figure]:
    """Two empty lines below the mark; one character in where there are signers (7.2.5, 7.2.6)."""
    lines = doc.of(Role.DOC_NUMBER)
    if lines and "签发人" in lines[0].block.text:
        yield Figure("number's left indent", 1, lines[0].row.left - LEFT, CHARACTER, 0.5)
    marks = [row for row in doc.sheets[0].rows if row.red]
    top = next(iter(doc.of(Role.SIGNERS, Role.DOC_NUMBER)), None)
    if marks and top is not None:
        ink = max(glyph.bottom for row in marks for glyph in row.glyphs)
        empty = (_square_top(top.row, 16) - ink) / doc.options.school.pitch.mm
        yield Figure("empty lines below the mark", 1, empty, 2, 0.6)


def signers(doc: Printed) -> Iterator[Figure]:
    """A lone signer's name ends one character in (7.2.6)."""
    for line in doc.of(Role.DOC_NUMBER):
        if len([stop for stop in line.block.stops if stop.right]) == 1:
            yield Figure("signer's right indent", 1, RIGHT - line.row.right, CHARACTER, 0.5)


def red_line(doc: Printed) -> Iterator[Figure]:
    """The red line: 4 mm below the number's characters, as wide as the text area (7.2.7)."""
    line = _red_stroke(doc)
    numbers = doc.of(Role.DOC_NUMBER)
    if line is None:
        return
    yield Figure("red line's left end", 1, line.left, LEFT, 0.5)
    yield Figure("red line's right end", 1, line.right, RIGHT, 0.5)
    yield Figure("red line's weight", 1, line.weight, standard.RED_LINE_WEIGHT.mm, 0.1)
    if numbers:
        yield Figure(
            "red line below the number", 1, line.y - _square_foot(numbers[-1].row, 16), 4, 0.5
        )


def title(doc: Printed) -> Iterator[Figure]:
    """Title: in the middle, two empty lines below the red line (7.3.1)."""
    lines = doc.of(Role.TITLE)
    for line in lines:
        middle = (line.row.left + line.row.right) / 2
        yield Figure("title's middle", line.row.page, middle, (LEFT + RIGHT) / 2, 1)
    red = _red_stroke(doc)
    if red is not None and lines:
        empty = (_square_top(lines[0].row, 22) - red.y) / doc.options.school.pitch.mm
        yield Figure("empty lines below the red line", 1, empty, 2, 0.5)


def page_numbers(doc: Printed) -> Iterator[Figure]:
    """The dash 7 mm below the text area, one small character in on the outer side (7.5)."""
    for sheet in doc.sheets:
        labels = [row for row in sheet.rows if LABEL.fullmatch(row.text)]
        if not labels:
            continue
        (label,) = labels
        dash = label.glyphs[0]
        yield Figure("page number", sheet.number, int(label.text.strip("—")), sheet.number, 0)
        yield Figure("page number's dash", sheet.number, dash.top - FOOT, 7, 0.5)
        if doc.options.centred_page_numbers:
            middle = (label.left + label.right) / 2
            yield Figure("page number's middle", sheet.number, middle, (LEFT + RIGHT) / 2, 0.5)
        else:
            edge = RIGHT - label.right if sheet.number % 2 else label.left - LEFT
            yield Figure("page number's outer edge", sheet.number, edge, SMALL, 0.5)


def signature(doc: Printed) -> Iterator[Figure]:
    """署名 and 日期 by the formulas of 7.3.5, counted in characters."""
    names, dates = doc.of(Role.SIGNATURE), doc.of(Role.DATE)
    if not names or not dates:
        return
    date = width(dates[0].row.text)
    longest = max(width(name.row.text) for name in names)
    for name in names:
        own = width(name.row.text)
        wanted = _sealed(own, longest, date) if doc.options.seal else _unsealed(own, longest, date)
        found = RIGHT - name.row.right
        yield Figure("signature's right indent", name.row.page, found, wanted * CHARACTER, 1)
    below = longest - date if date <= longest else 2.0
    if doc.options.seal:
        below = max(4.0, (longest - date) / 2)
    found = RIGHT - dates[0].row.right
    yield Figure("date's right indent", dates[0].row.page, found, below * CHARACTER, 1)


def _unsealed(own: float, longest: float, date: float) -> float:
    return 2.0 if date <= longest else 4 + date - own


def _sealed(own: float, longest: float, date: float) -> float:
    return max(4.0, (longest - date) / 2) + (date - own) / 2


def company(doc: Printed) -> Iterator[Figure]:
    """No signature stands on a page without a line of the text (7.3.5.5)."""
    above = {line.row.page for line in doc.lines if line.block.role not in _CLOSING}
    tables = {row.page for row in _other_rows(doc)}
    for line in doc.of(Role.SIGNATURE, Role.DATE):
        alone = line.row.page not in above | tables
        yield Figure("signature alone", line.row.page, alone, 0, 0)


_CLOSING = frozenset({Role.SIGNATURE, Role.DATE, Role.NOTE, *_IMPRINT})


def imprint(doc: Printed) -> Iterator[Figure]:
    """The imprint's last rule on the foot of the last page's text area (7.4)."""
    lines = doc.of(*_IMPRINT)
    if not lines:
        return
    last = doc.sheets[-1]
    above = lines[0].row.baseline - _IMPRINT_PITCH
    rules = [stroke for stroke in last.strokes if stroke.y > above]
    yield Figure("imprint's page", last.number, lines[-1].row.page, last.number, 0)
    yield Figure("imprint's last rule", last.number, rules[-1].y, FOOT, 1)
    for place, rule in enumerate(rules):
        outer = place in {0, len(rules) - 1}
        yield Figure("rule's weight", last.number, rule.weight, 0.35 if outer else 0.25, 0.05)
        yield Figure("rule's left end", last.number, rule.left, LEFT, 0.5)
        yield Figure("rule's right end", last.number, rule.right, RIGHT, 0.5)
    for line in lines:
        if line.nth == 0:
            yield Figure("imprint's left indent", last.number, line.row.left - LEFT, SMALL, 0.5)
    for line in doc.of(Role.PRINTER):
        yield Figure("imprint's right indent", last.number, RIGHT - line.row.right, SMALL, 0.5)


def attachments(doc: Printed) -> Iterator[Figure]:
    """An attachment begins a page; its title stands on the third line (7.3.7)."""
    step = doc.options.school.pitch.mm
    for line, following in pairwise(doc.lines):
        if line.block.role is Role.ATTACHMENT_LABEL:
            first = next(found for found in doc.lines if found.row.page == line.row.page)
            yield Figure("label begins a page", line.row.page, first.index, line.index, 0)
            if following.block.role is Role.ATTACHMENT_TITLE:
                down = (following.row.baseline - line.row.baseline) / step
                yield Figure("attachment title's line", line.row.page, 1 + down, 3, 0.3)


def _red_stroke(doc: Printed) -> Stroke | None:
    return next((stroke for stroke in doc.sheets[0].strokes if stroke.red), None)


def _square_foot(row: Row, size: float) -> float:
    return row.baseline + SQUARE_FOOT * size / POINTS_PER_MM


def _square_top(row: Row, size: float) -> float:
    return row.baseline - (1 - SQUARE_FOOT) * size / POINTS_PER_MM


MEASURES: dict[str, Callable[[Printed], Iterator[Figure]]] = {
    measure.__name__: measure
    for measure in (
        paper,
        lines_a_page,
        characters_a_line,
        text_area,
        pitch,
        indents,
        mark,
        doc_number,
        signers,
        red_line,
        title,
        page_numbers,
        signature,
        company,
        imprint,
        attachments,
    )
}
