"""What a clerk takes hold of to put it elsewhere: a leftover text, a heading, a paragraph."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QMimeData

MIME = "application/x-nianbao-import-piece"


class PieceKind(StrEnum):
    """What kind of thing is moved."""

    LEFTOVER = "leftover"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a draft.

    Attributes:
        number: Which leftover text, or which section.
        paragraph: Which paragraph of that section.
    """

    kind: PieceKind
    number: int
    paragraph: int = 0


def mime_of(piece: Piece) -> QMimeData:
    """Pack a piece for a drag within the page."""
    data = QMimeData()
    packed = f"{piece.kind.value} {piece.number} {piece.paragraph}"
    data.setData(MIME, packed.encode())
    return data


def piece_in(data: QMimeData) -> Piece | None:
    """Return the piece that is dragged, or None where it is something else."""
    if not data.hasFormat(MIME):
        return None
    kind, number, paragraph = bytes(data.data(MIME).data()).decode().split(" ")
    return Piece(PieceKind(kind), int(number), int(paragraph))
