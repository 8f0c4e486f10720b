"""How one paragraph of a Word file is set: font, size, edges, and the height of its lines."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.domain.chinese import width
from desktop.official.standard import BLACK
from desktop.recognition.readers.docx_effective import Cascade, Properties
from desktop.recognition.readers.elements import attribute, child, local, number

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINERS: Final = frozenset(
    {"hyperlink", "ins", "smartTag", "sdt", "sdtContent", "fldSimple", "moveTo", "customXml"}
)
_TWIPS: Final = 20
_HUNDREDTHS: Final = 100
_HALF_POINTS: Final = 2
_USUAL_SIZE: Final = 10.0  # where nothing in the file names one
_ONE_LINE: Final = 240
_NATURAL: Final = 1.3  # of its size is the height Chinese fonts give a line
_NARROWEST: Final = 1.0
_NO_GRID_LINE: Final = 12.0  # what a line of `w:beforeLines` counts where there is no grid
_OFF: Final = frozenset({"0", "false", "off"})
_RIGHT: Final = frozenset({"right", "end"})


@dataclass(frozen=True, slots=True)
class Setting:
    """A paragraph as it is set; lengths in points, edges in its characters.

    Attributes:
        text: With the spaces at its ends.
        head: The font it begins with.
        tail: The font it ends in.
        begin: Where its first line begins, spaces before it included.
        right: The room right of its last line; None where that cannot be told.
        line: The height of a line.
        sure: The height of a line does not hang on the font.
    """

    text: str
    family: str
    head: str
    tail: str
    size: float
    colour: str
    centred: bool
    begin: float
    left: float
    right: float | None
    line: float
    sure: bool
    before: float
    after: float
    character: float


@dataclass(frozen=True, slots=True)
class Room:
    """What a paragraph has round it.

    Attributes:
        width: Of the text area or the cell, in points.
        grid: The pitch of the page's grid in points; 0: there is none.
    """

    width: float
    grid: float


def setting(paragraph: "_Element", cascade: Cascade, room: Room) -> Setting:
    """Return how a paragraph is set."""
    properties = cascade.paragraph(paragraph)
    pieces = [(text_of(run), cascade.run(paragraph, child(run, "rPr"))) for run in runs(paragraph)]
    text = "".join(piece for piece, _ in pieces)
    inked = [piece for piece in pieces if piece[0].strip()]
    main = _most(inked) if inked else cascade.mark(paragraph)
    first, last = (inked[0][1], inked[-1][1]) if inked else (main, main)
    size = _points(main.get("sz", {}).get("val"), _HALF_POINTS) or _USUAL_SIZE
    spacing = _points(main.get("spacing", {}).get("val"), _TWIPS)
    character = max(size + spacing, _NARROWEST)
    edges = _edges(properties.get("ind", {}), character)
    line, sure = _line(properties, size, room.grid)
    align = properties.get("jc", {}).get("val", "left")
    before, after = (_gap(properties, side, room.grid) for side in ("before", "after"))
    return Setting(
        text,
        cascade.family(main),
        cascade.family(first),
        cascade.family(last),
        size,
        _colour(main),
        align == "center",
        edges[0] + edges[2] + width(text) - width(text.lstrip()),
        edges[0],
        _right(text, align, edges, room.width / character)
        if "\t" not in text
        else _right_of_stop(paragraph, room.width, character),
        line,
        sure,
        before,
        after,
        character,
    )


def _most(pieces: Sequence[tuple[str, Properties]]) -> Properties:
    """Return the properties that most of a text has; Word cuts a text in runs as it likes."""
    weights: Counter[str] = Counter()
    by_look = {}
    for text, properties in pieces:
        look = str([properties.get(name) for name in ("rFonts", "sz", "color", "spacing")])
        by_look[look] = properties
        weights[look] += len("".join(text.split()))
    return by_look[weights.most_common(1)[0][0]]


def runs(paragraph: "_Element") -> Iterator["_Element"]:
    """Yield the runs of a paragraph in order, those of text boxes left out."""
    for element in paragraph:
        if local(element) == "r":
            yield element
        elif local(element) in _CONTAINERS:
            yield from runs(element)


def text_of(run: "_Element") -> str:
    """Return the text of a run."""
    marks = {"tab": "\t", "br": "\n", "cr": "\n"}
    return "".join(
        (element.text or "") if local(element) == "t" else marks.get(local(element), "")
        for element in run
        if attribute(element, "type") != "page"
    )


def _points(text: str | None, share: int) -> float:
    """Return a length in points; what is no number is none."""
    try:
        found = float(text or 0)
    except ValueError:
        return 0.0
    return found / share if math.isfinite(found) else 0.0


def _edges(indent: dict[str, str], character: float) -> tuple[float, float, float]:
    """Return left, right and first-line indents in characters; those in characters come first."""

    def of(*names: str) -> float:
        for name in names:
            hundredths = _points(indent.get(f"{name}Chars"), _HUNDREDTHS)
            if hundredths:
                return hundredths
        twips = next((indent[name] for name in names if name in indent), None)
        return _points(twips, _TWIPS) / character

    return of("left", "start"), of("right", "end"), of("firstLine") - of("hanging")


def _right(text: str, align: str, edges: tuple[float, float, float], room: float) -> float | None:
    """Return the room right of a paragraph of one line, in characters."""
    left, right, first = edges
    own = width(text.rstrip())
    if align in _RIGHT:
        return right + width(text) - own
    if align == "center":
        return right + (room - left - right - first - own) / 2
    rest = room - left - first - own
    return rest if rest >= 0 else None


def _right_of_stop(paragraph: "_Element", room: float, character: float) -> float | None:
    """Return the room right of a text that ends at a stop."""
    tabs = child(paragraph, "pPr", "tabs")
    stops = [
        number(tab, "pos") or 0
        for tab in (tabs if tabs is not None else ())
        if attribute(tab) in _RIGHT
    ]
    return (room - max(stops) / _TWIPS) / character if stops else None


def _line(properties: Properties, size: float, grid: float) -> tuple[float, bool]:
    """Return the height of a line, and whether it is sure whatever the font."""
    spacing = properties.get("spacing", {})
    if spacing.get("lineRule") in {"exact", "atLeast"}:
        return _points(spacing.get("line"), _TWIPS), True
    times = _points(spacing.get("line"), _ONE_LINE) or 1.0
    snapped = properties.get("snapToGrid", {}).get("val") not in _OFF
    if grid and snapped:
        return math.ceil(size * _NATURAL / grid) * grid * times, True
    return size * _NATURAL * times, False


def _gap(properties: Properties, side: str, grid: float) -> float:
    spacing = properties.get("spacing", {})
    hundredths = _points(spacing.get(f"{side}Lines"), _HUNDREDTHS)
    if hundredths:
        return hundredths * (grid or _NO_GRID_LINE)
    return _points(spacing.get(side), _TWIPS)


def _colour(properties: Properties) -> str:
    value = properties.get("color", {}).get("val", "auto")
    return BLACK if value == "auto" else value.upper()
