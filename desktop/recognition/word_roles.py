"""What each line of a Word file is in an official document, by what recognition made of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.domain.outline import Table
from desktop.official.blocks import HEADINGS, Role
from desktop.recognition.lines import Line
from desktop.recognition.recogniser import Trace
from desktop.recognition.traced import NOWHERE, Claim

_FIELDS: Final = {
    "copy_number": Role.COPY_NUMBER,
    "secrecy": Role.SECRECY,
    "urgency": Role.URGENCY,
    "mark": Role.MARK,
    "doc_number": Role.DOC_NUMBER,
    "signers": Role.SIGNERS,
    "title": Role.TITLE,
    "addressee": Role.ADDRESSEE,
    "signature": Role.SIGNATURE,
    "date": Role.DATE,
    "note": Role.NOTE,
    "cc": Role.CC,
    "printer": Role.PRINTER,
    "printed_on": Role.PRINTER,
}
_CLOSING: Final = frozenset({"signature", "date"})
_LABEL: Final = re.compile(r"附件[一二三四五六七八九十\d]{0,3}[:：]?")


@dataclass(frozen=True, slots=True)
class RoledLine:
    """A line without its spaces, and its role.

    Attributes:
        role: None where recognition found no place for it.
        goes_on: The role of its end, where that is another: the text behind a run-in heading.
    """

    text: str
    role: Role | None
    goes_on: Role | None = None


def roled(lines: Sequence[Line], traced: Trace) -> tuple[RoledLine, ...]:
    """Return the role of every line that is not blank."""
    places = dict(_places(traced))
    found, start = [], 0
    for line in lines:
        inked = [start + at for at, mark in enumerate(line.text) if not mark.isspace()]
        roles = [places[place] for place in inked if place in places]
        start += len(line.text) + 1
        if not inked:
            continue
        text = "".join(line.text.split())
        if line.table:
            found.append(RoledLine(text, Role.TABLE))
        elif roles and (Role.DOC_NUMBER in roles or len(set(roles)) == 1):
            found.append(RoledLine(text, Role.DOC_NUMBER if Role.DOC_NUMBER in roles else roles[0]))
        else:
            found.append(RoledLine(text, *((roles[0], roles[-1]) if roles else (None,))))
    return tuple(_attachment_pages(found, traced))


def _places(traced: Trace) -> Iterator[tuple[int, Role]]:
    """Yield the role of every place of the source that found one."""
    sections = iter(claim for claim in traced.claims if claim.field == "sections")
    for claim, role in _section_roles(traced, sections):
        yield from _all(claim, role)
    closing = min(
        (place for claim in traced.claims if claim.field in _CLOSING for place in _known(claim)),
        default=0,
    )
    for claim in traced.claims:
        if claim.field in _FIELDS:
            yield from _all(claim, _FIELDS[claim.field])
        elif claim.field == "attachments":
            listed = any(place < closing for place in _known(claim))
            yield from _all(claim, Role.ATTACHMENT_NOTE if listed else Role.BODY)


def _section_roles(traced: Trace, claims: Iterator[Claim]) -> Iterator[tuple[Claim, Role]]:
    """Go through the claims of sections in their order: number, heading, texts and cells."""
    for section in traced.recognised.report.sections:
        titled = bool(section.heading) and section.depth > 0
        role = HEADINGS[min(section.depth, len(HEADINGS)) - 1] if titled else Role.BODY
        yield next(claims), role
        yield next(claims), role
        for content in section.paragraphs:
            cells = sum(map(len, content.rows)) if isinstance(content, Table) else 1
            for _ in range(cells):
                yield next(claims), Role.BODY


def _all(claim: Claim, role: Role) -> Iterator[tuple[int, Role]]:
    for place in _known(claim):
        yield place, role


def _known(claim: Claim) -> Iterator[int]:
    return (place for place in claim.text.places if place != NOWHERE)


def _attachment_pages(lines: Sequence[RoledLine], traced: Trace) -> Iterator[RoledLine]:
    """Tell the label and the title of an attachment's page from its text."""
    titles = {"".join(each.title.split()) for each in traced.recognised.report.attachments}
    closed = labelled = False
    for line in lines:
        closed = closed or line.role in {Role.SIGNATURE, Role.DATE}
        if closed and line.role is Role.BODY and _LABEL.fullmatch(line.text):
            yield RoledLine(line.text, Role.ATTACHMENT_LABEL)
            labelled = True
        elif labelled and line.role is Role.BODY and line.text in titles:
            yield RoledLine(line.text, Role.ATTACHMENT_TITLE)
            labelled = False
        else:
            yield line
