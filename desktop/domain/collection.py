"""Forms that collect figures: what goes out to lower offices, and what comes back."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.indicator import Indicator


@dataclass(frozen=True, slots=True)
class Form:
    """A blank form for one office and year.

    Attributes:
        office: The full name the office bears in that year.
        indicators: What is asked for, in order.
    """

    office: str
    year: int
    indicators: tuple[Indicator, ...]

    @property
    def digest(self) -> str:
        """Tell which indicators the form asks for, so that another catalogue is noticed."""
        return digest_of(self.indicators)


@dataclass(frozen=True, slots=True)
class Entry:
    """What was filled in for one indicator; `value` None: 不适用. A blank one is no entry."""

    indicator: str
    value: Decimal | None
    approx: bool = False


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form that came back.

    Attributes:
        digest: Of the indicators the form was made with.
        problems: What is wrong, a Chinese sentence each, named by sheet and cell.
    """

    office: str
    year: int
    digest: str
    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()


def digest_of(indicators: Iterable[Indicator]) -> str:
    """Return a short digest of what is asked for, and in which units."""
    told = "\n".join(f"{each.key}|{each.unit}|{each.measure.value}" for each in indicators)
    return hashlib.sha256(told.encode("utf-8")).hexdigest()[:16]
