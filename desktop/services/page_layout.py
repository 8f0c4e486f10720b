"""Typeset pages as a neutral layout: what the 合规单 measures of our own reports."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from desktop.domain.chinese import is_ideograph
from desktop.official import standard
from desktop.official.blocks import HEADINGS, Block, Role
from desktop.official.layout import Imprint, Layout, PageNumber, Part, RedLine
from desktop.official.looks import LOOKS, character_width
from desktop.official.options import Options
from desktop.official.standard import POINTS_PER_MM, RED

if TYPE_CHECKING:
    from desktop.typesetting.placed import Line, Page, Rule

_LEFT: Final = standard.BINDING_EDGE.points
_WIDTH: Final = standard.TEXT_WIDTH.points
_FOOT: Final = standard.TOP_EDGE.points + standard.TEXT_HEIGHT.points
_BELOW: Final = 0.14  # of its size is what a character's square reaches below the baseline
_CENTRED: Final = 1.5
_IMPRINT: Final = frozenset({Role.CC, Role.PRINTER})
_CLOSING: Final = frozenset({Role.SIGNATURE, Role.DATE, Role.NOTE, *_IMPRINT})
_TEXT: Final = frozenset({Role.BODY, *HEADINGS})


def layout_of(pages: "Sequence[Page]", blocks: Sequence[Block], options: Options) -> Layout:
    """Measure a report's pages.

    Args:
        pages: As they were typeset.
        blocks: What was typeset; the lines count in them.
        options: What it was typeset with.
    """
    from desktop.typesetting.ruler import distances  # noqa: PLC0415  # Qt is loaded for pages only

    school = options.school
    known = {distance.measure: distance.mm for distance in distances(pages[0])}
    red = next((rule for rule in pages[0].rules if rule.colour == RED), None)
    return Layout(
        width=standard.PAPER_WIDTH.mm,
        height=standard.PAPER_HEIGHT.mm,
        top=school.top.mm,
        bottom=school.bottom.mm,
        left=_LEFT / POINTS_PER_MM,
        right=standard.PAPER_WIDTH.mm - (_LEFT + _WIDTH) / POINTS_PER_MM,
        pitch=school.pitch.points,
        lines=_lines(pages, options),
        characters=_characters(pages),
        parts=tuple(_parts(pages, blocks, options)),
        mark_top=known.get(standard.MARK_TOP),
        red_line=_red_line(red, known.get(standard.RED_LINE_GAP)),
        page_number=_page_number(pages, known.get(standard.PAGE_NUMBER_GAP)),
        imprint=_imprint(pages[-1]),
        text_first=any(line.role in _TEXT for line in pages[0].lines),
        signature_alone=_signature_alone(pages),
    )


def _red_line(rule: "Rule | None", gap: float | None) -> RedLine | None:
    return None if rule is None else RedLine(gap, rule.width / POINTS_PER_MM)


def _lines(pages: "Sequence[Page]", options: Options) -> int:
    """Count the lines of a full page; where there is none, those that have room."""
    full = [
        len(page.lines)
        for page, following in pairwise(pages)
        if page.number > 1
        and page.lines
        and following.lines
        and page.lines[-1].block == following.lines[0].block
        and all(line.role is not Role.TABLE for line in page.lines)
    ]
    school = options.school
    height = standard.PAPER_HEIGHT.points - school.top.points - school.bottom.points
    return max(full) if full else int(height / school.pitch.points)


def _characters(pages: "Sequence[Page]") -> int:
    """Count the characters of a full line of Chinese characters; where none is, those with room."""
    full = [
        len(line.text)
        for page in pages
        for line, following in pairwise(page.lines)
        if line.role is Role.BODY
        and line.block == following.block
        and line.x - _LEFT < 1
        and all(map(is_ideograph, line.text))
    ]
    room = int(_WIDTH / character_width(Block(Role.BODY)))
    return max(set(full), key=full.count) if full else room


def _parts(pages: "Sequence[Page]", blocks: Sequence[Block], options: Options) -> Iterator[Part]:
    """Yield every block of text by its lines."""
    lines = [(page, line) for page in pages for line in page.lines]
    place = 0
    while place < len(lines):
        page, first = lines[place]
        own = [line for _, line in lines[place:] if line.block == first.block]
        above = _above(page, lines[place - 1][1] if place else None)
        block = blocks[first.block]
        if block.table is None:
            gap = None if above is None else _gap(page, above, first, options)
            yield _part(block, own, gap, new_page=above is None)
        place += len(own)


def _above(page: "Page", before: "Line | None") -> "Line | None":
    """Return the lowest line on a page of the block set before: 文件 stands beside joint names."""
    own = [line for line in page.lines if before is not None and line.block == before.block]
    return max(own, key=lambda line: line.baseline, default=None)


def _part(block: Block, lines: "Sequence[Line]", gap: float | None, *, new_page: bool) -> Part:
    first, last = lines[0], lines[-1]
    glyphs = first.row.pieces[0].ink.glyphs
    unit = character_width(block)
    left, right = min(line.x for line in lines), max(line.x + line.width for line in lines)
    return Part(
        block.role,
        block.text.strip(),
        glyphs.family,
        glyphs.size,
        first.row.pieces[0].ink.colour,
        begin=(first.x - _LEFT) / unit,
        left=(last.x - _LEFT) / unit,
        right=(_LEFT + _WIDTH - last.x - last.width) / unit if _ends(block) else None,
        centred=abs((left + right) / 2 - _LEFT - _WIDTH / 2) <= _CENTRED,
        above=gap,
        new_page=new_page,
    )


def _ends(block: Block) -> bool:
    """Tell whether the end of a block's last line has a place: not behind a stop names begin at."""
    return not block.stops or block.stops[-1].right


