"""The passages of a report that text rules read, with their places."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.finding import CLOSING, HEADER
from desktop.domain.outline import Block, Section
from desktop.domain.report import Report

HEADER_FIELDS = (
    "copy_number", "secrecy", "urgency", "mark", "doc_number", "signers", "title", "addressee",
)  # fmt: skip
CLOSING_FIELDS = ("signature", "date", "note", "cc", "printer", "printed_on")
_READ_IN_HEADER = ("mark", "title", "addressee")
_READ_IN_CLOSING = ("signature", "note", "cc", "printer")
_ATTACHMENT = "attachments"


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, a paragraph, a table's cell or a field.

    Attributes:
        section: The index of the section, or `HEADER`, `CLOSING` with a `field`.
        start: Where the passage begins in the section's or the field's text.
        text: In one line: the breaks of a title are taken out.
        breaks: Where they were, counted in `text`.
    """

    section: int
    start: int
    text: str
    field: str = ""
    breaks: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Turn a place in `text` into one in the section's or the field's text."""
        ahead = sum(place <= start for place in self.breaks)
        within = sum(place < end for place in self.breaks)
        return self.start + start + ahead, self.start + end + max(within, ahead)


def passages(report: Report) -> tuple[Passage, ...]:
    """Return all passages, in reading order."""
    return tuple(_passages(report))


def field_text(report: Report, field: str) -> str:
    """Return the text of a header or closing field that places count in.

    Several signers are joined by 、; dates are ISO or "", as the command line prints them.
    """
    if field.startswith(_ATTACHMENT):
        return report.attachments[attachment_index(field)].text
    if field == "signers":
        return "、".join(report.signers)
    value = getattr(report, field)
    return "" if value is None else str(value)


def attachment_field(index: int) -> str:
    """Name the field of an attachment, counted from 0."""
    return f"{_ATTACHMENT}[{index}]"


def attachment_index(field: str) -> int:
    """Read what `attachment_field` wrote."""
    return int(field[len(_ATTACHMENT) + 1 : -1])


def place_text(report: Report, section: int, field: str) -> str:
    """Return the text that the places of a section or a field count in."""
    return field_text(report, field) if section < 0 else report.sections[section].text


def _passages(report: Report) -> Iterator[Passage]:
    for name in _READ_IN_HEADER:
        yield from _in_field(HEADER, name, field_text(report, name))
    for index, section in enumerate(report.sections):
        yield from _in_section(index, section)
    for name in _READ_IN_CLOSING:
        yield from _in_field(CLOSING, name, field_text(report, name))
    for index, attachment in enumerate(report.attachments):
        name = attachment_field(index)
        blocks = (attachment.title, *attachment.paragraphs)
        yield from _in_blocks(CLOSING, name, blocks, 0)


def _in_field(section: int, field: str, text: str) -> Iterator[Passage]:
    if field == "title":
        lines = text.split("\n")
        breaks = tuple(sum(map(len, lines[:count])) for count in range(1, len(lines)))
        yield Passage(section, 0, "".join(lines), field, breaks)
        return
    start = 0
    for line in text.split("\n"):
        yield Passage(section, start, line, field)
        start += len(line) + 1


def _in_section(index: int, section: Section) -> Iterator[Passage]:
    blocks = section.paragraphs
    if section.run_in and blocks and isinstance(blocks[0], str):
        first = section.heading + blocks[0]
        yield Passage(index, 0, first)
        yield from _in_blocks(index, "", blocks[1:], len(first) + 1)
        return
    if section.heading:
        yield Passage(index, 0, section.heading)
    start = len(section.heading) + 1 if section.heading and not section.run_in else 0
    if section.run_in:
        start = len(section.heading)
    yield from _in_blocks(index, "", blocks, start)


def _in_blocks(
    section: int, field: str, blocks: tuple[Block, ...], start: int
) -> Iterator[Passage]:
    for block in blocks:
        if isinstance(block, str):
            yield Passage(section, start, block, field)
            start += len(block) + 1
            continue
        for row in block.rows:
            for cell in row:
                yield Passage(section, start, cell, field)
                start += len(cell) + 1
