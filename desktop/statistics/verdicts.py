"""What a check found, and figures as checks read them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum

from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue, Indicator

# Wide enough that nothing a report can write is rounded.
EXACT = Context(prec=100)


class Severity(StrEnum):
    """How much a check's answer matters."""

    OK = "ok"  # the arithmetic comes out
    HINT = "hint"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands in the report; a typed one stands nowhere (section None)."""

    section: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of one check.

    Attributes:
        rule: Stable: `sum.cases`.
        message: One sentence with the arithmetic (5 + 14 + 11 = 30，与评查案卷数30份一致。).
        keys: The indicators that took part.
        places: Where their figures stand.
    """

    rule: str
    severity: Severity
    message: str
    keys: tuple[str, ...]
    places: tuple[Place, ...] = ()


class Values:
    """The figures of a report by indicator, for arithmetic.

    An indicator that was read with several values, 不适用 or nothing has no value to reckon with,
    nor has one that the catalogue does not know.
    """

    def __init__(self, figures: Iterable[Figure], catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._indicators = {indicator.key: indicator for indicator in catalogue.indicators}
        found: dict[str, list[Figure]] = {}
        for figure in figures:
            if figure.indicator in self._indicators and figure.value is not None:
                found.setdefault(figure.indicator, []).append(figure)
        self._one = {
            key: same[0]
            for key, same in found.items()
            if len({figure.value for figure in same}) == 1
        }

    def __iter__(self) -> Iterator[str]:
        """Tell the indicators that have a value."""
        return iter(self._one)

    def value(self, key: str) -> Decimal | None:
        """Return the value of `key` where there is exactly one."""
        figure = self._one.get(key)
        return None if figure is None else figure.value

    def exact(self, *keys: str) -> bool:
        """Tell whether every one of `keys` has a value that is not approximate."""
        return all(key in self._one and not self._one[key].approx for key in keys)

    def indicator(self, key: str) -> Indicator:
        """Return the indicator of `key`."""
        return self._indicators[key]

    def told(self, key: str) -> str:
        """Say an indicator with its value and unit: 评查案卷数30份."""
        indicator, figure = self.indicator(key), self._one[key]
        about = "约" if figure.approx else ""
        return f"{indicator.label}{about}{number(figure.value)}{indicator.unit}"

    def places(self, keys: Sequence[str]) -> tuple[Place, ...]:
        """Tell where the figures of `keys` stand."""
        return tuple(place(self._one[key]) for key in keys if key in self._one)

    def verdict(self, rule: str, severity: Severity, message: str, *keys: str) -> Verdict:
        """Answer a check on `keys`."""
        return Verdict(rule, severity, message, keys, self.places(keys))


def place(figure: Figure) -> Place:
    """Tell where a figure stands."""
    return Place(figure.section, figure.start, figure.end)


def number(value: Decimal | None) -> str:
    """Write a value as a report does: no exponent, no zeros behind the point that say nothing."""
    if value is None:
        return "不适用"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
