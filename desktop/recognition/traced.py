"""Characters that remember where in the source they stood.

Recognition cuts, joins and repairs text, and yet must never lose a character. So text travels as
`Traced`: each character with its place in the source. What no `Claim` holds in the end is, by
construction, left over.
"""

from collections.abc import Iterable
from dataclasses import dataclass

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Traced:
    """A text, and for each of its characters the place in the source it came from.

    A space put between two Latin words of joined lines comes from `NOWHERE`.
    """

    text: str = ""
    places: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any text."""
        return bool(self.text)

    def __len__(self) -> int:
        """Count the characters."""
        return len(self.text)

    def __getitem__(self, part: slice) -> "Traced":
        """Return a slice."""
        return Traced(self.text[part], self.places[part])

    def __add__(self, other: "Traced") -> "Traced":
        """Return both texts, one behind the other."""
        return Traced(self.text + other.text, self.places + other.places)

    def stripped(self) -> "Traced":
        """Return the text without the spaces at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : len(self.text.rstrip())] if self.text.strip() else Traced()

    def without_spaces(self) -> "Traced":
        """Return the text without any spaces."""
        kept = [index for index, character in enumerate(self.text) if not character.isspace()]
        if len(kept) == len(self.text):
            return self
        return Traced(
            "".join(self.text[index] for index in kept),
            tuple(self.places[index] for index in kept),
        )

    def words(self) -> tuple["Traced", ...]:
        """Return the pieces between spaces."""
        pieces, start = [], 0
        for word in self.text.split():
            start = self.text.index(word, start)
            pieces.append(self[start : start + len(word)])
            start += len(word)
        return tuple(pieces)


@dataclass(frozen=True, slots=True)
class Claim:
    """A piece of the source and the place it found.

    Attributes:
        field: An attribute of the report (`title`), or `sections`, `attachments`.
        label: The piece is implied by the field and not kept in it: 签发人：, the brackets of
            the note.
    """

    field: str
    text: Traced
    label: bool = False


NOTHING = Traced()


def joined(pieces: Iterable[Traced]) -> Traced:
    """Return the pieces one behind the other; a space is put between two Latin words only."""
    texts: list[str] = []
    places: list[int] = []
    for piece in pieces:
        if texts and piece and _is_latin(texts[-1][-1:]) and _is_latin(piece.text[0]):
            texts.append(" ")
            places.append(NOWHERE)
        texts.append(piece.text)
        places.extend(piece.places)
    return Traced("".join(texts), tuple(places))


def left_over(source: str, claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return what no claim holds, in source order, the pieces of one line as one entry."""
    claimed = bytearray(len(source))
    for claim in claims:
        for place in claim.text.places:
            if place != NOWHERE:
                claimed[place] = 1
    entries, start = [], 0
    for line in source.splitlines(keepends=True):
        entries.append(_unclaimed(line, claimed[start : start + len(line)]))
        start += len(line)
    return tuple(entry for entry in entries if entry)


def _unclaimed(line: str, claimed: bytearray) -> str:
    """Write the unclaimed characters of a line; a space stands where something was taken out."""
    rest = "".join(
        " " if taken else character for character, taken in zip(line, claimed, strict=True)
    )
    return " ".join(rest.split())


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
