"""Statistical indicators: what an office counts, in which unit, and what it means."""

from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """What kind of number an indicator takes."""

    COUNT = "I"  # a whole number
    MONEY = "D"  # 元, to the cent
    RATE = "R"  # percent


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
    """

    key: str
    label: str
    unit: str
    measure: Measure
    group: str
    definition: str = ""
    part_of: str = ""
    per_head: bool = False

    @property
    def summed(self) -> bool:
        """Whether a total over offices means anything."""
        return self.measure is not Measure.RATE and not self.per_head

    @property
    def decimals(self) -> int:
        """Digits behind the point when shown."""
        return {Measure.COUNT: 0, Measure.MONEY: 2, Measure.RATE: 1}[self.measure]


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
