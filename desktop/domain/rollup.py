"""What is known of many offices at once: numbers without their sources, and their sums."""

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId, Status

EXACT = 400
"""Digits of precision: a sum of numbers as long as a cell may hold is not rounded."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What one office says of one indicator, without the source; `value` None: 不适用."""

    value: Decimal | None
    approx: bool = False


@dataclass(frozen=True, slots=True)
class OfficeYear:
    """What there is of an office's year, without its text and its figures."""

    office: OfficeId
    report: ReportId
    status: Status
    has_figures: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """A sum and what it rests on.

    Attributes:
        total: None where nobody gave a number, or a sum means nothing (rates, averages).
        given: How many offices gave a number; `approximate` of them an approximate one.
        not_applicable: How many said 不适用.
        expected: How many offices there are.
    """

    total: Decimal | None
    given: int
    not_applicable: int
    approximate: int
    expected: int

    @property
    def blank(self) -> int:
        """How many said nothing."""
        return self.expected - self.given - self.not_applicable

    @property
    def complete(self) -> bool:
        """Whether every office said something."""
        return self.blank == 0
