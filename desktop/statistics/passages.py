"""A report's text as extraction reads it: without spaces and broken lines, each place known."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.outline import Block, Outline, Part, Section, Table, block_text, parent_of

_SENTENCE_END = re.compile(r"[。！？!?]")
_SPACE = re.compile(r"\s")
_CLOSED = tuple("。！？!?：:；;")
_TITLE = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|〈[^〈〉]*〉")
_HALF = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
_LIST_NUMBER = re.compile(r"(?:^|[\s。；;：:，,、）)])\d{1,2}\.$")
_LONGEST_NUMBER = 4  # of a list, with its point and what stands before it
HIDDEN = "※"


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs that read as one, without their spaces.

    Attributes:
        section: The index of its section.
        text: Without spaces, digits half-width.
        words: The same with titles of laws and documents blotted out.
        places: Where each character of `text` stands in the section's text.
        whole: The section's text.
        heading: The headings it stands under.
        planned: It speaks of next year.
    """

    section: int
    text: str
    words: str
    places: Sequence[int]
    whole: str
    heading: str
    planned: bool

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return where `text[start:end]` stands in the section's text."""
        return self.places[start], self.places[end - 1] + 1

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Tell where each sentence begins and ends."""
        start = 0
        for match in _SENTENCE_END.finditer(self.text):
            yield start, match.end()
            start = match.end()
        if start < len(self.text):
            yield start, len(self.text)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with where it begins in its section's text, and what is said before it."""

    section: int
    start: int
    table: Table
    context: str
    planned: bool


def passages(outline: Outline) -> Iterator[Passage | Grid]:
    """Cut an outline into passages and tables, in order."""
    for index, section in enumerate(outline):
        heading, planned = _above(outline, index)
        before, whole = "", section.text
        for start, piece in _pieces(section, whole):
            if isinstance(piece, Table):
                yield Grid(index, start, piece, heading + before, planned)
            else:
                passage = _passage((index, start), piece, whole, heading, planned=planned)
                before = passage.words[-120:]
                if passage.text:
                    yield passage


def _above(outline: Outline, index: int) -> tuple[str, bool]:
    """Join the headings a section stands under; tell whether they announce next year."""
    headings, part, at = "", None, index
    while True:
        headings = outline[at].heading + "。" + headings
        part = outline[at].part or part
        above = parent_of(outline, at)
        if above is None:
            return headings, part is Part.PLAN
        at = above


def _pieces(section: Section, text: str) -> Iterator[tuple[int, str | Table]]:
    """Tell the tables and the paragraphs that read as one with where they begin."""
    begin = end = 0
    for start, block, closed in _lines(section):
        if isinstance(block, Table):
            if end > begin:
                yield begin, text[begin:end]
            yield start, block
            begin = end = start + len(block.text) + 1
            continue
        end = start + len(block)
        if closed or block.rstrip().endswith(_CLOSED):
            yield begin, text[begin:end]
            begin = end = end + 1
    if end > begin:
        yield begin, text[begin:end]


def _lines(section: Section) -> Iterator[tuple[int, Block, bool]]:
    """Tell each line or table of a section, where it begins, and whether it stands alone."""
    at, blocks = 0, section.paragraphs
    if section.heading and section.run_in and blocks and isinstance(blocks[0], str):
        blocks = (section.heading + blocks[0], *blocks[1:])
    elif section.heading:
        yield 0, section.heading, True
        at = len(section.heading) + (0 if section.run_in else 1)
    for block in blocks:
        yield at, block, False
        at += len(block_text(block)) + 1


def _passage(
    place: tuple[int, int], raw: str, whole: str, heading: str, *, planned: bool
) -> Passage:
    section, start = place
    places: Sequence[int] = range(start, start + len(raw))
    if _SPACE.search(raw):
        places = [
            start + at
            for at, character in enumerate(raw)
            if not character.isspace() or _keeps_apart(raw, at)
        ]
        raw = "".join(whole[at] for at in places)
    text = raw.translate(_HALF)
    words = _TITLE.sub(lambda match: HIDDEN * len(match.group()), text)
    return Passage(section, text, words, places, whole, heading, planned)


def _keeps_apart(raw: str, place: int) -> bool:
    """Tell whether a space keeps a number of the list from the number behind it (1. 5家).

    Behind a word the point is a decimal's that a line's end has broken (追缴2869.49万元).
    """
    if not 0 < place < len(raw) - 1 or raw[place - 1] != "." or not raw[place + 1].isdigit():
        return False
    return _LIST_NUMBER.search(raw, max(0, place - _LONGEST_NUMBER), place) is not None
