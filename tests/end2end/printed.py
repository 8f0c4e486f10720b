"""A document as it was composed, with the line on LibreOffice's pages of each of its blocks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.official.blocks import Block, Role
from desktop.official.options import Options
from tests.end2end.measuring import Row, Sheet

HANGING = "，。、；：！？,.;:!?"
LABEL = re.compile(r"—\d+—")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a block.

    Attributes:
        nth: Its place among the lines of its block.
        last: Whether the block ends with it.
    """

    row: Row
    block: Block
    index: int
    nth: int
    last: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """A document as it was composed, and the pages it was set on."""

    options: Options
    blocks: tuple[Block, ...]
    sheets: tuple[Sheet, ...]
    lines: tuple[Placed, ...]

    def of(self, *roles: Role) -> list[Placed]:
        """Return the lines of roles, in their order."""
        return [line for line in self.lines if line.block.role in roles]


def printed(options: Options, blocks: tuple[Block, ...], pages: Sequence[Sheet]) -> Printed:
    """Find the block of every line; lines of tables, which no block's text holds, stay out."""
    rows = [row for page in pages for row in page.rows if not LABEL.fullmatch(row.text)]
    found: list[Placed] = []
    cursor = 0
    for index, block in enumerate(blocks):
        rest = "".join(block.text.split())
        if block.table is not None or not rest or block.beside:
            continue
        start = next(at for at in range(cursor, len(rows)) if rest.startswith(rows[at].text))
        cursor, nth = start, 0
        while rest and cursor < len(rows) and rest.startswith(rows[cursor].text):
            rest = _behind(rest.removeprefix(rows[cursor].text), rows[cursor + 1 :])
            found.append(Placed(rows[cursor], block, index, nth, last=not rest))
            cursor, nth = cursor + 1, nth + 1
        if rest:
            message = f"{block.role} is not on the pages as a whole: {rest[:20]}"
            raise ValueError(message)
    return Printed(options, blocks, tuple(pages), tuple(found))


def _behind(rest: str, below: Sequence[Row]) -> str:
    """Pass over a mark that hangs at a line's end: LibreOffice does not always draw it."""
    undrawn = rest[:1] in set(HANGING) and below and not rest.startswith(below[0].text)
    return rest[1:] if undrawn else rest
