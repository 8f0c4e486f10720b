"""The text of a report: lead, headings with their numbers, paragraphs and tables (7.3.3)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from desktop.domain.numbering import Style
from desktop.domain.outline import Block as Content
from desktop.domain.outline import Kind, Section, Table, block_text
from desktop.domain.report import Report
from desktop.official import standard
from desktop.official.blocks import HEADINGS, Block, Indent, Place, Role, Run
from desktop.official.looks import LOOKS
from desktop.official.options import Options
from desktop.official.standard import Face

PARAGRAPH: Final = Indent(first=standard.PARAGRAPH_INDENT.value)
_PART_END: Final = Style.PART.value[-1]


def body(report: Report, options: Options) -> tuple[Block, ...]:
    """Return the blocks of the sections, an empty line below a title without addressee."""
    blocks = tuple(
        block
        for index, (section, marker) in enumerate(zip(report.sections, report.markers, strict=True))
        for block in _section(index, section, marker, options)
    )
    if blocks and report.title.strip() and not report.addressee.strip():
        return (replace(blocks[0], before=standard.ADDRESSEE_GAP.value), *blocks[1:])
    return blocks


def _section(index: int, section: Section, marker: str, options: Options) -> Iterator[Block]:
    if section.kind is Kind.LEAD:
        opening = section.heading
        if opening:
            yield paragraph(opening, Place(index))
        yield from contents(section.paragraphs, index, len(opening) + 1 if opening else 0)
    elif section.run_in:
        first = section.paragraphs[0] if section.paragraphs else ""
        begins = isinstance(first, str)
        text = first if isinstance(first, str) else ""
        yield _opening(index, section, marker, text, options)
        start = len(section.heading) + (len(text) + 1 if begins else 0)
        yield from contents(section.paragraphs[1:] if begins else section.paragraphs, index, start)
    else:
        yield _opening(index, section, marker, "", options)
        start = len(section.heading) + 1 if section.heading else 0
        yield from contents(section.paragraphs, index, start)


def _opening(index: int, section: Section, marker: str, text: str, options: Options) -> Block:
    """Set a heading; a run-in one is in the heading's face up to its end only."""
    role = HEADINGS[min(section.depth, len(HEADINGS)) - 1]
    titled = section.kind is not Kind.NUMBERED
    face = LOOKS[role].face if titled else Face.BODY
    bold = titled and section.depth in options.bold_levels
    number = spaced(marker, section.heading + text)
    runs = (
        Run(number, face, derived=True, heading=titled, bold=bold),
        Run(section.heading, face, heading=True, bold=bold),
        Run(text, Face.BODY),
    )
    return Block(
        role,
        tuple(run for run in runs if run.text),
        Place(index),
        run_in=section.run_in,
        indent=PARAGRAPH,
        keep_next=not section.run_in,
    )


def spaced(marker: str, text: str) -> str:
    """Part a number from the text behind it where the two would be read as one.

    1.2024年 could be a decimal, and 第一部分 has no mark of its own at its end.
    """
    if not text or not marker:
        return marker
    if marker.endswith(_PART_END):
        return f"{marker}\u3000"
    clash = marker.endswith(".") and text[0].isdigit()
    return f"{marker} " if clash or marker[-1].isdigit() else marker


def contents(
    paragraphs: tuple[Content, ...], index: int, start: int = 0, field: str = ""
) -> Iterator[Block]:
    """Yield paragraphs and tables; `start` is the offset of the first of them."""
    for content in paragraphs:
        place = Place(index, start, field)
        start += len(block_text(content)) + 1
        if isinstance(content, Table):
            if any(content.rows):
                yield Block(Role.TABLE, place=place, table=content)
        elif content.strip():
            yield paragraph(content, place)


def paragraph(text: str, place: Place) -> Block:
    """Return a paragraph of body text, two characters in."""
    return Block(Role.BODY, (Run(text, Face.BODY),), place, indent=PARAGRAPH)
