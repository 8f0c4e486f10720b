"""A report as one stream of the characters that count when texts are compared.

Spaces and quotation marks do not count, half-width marks and digits are what their full-width
(or half-width) forms are: a report typed anew from last year's is copied all the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.difference import TITLE, Place
from desktop.domain.report import Report

_COUNTED = re.compile(r"[^\s\"“”'‘’]+")
_SAME = str.maketrans(",;:?!()０１２３４５６７８９％", "，；：？！（）0123456789%")
_IN_NUMBER = -1


@dataclass(frozen=True, slots=True)
class Stream:
    """The characters that count, and where each one stands.

    Attributes:
        text: Title, numbers, headings and paragraphs, one behind the other.
        sections: The section of each character.
        offsets: Its offset there; -1 for a character of a derived number.
    """

    text: str
    sections: Sequence[int]
    offsets: Sequence[int]

    def places(self, start: int, end: int) -> tuple[Place, ...]:
        """Return where `text[start:end]` stands, section by section."""
        spans: dict[int, tuple[int, int]] = {}
        for section, offset in zip(self.sections[start:end], self.offsets[start:end], strict=True):
            if offset != _IN_NUMBER:
                first, _ = spans.get(section, (offset, offset))
                spans[section] = (first, offset + 1)
        return tuple(Place(section, *span) for section, span in spans.items())


def stream(report: Report, barrier: str) -> Stream:
    """Return the stream of a report's title and sections.

    `barrier`, a character that no text has, keeps passages from running on from the title.
    """
    text: list[str] = []
    sections: list[int] = []
    offsets: list[int] = []
    for section, piece, numbered in _pieces(report, barrier):
        for found in _COUNTED.finditer(piece):
            text.append(_alike(found.group()))
            sections += [section] * (found.end() - found.start())
            offsets += [_IN_NUMBER if numbered else at for at in range(*found.span())]
    return Stream("".join(text), sections, offsets)


def folded(text: str) -> str:
    """Return the characters of `text` that count, as they are compared."""
    return _alike("".join(_COUNTED.findall(text)))


def _alike(text: str) -> str:
    """Write what means the same in one way, character by character."""
    plain = text.translate(_SAME)
    low = plain.lower()
    return low if len(low) == len(text) else plain


def _pieces(report: Report, barrier: str) -> Iterator[tuple[int, str, bool]]:
    """Tell the texts of a report with their section, and whether each is a derived number."""
    yield TITLE, report.title, False
    yield TITLE, barrier, True
    for index, (section, marker) in enumerate(zip(report.sections, report.markers, strict=True)):
        yield index, marker, True
        yield index, section.text, False
