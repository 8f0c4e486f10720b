"""What typesetting makes: pages of placed lines and rules, as values."""

from bisect import bisect_right
from dataclasses import dataclass

from desktop.domain.difference import Fate
from desktop.official.blocks import Place, Role
from desktop.official.standard import BLACK
from desktop.typesetting.fonts import Glyphs


@dataclass(frozen=True, slots=True)
class Ink:
    """How the characters of a piece are drawn.

    Attributes:
        stretch: Width of the characters against their natural width.
        colour: As six hexadecimal digits.
        fate: What was added is underlined, what was removed struck through.
    """

    glyphs: Glyphs
    stretch: float = 1.0
    colour: str = BLACK
    fate: Fate = Fate.KEPT


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a line that are drawn alike.

    Attributes:
        edges: The left edge of each character, and the right edge of the last one, from the
            line's left end.
        offset: Where the first character stands in the text of the block's place.
        derived: None of it stands there: `offset` is what it is put before.
    """

    text: str
    ink: Ink
    edges: tuple[float, ...]
    offset: int
    derived: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line before it has a page.

    Attributes:
        x: From the left edge of the text area.
        baseline: From the upper edge of the strip it stands in.
        width: Without what hangs outside the right edge.
        start: The offset of its first character in the text of the block's place.
        end: The offset behind its last one, spaces that ended the line included.
    """

    pieces: tuple[Piece, ...]
    x: float
    baseline: float
    width: float
    start: int
    end: int

    @property
    def text(self) -> str:
        """What is read, derived numbers included; a tab where the line jumps to a stop."""
        return "".join([piece.text for piece in self.pieces])


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page.

    Attributes:
        x: From the paper's left edge.
        baseline: From the paper's upper edge.
        block: The index of its block in what was typeset.
    """

    row: Row
    role: Role
    x: float
    baseline: float
    block: int
    place: Place | None

    @property
    def text(self) -> str:
        """What is read, derived numbers included."""
        return self.row.text

    @property
    def width(self) -> float:
        """The width without what hangs outside the right edge."""
        return self.row.width

    @property
    def start(self) -> int:
        """The offset of its first character in the text of `place`."""
        return self.row.start

    @property
    def end(self) -> int:
        """The offset behind its last character in the text of `place`."""
        return self.row.end

    def offset_at(self, x: float) -> int:
        """Return the offset in the text of `place` that is nearest to `x` on the paper."""
        inner, offset = x - self.x, self.start
        for piece in self.row.pieces:
            if inner < piece.edges[0]:
                break
            offset = piece.offset if piece.derived else piece.offset + _nearest(piece.edges, inner)
        return offset

    def x_at(self, offset: int) -> float:
        """Return where on the paper the character at `offset` begins, within the line."""
        found = self.x
        for piece in self.row.pieces:
            if piece.derived:
                continue
            index = offset - piece.offset
            if index < 0:
                break
            found = self.x + piece.edges[min(index, len(piece.edges) - 1)]
        return found


def _nearest(edges: tuple[float, ...], x: float) -> int:
    """Return the index of the edge nearest to `x`."""
    right = min(bisect_right(edges, x), len(edges) - 1)
    left = max(right - 1, 0)
    return left if x - edges[left] <= edges[right] - x else right


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, its ends and its weight measured from the middle of its stroke.

    Attributes:
        x: From the paper's left edge, of its left (or upper) end.
        y: From the paper's upper edge.
        width: Its length.
        weight: How thick it is.
        upright: It goes down from (x, y), not right.
    """

    x: float
    y: float
    width: float
    weight: float
    colour: str = BLACK
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """What no page ends inside of: a line with its pitch, or a row of a table.

    The rows and rules count from the strip's upper edge and the left edge of the text area.

    Attributes:
        foot: Room it needs below its height where it is the last of a page.
    """

    height: float
    rows: tuple[Row, ...] = ()
    rules: tuple[Rule, ...] = ()
    foot: float = 0.0


@dataclass(frozen=True, slots=True)
class Laid:
    """A block that is laid out and waits for its pages.

    Attributes:
        head: What is repeated where the block goes on on another page.
    """

    strips: tuple[Strip, ...]
    head: Strip | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the document.

    Attributes:
        number: The first page is 1.
        label: The page number as it is printed: — 1 —; empty where none is.
        footer: The label as a line.
        footer_x: Where the label begins, from the paper's left edge.
        footer_baseline: From the paper's upper edge.
    """

    number: int
    label: str
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    footer: Row
    footer_x: float
    footer_baseline: float
