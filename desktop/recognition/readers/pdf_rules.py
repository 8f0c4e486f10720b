"""The rules and pictures of one page of a PDF file: straight strokes, edges of boxes, images."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from desktop.recognition.readers.sheet import Rule

_SHORTEST = 4.0
_SLANT = 1.0
_LONGEST = 20_000.0
_MOST_SEGMENTS = 6_000
_DEEPEST = 6

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def marks_of(page: Any) -> tuple[list[Rule], int]:  # noqa: ANN401 - the library has no types
    """Return the rules of a page, y upwards, and the number of its pictures."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - see pdf.py

    marks = _Marks(pdfium)
    count, item = pdfium.FPDFPage_CountObjects(page), pdfium.FPDFPage_GetObject
    marks.take((item(page, index) for index in range(count)), _SAME, 0)
    return marks.rules, marks.pictures


class _Marks:
    """Collects what is drawn; a drawing of very many strokes is no table, and is left."""

    def __init__(self, pdfium: Any) -> None:  # noqa: ANN401 - untyped
        self._pdfium = pdfium
        self._segments = 0
        self.rules: list[Rule] = []
        self.pictures = 0

    def take(self, objects: Iterator[Any], outer: Matrix, depth: int) -> None:
        """Take the objects of a page, or of a form on it."""
        pdfium = self._pdfium
        for each in objects:
            kind = pdfium.FPDFPageObj_GetType(each)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.pictures += 1
            elif kind == pdfium.FPDF_PAGEOBJ_PATH and self._segments < _MOST_SEGMENTS:
                self._path(each, outer)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                self._form(each, outer, depth)

    def _form(self, form: Any, outer: Matrix, depth: int) -> None:  # noqa: ANN401 - untyped
        pdfium = self._pdfium
        count = pdfium.FPDFFormObj_CountObjects(form)
        inner = (pdfium.FPDFFormObj_GetObject(form, index) for index in range(count))
        self.take(inner, _product(self._matrix(form), outer), depth + 1)

    def _matrix(self, each: Any) -> Matrix:  # noqa: ANN401 - untyped
        found = self._pdfium.FS_MATRIX()
        if not self._pdfium.FPDFPageObj_GetMatrix(each, found):
            return _SAME
        return (found.a, found.b, found.c, found.d, found.e, found.f)

    def _path(self, path: Any, outer: Matrix) -> None:  # noqa: ANN401 - untyped
        matrix = _product(self._matrix(path), outer)
        points = list(self._points(path, matrix))
        for (before, _first), (after, draws) in pairwise(points):
            rule = _rule(before, after) if draws else None
            if rule is not None:
                self.rules.append(rule)

    def _points(self, path: Any, matrix: Matrix) -> Iterator[tuple[Point, bool]]:  # noqa: ANN401
        """Yield the corners of a path, and whether a straight line leads to each."""
        pdfium = self._pdfium
        count = pdfium.FPDFPath_CountSegments(path)
        self._segments += count
        x, y = ctypes.c_float(), ctypes.c_float()
        start: Point | None = None
        for index in range(min(count, _MOST_SEGMENTS)):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = _moved(matrix, x.value, y.value)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            yield point, kind == pdfium.FPDF_SEGMENT_LINETO
            if kind == pdfium.FPDF_SEGMENT_MOVETO or start is None:
                start = point
            if pdfium.FPDFPathSegment_GetClose(segment):
                yield start, True


def _rule(before: Point, after: Point) -> Rule | None:
    """Return the stroke between two corners where it runs across or down the page."""
    x, right = sorted((before[0], after[0]))
    foot, top = sorted((before[1], after[1]))
    wide, tall = right - x, top - foot
    # Whatever a damaged file has for a place compares with nothing.
    if not (min(wide, tall) <= _SLANT and _SHORTEST <= max(wide, tall) <= _LONGEST):
        return None
    return Rule(x, foot, right, top)


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j,
        c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _moved(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)
