"""A file becomes a structured report, and no character is lost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.report import Report
from desktop.recognition.closing import Closing, read_closing
from desktop.recognition.furniture import without_furniture
from desktop.recognition.header import Header, read_header
from desktop.recognition.headlines import with_headlines
from desktop.recognition.joining import LIST_DASHES, Paragraph, paragraphs_of
from desktop.recognition.lines import Line, items_of, source_of, with_tables
from desktop.recognition.normalise import Tidier
from desktop.recognition.notes import normalised, to_confirm
from desktop.recognition.office import Naming, Sources, name_of, year_of
from desktop.recognition.readers import read_lines
from desktop.recognition.result import (
    annex_claims,
    annexed,
    outline_of,
    report_of,
    section_claims,
    tidied,
)
from desktop.recognition.sections import Drafted, scheme_of, sections_of
from desktop.recognition.traced import Claim, left_over
from desktop.recognition.words import Words, load_words


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file's report, and what its reader must know.

    Attributes:
        report: Office and year are filled in where found, else "" and 0.
        markers: The number of each section as seen in the source, "" where it had none.
        notes: Chinese sentences: what to confirm, and what was normalised.
        leftover: Text that found no place, page furniture included, in source order.
    """

    report: Report
    markers: tuple[str, ...]
    notes: tuple[str, ...]
    leftover: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """What was recognised, with the place that every character of the source found.

    Attributes:
        source: The text that places count in.
        claims: Together with `recognised.leftover` they hold each non-space character once.
    """

    source: str
    claims: tuple[Claim, ...]
    recognised: Recognised


def recognise(path: Path, *, verbatim: bool = False) -> Recognised:
    """Read a report from a text or Word file.

    Args:
        path: The file.
        verbatim: Keep spaces within lines and half-width punctuation; only find the structure.

    Raises:
        UnreadableFileError: The file is missing, damaged, too large or not a text.
    """
    return recognise_lines(read_lines(path), verbatim=verbatim)


def recognise_lines(lines: Sequence[Line], *, verbatim: bool = False) -> Recognised:
    """Find the report in what a reader made of a file."""
    return trace(lines, verbatim=verbatim).recognised


def trace(lines: Sequence[Line], *, verbatim: bool = False) -> Trace:
    """Find the report, and tell what became of every character."""
    words = load_words()
    items = without_furniture(items_of(lines), words)
    tidier = Tidier(words, [line.text for line in lines], verbatim=verbatim)
    header = read_header(items, words)
    closing = read_closing(items, header.end, words)
    body = paragraphs_of(with_headlines(with_tables(items[header.end : closing.start])))
    sections = sections_of(body, tidier)
    fields = tidied((*header.claims, *_closing_claims(header, closing)), tidier)
    annexes = annexed(closing.annexes, tidier)
    scheme = scheme_of(sections)
    outline = outline_of(sections, scheme, verbatim=verbatim)
    report, naming = _named(report_of(fields, outline, scheme, annexes), words)
    claims = (*fields, *section_claims(sections), *annex_claims(annexes))
    source = source_of(lines)
    leftover = left_over(source, claims)
    notes = (
        *to_confirm(report, naming, [text for text in leftover if text not in LIST_DASHES]),
        *normalised(
            tidier.changes,
            _joins(body),
            _dashes(body),
            0 if verbatim else _respelled(sections, report),
        ),
        *(line.remark for line in lines if line.remark),
    )
    markers = tuple(section.marker.without_spaces().text for section in sections)
    return Trace(source, claims, Recognised(report, markers, notes, leftover))


def _closing_claims(header: Header, closing: Closing) -> tuple[Claim, ...]:
    """Add the date under the title, and the name beside it, where the closing has none."""
    fields = {claim.field for claim in closing.claims}
    under_title = (claim for claim in header.date if claim.field not in fields)
    return (*under_title, *closing.claims)


def _named(report: Report, words: Words) -> tuple[Report, Naming]:
    text = "\n".join(
        (report.title, report.addressee, *(section.text for section in report.sections), report.cc)
    )
    sources = Sources(report.mark, report.signature, report.printer, report.title, text)
    naming = name_of(sources, words)
    headings = [section.heading for section in report.sections if section.depth == 1]
    year = year_of(report.title, headings, report.date, text)
    return replace(report, office=naming.name, year=year), naming


def _joins(body: Sequence[Paragraph]) -> int:
    return sum(len(paragraph.pieces) - 1 for paragraph in body)


def _dashes(body: Sequence[Paragraph]) -> int:
    return sum(len(paragraph.pieces[0]) < len(paragraph.first.text) for paragraph in body)


def _respelled(sections: Sequence[Drafted], report: Report) -> int:
    return sum(
        section.marker.without_spaces().text != shown and kept.marker is None
        for section, shown, kept in zip(sections, report.markers, report.sections, strict=True)
    )
