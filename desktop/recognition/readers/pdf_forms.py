"""PDF files whose drawings contain one another so often that PDFium would never end."""

import math
import re
from dataclasses import dataclass

from desktop.recognition.readers.pdf_bombs import FILTER, stream_at, unpacked

MOST_DRAWN = 100_000

_OBJECT = re.compile(rb"(?<!\d)(\d{1,8})\s+\d{1,5}\s+obj\b")
_REFERENCE = re.compile(rb"(?<!\d)(\d{1,8})\s+\d{1,5}\s+R\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_DRAW = re.compile(rb"\bDo\b")
_STREAM = re.compile(rb"\bstream\r?\n")
_LONGEST_TOLD = 4_000
_LONGEST_CONTENT = 1024 * 1024
_MOST_STEPS = 3
_MOST_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class _Object:
    """An object: the objects it names, and how often its content draws others."""

    names: tuple[int, ...]
    draws: int = 0
    form: bool = False


def draws_endlessly(data: bytes) -> bool:
    """Tell whether drawings that contain drawings come to more than a page can need."""
    if not _FORM.search(data):
        return False
    objects = _objects(data)
    draws = [each.draws for each in objects.values() if each.form and each.draws > 1]
    # Whoever contains whom, there cannot be more than this.
    if math.prod(draws) <= MOST_DRAWN:
        return False
    return _most_drawn(objects) > MOST_DRAWN


def _most_drawn(objects: dict[int, _Object]) -> int:
    """Return how much the costliest form draws, if each of its drawings is the costliest it names.

    Each round counts one more level of nesting; a file that has more than all rounds, and yet
    draws little, draws little.
    """
    inner = {number: _forms_named(number, objects) for number, each in objects.items() if each.form}
    costs = dict.fromkeys(inner, 1)
    for _round in range(_MOST_ROUNDS):
        costs = {
            number: 1 + objects[number].draws * max((costs[each] for each in named), default=0)
            for number, named in inner.items()
        }
        if max(costs.values()) > MOST_DRAWN:
            break
    return max(costs.values())


def _objects(data: bytes) -> dict[int, _Object]:
    found = {}
    for match in _OBJECT.finditer(data):
        told = data[match.end() : match.end() + _LONGEST_TOLD].partition(b"endobj")[0]
        stream = _STREAM.search(told)
        told = told[: stream.start()] if stream else told
        names = tuple(int(name) for name in _REFERENCE.findall(told))
        draws, form = 0, bool(stream and _FORM.search(told))
        if stream and form:
            packed = stream_at(data, match.end() + stream.end())
            pieces = unpacked(packed, len(FILTER.findall(told)), _LONGEST_CONTENT)
            draws = sum(len(_DRAW.findall(piece)) for piece in pieces)
        found[int(match.group(1))] = _Object(names, draws, form)
    return found


def _forms_named(number: int, objects: dict[int, _Object]) -> set[int]:
    """Return the forms that a form names, by itself or through its resources."""
    seen, edge, forms = {number}, [number], set[int]()
    for _step in range(_MOST_STEPS):
        edge = [name for each in edge for name in objects[each].names if name in objects]
        edge = [name for name in dict.fromkeys(edge) if name not in seen]
        seen.update(edge)
        forms |= {name for name in edge if objects[name].form}
        edge = [name for name in edge if not objects[name].form]
    return forms
