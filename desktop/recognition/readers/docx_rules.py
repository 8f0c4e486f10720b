"""Rules of a Word file: borders of paragraphs and tables, lines that are drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.official.layout import RedLine
from desktop.official.standard import POINTS_PER_MM
from desktop.recognition.readers.docx_effective import Properties, own
from desktop.recognition.readers.elements import attribute, child, children, local, number

if TYPE_CHECKING:
    from lxml.etree import _Element

_EMU: Final = 12_700
_TWIPS: Final = 20
_EIGHTHS: Final = 8
_NO_RULE: Final = frozenset({"nil", "none"})
_BORDERS: Final = frozenset({"top", "bottom", "insideH"})
_PICTURES: Final = frozenset({"pic", "imagedata"})
_LEAST_RED, _MOST_OTHER = 150, 90


@dataclass(frozen=True, slots=True)
class Rules:
    """The level rules of a table that holds an imprint.

    Attributes:
        weights: In mm from the top.
        below: Rows without a rule under the last one, in points.
        at_foot: The table stands on the lower margin.
    """

    weights: tuple[float, ...]
    below: float = 0.0
    at_foot: bool = False


def is_red(colour: str) -> bool:
    """Tell whether six hexadecimal digits are a red."""
    try:
        red, green, blue = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    except ValueError:
        return False
    return red >= _LEAST_RED and max(green, blue) <= _MOST_OTHER


def drawn_red_line(root: "_Element") -> RedLine | None:
    """Return a red rule that is drawn or a table's; the file does not tell where it stands.

    A picture may be one too.
    """
    pictured = False
    for element in root.iter():
        stroke = (attribute(element, "strokecolor") or "").strip("#")
        if local(element) == "line" and is_red(stroke):
            return RedLine()
        if local(element) == "ln":
            colour = child(element, "solidFill", "srgbClr")
            if is_red(attribute(colour) or ""):
                return RedLine(width=_drawn_width(element))
        if local(element) in _BORDERS and is_red(attribute(element, "color") or ""):
            return RedLine()
        pictured = pictured or local(element) in _PICTURES
    return RedLine() if pictured else None


def _drawn_width(element: "_Element") -> float | None:
    drawing = next((each for each in element.iterancestors() if local(each) == "anchor"), None)
    across = number(child(drawing, "extent"), "cx")
    return None if across is None else across / _EMU / POINTS_PER_MM


def paragraph_rules(properties: Properties) -> Rules | None:
    """Return the rules above and below a paragraph that are not red."""
    borders = [properties.get(f"pBdr.{side}", {}) for side in ("top", "bottom")]
    weights = (_weight(border) for border in borders if not is_red(border.get("color", "")))
    found = tuple(weight for weight in weights if weight)
    return Rules(found) if found else None


def _weight(border: Mapping[str, str]) -> float:
    """Return the weight of a border in mm."""
    size = border.get("sz", "")
    if border.get("val", "none") in _NO_RULE or not size.isdecimal():
        return 0.0
    return int(size) / _EIGHTHS / POINTS_PER_MM


def table_rules(table: "_Element") -> Rules:
    """Return the level rules of a table."""
    rows = list(children(table, "tr"))
    whole = own(child(table, "tblPr", "tblBorders"))
    levels = [_level(rows, place, whole) for place in range(len(rows) + 1)]
    last = max((place for place, weight in enumerate(levels) if weight), default=0)
    below = sum(
        (number(child(row, "trPr", "trHeight")) or 0) / _TWIPS for row in rows[last:] if last
    )
    position = child(table, "tblPr", "tblpPr")
    at_foot = (
        attribute(position, "tblpYSpec") == "bottom"
        and attribute(position, "vertAnchor") == "margin"
    )
    return Rules(tuple(weight for weight in levels if weight), below, at_foot)


def _level(rows: Sequence["_Element"], place: int, whole: Properties) -> float:
    """Return the weight of the rule above the row at `place`, or below the last one."""
    borders = []
    if place:
        borders.append(own(child(rows[place - 1], "tc", "tcPr", "tcBorders")).get("bottom"))
    if place < len(rows):
        borders.append(own(child(rows[place], "tc", "tcPr", "tcBorders")).get("top"))
    known = [border for border in borders if border is not None]
    if known:
        return max(map(_weight, known))
    side = {0: "top", len(rows): "bottom"}.get(place, "insideH")
    return _weight(whole.get(side, {}))
