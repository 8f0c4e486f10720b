"""How far two settings of one report agree, line by line, and the known reasons why they may not.

A line is compared without its spaces; a page's number is left out, its lines are not.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from typing_extensions import override

HEAD_LINES = 4
BREAK_UNIT = 2
FEW = 10

Line = tuple[int, str]
"""The number of a page, and what a line on it says."""

Difference = tuple[list[Line], list[Line]]
"""LibreOffice's lines, and ours."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why LibreOffice's lines may differ from ours, and how such a difference is known.

    Attributes:
        most: The share of all lines that may differ for this reason.
    """

    name: str
    why: str
    holds: Callable[[Sequence[Line], Sequence[Line]], bool]
    most: float


def lacks_a_hung_mark(theirs: Sequence[Line], ours: Sequence[Line]) -> bool:
    """Tell whether the lines differ by no more than a mark at their ends."""
    pairs = zip(theirs, ours, strict=False)
    return len(theirs) == len(ours) and all(left == right[:-1] for (_, left), (_, right) in pairs)


def is_full_to_a_hair(theirs: Sequence[Line], ours: Sequence[Line]) -> bool:
    """Tell whether the same text is broken elsewhere, the first line by two characters or less."""
    left, right = ("".join(line for _, line in side) for side in (theirs, ours))
    shift = abs(len(theirs[0][1]) - len(ours[0][1])) if theirs and ours else 0
    return left == right and 0 < shift <= BREAK_UNIT


def is_on_another_page(theirs: Sequence[Line], ours: Sequence[Line]) -> bool:
    """Tell whether the lines are the same, but for the repeated head of a table."""
    left, right = (Counter(line for _, line in side) for side in (theirs, ours))
    heads = (left - right) + (right - left)
    return bool(left & right) and len(heads) <= HEAD_LINES


REASONS = (
    Reason(
        "hung mark",
        "LibreOffice 7.4 does not draw a hanging mark when the text before it just fills its line.",
        lacks_a_hung_mark,
        0.005,
    ),
    Reason(
        "full line",
        "LibreOffice counts in twentieths of a point, and rounds each stretch of Chinese or Western"
        " text: a line may be full there and not here.",
        is_full_to_a_hair,
        0.002,
    ),
    Reason(
        "another page",
        "Below a table the room at the foot of a page is full to a fraction of a point; and a table"
        " that leaves no room for the imprint goes to the next page as a whole.",
        is_on_another_page,
        0.005,
    ),
)

OTHER_PAGES = 0.02
"""The share of documents that may have another number of pages.

LibreOffice 7.4 goes astray where a table reaches the place of the floating imprint (it then sets
one row of the table on each page), and leaves a line free below some tables that go over pages.
"""


@dataclass(slots=True)
class Tally:
    """What was compared, and how much of it is alike."""

    documents: int = 0
    lines: int = 0
    alike: int = 0
    other_pages: list[str] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    unexplained: list[tuple[str, list[Line], list[Line]]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of lines that are alike and on the same page."""
        return self.alike / self.lines if self.lines else 1.0

    def too_many(self) -> list[str]:
        """Return what is explained, but more often than it may be."""
        lines = [
            reason.name
            for reason in REASONS
            if self.reasons[reason.name] > max(reason.most * self.lines, FEW)
        ]
        pages = self.other_pages if len(self.other_pages) > OTHER_PAGES * self.documents else []
        return [*lines, *pages]

    def add(
        self, name: str, theirs: Sequence[Sequence[str]], ours: Sequence[Sequence[str]]
    ) -> None:
        """Compare a document's pages of lines."""
        self.documents += 1
        if len(theirs) != len(ours):
            self.other_pages.append(f"{name}: {len(theirs)} pages, ours {len(ours)}")
        left, right = _numbered(theirs), _numbered(ours)
        self.lines += max(len(left), len(right))
        texts = [[line for _, line in side] for side in (left, right)]
        rest: Difference = ([], [])
        matcher = SequenceMatcher(None, texts[0], texts[1], autojunk=False)
        for kind, begin, end, start, stop in matcher.get_opcodes():
            both = left[begin:end], right[start:stop]
            if kind == "equal":
                both = self._count_alike(*both)
            if not self._explain(both, REASONS[:-1]):
                rest[0].extend(both[0])
                rest[1].extend(both[1])
        if not self._explain(rest, REASONS):
            self.unexplained.append((name, *rest))

    def _count_alike(self, theirs: Sequence[Line], ours: Sequence[Line]) -> Difference:
        """Return what is the same, but not on the same page."""
        moved = [pair for pair in zip(theirs, ours, strict=True) if pair[0] != pair[1]]
        self.alike += len(theirs) - len(moved)
        return [left for left, _ in moved], [right for _, right in moved]

    def _explain(self, both: Difference, reasons: Sequence[Reason]) -> bool:
        if not any(both):
            return True
        reason = next((each for each in reasons if each.holds(*both)), None)
        if reason is not None:
            self.reasons[reason.name] += max(map(len, both))
        return reason is not None

    @override
    def __str__(self) -> str:
        """Say it in a line."""
        why = ", ".join(f"{name} {count}" for name, count in sorted(self.reasons.items()))
        return (
            f"{self.documents} documents, {self.alike} of {self.lines} lines alike"
            f" ({self.share:.2%}); differing: {why or 'none'};"
            f" another number of pages: {', '.join(self.other_pages) or 'none'}"
        )


def _numbered(pages: Sequence[Sequence[str]]) -> list[Line]:
    return [(number, line) for number, page in enumerate(pages, start=1) for line in page]
