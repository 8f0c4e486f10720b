"""A section as recognition finds it, before it is held against a scheme of numbers."""

from dataclasses import dataclass

from desktop.domain.numbering import Style
from desktop.recognition.lines import Row
from desktop.recognition.traced import NOTHING, Traced

Rows = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Drafted:
    """A section as found in the source.

    Attributes:
        marker: As written, without spaces at its ends.
        style: The form of the number; `Style.NONE` where there is none.
        value: The number.
        styled: The heading has the style of one.
    """

    depth: int
    marker: Traced = NOTHING
    heading: Traced = NOTHING
    run_in: bool = False
    paragraphs: tuple[Traced | Rows, ...] = ()
    style: Style = Style.NONE
    value: int = 0
    styled: bool = False
