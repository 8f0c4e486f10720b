"""How each role is set: face, size and alignment, from the figures of the standard."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop.domain.difference import Fate
from desktop.official import standard
from desktop.official.blocks import Block, Role
from desktop.official.standard import Face


class Align(StrEnum):
    """How lines stand between the edges of the text area."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    JUSTIFIED = "both"


@dataclass(frozen=True, slots=True)
class Look:
    """The setting all blocks of a role share; a block adds what its case needs.

    Attributes:
        size: In points.
        spaced: Set with the character spacing that makes 28 characters a line.
        pitch: From line to line in points; None: the pitch of the page.
        level: Outline level, 1 is the top; 0: none.
    """

    face: Face = Face.BODY
    size: float = standard.SIZE_3.value
    align: Align = Align.JUSTIFIED
    colour: str = standard.BLACK
    spaced: bool = True
    pitch: float | None = None
    level: int = 0


# Of a 花脸稿, besides a line under or through the text: colour alone tells nothing on a copier.
CHANGED: Final = {Fate.ADDED: "C00000", Fate.REMOVED: "2F5597"}

_SMALL: Final = standard.SIZE_4.value
_TITLE: Final = Look(
    Face.TITLE,
    size=standard.SIZE_2.value,
    align=Align.CENTRE,
    spaced=False,
    pitch=standard.TITLE_PITCH.value,
)

LOOKS: Final = {
    Role.COPY_NUMBER: Look(align=Align.LEFT),
    Role.SECRECY: Look(Face.FIRST, align=Align.LEFT),
    Role.URGENCY: Look(Face.FIRST, align=Align.LEFT),
    Role.MARK: Look(
        Face.TITLE,
        size=standard.MARK_LARGEST.value,
        align=Align.CENTRE,
        colour=standard.RED,
        spaced=False,
    ),
    Role.DOC_NUMBER: Look(align=Align.CENTRE),
    Role.SIGNERS: Look(align=Align.LEFT),
    Role.RED_LINE: Look(align=Align.LEFT, colour=standard.RED),
    Role.TITLE: _TITLE,
    Role.ADDRESSEE: Look(),
    Role.BODY: Look(),
    Role.HEADING_1: Look(Face.FIRST, level=1),
    Role.HEADING_2: Look(Face.SECOND, level=2),
    Role.HEADING_3: Look(level=3),
    Role.HEADING_4: Look(level=4),
    Role.HEADING_5: Look(level=5),
    Role.TABLE: Look(size=standard.TABLE_SIZE.value, align=Align.CENTRE, spaced=False),
    Role.ATTACHMENT_NOTE: Look(),
    Role.SIGNATURE: Look(align=Align.RIGHT),
    Role.DATE: Look(align=Align.RIGHT),
    Role.NOTE: Look(),
    Role.ATTACHMENT_LABEL: Look(Face.FIRST, align=Align.LEFT),
    Role.ATTACHMENT_TITLE: _TITLE,
    Role.CC: Look(size=_SMALL, spaced=False, pitch=standard.IMPRINT_PITCH.value),
    Role.PRINTER: Look(
        size=_SMALL, align=Align.LEFT, spaced=False, pitch=standard.IMPRINT_PITCH.value
    ),
}


def alignment(block: Block) -> Align:
    """Return how a block's lines stand; one with tab stops is set from the left."""
    return Align.LEFT if block.stops else LOOKS[block.role].align


def character_width(block: Block) -> float:
    """Return the width in points of one of a block's characters, the unit of its indents."""
    look = LOOKS[block.role]
    size = block.size or look.size
    return size + standard.CHARACTER_SPACING.value if look.spaced else size
