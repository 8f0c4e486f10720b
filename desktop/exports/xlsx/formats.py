"""Number formats: how many digits a measure shows, and how an approximate number is marked."""

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.indicator import Indicator, Measure


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A format with the name under which a clerk finds it in the list of cell styles."""

    name: str
    code: str


PERCENT_CHANGE = NumberFormat("增减率", "+0.0;-0.0;0.0")

_FORMATS = {
    Measure.COUNT: NumberFormat("整数", "#,##0"),
    Measure.MONEY: NumberFormat("金额", "#,##0.00"),
    Measure.RATE: NumberFormat("比率", "0.0"),
}
# A count that is not whole is wrong, but must not be hidden by rounding.
_FRACTION = NumberFormat("小数", "#,##0.00")


def value_format(
    indicator: Indicator, value: Decimal | None = None, *, approximate: bool = False
) -> NumberFormat:
    """Return the format of a number of an indicator; 约 is shown, the cell stays a number."""
    shown = _FORMATS[indicator.measure]
    if indicator.measure is Measure.COUNT and value is not None and value != int(value):
        shown = _FRACTION
    return NumberFormat(f"约{shown.name}", f'"约"{shown.code}') if approximate else shown


def change_format(indicator: Indicator) -> NumberFormat:
    """Return the format of a change, with its sign."""
    shown = _FORMATS[indicator.measure]
    return NumberFormat(f"增减{shown.name}", f"+{shown.code};-{shown.code};{shown.code}")
