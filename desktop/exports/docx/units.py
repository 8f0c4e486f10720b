"""Lengths as Word counts them."""

from typing import Final

from desktop.official.blocks import Indent
from desktop.official.standard import POINTS_PER_MM, TWIPS_PER_POINT

EIGHTHS_A_POINT: Final = 8
_HUNDREDTHS: Final = 100


def twips(points: float) -> int:
    """Return points as twentieths of a point."""
    return round(points * TWIPS_PER_POINT)


def eighths(mm: float) -> int:
    """Return the weight of a rule in mm as eighths of a point."""
    return round(mm * POINTS_PER_MM * EIGHTHS_A_POINT)


def indent_attributes(indent: Indent, character: float) -> dict[str, str]:
    """Return the attributes of `w:ind`, the width of a character given in points.

    Word goes by hundredths of a character where it finds them, others by twips, so both are
    written; not where lines hang, because programs do not agree on how those two add up.
    """
    found: dict[str, str] = {}
    for name, value in (("left", indent.left), ("right", indent.right)):
        if value:
            if indent.first >= 0:
                found[f"{name}Chars"] = str(round(value * _HUNDREDTHS))
            found[name] = str(twips(value * character))
    if indent.first > 0:
        found["firstLineChars"] = str(round(indent.first * _HUNDREDTHS))
        found["firstLine"] = str(twips(indent.first * character))
    elif indent.first < 0:
        found["hanging"] = str(twips(-indent.first * character))
    return found
