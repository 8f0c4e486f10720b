"""Numbers along an axis: round steps, 万 and 亿, and labels that keep out of each other's way."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from itertools import pairwise

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_WAN, _YI = Decimal(10_000), Decimal(100_000_000)
_WAN_FROM = 10 * _WAN  # 99,999 can still be read as it stands


@dataclass(frozen=True, slots=True)
class Scale:
    """In what the numbers of an axis are written: `factor` of the unit, called `word`."""

    factor: Decimal
    word: str

    def write(self, value: Decimal) -> str:
        """Write a number: thousands apart, at most two decimals, none that say nothing."""
        scaled = (value / self.factor).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
        text = f"{scaled:,f}"
        return text.rstrip("0").rstrip(".") if "." in text else text


def scale_of(largest: Decimal) -> Scale:
    """Choose in what an axis up to `largest` is written."""
    if largest >= _YI:
        return Scale(_YI, "亿")
    return Scale(_WAN, "万") if largest >= _WAN_FROM else Scale(Decimal(1), "")


def ticks(largest: Decimal, most: int = 5, *, whole: bool = False) -> tuple[Decimal, ...]:
    """Return round numbers from 0 to the first not below `largest`, at most `most` steps.

    `whole` numbers of things have no tick between 0 and 1.
    """
    if largest <= 0:
        return (Decimal(0), Decimal(1))
    step = _round_step(largest / most)
    if whole:
        step = max(step, Decimal(1))
    count = int((largest / step).to_integral_value(rounding=ROUND_CEILING))
    return tuple(step * number for number in range(count + 1))


def spread(wanted: Sequence[float], extent: float, low: float, high: float) -> tuple[float, ...]:
    """Move labels of one `extent` apart, each as near to where it is `wanted` as that allows.

    Args:
        wanted: The middles; their order is kept.
        extent: What each takes along the line.
        low: Where the line begins.
        high: Where it ends. Too many labels overlap evenly.
    """
    if not wanted:
        return ()
    room = min(extent, (high - low) / len(wanted))
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    placed = [0.0] * len(wanted)
    at = low + room / 2
    for place in order:
        placed[place] = max(wanted[place], at)
        at = placed[place] + room
    at = high - room / 2
    for place in reversed(order):
        placed[place] = min(placed[place], at)
        at = placed[place] - room
    return tuple(placed)


def beside(
    markers: Sequence[float], extent: float, low: float, high: float, *, below: bool = False
) -> tuple[float, ...]:
    """Place a label above or else below each marker, so that it covers no other and no marker.

    Args:
        markers: Their middles, ascending from the top.
        extent: The height of a label.
        low: The upper end of the room.
        high: The lower end. Where both places are taken, labels are spread around the markers.
        below: Try below first, as in a valley, where the line rises on both sides.
    """
    placed: list[float] = []
    for number, marker in enumerate(markers):
        others = [*markers[:number], *markers[number + 1 :]]
        side = 0.75 * extent if below else -0.75 * extent
        choices = (marker + side, marker - side)
        free = (
            at
            for at in choices
            if low <= at - extent / 2
            and at + extent / 2 <= high
            and all(abs(at - other) >= extent * 0.7 for other in others)
            and all(abs(at - label) >= extent * 0.9 for label in placed)
        )
        placed.append(next(free, choices[0]))
    apart = all(b - a >= extent * 0.85 for a, b in pairwise(sorted(placed)))
    return tuple(placed) if apart else spread(placed, extent, low, high)


def _round_step(rough: Decimal) -> Decimal:
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * step for step in _STEPS if power * step >= rough)
