"""Tables: those of the report, the mark of joint issuers, and the imprint."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from lxml import etree

from desktop.domain.outline import Table
from desktop.exports.docx.elements import add, add_text, element
from desktop.exports.docx.paragraphs import add_runs, paragraph
from desktop.exports.docx.styles import TABLE, TABLE_HEAD, TABLE_TEXT
from desktop.exports.docx.units import eighths, twips
from desktop.official import standard
from desktop.official.blocks import Block
from desktop.official.columns import column_shares, long_columns

_WIDTH: Final = standard.TEXT_WIDTH.twips
_SUFFIX_ROOM: Final = 2.6


def table(content: Table) -> etree._Element:
    """Return a table with rules, its head repeated on every page and no row broken over two."""
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
    return made


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
    """Return the names of joint issuers one a line, 文件 right of them at half their height."""
    size = block.size or standard.MARK_LARGEST.value
    right = twips(_SUFFIX_ROOM * size * block.stretch)
    made = _bare_table([_WIDTH - right, right])
    row = add(made, "tr")
    for column, runs in zip((_WIDTH - right, right), (block.runs, block.beside), strict=True):
        cell = add(row, "tc")
        properties = add(cell, "tcPr")
        add(properties, "tcW", w=column, type="dxa")
        add(properties, "vAlign", val="center")
        inner = paragraph(block, pitch, before=0)
        for run in inner.findall(inner.tag.removesuffix("p") + "r"):
            inner.remove(run)
        add_runs(inner, block, runs)
        cell.append(inner)
    return made


def imprint(blocks: Sequence[Block], pitch: int, *, floating: bool) -> etree._Element:
    """Return the imprint, at the foot of the text area of the page it falls on."""
    made = _bare_table([_WIDTH], floating=floating)
    for block in blocks:
        row = add(made, "tr")
        add(add(row, "trPr"), "cantSplit")
        cell = add(row, "tc")
        properties = add(cell, "tcPr")
        add(properties, "tcW", w=_WIDTH, type="dxa")
        _rules(properties, block)
        cell.append(paragraph(block, pitch))
    return made


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
    add(properties, "tblW", w=_WIDTH, type="dxa")
    add(properties, "tblLayout", type="fixed")
    padding = add(properties, "tblCellMar")
    for side in ("left", "right"):
        add(padding, side, w=0, type="dxa")
    _grid(made, widths)
    return made
