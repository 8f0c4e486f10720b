"""How a figure is written into the text of a report: in which unit, and with which words."""

from decimal import Context, Decimal

from desktop.domain.figure import NOT_APPLICABLE, Figure
from desktop.domain.indicator import Indicator, Measure

NUMBER_ALONE = ""
_ABOUT = "约"
_EXACT = Context(prec=100)  # no digit a report can write is rounded away
_SCALES = (("亿", Decimal(100_000_000)), ("万", Decimal(10_000)))


def forms(figure: Figure, indicator: Indicator) -> tuple[str, ...]:
    """Return the units a figure can be written in, the usual one first.

    Money from 10,000 元 on is usually written in 万元 (GB/T 15835 5.1.5 lets 万 and 亿 follow
    Arabic digits); a percentage always has its sign.
    """
    if indicator.measure is Measure.RATE or figure.value is None:
        return (indicator.unit,)
    larger = [
        word + indicator.unit for word, scale in reversed(_SCALES) if abs(figure.value) >= scale
    ]
    if indicator.measure is Measure.MONEY:
        return (*larger[:1], indicator.unit, *larger[1:], NUMBER_ALONE)
    return (indicator.unit, *larger, NUMBER_ALONE)


def written(figure: Figure, indicator: Indicator, form: str) -> str:
    """Write a figure with all its digits; an approximate one says 约."""
    if figure.value is None:
        return NOT_APPLICABLE
    scale = next((scale for word, scale in _SCALES if _scaled(form, word, indicator)), Decimal(1))
    digits = _plain(_EXACT.divide(figure.value, scale))
    return f"{_ABOUT if figure.approx else ''}{digits}{form}"


def _scaled(form: str, word: str, indicator: Indicator) -> bool:
    """Tell whether `form` counts in 万 or 亿; an indicator's own unit may begin with one."""
    return form == word + indicator.unit


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
