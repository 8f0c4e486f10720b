"""Statistical indicators: what an office counts, in which unit, and what it means."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum


class Measure(StrEnum):
    """What kind of number an indicator takes."""

    COUNT = "I"  # a whole number
    MONEY = "D"  # 元, to the cent
    RATE = "R"  # percent


@dataclass(frozen=True, slots=True)
class FormerLabel:
    """What an indicator was called up to some year.

    Attributes:
        last_year: The last year whose figures bear the name.
    """

    label: str
    last_year: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is counted.

    Attributes:
        key: Stable: `enf.case_total`.
        unit: 件, 元, %, …
        summed: Whether adding it up over offices means anything (not rates, not averages).
        decimals: Digits behind the point when shown.
        part_of: The key of the indicator that this one is a part of (其中), or empty.
        per_head: An average over persons (人均).
        former_labels: What it was called in earlier years.
        retired_after: The last year it is asked for; None: it is asked for still.
        cues: Words that tell it in a sentence, besides its names.
    """

    key: str
    label: str
    unit: str
    measure: Measure
    group: str
    definition: str = ""
    part_of: str = ""
    per_head: bool = False
    former_labels: tuple[FormerLabel, ...] = ()
    retired_after: int | None = None
    cues: tuple[str, ...] = ()

    @property
    def summed(self) -> bool:
        """Whether a total over offices means anything."""
        return self.measure is not Measure.RATE and not self.per_head

    @property
    def decimals(self) -> int:
        """Digits behind the point when shown."""
        return {Measure.COUNT: 0, Measure.MONEY: 2, Measure.RATE: 1}[self.measure]

    def label_in(self, year: int) -> str:
        """Return what the indicator was called in `year`."""
        fitting = [former for former in self.former_labels if year <= former.last_year]
        if not fitting:
            return self.label
        return min(fitting, key=lambda former: former.last_year).label

    def asked_in(self, year: int) -> bool:
        """Tell whether figures on `year` are asked for."""
        return self.retired_after is None or year <= self.retired_after


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All indicators in their order."""

    indicators: tuple[Indicator, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups in the order of their first indicator."""
        return tuple(dict.fromkeys(indicator.group for indicator in self.indicators))

    def get(self, key: str) -> Indicator | None:
        """Return the indicator with `key`, or None."""
        return next((found for found in self.indicators if found.key == key), None)

    def in_group(self, group: str) -> tuple[Indicator, ...]:
        """Return the indicators of a group in their order."""
        return tuple(found for found in self.indicators if found.group == group)

    def of_year(self, year: int, kept: Collection[str] = ()) -> "Catalogue":
        """Return the catalogue of `year`: its names, and only what was asked for then.

        Args:
            year: The year reported on.
            kept: Keys that stay though retired, since there are figures of them.
        """
        if not any(found.former_labels or found.retired_after for found in self.indicators):
            return self
        return Catalogue(
            tuple(
                replace(found, label=found.label_in(year)) if found.former_labels else found
                for found in self.indicators
                if found.asked_in(year) or found.key in kept
            )
        )
