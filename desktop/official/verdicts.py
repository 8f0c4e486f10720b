"""A line of the 合规单: what is wanted, what was found, and the verdict."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Final

from desktop import paths
from desktop.official.layout import Part
from desktop.official.standard import FAMILIES, Face, Measure, Strength, Unit

_UNITS: Final = {
    Unit.MM: "毫米",
    Unit.POINT: "磅",
    Unit.CHARACTER: "字",
    Unit.LINE: "行",
    Unit.SHARE: "",
}
_TOLERANCES: Final = {Unit.CHARACTER: 0.3, Unit.LINE: 0.4}
# 仿宋 is a design of its own, but 华文仿宋 and 方正仿宋 are it too.
_DESIGNS: Final = {
    Face.TITLE: "小标宋",
    Face.BODY: "仿宋",
    Face.SECOND: "楷",
    Face.FIRST: "黑",
    Face.PLAIN: "宋体",
}
UNKNOWN: Final = "从文件中看不出，请打印后用尺量"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the sheet.

    Attributes:
        key: What is looked at; names the advice.
        clause: Of GB/T 9704—2012.
        ok: None where it cannot be told.
        tolerance: "" where it must be as wanted.
        wrong: What departs, "" where all is as wanted or it concerns the whole document.
        at: The paragraph it is about: the first that departs, else the first of them.
    """

    key: str
    clause: str
    strength: Strength
    item: str
    wanted: str
    found: str
    ok: bool | None
    tolerance: str = ""
    wrong: str = ""
    at: Part | None = None

    @property
    def advice(self) -> str:
        """What to change, in words for Word; "" where nothing is to be changed."""
        if self.ok:
            return ""
        return f"{self.wrong}：{_advice()[self.key]}" if self.wrong else _advice()[self.key]

    @property
    def fails(self) -> bool:
        """Whether the document departs from what the standard orders."""
        return self.ok is False and self.strength is Strength.REQUIRED


def figure(key: str, measure: Measure, found: float | None, item: str = "") -> Row:
    """Hold a measured figure against the standard's."""
    unit = _UNITS[measure.unit]
    tolerance = measure.tolerance or _TOLERANCES.get(measure.unit, 0.0)
    return Row(
        key,
        measure.clause,
        measure.strength,
        item or measure.what,
        f"{measure.value:g}{unit}",
        UNKNOWN if found is None else f"{rounded(found)}{unit}",
        None if found is None else abs(found - measure.value) <= tolerance + 1e-6,
        f"±{measure.tolerance:g}{unit}" if measure.tolerance else "",
    )


def counted(measure: Measure, value: float) -> str:
    """Write a figure with the unit of a measure."""
    return f"{rounded(value)}{_UNITS[measure.unit]}"


def rounded(value: float) -> str:
    """Write a figure to one place, without a trailing nought or a negative one."""
    return f"{round(value, 1) + 0:g}"


def in_face(family: str, face: Face) -> bool:
    """Tell whether a font is of a face, by its official name, another one, or the design's."""
    known = FAMILIES[face]
    return family in {known.name, *known.alternates} or _DESIGNS[face] in family


@cache
def _advice() -> dict[str, str]:
    file = paths.resources() / "compliance.json"
    found: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))["advice"]
    return found
