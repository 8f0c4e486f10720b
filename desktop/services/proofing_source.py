"""What a file shows of a report that the report does not keep, for proofreading it as it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from desktop.domain.errors import UnreadableFileError
from desktop.domain.finding import HEADER
from desktop.domain.outline import Section, Table
from desktop.proofing.context import Blemish, Context, Source, Trifle
from desktop.recognition.readers import read_lines
from desktop.recognition.recogniser import MOST_LINES, Trace, trace
from desktop.recognition.traced import NOWHERE, Claim

_BODY = ("sections", "attachments")
_DASH = re.compile(
    r"^[ \t　]*([-–—·•●*])\s*(?=\d{1,2}[.、．]|[（(]?[一二三四五六七八九十]{1,3}[、)）])",
    re.MULTILINE,
)
_ODD_SPACE = re.compile(
    r"(?<=\S\n)[ \t](?=\S)|\u00a0|　[ \t]|[ \t]　|(?<=\S)[ \t　]+$", re.MULTILINE
)
_HARD_WRAPPED = 0.3


@dataclass(frozen=True, slots=True)
class Written:
    """A file as it stands.

    Attributes:
        trace: What was recognised, nothing repaired, with the places of all characters.
        context: What proofreading is told of the file.
    """

    trace: Trace
    context: Context


def read_written(path: Path) -> Written:
    """Read a file verbatim; raises `UnreadableFileError`."""
    lines = read_lines(path)
    if len(lines) > MOST_LINES:
        raise UnreadableFileError(
            f"“{path.name}”有 {len(lines)} 行，远多于一份报告，请检查是否选错了文件。"
        )
    found = trace(lines, verbatim=True)
    return Written(found, Context(markers=found.recognised.markers, source=source_of(found)))


def source_of(found: Trace) -> Source:
    """Tell how fields are written, on which lines they stand, and what import repairs."""
    starts = [0, *(match.end() for match in re.finditer("\n", found.source))]
    fields: dict[str, list[int]] = {}
    for claim in found.claims:
        if claim.field not in _BODY:
            fields.setdefault(claim.field, []).extend(_places(claim))
    spans = {name: (min(places), max(places) + 1) for name, places in fields.items() if places}
    return Source(
        written={name: found.source[first:end] for name, (first, end) in spans.items()},
        lines={
            name: (bisect_right(starts, first), bisect_right(starts, end - 1))
            for name, (first, end) in spans.items()
        },
        blemishes=tuple(_blemishes(found)),
    )


def _places(claim: Claim) -> list[int]:
    return [place for place in claim.text.places if place != NOWHERE]


def _blemishes(found: Trace) -> Iterator[Blemish]:
    sections = tuple(_sections(found))
    yield from _dashes(found.source, sections)
    yield from _splits(found.source, sections)
    yield from _odd_space(found.source, sections)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A section: where its number stands, and where each character of its text."""

    index: int
    first: int
    places: tuple[int, ...]


def _sections(found: Trace) -> Iterator[_Placed]:
    claims = iter(claim for claim in found.claims if claim.field == "sections")
    for index, section in enumerate(found.recognised.report.sections):
        marker, heading = next(claims), next(claims)
        places = [*heading.text.places]
        if places and not section.run_in and section.paragraphs:
            places.append(NOWHERE)
        for count, size in enumerate(_sizes(section)):
            places += [NOWHERE] if count else []
            for cell in range(size):
                places += [NOWHERE] if cell else []
                places += next(claims).text.places
        first = next((place for place in (*marker.text.places, *places) if place != NOWHERE), 0)
        yield _Placed(index, first, tuple(places))


def _sizes(section: Section) -> list[int]:
    """Count the texts of each block: a paragraph is one, a table as many as it has cells."""
    return [
        sum(len(row) for row in block.rows) if isinstance(block, Table) else 1
        for block in section.paragraphs
    ]


def _dashes(source: str, sections: Sequence[_Placed]) -> Iterator[Blemish]:
    firsts = {section.first: section.index for section in sections}
    for match in _DASH.finditer(source):
        index = firsts.get(match.end())
        if index is not None:
            yield Blemish(Trifle.LIST_DASH, index)


def _odd_space(source: str, sections: Sequence[_Placed]) -> Iterator[Blemish]:
    """Tell one stray space, at the character behind it: they come by the dozen."""
    where = {
        place: (section.index, offset)
        for section in sections
        for offset, place in enumerate(section.places)
        if place != NOWHERE
    }
    odd = [match.end() for match in _ODD_SPACE.finditer(source)]
    inside = next((where[place] for place in odd if place in where), None)
    if inside:
        yield Blemish(Trifle.STRAY_SPACE, inside[0], inside[1], inside[1] + 1)
    elif odd:
        yield Blemish(Trifle.STRAY_SPACE, HEADER)


def _splits(source: str, sections: Sequence[_Placed]) -> Iterator[Blemish]:
    """Find paragraphs that a page's end broke; in a text broken at each line none is told."""
    written = sum(1 for line in source.split("\n") if line.strip())
    found = [
        Blemish(Trifle.SPLIT_PARAGRAPH, section.index, place, place + 2)
        for section in sections
        for place, (before, after) in enumerate(pairwise(section.places))
        if NOWHERE not in (before, after) and "\n" in source[before:after]
    ]
    if len(found) <= written * _HARD_WRAPPED:
        yield from found
