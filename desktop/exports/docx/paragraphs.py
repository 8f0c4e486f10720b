"""A block as a paragraph of its style, with only what departs from the style written out."""

from collections.abc import Iterable
from typing import Final

from lxml import etree

from desktop.domain.chinese import width
from desktop.domain.difference import Fate
from desktop.exports.docx.elements import add, add_text, element
from desktop.exports.docx.revisions import revised
from desktop.exports.docx.styles import character_style, style_of
from desktop.exports.docx.units import indent_attributes, twips
from desktop.official import standard
from desktop.official.blocks import Block, Run
from desktop.official.looks import LOOKS, alignment, character_width
from desktop.official.standard import FAMILIES

# LibreOffice moves all of a paragraph that is kept with the next one: with a long one more of the
# page would stay empty than a signature alone on the next page is worth.
_LONGEST_KEPT: Final = 12 * standard.CHARACTERS_A_LINE.value
_PERCENT: Final = 100
_HALF_POINTS: Final = 2


def paragraph(block: Block, pitch: int, *, before: int | None = None) -> etree._Element:
    """Return the paragraph of a block that is not a table.

    Args:
        block: What to set.
        pitch: From line to line of the page, in twips.
        before: Room above in twips, where it is not a number of lines.
    """
    made = element("p")
    _properties(made, block, pitch, before)
    add_runs(made, block, block.runs)
    return made


def empty(style: str, height: int | None = None, *, keep_next: bool = False) -> etree._Element:
    """Return a paragraph without text, `height` twips high."""
    made = element("p")
    properties = add(made, "pPr")
    add(properties, "pStyle", val=style)
    if keep_next:
        add(properties, "keepNext")
    if height is not None:
        add(properties, "spacing", line=height, lineRule="exact")
    return made


def _properties(made: etree._Element, block: Block, pitch: int, before: int | None) -> None:
    """Write `w:pPr`, its children in the order the schema wants."""
    style = style_of(block)
    properties = add(made, "pPr")
    add(properties, "pStyle", val=style.identifier)
    keep_next = block.keep_next and width(block.text) <= _LONGEST_KEPT
    if keep_next != style.keep_next:
        add(properties, "keepNext", val=int(keep_next))
    if block.new_page != style.new_page:
        add(properties, "pageBreakBefore", val=int(block.new_page))
    if block.stops:
        _tabs(properties, block)
    _spacing(properties, block, pitch, before)
    if block.indent != style.indent:
        add(properties, "ind", **_indent(block))
    if alignment(block) is not LOOKS[block.role].align:
        add(properties, "jc", val=alignment(block).value)
    if block.fate is not Fate.KEPT:
        # Of the paragraph's end: accepted, it goes or stays with its text.
        revised(add(properties, "rPr"), block.fate)


def _tabs(properties: etree._Element, block: Block) -> None:
    tabs = add(properties, "tabs")
    for stop in block.stops:
        position = twips(stop.at * character_width(block))
        add(tabs, "tab", val="right" if stop.right else "left", pos=position)


def _spacing(properties: etree._Element, block: Block, pitch: int, before: int | None) -> None:
    attributes: dict[str, int | str] = {}
    if before is not None:
        attributes = {"beforeLines": 0, "before": before}
    elif block.before != style_of(block).before:
        lines = round(block.before * _PERCENT)
        attributes = {"beforeLines": lines, "before": round(block.before * pitch)}
    line = LOOKS[block.role].pitch
    if block.size is not None:
        line = block.size * standard.MARK_LEADING.value
    if attributes or block.size is not None:
        attributes |= {"line": pitch if line is None else twips(line), "lineRule": "exact"}
        add(properties, "spacing", **attributes)


def _indent(block: Block) -> dict[str, str]:
    """Return the indent; what the style has and the block has not is set back to nothing."""
    attributes = indent_attributes(block.indent, character_width(block))
    style = indent_attributes(style_of(block).indent, character_width(block))
    return dict.fromkeys(style, "0") | attributes


def add_runs(made: etree._Element, block: Block, runs: Iterable[Run]) -> None:
    """Append runs, each kept from falling into a Western font by its hint."""
    base = standard.Face.BODY if block.run_in else LOOKS[block.role].face
    for run in runs:
        if not run.text:
            continue
        inner = add(revised(made, run.fate), "r")
        properties = add(inner, "rPr")
        styled = block.run_in and run.heading
        if styled:
            add(properties, "rStyle", val=character_style(block.role))
        fonts = add(properties, "rFonts", hint="eastAsia")
        if run.face is not base and not styled:
            _name_fonts(fonts, run)
        if run.bold:
            add(properties, "b")
        _fit(properties, block)
        add_text(inner, run.text, removed=run.fate is Fate.REMOVED)


def _name_fonts(fonts: etree._Element, run: Run) -> None:
    name = FAMILIES[run.face].name
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(f"{fonts.tag.removesuffix('rFonts')}{script}", name)


def _fit(properties: etree._Element, block: Block) -> None:
    if block.stretch != 1:
        add(properties, "w", val=round(block.stretch * _PERCENT))
    if block.size is not None:
        half = round(block.size * _HALF_POINTS)
        add(properties, "sz", val=half)
        add(properties, "szCs", val=half)
