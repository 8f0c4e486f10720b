"""The objects of an OFD page: characters and strokes, in points from the top of the page."""

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.domain.chinese import is_wide
from desktop.recognition.readers.elements import attribute, child, children
from desktop.recognition.readers.radicals import folded
from desktop.recognition.readers.sheet import Glyph, Rule, placed

if TYPE_CHECKING:
    from lxml.etree import _Element

Fonts = dict[str, str]
Matrix = tuple[float, float, float, float, float, float]

_POINTS = 72 / 25.4
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_BOX_NUMBERS, _MATRIX_NUMBERS = 4, 6
_BOLD = 600
_FARTHEST = 100_000.0  # millimetres
_SHORTEST, _SLANT = 4.0, 1.0  # points
_MOST_STEPS = 3_000
_STEP = re.compile(r"([MLBQASC])|(-?[\d.]+(?:[eE]-?\d+)?)")
_REPEATED = "g"


def box_of(area: "_Element | None") -> tuple[float, float, float, float] | None:
    """Return the box of a page in points."""
    numbers = _numbers(child(area, "PhysicalBox"))
    if len(numbers) < _BOX_NUMBERS:
        return None
    x, y, width, height = (number * _POINTS for number in numbers[:_BOX_NUMBERS])
    return (x, y, width, height)


def glyphs_of(element: "_Element", fonts: Fonts) -> Iterator[Glyph]:
    """Yield the characters of a text object."""
    matrix, boundary = _matrix(element), _floats(attribute(element, "Boundary"))
    corner = (boundary[0], boundary[1]) if len(boundary) >= _BOX_NUMBERS else (0.0, 0.0)
    sizes = _floats(attribute(element, "Size"))
    size = sizes[0] if sizes else 0.0
    bold = (_floats(attribute(element, "Weight")) or [0.0])[0] >= _BOLD
    face = fonts.get(attribute(element, "Font") or "", "") + ("+" if bold else "")
    height = round(size * math.hypot(matrix[2], matrix[3]) * _POINTS, 1)
    at = (0.0, 0.0)
    for code in children(element, "TextCode"):
        text = code.text or ""
        at = (_or(attribute(code, "X"), at[0]), _or(attribute(code, "Y"), at[1]))
        steps = _steps(attribute(code, "DeltaX"), len(text))
        falls = _steps(attribute(code, "DeltaY"), len(text))
        x, y = at
        for index, character in enumerate(text):
            wide = size * (1.0 if is_wide(character) else 0.5)
            left, base = _moved(matrix, x, y, corner)
            right, _base = _moved(matrix, x + wide, y, corner)
            shown = " " if character.isspace() else folded(character)
            yield placed(shown, left, right, base=base, size=height, face=face)
            x += steps[index] if index < len(steps) else wide
            y += falls[index] if index < len(falls) else 0.0


def rules_of(element: "_Element") -> Iterator[Rule]:
    """Yield the strokes of a path object that run across or down the page."""
    matrix, boundary = _matrix(element), _floats(attribute(element, "Boundary"))
    data = child(element, "AbbreviatedData")
    if len(boundary) < _BOX_NUMBERS or data is None:
        return
    corner = (boundary[0], boundary[1])
    points = [(*_moved(matrix, x, y, corner), draws) for x, y, draws in _corners(data.text or "")]
    for (x, y, _draws), (right, foot, draws) in pairwise(points):
        wide, tall = abs(right - x), abs(foot - y)
        if draws and min(wide, tall) <= _SLANT and max(wide, tall) >= _SHORTEST:
            yield Rule(min(x, right), min(y, foot), max(x, right), max(y, foot))


def _corners(data: str) -> Iterator[tuple[float, float, bool]]:
    """Yield the corners of a path, and whether a straight line leads to each."""
    operation, numbers, start = "", list[float](), (0.0, 0.0)
    for count, match in enumerate(_STEP.finditer(f"{data} M")):
        if count > _MOST_STEPS:
            return
        if match.group(2):
            numbers += _floats(match.group(2))
            continue
        if operation == "C":
            yield (*start, True)
        elif operation and len(numbers) > 1:
            start = (numbers[-2], numbers[-1]) if operation in "MS" else start
            yield numbers[-2], numbers[-1], operation == "L"
        operation, numbers = match.group(1), []


def _steps(text: str | None, count: int) -> list[float]:
    """Return distances between characters; "g 3 5.6" is 5.6 three times."""
    steps: list[float] = []
    words = (text or "").split()
    while words and len(steps) < count:
        word = words.pop(0)
        if word == _REPEATED and len(words) > 1:
            times, distance = _floats(words.pop(0)), _floats(words.pop(0))
            if times and distance:
                steps += distance * int(max(min(times[0], count - len(steps)), 0))
        else:
            steps += _floats(word)
    return steps


def _matrix(element: "_Element") -> Matrix:
    numbers = _floats(attribute(element, "CTM"))
    if len(numbers) < _MATRIX_NUMBERS:
        return _SAME
    a, b, c, d, e, f = numbers[:_MATRIX_NUMBERS]
    return (a, b, c, d, e, f)


def _moved(matrix: Matrix, x: float, y: float, corner: tuple[float, float]) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return ((a * x + c * y + e + corner[0]) * _POINTS, (b * x + d * y + f + corner[1]) * _POINTS)


def _or(text: str | None, otherwise: float) -> float:
    numbers = _floats(text)
    return numbers[0] if numbers else otherwise


def _numbers(element: "_Element | None") -> list[float]:
    return _floats(element.text if element is not None else None)


def _floats(text: str | None) -> list[float]:
    """Read numbers; what is none, or absurd, is left out."""
    found = []
    for word in (text or "").split():
        try:
            value = float(word)
        except ValueError:
            continue
        if abs(value) <= _FARTHEST:
            found.append(value)
    return found
