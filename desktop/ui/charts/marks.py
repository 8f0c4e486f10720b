"""What a chart is drawn of, in device-independent pixels from its top left corner."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol


class Rank(Enum):
    """How text looks."""

    TITLE = auto()
    LABEL = auto()
    VALUE = auto()
    NOTE = auto()


class Align(Enum):
    """Where text stands in its box."""

    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()


class Kind(Enum):
    """What a line is."""

    AXIS = auto()
    GRID = auto()
    SERIES = auto()


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text in a box; `chip`: on a ground of its own, above a pattern."""

    text: str
    left: float
    top: float
    width: float
    height: float
    rank: Rank = Rank.LABEL
    align: Align = Align.LEFT
    chip: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through some points; `series` gives it its colour and dashes."""

    points: tuple[tuple[float, float], ...]
    kind: Kind = Kind.GRID
    series: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; `series` gives it its colour and pattern."""

    left: float
    top: float
    width: float
    height: float
    series: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A marker; `series` gives it its colour and shape."""

    x: float
    y: float
    series: int = 0


Mark = Words | Stroke | Box | Spot


class Type(Protocol):
    """What a layout must know of the type that is set."""

    @property
    def size(self) -> float:
        """The height of a label's characters."""

    def width(self, text: str, rank: Rank = Rank.LABEL) -> float:
        """Return how wide a text is."""


def line_height(type_: Type, rank: Rank = Rank.LABEL) -> float:
    """Return how high a line of text is."""
    return type_.size * (2.0 if rank is Rank.TITLE else 1.5)


def elided(type_: Type, text: str, width: float, rank: Rank = Rank.LABEL) -> str:
    """Shorten a text to what fits, its end replaced by …."""
    if type_.width(text, rank) <= width:
        return text
    while text and type_.width(f"{text}…", rank) > width:
        text = text[:-1]
    return f"{text}…"
