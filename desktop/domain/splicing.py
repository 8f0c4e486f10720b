"""Putting other words into a section's text, by the offsets of `Section.text`."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.outline import Block, Section, Table


def spliced(section: Section, start: int, end: int, words: str) -> Section:
    """Return the section with `words` in the place of `text[start:end]`.

    Raises `ValueError` where the stretch reaches over the end of a paragraph, of a cell or of a
    run-in heading, or where `words` would break one.
    """
    if any(character in words for character in "\n\t"):
        raise ValueError("a stretch of text holds no line feed and no tab")
    heading = len(section.heading)
    at = heading + (1 if section.heading and not section.run_in else 0)
    if end <= heading and not _begins_paragraph(section, start):
        changed = section.heading[:start] + words + section.heading[end:]
        return replace(section, heading=changed)
    for index, block in enumerate(section.paragraphs):
        length = len(block if isinstance(block, str) else block.text)
        if at <= start and end <= at + length:
            fresh = _in_block(block, start - at, end - at, words)
            before, behind = section.paragraphs[:index], section.paragraphs[index + 1 :]
            return replace(section, paragraphs=(*before, fresh, *behind))
        at += length + 1
    raise ValueError("the stretch reaches over the end of a paragraph")


def _begins_paragraph(section: Section, start: int) -> bool:
    """Tell whether a place is where the text behind a run-in heading begins."""
    behind = section.run_in or not section.heading
    return behind and start == len(section.heading) and bool(section.paragraphs)


def _in_block(block: Block, start: int, end: int, words: str) -> Block:
    if isinstance(block, str):
        return block[:start] + words + block[end:]
    return _in_table(block, start, end, words)


def _in_table(table: Table, start: int, end: int, words: str) -> Table:
    rows = [list(row) for row in table.rows]
    at = 0
    for row in rows:
        for column, cell in enumerate(row):
            if at <= start and end <= at + len(cell):
                row[column] = cell[: start - at] + words + cell[end - at :]
                return Table(_frozen(rows))
            at += len(cell) + 1
    raise ValueError("the stretch reaches over the end of a cell")


def _frozen(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in rows)
