"""Figures: an indicator's value in one report, and where it comes from."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum


class FigureStatus(StrEnum):
    """How sure a figure is."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"
    ENTERED = "entered"


@dataclass(frozen=True, slots=True)
class Figure:
    """A value of an indicator; a blank figure is simply absent, 0 is a value.

    Attributes:
        value: In the indicator's own unit (money in 元); None: 不适用.
        approx: The source says 余, 多, 近, 超过.
        raw: The quantity as the source writes it ("7 件").
        text: The sentence it was taken from.
        section: The index of that section, None where it was typed.
    """

    indicator: str
    value: Decimal | None
    status: FigureStatus = FigureStatus.ENTERED
    approx: bool = False
    raw: str = ""
    text: str = ""
    section: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Rejection:
    """A suggestion the clerk does not want, until its sentence says something else.

    Attributes:
        indicator: What it was suggested for; empty: a quantity that fits none.
        raw: The quantity as the sentence wrote it.
        text: The sentence.
    """

    indicator: str
    raw: str
    text: str


@dataclass(frozen=True, slots=True)
class FigureLink:
    """A stretch of the text that a figure was written into, and that follows the figure.

    It holds as long as the text there is what was written: who types into it takes it over.

    Attributes:
        section: The index of the section; `start` and `end` count in its text.
        text: What was written.
        form: The unit it is written in ("件", "万元"); empty: the number alone.
    """

    indicator: str
    section: int
    start: int
    end: int
    text: str
    form: str = ""


NOT_APPLICABLE = "不适用"


def parse_value(text: str) -> Decimal | None:
    """Read what a clerk types into a cell: digits, a point, thousands separators, 万 or 亿.

    不适用, — and / give None. Raises `ValueError` with a Chinese sentence on anything else.
    """
    cleaned = "".join(text.split()).replace(",", "").replace("，", "").removesuffix("%")
    if cleaned in {NOT_APPLICABLE, "—", "-", "/"}:
        return None
    factor = Decimal(1)
    for suffix, power in (("万", 10_000), ("亿", 100_000_000)):
        if cleaned.endswith(suffix):
            cleaned, factor = cleaned.removesuffix(suffix), Decimal(power)
    try:
        value = Decimal(cleaned) * factor
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or value < 0:
        msg = f"“{text}”不是数值：请输入阿拉伯数字（可带“万”“亿”），没有此项时输入“不适用”。"
        raise ValueError(msg)
    return value
