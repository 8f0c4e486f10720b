"""Tables: those of the report, the mark of joint issuers, and the imprint."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Final

from lxml import etree

from desktop.domain.chinese import width
from desktop.domain.difference import Fate
from desktop.domain.outline import Table
from desktop.exports.docx.elements import W, add, add_text, element
from desktop.exports.docx.paragraphs import empty, paragraph
from desktop.exports.docx.revisions import revised
from desktop.exports.docx.styles import ANCHOR, TABLE, TABLE_HEAD, TABLE_TEXT
from desktop.exports.docx.units import eighths, twips
from desktop.official import standard
from desktop.official.blocks import Block, Run
from desktop.official.columns import column_shares, long_columns
from desktop.official.standard import School

_WIDTH: Final = standard.TEXT_WIDTH.twips
_FOOT: Final = standard.TOP_EDGE.twips + standard.TEXT_HEIGHT.twips
_SUFFIX_ROOM: Final = 2.5
_SLACK: Final = 20  # a name that just fits is not to be broken


def table(content: Table, fate: Fate = Fate.KEPT) -> etree._Element:
    """Return a table with rules, its head repeated on every page and no row broken over two.

    Added or removed, it is so row by row, and each cell's text with it.
    """
    widths = _column_widths(content)
    long = long_columns(content)
    made = element("tbl")
    properties = add(made, "tblPr")
    add(properties, "tblStyle", val=TABLE)
    add(properties, "tblW", w=_WIDTH, type="dxa")
    add(properties, "jc", val="center")
    add(properties, "tblLayout", type="fixed")
    _grid(made, widths)
    for index, row in enumerate(content.rows):
        _row(made, row, widths, long, head=index == 0 and len(content.rows) > 1)
    if fate is not Fate.KEPT:
        _revise(made, fate)
    return made


def _revise(made: etree._Element, fate: Fate) -> None:
    """Mark all rows of a table, and the runs in them, as added or removed."""
    for properties in made.iter(W + "trPr"):
        revised(properties, fate)
    for run in list(made.iter(W + "r")):
        around = run.getparent()
        if around is not None:
            revised(around, fate).append(run)
    if fate is Fate.REMOVED:
        for text in made.iter(W + "t"):
            text.tag = W + "delText"


def _grid(made: etree._Element, widths: Sequence[int]) -> None:
    grid = add(made, "tblGrid")
    for column in widths:
        add(grid, "gridCol", w=column)


def _row(
    made: etree._Element,
    cells: Sequence[str],
    widths: Sequence[int],
    long: frozenset[int],
    *,
    head: bool,
) -> None:
    row = add(made, "tr")
    properties = add(row, "trPr")
    cells = cells or ("",)
    missing = len(widths) - len(cells)
    if missing:
        add(properties, "gridAfter", val=missing)
        add(properties, "wAfter", w=sum(widths[len(cells) :]), type="dxa")
    add(properties, "cantSplit")
    if head:
        add(properties, "tblHeader")
    for column, text in enumerate(cells):
        cell = add(row, "tc")
        inner = add(cell, "tcPr")
        add(inner, "tcW", w=widths[column], type="dxa")
        add(inner, "vAlign", val="center")
        _cell_text(cell, text, head=head, left=column in long and not head)


def _cell_text(cell: etree._Element, text: str, *, head: bool, left: bool) -> None:
    inner = add(cell, "p")
    properties = add(inner, "pPr")
    add(properties, "pStyle", val=TABLE_HEAD if head else TABLE_TEXT)
    if left:
        add(properties, "jc", val="left")
    if text:
        run = add(inner, "r")
        add(add(run, "rPr"), "rFonts", hint="eastAsia")
        add_text(run, text)


def _column_widths(content: Table) -> list[int]:
    """Return the columns' widths in twips; their sum is exact."""
    edges = [0, *(round(_WIDTH * share) for share in accumulate(column_shares(content)))]
    return [right - left for left, right in pairwise(edges)]


def joint_mark(block: Block, pitch: int) -> etree._Element:
    """Return the names of joint issuers one a line, 文件 right of them at half their height.

    The names are spread over one width, as the names of a list are set.
    """
    character = (block.size or standard.MARK_LARGEST.value) * block.stretch
    names = block.runs[0].text.split("\n")
    left = min(twips(max(map(width, names)) * character) + _SLACK, _WIDTH)
    columns = [left, twips(_SUFFIX_ROOM * character)] if block.beside else [left]
    made = _bare_table(columns)
    row = add(made, "tr")
    lines = [[replace(block.runs[0], text=name)] for name in names]
    _mark_cell(row, block, pitch, left, lines)
    if block.beside:
        _mark_cell(row, replace(block, spread=False), pitch, columns[1], [block.beside])
    return made


def _mark_cell(
    row: etree._Element, block: Block, pitch: int, column: int, lines: Sequence[Sequence[Run]]
) -> None:
    cell = add(row, "tc")
    properties = add(cell, "tcPr")
    add(properties, "tcW", w=column, type="dxa")
    add(properties, "vAlign", val="center")
    for runs in lines:
        inner = paragraph(replace(block, runs=tuple(runs)), pitch, before=0)
        add(inner[0], "jc", val="distribute" if block.spread else "right")
        cell.append(inner)


def imprint(blocks: Sequence[Block], school: School, *, floating: bool) -> etree._Element:
    """Return the imprint, its last rule at the foot of the text area of the page it falls on.

    Where the margin ends lower than the text area, a last row without a rule fills the room.
    """
    made = _bare_table([_WIDTH], floating=floating)
    for block in blocks:
        cell = _imprint_cell(made)
        _rules(cell[0], block)
        cell.append(paragraph(block, school.pitch.twips))
    below = standard.PAPER_HEIGHT.twips - school.bottom.twips - _FOOT
    if floating and below > 0:
        _imprint_cell(made, below).append(empty(ANCHOR, below))
    return made


def _imprint_cell(made: etree._Element, height: int = 0) -> etree._Element:
    row = add(made, "tr")
    properties = add(row, "trPr")
    add(properties, "cantSplit")
    if height:
        add(properties, "trHeight", val=height, hRule="exact")
    cell = add(row, "tc")
    add(add(cell, "tcPr"), "tcW", w=_WIDTH, type="dxa")
    return cell


def _rules(properties: etree._Element, block: Block) -> None:
    rules = add(properties, "tcBorders")
    for side, weight in (("top", block.rule_above), ("bottom", block.rule_below)):
        if weight:
            add(rules, side, val="single", sz=eighths(weight), space=0, color=standard.BLACK)


def _bare_table(widths: Sequence[int], *, floating: bool = False) -> etree._Element:
    """Return a table without rules or padding, as wide as the text area.

    A floating one is placed from the page's edge: LibreOffice does not float a table as wide as
    the text area that is placed from its margin.
    """
    made = element("tbl")
    properties = add(made, "tblPr")
    if floating:
        add(
            properties,
            "tblpPr",
            leftFromText=0,
            rightFromText=0,
            vertAnchor="margin",
            horzAnchor="page",
            tblpX=standard.BINDING_EDGE.twips,
            tblpYSpec="bottom",
        )
        add(properties, "tblOverlap", val="never")
    add(properties, "tblW", w=sum(widths), type="dxa")
    if sum(widths) < _WIDTH:
        add(properties, "jc", val="center")
    add(properties, "tblLayout", type="fixed")
    padding = add(properties, "tblCellMar")
    for side in ("left", "right"):
        add(padding, side, w=0, type="dxa")
    _grid(made, widths)
    return made
