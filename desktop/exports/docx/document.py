"""A report as the bytes of a Word file."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Final

from docx import Document
from lxml import etree

from desktop import paths
from desktop.domain.chinese import width
from desktop.domain.report import Report
from desktop.exports.characters import fit_for_xml
from desktop.exports.docx import adjustments
from desktop.exports.docx.paragraphs import empty, paragraph
from desktop.exports.docx.revisions import sign
from desktop.exports.docx.sections import imprint_on_even_page
from desktop.exports.docx.styles import ANCHOR
from desktop.exports.docx.tables import imprint, joint_mark, table
from desktop.exports.docx.units import twips
from desktop.official import standard
from desktop.official.blocks import Block, Role
from desktop.official.compose import compose
from desktop.official.options import Options
from desktop.official.standard import School

_IMPRINT: Final = (Role.CC, Role.PRINTER)
_LONGEST_TITLE: Final = 255


@dataclass(frozen=True, slots=True)
class Changed:
    """Whose tracked changes a document shows, and since when."""

    author: str
    moment: dt.datetime


def docx_bytes(report: Report, options: Options) -> bytes:
    """Return a report as a Word file."""
    return blocks_bytes(compose(report, options), report, options)


def blocks_bytes(
    blocks: Sequence[Block], report: Report, options: Options, changed: Changed | None = None
) -> bytes:
    """Return blocks as a Word file that bears the title and the office of `report`.

    `changed` signs what the blocks have added and removed.
    """
    document = Document(BytesIO(_template()))
    body = document.element.body
    section = body.sectPr
    for made in _elements(blocks, options.school):
        section.addprevious(made)
    if changed is not None:
        sign(body, changed.author, changed.moment)
    adjustments.adjust(document, options)
    if options.imprint_even and blocks and blocks[-1].role in _IMPRINT:
        imprint_on_even_page(section)
    properties = document.core_properties
    properties.title = _property("".join(report.title.splitlines()))
    properties.author = _property(report.office)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


@cache
def _template() -> bytes:
    return (paths.resources() / "templates" / "gongwen.docx").read_bytes()


def _property(text: str) -> str:
    """Cut a property to what the format allows (255 characters)."""
    return fit_for_xml(text)[:_LONGEST_TITLE]


def _elements(blocks: Sequence[Block], school: School) -> Iterator[etree._Element]:
    """Yield paragraphs and tables, with the empty paragraphs that tables need between them."""
    pitch = school.pitch.twips
    after_table = False
    for index, block in enumerate(blocks):
        if block.role in _IMPRINT:
            yield from _imprint(blocks[index:], school)
            return
        if block.table is not None:
            if block.before:
                yield empty(ANCHOR, round(block.before * pitch), keep_next=True)
            elif after_table:
                yield empty(ANCHOR)
            yield table(block.table, block.fate)
        elif block.role is Role.MARK:
            yield from _mark(block, index, school)
        else:
            yield paragraph(block, pitch)
        after_table = block.table is not None
    if after_table or not blocks:
        yield empty(ANCHOR)


def _mark(block: Block, lines_above: int, school: School) -> Iterator[etree._Element]:
    """Yield the mark, the upper edge of its ink `Block.drop` mm below the head of the text area.

    That head is the standard's, also where the first line's leading was taken off the margin.
    """
    pitch = school.pitch.twips
    size = block.size or standard.MARK_LARGEST.value
    leading = (standard.MARK_LEADING.value - 1) / 2 + standard.MARK_BEARING.value
    drop = twips(block.drop * standard.POINTS_PER_MM)
    head = standard.TOP_EDGE.twips - school.top.twips
    before = head + drop - lines_above * pitch - twips(leading * size)
    if block.beside or block.spread:
        yield empty(ANCHOR, before)
        yield joint_mark(block, pitch)
    else:
        yield paragraph(block, pitch, before=before)


def _imprint(blocks: Sequence[Block], school: School) -> Iterator[etree._Element]:
    """Yield the imprint and the paragraph that holds it on the last page.

    One higher than a page cannot float: Word would draw it over the edge of the paper.
    """
    room = standard.TEXT_WIDTH.points / standard.SIZE_4.points
    lines = sum(
        -int(-width(block.text) // (room - block.indent.left - block.indent.right))
        for block in blocks
    )
    highest = standard.TEXT_HEIGHT.points / standard.IMPRINT_PITCH.points
    yield imprint(blocks, school, floating=lines < highest)
    yield empty(ANCHOR)
