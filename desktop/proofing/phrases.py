"""Set phrases and their corruptions: one or two characters wrong, missing, added or exchanged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from desktop.proofing.rule import Hit, TextRule
from desktop.proofing.wording_sounds import sounds_like
from desktop.proofing.wording_tables import table, words

_PIECE = 3
_TWO_SLIPS_FROM = 9
_SHORTEST = 6
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class _Piece:
    """Where a part of a phrase stands in it."""

    phrase: str
    offset: int


def phrase(text: str) -> Iterator[Hit]:
    """Find windows of the text that are nearly, but not quite, a set phrase."""
    pieces = _pieces()
    found: dict[tuple[int, int], str] = {}
    for place in range(len(text) - _PIECE + 1):
        for piece in pieces.get(text[place : place + _PIECE], ()):
            if text.startswith(piece.phrase, max(0, place - piece.offset)):
                continue
            window = _window(text, place, piece)
            if window is not None:
                found.setdefault(window, piece.phrase)
    if found:
        yield from _closest(text, _outside(found, _exact(text)))


RULES: Mapping[str, TextRule] = {"wording.phrase": phrase}


def _outside(
    found: Mapping[tuple[int, int], str], right: Sequence[tuple[int, int]]
) -> Mapping[tuple[int, int], str]:
    """Leave out windows that reach into a phrase that is right."""
    return {
        window: meant
        for window, meant in found.items()
        if not any(start < window[1] and window[0] < end for start, end in right)
    }


def _closest(text: str, found: Mapping[tuple[int, int], str]) -> Iterator[Hit]:
    """Keep of windows over one another the one that speaks of the longest phrase."""
    taken: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (-len(found[span]), span)):
        if any(start < other[1] and other[0] < end for other in taken):
            continue
        taken.append((start, end))
        right = found[start, end]
        if not _is_variant(text[start:end], right):
            head, tail = _common(text[start:end], right)
            wrong = text[start + head : end - tail]
            inserted = right[head : len(right) - tail]
            if wrong and inserted:
                yield Hit(start + head, end - tail, inserted, f"固定提法应为“{right}”。")
            else:
                yield Hit(start, end, right, f"固定提法应为“{right}”。")


def _window(text: str, place: int, piece: _Piece) -> tuple[int, int] | None:
    """Return the span around an intact piece that is the phrase with few slips."""
    most = 2 if len(piece.phrase) >= _TWO_SLIPS_FROM else 1
    head, tail = piece.phrase[: piece.offset], piece.phrase[piece.offset + _PIECE :]
    before = _side(text, place, head, -1, most)
    if before is None:
        return None
    behind = _side(text, place + _PIECE, tail, 1, most - before[1])
    if behind is None or before[1] + behind[1] == 0:
        return None
    return before[0], behind[0]


def _side(text: str, place: int, part: str, way: int, most: int) -> tuple[int, int] | None:
    """Return where the part of a phrase on one side ends in the text, and its slips."""
    straight = place + way * len(part)
    if straight >= 0 and text[min(place, straight) : max(place, straight)] == part:
        return straight, 0
    best: tuple[int, int] | None = None
    for length in sorted(
        range(len(part) - most, len(part) + most + 1), key=lambda one: abs(one - len(part))
    ):
        end = place + way * length
        if length < 0 or not 0 <= end <= len(text):
            continue
        slips = _slips(part, text[min(place, end) : max(place, end)])
        if slips <= most and (best is None or slips < best[1]):
            best = end, slips
    return best


@lru_cache(maxsize=_REMEMBERED)
def _slips(part: str, seen: str) -> int:
    if part == seen:
        return 0
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - heavy, and most texts need none

    return int(OSA.distance(part, seen, score_cutoff=2))


def _exact(text: str) -> list[tuple[int, int]]:
    """Return where true phrases and listed variants stand."""
    return [
        (place, place + len(right))
        for place in range(len(text) - _PIECE + 1)
        for right in _by_head().get(text[place : place + _PIECE], ())
        if text.startswith(right, place)
    ]


def _is_variant(seen: str, right: str) -> bool:
    """Tell a phrase put otherwise on purpose: another word or number in its place, marks apart."""
    head, tail = _common(seen, right)
    wrong, meant = seen[head : len(seen) - tail], right[head : len(right) - tail]
    if "的" in (wrong, meant) or any(not character.isalpha() for character in wrong + meant):
        return True
    if not (head and tail) and not (len(wrong) == len(meant) and _sounds(wrong, meant)):
        return True  # another word at an edge: the sentence only goes on in another way
    if not wrong:
        return not head or not tail or meant in words()
    if not meant:
        return len(wrong) > 1 and wrong in words()
    if len(wrong) == len(meant) and _sounds(wrong, meant):
        return wrong in table("phrases")["alike"].get(meant, "") and len(wrong) == 1
    return _is_other_word(seen, head, wrong, meant)


def _sounds(wrong: str, meant: str) -> bool:
    return all(map(sounds_like, wrong, meant))


def _is_other_word(seen: str, head: int, wrong: str, meant: str) -> bool:
    """Tell whether what stands in place of `meant` is, or makes, a usual word."""
    if len(wrong) == len(meant) == 1:
        listed = wrong in table("phrases")["alike"].get(meant, "")
        pair = {seen[max(0, head - 1) : head + 1], seen[head : head + 2]}
        return listed or not pair.isdisjoint(words())
    return len(wrong) > 1 and wrong in words() and sorted(wrong) != sorted(meant)


def _common(seen: str, right: str) -> tuple[int, int]:
    """Return how many characters agree at the head, and at the tail behind those."""
    most = min(len(seen), len(right))
    head = next((at for at in range(most) if seen[at] != right[at]), most)
    tail = next((at for at in range(most - head) if seen[-1 - at] != right[-1 - at]), most - head)
    return head, tail


@cache
def _pieces() -> Mapping[str, list[_Piece]]:
    """Index every phrase by parts of which one stays intact under the slips allowed."""
    found: dict[str, list[_Piece]] = {}
    for right in table("phrases")["phrases"]:
        if len(right) < _SHORTEST:
            continue
        places = range(0, len(right) - _PIECE + 1, _PIECE)
        for offset in {*places, len(right) - _PIECE}:
            found.setdefault(right[offset : offset + _PIECE], []).append(_Piece(right, offset))
    return found


@cache
def _by_head() -> Mapping[str, list[str]]:
    data = table("phrases")
    found: dict[str, list[str]] = {}
    for right in (*data["phrases"], *data["variants"]):
        found.setdefault(right[:_PIECE], []).append(right)
    return found
