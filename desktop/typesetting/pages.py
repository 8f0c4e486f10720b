"""Blocks that are laid out go on pages: what belongs together stays, the imprint sinks to the foot.

A page's text area is 22 lines high; it begins where the margins of the office's school begin.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop.domain.chinese import width
from desktop.official import standard
from desktop.official.blocks import Block, Role
from desktop.official.options import Options
from desktop.official.standard import POINTS_PER_MM
from desktop.typesetting.breaking import Habits
from desktop.typesetting.laying import leading
from desktop.typesetting.placed import Laid, Line, Page, Row, Rule, Strip

LEFT: Final = standard.BINDING_EDGE.points
FOOT: Final = standard.TOP_EDGE.points + standard.TEXT_HEIGHT.points
_IMPRINT: Final = frozenset({Role.CC, Role.PRINTER})
_EPSILON: Final = 0.01


@dataclass(frozen=True, slots=True)
class Item:
    """A strip on its way to a page.

    Attributes:
        before: Room above it, which is left out at the head of a page.
        fixed: Where its upper edge is on the first page, from the head of the text area.
        glued: It is on one page with the next strip.
    """

    strip: Strip
    block: int
    before: float = 0.0
    fixed: float = 0.0
    glued: bool = False
    new_page: bool = False


@dataclass(slots=True)
class Sheet:
    """A page that is being filled.

    Attributes:
        used: From the head of the text area to the foot of the last strip.
        numbered: Its number is printed.
    """

    lines: list[Line] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    used: float = 0.0
    empty: bool = True
    numbered: bool = True


class Stack:
    """Puts strips on pages, one after the other."""

    def __init__(self, blocks: Sequence[Block], laid: Sequence[Laid], options: Options) -> None:
        self._blocks = blocks
        self._laid = laid
        self._top = options.school.top.points
        self._room = standard.LINES_A_PAGE.value * options.school.pitch.points
        self._even = options.imprint_even
        self._sheets = [Sheet()]

    def flow(self, items: Sequence[Item]) -> None:
        """Put strips below one another, what is glued together on one page where it fits."""
        index = 0
        while index < len(items):
            end = index + 1
            while items[end - 1].glued and end < len(items):
                end += 1
            group = items[index:end]
            if group[0].new_page or not self._fits(group):
                self._turn()
            for item in group:
                if not self._fits((item,)):
                    self._turn()
                self._repeat_head(item)
                self._put(item)
            index = end

    def sink(self, items: Sequence[Item]) -> None:
        """Put the imprint at the foot of the last page, or of one more where it has no room.

        Where it is to be on an even page, that page is made for it and has no number.
        """
        height = sum(item.strip.height for item in items)
        foot = FOOT - self._top
        numbered = len(self._sheets)
        if self._sheets[-1].used + height > foot + _EPSILON:
            self._turn()
        if self._even and len(self._sheets) % 2:
            self._sheets[-1].empty = False
            self._turn()
        self._sheets[-1].used = max(foot - height, 0.0)
        self._sheets[-1].empty = False
        for item in items:
            if self._sheets[-1].used + item.strip.height > foot + _EPSILON:
                self._turn()
            self._put(item)
        for sheet in self._sheets[numbered:]:
            sheet.numbered = not self._even

    def sheets(self) -> list[Sheet]:
        """Return every page as it was filled."""
        return self._sheets

    def _fits(self, group: Sequence[Item]) -> bool:
        used = self._sheets[-1].used
        if self._sheets[-1].empty and len(self._sheets) > 1:
            used -= group[0].before
        for item in group:
            used = self._upper_edge(item, used) + item.strip.height
        foot = used + group[-1].strip.foot
        return self._sheets[-1].empty or foot <= self._room + _EPSILON

    def _upper_edge(self, item: Item, used: float) -> float:
        if item.fixed and len(self._sheets) == 1:
            return max(used, item.fixed)
        return used + item.before

    def _turn(self) -> None:
        if not self._sheets[-1].empty:
            self._sheets.append(Sheet())

    def _repeat_head(self, item: Item) -> None:
        """Repeat a table's head above a row that begins a page."""
        head = self._laid[item.block].head
        goes_on = self._sheets[-1].empty and item.strip is not self._laid[item.block].strips[0]
        if head is not None and goes_on:
            self._put(Item(head, item.block))

    def _put(self, item: Item) -> None:
        sheet = self._sheets[-1]
        upper = sheet.used if sheet.empty and not item.fixed else self._upper_edge(item, sheet.used)
        top, block = self._top + upper, self._blocks[item.block]
        sheet.lines += [
            Line(row, block.role, LEFT + row.x, top + row.baseline, item.block, block.place)
            for row in item.strip.rows
        ]
        sheet.rules += [
            Rule(LEFT + rule.x, top + rule.y, rule.width, rule.weight, rule.colour, rule.upright)
            for rule in item.strip.rules
        ]
        sheet.used = upper + item.strip.height
        sheet.empty = False


def items(
    blocks: Sequence[Block], laid: Sequence[Laid], options: Options, habits: Habits
) -> tuple[list[Item], list[Item]]:
    """Return the strips of the text, and those of the imprint."""
    flowing: list[Item] = []
    sinking: list[Item] = []
    for index, (block, found) in enumerate(zip(blocks, laid, strict=True)):
        target = sinking if block.role in _IMPRINT else flowing
        target += _items(block, found, index, options, habits)
    return flowing, sinking


def _items(
    block: Block, laid: Laid, index: int, options: Options, habits: Habits
) -> Iterable[Item]:
    school = options.school
    last = len(laid.strips) - 1
    whole = habits.kept_whole > 0
    kept = block.keep_next and not (whole and _too_long(block, habits))
    for position, strip in enumerate(laid.strips):
        glued = (kept and (whole or position == last)) or strip is laid.head
        if position:
            yield Item(strip, index, glued=glued)
        else:
            fixed, before = _fixed(block, school.top.points), block.before * school.pitch.points
            yield Item(strip, index, before, fixed, glued, block.new_page)


def _too_long(block: Block, habits: Habits) -> bool:
    return block.table is not None or width(block.text) > habits.kept_whole


def _fixed(block: Block, top: float) -> float:
    """Return where a block's strip begins whose characters begin `Block.drop` mm down."""
    if not block.drop:
        return 0.0
    down = standard.TOP_EDGE.points + block.drop * POINTS_PER_MM - top
    return down - leading(block.size or standard.MARK_LARGEST.value)


def number(
    sheets: Iterable[Sheet], footers: Iterable[Row], ink: float, *, centred: bool
) -> tuple[Page, ...]:
    """Give every page its number, on the outer side or in the middle (7.5).

    Args:
        sheets: The filled pages.
        footers: The label of each page, empty where it has no number.
        ink: How far above its baseline a label's dashes reach; they are 7 mm below the text area.
        centred: In the middle of the text area on every page.
    """
    baseline = FOOT + standard.PAGE_NUMBER_GAP.points + ink
    return tuple(
        Page(
            number=index,
            label=row.text,
            lines=tuple(sheet.lines),
            rules=tuple(sheet.rules),
            footer=row,
            footer_x=_label_x(index, row.width, centred=centred),
            footer_baseline=baseline,
        )
        for index, (sheet, row) in enumerate(zip(sheets, footers, strict=True), start=1)
    )


def _label_x(page: int, length: float, *, centred: bool) -> float:
    room = standard.TEXT_WIDTH.points - length
    if centred:
        return LEFT + room / 2
    inwards = standard.PAGE_NUMBER_INDENT.value * standard.SIZE_4.points
    return LEFT + (room - inwards if page % 2 else inwards)
