"""Where in its file every part of a report stands, also after the clerk has corrected it.

Recognition traces each character to its place. A correction moves text and makes none, so the
parts of a corrected report are found again by their text: all text of the file stands in one
string, in the order of the report, without spaces.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from desktop.domain.numbering import read_marker
from desktop.domain.outline import Block, Section, Table
from desktop.domain.report import Attachment, Report
from desktop.recognition.recogniser import Trace
from desktop.recognition.traced import NOWHERE, Claim

SECTIONS, ATTACHMENTS, LEFTOVER = "sections", "attachments", "leftover"
FIELDS = (
    "copy_number", "secrecy", "urgency", "mark", "doc_number", "signers", "title", "addressee",
    "signature", "date", "note", "cc", "printer", "printed_on",
)  # fmt: skip

_OPENING = 12

Span = tuple[int, int]
"""The first place in the source, and the one behind the last."""


@dataclass(frozen=True, slots=True)
class Target:
    """A part of what was recognised: a field of the report, or one of several of a kind.

    Attributes:
        field: An attribute of the report, or `LEFTOVER`.
        number: Which section, attachment or leftover text; 0 for a field.
    """

    field: str
    number: int = 0


@dataclass(frozen=True)
class Located:
    """The places of a report's parts.

    Attributes:
        pieces: Of each part; of a section the first piece is its heading, with its number, and
            the others are its paragraphs.
    """

    source: str
    pieces: Mapping[Target, tuple[tuple[Span, ...], ...]]

    def spans(self, target: Target) -> tuple[Span, ...]:
        """Return where a part stands, in source order; nothing where it is not found."""
        found = (span for piece in self.pieces.get(target, ()) for span in piece)
        return tuple(sorted(found))

    def at(self, place: int) -> Target | None:
        """Return what stands at a place, or next to it in the same line."""
        start = self.source.rfind("\n", 0, place) + 1
        end = self.source.find("\n", place)
        end = len(self.source) if end < 0 else end
        for near in (*range(place, start - 1, -1), *range(place + 1, end)):
            found = self._owners.get(near)
            if found is not None:
                return found
        return None

    @cached_property
    def _owners(self) -> dict[int, Target]:
        return {
            place: target
            for target in self.pieces
            for start, end in self.spans(target)
            for place in range(start, end)
        }


class SourceMap:
    """The text of a file, and where each character that was recognised stands in it."""

    def __init__(self, trace: Trace) -> None:
        self.source = trace.source
        self._of_field = _by_field(trace.claims)
        self._begin: dict[str, int] = {}
        self._places = array("l")
        self._text = self._strung(trace)
        self._numbered = dict(_numbers(trace, self._begin.get(SECTIONS, 0)))

    def located(self, report: Report, leftover: Sequence[str] = ()) -> Located:
        """Find the parts of a report, which may have been corrected since it was read."""
        pieces = {Target(name): self._field(report, name) for name in FIELDS}
        pieces |= self._found(SECTIONS, map(_texts_of_section, report.sections))
        pieces |= self._found(ATTACHMENTS, map(_texts_of_attachment, report.attachments))
        pieces |= self._found(LEFTOVER, ((text,) for text in leftover))
        return Located(self.source, {key: value for key, value in pieces.items() if any(value)})

    def _strung(self, trace: Trace) -> str:
        """String all text together, and remember where each kind of it begins."""
        parts: list[str] = []
        for claim in trace.claims:
            self._begin.setdefault(claim.field, len(self._places))
            for character, place in zip(claim.text.text, claim.text.places, strict=True):
                if place != NOWHERE and not character.isspace():
                    parts.append(character)
                    self._places.append(place)
        self._begin[LEFTOVER] = len(self._places)
        taken = set(self._places)
        for place, character in enumerate(trace.source):
            if place not in taken and not character.isspace():
                parts.append(character)
                self._places.append(place)
        return "".join(parts)

    def _field(self, report: Report, name: str) -> tuple[tuple[Span, ...], ...]:
        value = getattr(report, name)
        if not value:
            return ()
        places, read = self._of_field.get(name, ((), ""))
        if not isinstance(value, str | tuple):
            return (_spans(places, self.source),)
        text = _flat("".join(value))
        if text in read:
            return (_spans(places, self.source),)
        start = self._text.find(text)
        return (self._at(start, len(text)) if start >= 0 else _spans(places, self.source),)

    def _found(
        self, field: str, texts: Iterable[Iterable[str | tuple[str, ...]]]
    ) -> dict[Target, tuple[tuple[Span, ...], ...]]:
        """Find the texts of one kind one behind another, each from the end of the one before."""
        cursor = self._begin.get(field, 0)
        found: dict[Target, tuple[tuple[Span, ...], ...]] = {}
        for number, pieces in enumerate(texts):
            spans: list[tuple[Span, ...]] = []
            for piece in pieces:
                cells, cursor = self._piece((piece,) if isinstance(piece, str) else piece, cursor)
                spans.append(cells)
            found[Target(field, number)] = tuple(spans)
        return found

    def _piece(self, cells: Iterable[str], cursor: int) -> tuple[tuple[Span, ...], int]:
        spans: list[Span] = []
        for text in map(_flat, cells):
            start, length = self._sought(text, cursor)
            if length:
                cursor = start + length
                first = self._numbered.get(start, start)
                spans += self._at(first, cursor - first)
        return tuple(spans), cursor

    def _sought(self, text: str, cursor: int) -> tuple[int, int]:
        """Find a text, or what of it is likely to be as it was; returns its place and length."""
        number = read_marker(text)
        for known in (text, text[number[2] :] if number else "", text[:_OPENING], text[-_OPENING:]):
            start = self._text.find(known, cursor)
            start = self._text.find(known) if start < 0 else start
            if known and start >= 0:
                return start, len(known)
        return 0, 0

    def _at(self, start: int, length: int) -> tuple[Span, ...]:
        return _spans(self._places[start : start + length], self.source)


def _numbers(trace: Trace, begin: int) -> Iterator[tuple[int, int]]:
    """Tell for each number in the source where it ends and where it begins in the strung text."""
    claims = (claim for claim in trace.claims if claim.field == SECTIONS)
    place = begin
    for section in trace.recognised.report.sections:
        length = _length(next(claims))
        if length:
            yield place + length, place
        place += length + _length(next(claims))
        texts = sum(1 if isinstance(text, str) else len(text) for text in _paragraphs(section))
        place += sum(_length(claim) for claim in islice(claims, texts))


def _length(claim: Claim) -> int:
    """Count the characters of a claim that are strung."""
    return sum(
        place != NOWHERE and not character.isspace()
        for character, place in zip(claim.text.text, claim.text.places, strict=True)
    )


def _by_field(claims: Iterable[Claim]) -> dict[str, tuple[tuple[int, ...], str]]:
    """Return for each field its places, labels too, and its text without spaces."""
    found: dict[str, tuple[tuple[int, ...], str]] = {}
    for claim in claims:
        places, text = found.get(claim.field, ((), ""))
        value = "" if claim.label else _flat(claim.text.text)
        found[claim.field] = ((*places, *claim.text.places), text + value)
    return found


def _flat(text: str) -> str:
    return "".join(text.split())


def _spans(places: Iterable[int], source: str) -> tuple[Span, ...]:
    """Join places that only spaces part, within a line."""
    spans: list[Span] = []
    for place in sorted(place for place in places if place != NOWHERE):
        if spans and not source[spans[-1][1] : place].strip(" \t\u3000\xa0"):
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return tuple(spans)


def _texts_of_section(section: Section) -> Iterator[str | tuple[str, ...]]:
    yield section.heading
    yield from _paragraphs(section)


def _paragraphs(section: Section) -> Iterator[str | tuple[str, ...]]:
    return map(_text_of_block, section.paragraphs)


def _texts_of_attachment(attachment: Attachment) -> Iterator[str | tuple[str, ...]]:
    yield attachment.title
    yield from map(_text_of_block, attachment.paragraphs)


def _text_of_block(block: Block) -> str | tuple[str, ...]:
    if isinstance(block, Table):
        return tuple(cell for row in block.rows for cell in row)
    return block
