"""Puts suggestions in place; nothing but the places of the findings changes."""

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.finding import Finding
from desktop.domain.outline import Block, Section, Table, block_text, replaced, split_run_in
from desktop.domain.report import Attachment, Report
from desktop.proofing.passages import attachment_index, field_text, place_text

_LINE = "\n"
_CELL = "\t"
UNWRITTEN = frozenset({"date", "printed_on", "figures"})
"""Fields whose text is not what a clerk types: nothing is put there."""


def repaired(report: Report, findings: Iterable[Finding]) -> Report:
    """Return the report with the suggestions of `findings` put in.

    One whose text is no longer at its place, which has no suggestion or which meets one that is
    already put in is passed over.
    """
    by_place: dict[tuple[int, str], list[Finding]] = {}
    for finding in findings:
        if finding.suggestion is not None and _stands(report, finding):
            by_place.setdefault((finding.section, finding.field), []).append(finding)
    for (section, field), same in by_place.items():
        for finding in _apart(same):
            report = _put(report, section, field, finding)
    return report


def _stands(report: Report, finding: Finding) -> bool:
    if finding.field in UNWRITTEN or finding.section >= len(report.sections):
        return False
    text = place_text(report, finding.section, finding.field)
    return text[finding.start : finding.end] == finding.text and finding.end <= len(text)


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings that do not meet, from the last to the first."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda one: (one.start, one.end), reverse=True):
        if not kept or finding.end <= kept[-1].start:
            kept.append(finding)
    return kept


def _put(report: Report, section: int, field: str, finding: Finding) -> Report:
    new = finding.suggestion or ""
    if not field:
        changed = _in_section(report.sections[section], finding.start, finding.end, new)
        return replace(report, sections=replaced(report.sections, section, changed))
    if field.startswith("attachments"):
        return _in_attachments(report, attachment_index(field), finding.start, finding.end, new)
    text = field_text(report, field)
    text = text[: finding.start] + new + text[finding.end :]
    if field == "signers":
        return replace(report, signers=tuple(text.split("、")))
    return _with_field(report, field, text)


def _with_field(report: Report, field: str, text: str) -> Report:
    changes: dict[str, str] = {field: text}
    return replace(report, **changes)  # type: ignore[arg-type]  # the field's name is data


def _in_section(section: Section, start: int, end: int, new: str) -> Section:
    head = len(section.heading)
    if end <= head and not (start == end == head and section.run_in):
        heading = section.heading[:start] + new + section.heading[end:]
        return replace(section, heading=heading)
    if section.run_in and start < head:
        return _across(section, start, end, new)
    gap = 0 if section.run_in or not section.heading else 1
    blocks = _in_blocks(section.paragraphs, start - head - gap, end - head - gap, new)
    return replace(section, paragraphs=blocks)


def _across(section: Section, start: int, end: int, new: str) -> Section:
    """Repair where a run-in heading and its paragraph meet; a 。 ends the heading."""
    first = section.paragraphs[0] if section.paragraphs else ""
    if not isinstance(first, str) or end > len(section.heading) + len(first):
        return section
    text = section.heading + first
    heading, rest = split_run_in(text[:start] + new + text[end:])
    return replace(section, heading=heading, paragraphs=(rest, *section.paragraphs[1:]))


def _in_blocks(blocks: tuple[Block, ...], start: int, end: int, new: str) -> tuple[Block, ...]:
    """Repair within the one block that holds the place; where none holds it, nothing changes."""
    place = 0
    for index, block in enumerate(blocks):
        length = len(block_text(block))
        if place <= start and end <= place + length:
            changed = _in_block(block, start - place, end - place, new)
            return (*blocks[:index], changed, *blocks[index + 1 :])
        place += length + 1
    return blocks


def _in_block(block: Block, start: int, end: int, new: str) -> Block:
    text = block_text(block)
    if isinstance(block, Table) and (_LINE in text[start:end] or _CELL in text[start:end]):
        return block
    text = text[:start] + new + text[end:]
    if isinstance(block, str):
        return text
    return Table(tuple(tuple(row.split(_CELL)) for row in text.split(_LINE)))


def _in_attachments(report: Report, index: int, start: int, end: int, new: str) -> Report:
    attachment = report.attachments[index]
    title, *blocks = _in_blocks((attachment.title, *attachment.paragraphs), start, end, new)
    changed = Attachment(block_text(title), tuple(blocks))
    before, after = report.attachments[:index], report.attachments[index + 1 :]
    return replace(report, attachments=(*before, changed, *after))
