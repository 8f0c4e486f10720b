"""What a report has copied from another: how much, which passages, which whole sentences."""

from dataclasses import dataclass

from desktop.comparison.sentences import sentences
from desktop.comparison.streams import folded, stream
from desktop.comparison.tiling import tiles
from desktop.domain.difference import Place, Unit
from desktop.domain.report import Report

SHORTEST = 16
"""Characters of the shortest passage; what is shorter are the set phrases of the trade."""

_SENTENCE = 12


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that stands in both reports.

    Attributes:
        text: As it is compared: without spaces and quotation marks, numbers of headings with it.
        before: Where it stands in the earlier report; one place a section.
        after: Where it stands in the later one.
    """

    text: str
    before: tuple[Place, ...]
    after: tuple[Place, ...]

    @property
    def size(self) -> int:
        """Its length in characters that count."""
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Copied:
    """What the later of two reports shares with the earlier one.

    Attributes:
        passages: In the order of the later report.
        whole: The characters that count in the later report.
        untouched: Its sentences that stand word for word in the earlier one.
    """

    passages: tuple[Passage, ...]
    whole: int
    untouched: tuple[Unit, ...]

    @property
    def characters(self) -> int:
        """The characters of all passages."""
        return sum(passage.size for passage in self.passages)

    @property
    def longest(self) -> int:
        """The characters of the longest passage."""
        return max((passage.size for passage in self.passages), default=0)

    @property
    def share(self) -> float:
        """The part of the later report that is copied, from 0 to 1."""
        return self.characters / self.whole if self.whole else 0.0


def copied(before: Report, after: Report, *, shortest: int = SHORTEST) -> Copied:
    """Return what `after` shares with `before`, in passages of `shortest` characters or more."""
    earlier, later = stream(before, "\0"), stream(after, "\1")
    passages = tuple(
        Passage(
            later.text[tile.start_a : tile.start_a + tile.size],
            earlier.places(tile.start_b, tile.start_b + tile.size),
            later.places(tile.start_a, tile.start_a + tile.size),
        )
        for tile in tiles(later.text, earlier.text, shortest)
    )
    return Copied(passages, len(later.text) - 1, _untouched(before, after))


def body_stream(report: Report) -> str:
    """Return the characters of a report that count, without its title."""
    return stream(report, "\0").text.partition("\0")[2]


def _untouched(before: Report, after: Report) -> tuple[Unit, ...]:
    known = {folded(unit.text) for unit in sentences(before)}
    return tuple(
        unit
        for unit in sentences(after)
        if not unit.depth and len(text := folded(unit.text)) >= _SENTENCE and text in known
    )
