"""What was changed in the words of one text to make the other.

Numbers and Latin words change as a whole, Chinese by the character; crumbs that both texts
share by chance between two changes belong to the change, or nobody could read it.
"""

import re
from collections.abc import Iterable, Iterator

from desktop.domain.difference import Fate, Piece

_TOKEN = re.compile(r"\d[\d.,%]*|[A-Za-z]+|\s+|.", re.DOTALL)
_CRUMB = 2  # characters, where one text was made of the other
_LUMP = 8  # the same, where they were written apart
_WRITTEN_APART = 0.6  # likeness below which they were


def pieces(before: str, after: str, likeness: float = 1.0) -> tuple[Piece, ...]:
    """Turn `before` into `after`, piece by piece; in longer ones where they are less alike.

    Removed and kept pieces joined are `before`; added and kept ones joined are `after`.
    """
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - not at the start

    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    steps = [
        (step.tag == "equal", "".join(old[step.src_start : step.src_end]),
         "".join(new[step.dest_start : step.dest_end]))
        for step in Indel.opcodes(old, new)
    ]  # fmt: skip
    crumb = _LUMP if likeness < _WRITTEN_APART else _CRUMB
    return tuple(_as_pieces(_without_crumbs(list(_joined(steps)), crumb)))


_Step = tuple[bool, str, str]


def _without_crumbs(steps: list[_Step], crumb: int) -> Iterator[_Step]:
    """Join changes that have only a crumb between them."""
    return _joined(
        (equal and not _is_crumb(steps, place, crumb), old, new)
        for place, (equal, old, new) in enumerate(steps)
    )


def _is_crumb(steps: list[_Step], place: int, crumb: int) -> bool:
    """Tell whether shared text is short, and the changes on both sides of it are longer."""
    size = len(steps[place][1])
    if size > crumb or not 0 < place < len(steps) - 1:
        return False
    beside = (steps[place - 1], steps[place + 1])
    return all(max(len(old), len(new)) > size for _, old, new in beside)


def _joined(steps: Iterable[_Step]) -> Iterator[_Step]:
    """Join neighbouring changes into one."""
    removed = added = ""
    for equal, old, new in steps:
        if not equal:
            removed, added = removed + old, added + new
            continue
        if removed or added:
            yield False, removed, added
            removed = added = ""
        yield True, old, new
    if removed or added:
        yield False, removed, added


def _as_pieces(steps: Iterable[_Step]) -> Iterator[Piece]:
    for equal, old, new in steps:
        if equal:
            yield Piece(Fate.KEPT, old)
            continue
        if old:
            yield Piece(Fate.REMOVED, old)
        if new:
            yield Piece(Fate.ADDED, new)
