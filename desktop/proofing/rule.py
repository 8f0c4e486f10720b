"""What rules give back: of one text, or of a whole report."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop.domain.report import Report
from desktop.proofing.context import Context


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in one text that a rule speaks of.

    Attributes:
        start: The first character of the place.
        end: The character behind it.
        suggestion: What to put there; None where no mechanical repair is safe.
        message: A sentence of its own; "" where the rule's own message says it.
    """

    start: int
    end: int
    suggestion: str | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a report that a rule speaks of.

    Attributes:
        section: The index of the section; `HEADER` or `CLOSING` with a `field`.
        start: Where it begins in the section's or the field's text.
        end: Where it ends; equal to `start` where something is missing.
        suggestion: What to put there; None where no mechanical repair is safe.
        message: A sentence of its own; "" where the rule's own message says it.
    """

    section: int
    start: int = 0
    end: int = 0
    field: str = ""
    suggestion: str | None = None
    message: str = ""


TextRule = Callable[[str], Iterable[Hit]]
ReportRule = Callable[[Report, Context], Iterable[Spot]]
