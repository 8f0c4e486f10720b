"""A document's layout as it was found, whoever set it: in numbers, without a judgement."""

from dataclasses import dataclass

from desktop.official.blocks import Role


@dataclass(frozen=True, slots=True)
class Part:
    """How a paragraph is set; None and "" where it cannot be told.

    Attributes:
        text: What it says, without spaces at its ends.
        family: The font of its Chinese characters.
        size: In points.
        colour: Six hexadecimal digits.
        begin: Where its first line begins, in its characters from the left edge of the text area.
        left: Where its other lines begin.
        right: The room right of it, where it is set to the right or ends at a stop there.
        centred: Its lines stand in the middle of the text area; None where that cannot be told.
        above: Empty lines between it and what stands above.
        new_page: It begins a page.
    """

    role: Role
    text: str = ""
    family: str = ""
    size: float | None = None
    colour: str = ""
    begin: float | None = None
    left: float | None = None
    right: float | None = None
    centred: bool | None = None
    above: float | None = None
    new_page: bool | None = None


@dataclass(frozen=True, slots=True)
class RedLine:
    """The red line below the number.

    Attributes:
        gap: From the squares of the number's characters down to it, in mm.
        width: In mm.
    """

    gap: float | None = None
    width: float | None = None


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Page numbers.

    Attributes:
        gap: From the foot of the text area down to the dash, in mm.
        odd: Where it stands on odd pages: left, center or right; "" where it cannot be told.
        even: Where it stands on even pages.
        indent: The room on its outer side, in its characters.
        dashed: A dash of one character stands on each side (U+2014).
    """

    gap: float | None = None
    odd: str = ""
    even: str = ""
    indent: float | None = None
    dashed: bool = False
    family: str = ""
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Imprint:
    """The rules of the imprint.

    Attributes:
        foot: How far the last rule is below the foot of the text area, in mm.
        weights: The rules' weights from the top, in mm.
    """

    foot: float | None = None
    weights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's layout.

    Attributes:
        width: The paper's width in mm, as all lengths here but `pitch`.
        top: From the paper's upper edge to the first line's box.
        bottom: From the lower edge of the text area to the paper's lower edge.
        pitch: From line to line of the text, in points.
        lines: Lines a full page holds.
        characters: Characters a full line holds.
        mark_top: From 37 mm below the paper's edge to the upper edge of the mark.
        text_first: Text of the report stands on the first page.
        signature_alone: Signature or date stand on a page without text of the report.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    pitch: float | None = None
    lines: int | None = None
    characters: int | None = None
    parts: tuple[Part, ...] = ()
    mark_top: float | None = None
    red_line: RedLine | None = None
    page_number: PageNumber | None = None
    imprint: Imprint | None = None
    text_first: bool | None = None
    signature_alone: bool | None = None

    def of(self, *roles: Role) -> tuple[Part, ...]:
        """Return the paragraphs of roles, in their order."""
        return tuple(part for part in self.parts if part.role in roles)
