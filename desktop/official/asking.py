"""Asking the paragraphs of a role one thing, for a row of the 合规单."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from desktop.official.layout import Part
from desktop.official.standard import Measure, Strength
from desktop.official.verdicts import UNKNOWN, Row, counted

_SAMPLES: Final = 2
_SHOWN: Final = 12
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a row asks of the paragraphs of a role."""

    key: str
    clause: str
    strength: Strength
    item: str
    wanted: str
    tolerance: str = ""

    def of(
        self,
        parts: Sequence[Part],
        value: Callable[[Part], _Value | None],
        is_right: Callable[[_Value], bool],
        say: Callable[[_Value], str],
    ) -> tuple[Row, ...]:
        """Judge paragraphs; of several that depart the first are quoted.

        Args:
            parts: Those it is asked of; where there are none there is no row.
            value: What is looked at; None where it cannot be told.
            is_right: Whether it is as wanted.
            say: Writes it for the user.
        """
        known = [(part, found) for part in parts if (found := value(part)) is not None]
        wrong = [(part, found) for part, found in known if not is_right(found)]
        if not parts:
            return ()
        shown = UNKNOWN if not known else say((wrong or known)[0][1])
        row = Row(
            self.key,
            self.clause,
            self.strength,
            self.item,
            self.wanted,
            shown,
            not wrong if known else None,
            self.tolerance,
            _quoted([part for part, _ in wrong]) if len(parts) > 1 else "",
            wrong[0][0] if wrong else parts[0],
        )
        return (row,)


def measured(key: str, measure: Measure, tolerance: float) -> Asked:
    """Ask for a figure of the standard."""
    wanted = counted(measure, measure.value)
    return Asked(
        key,
        measure.clause,
        measure.strength,
        measure.what,
        wanted,
        f"±{counted(measure, tolerance)}",
    )


def near(wanted: float, tolerance: float) -> Callable[[float], bool]:
    """Return what tells whether a figure is as wanted."""
    return lambda found: abs(found - wanted) <= tolerance


def characters(found: float) -> str:
    """Write a room in characters."""
    return f"{round(found, 1) + 0:g}字"


def lines(found: float) -> str:
    """Write a room in lines."""
    return f"{round(found, 1) + 0:g}行"


def cut(text: str) -> str:
    """Write the beginning of a text."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}……"


def _quoted(wrong: Sequence[Part]) -> str:
    quoted = "、".join(f"“{cut(part.text)}”" for part in wrong[:_SAMPLES])
    return f"{quoted}等{len(wrong)}段" if len(wrong) > _SAMPLES else quoted