def _gap(page: "Page", above: "Line", line: "Line", options: Options) -> float:
    """Count the empty lines between two lines: what is left between them without their leading."""
    pitch = options.school.pitch.points
    red = [rule.y for rule in page.rules if rule.colour == RED]
    upper = above.baseline + _BELOW * _size(above)
    leading = _leading(above, pitch)
    if red and above.baseline < red[0] < line.baseline:
        upper, leading = red[0], 0.0
    lower = line.baseline - (1 - _BELOW) * _size(line)
    return (lower - upper - leading - _leading(line, pitch)) / pitch


def _size(line: "Line") -> float:
    return line.row.pieces[0].ink.glyphs.size


def _leading(line: "Line", pitch: float) -> float:
    """Return half the leading of a line: what its strip has on each side of its characters."""
    own = LOOKS[line.role].pitch or pitch
    if line.role is Role.MARK:
        own = _size(line) * standard.MARK_LEADING.value
    return (own - _size(line)) / 2


def _page_number(pages: "Sequence[Page]", gap: float | None) -> PageNumber:
    unit = standard.SIZE_4.points
    sides, edges = [], []
    for page in pages[:2]:
        left = (page.footer_x - _LEFT) / unit
        right = (_LEFT + _WIDTH - page.footer_x - page.footer.width) / unit
        centred = abs(left - right) < 1
        sides.append("center" if centred else "left" if left < right else "right")
        edges.append(min(left, right))
    glyphs = pages[0].footer.pieces[0].ink.glyphs
    even = sides[1] if len(sides) > 1 else {"right": "left"}.get(sides[0], sides[0])
    return PageNumber(
        gap=gap,
        odd=sides[0],
        even=even,
        indent=max(edges, key=lambda edge: abs(edge - 1)),
        dashed=pages[0].label.count(standard.PAGE_NUMBER_DASH) > 1,
        family=glyphs.family,
        size=glyphs.size,
    )


def _imprint(page: "Page") -> Imprint | None:
    lines = [line for line in page.lines if line.role in _IMPRINT]
    if not lines:
        return None
    top = lines[0].baseline - 2 * _size(lines[0])
    # A table may end just above; its rules are finer.
    own = (r for r in page.rules if r.y > top and r.weight > standard.TABLE_RULE.points)
    rules = sorted(own, key=lambda rule: rule.y)
    return Imprint(
        foot=(rules[-1].y - _FOOT) / POINTS_PER_MM if rules else None,
        weights=tuple(rule.weight / POINTS_PER_MM for rule in rules),
    )


def _signature_alone(pages: "Sequence[Page]") -> bool | None:
    """Tell whether signature or date stand on a page without text; None: there is neither."""
    signed = [
        page
        for page in pages
        if any(line.role in {Role.SIGNATURE, Role.DATE} for line in page.lines)
    ]
    if not signed:
        return None
    return any(all(line.role in _CLOSING for line in page.lines) for page in signed)
