"""A report's sentences and paragraphs with their places."""

import re
from collections.abc import Iterator

from desktop.domain.difference import TITLE, Place, Unit
from desktop.domain.outline import Part, Section, Table, block_text
from desktop.domain.report import Report

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’）)》]*|\n|$)")


def paragraphs(report: Report) -> Iterator[Unit]:
    """Tell the title, and every heading, paragraph and row of a table, in order."""
    if report.title:
        yield Unit(Place(TITLE, 0, len(report.title)), report.title)
    part: Part | None = None
    for index, (section, marker) in enumerate(zip(report.sections, report.markers, strict=True)):
        part = section.part if section.depth <= 1 else part
        depth = section.depth if section.heading and not section.run_in else 0
        for start, text in _lines(section):
            if text.strip():
                number = marker if start == 0 else ""
                place = Place(index, start, start + len(text))
                yield Unit(place, text, number, depth if start == 0 else 0, part)


def sentences(report: Report) -> Iterator[Unit]:
    """Tell every sentence of the sections; headings and rows of tables are sentences, too."""
    for unit in paragraphs(report):
        if unit.place.section == TITLE:
            continue
        for match in _SENTENCE.finditer(unit.text):
            if match.group().strip():
                start = unit.place.start + match.start()
                place = Place(unit.place.section, start, start + len(match.group()))
                number = unit.marker if match.start() == 0 else ""
                yield Unit(place, match.group(), number, unit.depth, unit.part)


def _lines(section: Section) -> Iterator[tuple[int, str]]:
    """Tell the heading, the paragraphs and the rows of a section with their offsets."""
    blocks = list(section.paragraphs)
    at = 0
    if section.run_in and blocks and not isinstance(blocks[0], Table):
        blocks[0] = section.heading + block_text(blocks[0])
    elif section.heading:
        yield 0, section.heading
        at = len(section.heading) + (0 if section.run_in else 1)
    for block in blocks:
        for line in block_text(block).split("\n"):
            yield at, line
            at += len(line) + 1
