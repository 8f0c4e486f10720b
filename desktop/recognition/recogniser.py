"""A file becomes a structured report, and no character is lost."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.domain.errors import UnreadableFileError
from desktop.domain.report import Report
from desktop.recognition.changes import Kind, Normalised, Record, blank_lines, listed
from desktop.recognition.closing import Closing, read_closing
from desktop.recognition.columns import with_columns
from desktop.recognition.confidence import Confidence, confidences
from desktop.recognition.drafted import Drafted
from desktop.recognition.furniture import without_furniture
from desktop.recognition.header import Header, read_header
from desktop.recognition.headlines import with_headlines
from desktop.recognition.joining import Paragraph, paragraphs_of
from desktop.recognition.lines import Item, Line, items_of, source_of, with_tables
from desktop.recognition.markup import without_markup
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
from desktop.recognition.sections import scheme_of, sections_of
from desktop.recognition.torn_dates import with_whole_dates
from desktop.recognition.traced import Claim, left_over
from desktop.recognition.trifles import trifle_of
from desktop.recognition.words import Words, load_words

# The longest reports have some hundred paragraphs; twenty thousand lines are another kind of file.
MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file's report, and what its reader must know.

    Attributes:
        report: Office and year are filled in where found, else "" and 0.
        markers: The number of each section as seen in the source, "" where it had none.
        notes: Chinese sentences: what to confirm, and what was normalised.
        leftover: Text that found no place, page furniture included, in source order.
        normalised: What was changed where, by kind; reading again with `skip` undoes a kind.
        confidence: How sure each field is that has a value, by its name in the report; the
            outline's is that of `sections`.
    """

    report: Report
    markers: tuple[str, ...]
    notes: tuple[str, ...]
    leftover: tuple[str, ...]
    normalised: tuple[Normalised, ...] = ()
    confidence: Mapping[str, Confidence] = field(default_factory=dict, hash=False)


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


def recognise(path: Path, *, verbatim: bool = False, skip: Collection[Kind] = ()) -> Recognised:
    """Read a report from a file.

    Args:
        path: The file.
        verbatim: Keep spaces within lines and half-width punctuation; only find the structure.
        skip: Kinds of normalisation to leave out (`Recognised.normalised` tells what they did).

    Raises:
        UnreadableFileError: The file is missing, damaged, too large or not a text.
    """
    lines = read_lines(path)
    written = sum(1 for line in lines if line.text.strip())
    if written > MOST_LINES:
        raise UnreadableFileError(
            f"“{path.name}”有 {written} 行文字，远多于一份报告，请检查是否选错了文件。"
        )
    return recognise_lines(lines, verbatim=verbatim, skip=skip)


def recognise_lines(
    lines: Sequence[Line], *, verbatim: bool = False, skip: Collection[Kind] = ()
) -> Recognised:
    """Find the report in what a reader made of a file."""
    return trace(lines, verbatim=verbatim, skip=skip).recognised


def trace(lines: Sequence[Line], *, verbatim: bool = False, skip: Collection[Kind] = ()) -> Trace:
    """Find the report, and tell what became of every character."""
    words = load_words()
    items = without_furniture(without_markup(items_of(lines)), words)
    texts = [line.text for line in lines]
    tidier = Tidier(words, texts, verbatim=verbatim, skip=skip)
    header = read_header(items, words)
    items = header.without_addressee(items)
    items = with_whole_dates(items, header.end, words)
    closing = read_closing(items, header.end, words)
    body = _body(items[header.end : closing.start], tidier)
    sections = sections_of(body, tidier)
    fields = tidied((*header.claims, *_closing_claims(header, closing)), tidier)
    annexes = annexed(closing.annexes, tidier)
    scheme = scheme_of(sections)
    outline = outline_of(sections, scheme, verbatim=Kind.NUMBER in tidier.skip)
    report, naming = _named(report_of(fields, outline, scheme, annexes), header.speaker, words)
    claims = (*fields, *section_claims(sections), *annex_claims(annexes))
    source = source_of(lines)
    leftover = left_over(source, claims)
    records = (*tidier.records, *_of_paragraphs(body, tidier), *blank_lines(texts))
    changes = listed((*records, *_respelled(sections, report, tidier)), source)
    notes = (
        *to_confirm(
            report,
            naming,
            [text for text in leftover if trifle_of(text) is None],
            header.strays,
        ),
        *normalised(changes, tidier.kept_spaces),
        *(line.remark for line in lines if line.remark),
    )
    markers = tuple(section.marker.without_spaces().text for section in sections)
    sure = confidences(report, fields, naming, words)
    return Trace(source, claims, Recognised(report, markers, notes, leftover, changes, sure))


def _body(items: Sequence[Item], tidier: Tidier) -> tuple[Paragraph, ...]:
    lines = with_headlines(with_columns(with_tables(items)))
    return paragraphs_of(lines, keep_dashes=Kind.DASH in tidier.skip)


def _closing_claims(header: Header, closing: Closing) -> tuple[Claim, ...]:
    """Add the date under the title, and the name beside it, where the closing has none."""
    fields = {claim.field for claim in closing.claims}
    under_title = (claim for claim in header.date if claim.field not in fields)
    return (*under_title, *closing.claims)


def _named(report: Report, speaker: str, words: Words) -> tuple[Report, Naming]:
    text = "\n".join(
        (report.title, report.addressee, *(section.text for section in report.sections), report.cc)
    )
    sources = Sources(report.mark, report.signature, report.printer, report.title, text, speaker)
    naming = name_of(sources, words)
    headings = [section.heading for section in report.sections if section.depth == 1]
    year = year_of(report.title, headings, report.date, text)
    return replace(report, office=naming.name, year=year), naming


def _of_paragraphs(body: Sequence[Paragraph], tidier: Tidier) -> Iterator[Record]:
    """Record lines that were joined and list dashes that were left out."""
    for paragraph in body:
        first, whole = paragraph.pieces[0], paragraph.first.text
        if len(first) < len(whole) and not paragraph.rows:
            dash = whole.text[: len(whole) - len(first)]
            yield Record(Kind.DASH, whole.places[0], dash, "")
        if Kind.JOIN not in tidier.skip:
            for piece in paragraph.pieces[1:]:
                yield Record(Kind.JOIN, piece.places[0], "", "")


def _respelled(sections: Sequence[Drafted], report: Report, tidier: Tidier) -> Iterator[Record]:
    if Kind.NUMBER in tidier.skip:
        return
    for section, shown, kept in zip(sections, report.markers, report.sections, strict=True):
        seen = section.marker
        if kept.marker is None and seen and seen.without_spaces().text != shown:
            yield Record(Kind.NUMBER, seen.places[0], seen.text, shown)
