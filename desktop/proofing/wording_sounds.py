"""Terms typed by their sound or shape: one syllable right, the character wrong.

Every character is exchanged for one that stands for its sound (its shape); a window of the text
that sounds like a term and is not written like it is a slip, unless usual words explain it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from desktop.proofing.rule import Hit, TextRule
from desktop.proofing.wording_tables import table, words

_HEAD = 3
_WORD = 2
# Too usual in themselves to be taken for a slip of the pen.
_FUNCTION = frozenset(
    "的地得之以与于其及是有在无为时从所如下上等和或对将把被不也就而但并中了着"
    "已只能可要使用由自到去来说会做让给又再更最很都各每该本此这那个们性化者式级类初"
)


@dataclass(frozen=True, slots=True)
class _Terms:
    """Terms by the sound, or shape, of their first characters.

    Attributes:
        key: What each character is exchanged for.
        by_head: The exchanged and the true writing, by the first characters exchanged.
        strict: Terms of which any other writing is wrong, though usual words may write it.
        true: All terms.
        interchanged: Characters whose confusion has rules of its own, or is none.
    """

    key: Mapping[int, str]
    by_head: Mapping[str, tuple[tuple[str, str], ...]]
    strict: frozenset[str]
    true: frozenset[str]
    interchanged: tuple[frozenset[str], ...]


def misspelt(text: str) -> Iterator[Hit]:
    """Find terms with a character of the same sound or of a like shape."""
    seen: set[tuple[int, int]] = set()
    for terms in (_by("sounds"), _by("shapes")):
        heard = text.translate(terms.key)
        for place in range(len(heard) - _HEAD + 1):
            for sound, term in terms.by_head.get(heard[place : place + _HEAD], ()):
                end = place + len(term)
                if heard.startswith(sound, place) and _is_slip(terms, text, place, term):
                    first, last = _differ(text[place:end], term)
                    span = (place + first, place + last)
                    if span not in seen:
                        seen.add(span)
                        told = f"“{text[place:end]}”疑为“{term}”。"
                        yield Hit(*span, term[first:last], told)


RULES: Mapping[str, TextRule] = {"wording.misspelt": misspelt}


def sound_of(text: str) -> str:
    """Return what stands for the sound of each character."""
    return text.translate(_by("sounds").key)


def is_functional(text: str) -> bool:
    """Tell whether a character is too usual in itself to be taken for a slip."""
    return not _FUNCTION.isdisjoint(text)


def sounds_like(one: str, other: str) -> bool:
    """Tell whether two characters share a syllable, or a shape."""
    return any(
        one.translate(terms.key) == other.translate(terms.key)
        for terms in (_by("sounds"), _by("shapes"))
    )


def _is_slip(terms: _Terms, text: str, place: int, term: str) -> bool:
    seen = text[place : place + len(term)]
    if seen in terms.true:
        return False
    first, last = _differ(seen, term)
    wrong = seen[first:last]
    odd = {*wrong, *term[first:last]}
    if any(odd <= group for group in terms.interchanged):
        return False
    if any(character in _FUNCTION for character in wrong):
        return False
    if len(wrong) > 1:
        return False
    if term in terms.strict:
        return not _begins_outside(text, place, len(term), first)
    return not _explained(text, place + first)


def _begins_outside(text: str, place: int, length: int, odd: int) -> bool:
    """Tell whether an odd first or last character belongs to a word around: 主义｜法治｜理念."""
    known, end = words(), place + length
    ahead = odd == 0 and place > 0 and text[place - 1 : place + 1] in known
    return ahead or (odd == length - 1 and text[end - 1 : end + 1] in known)


def _explained(text: str, place: int) -> bool:
    """Tell whether the odd character belongs to a usual word of two characters."""
    return text[max(0, place - 1) : place + 1] in words() or text[place : place + _WORD] in words()


def _differ(seen: str, term: str) -> tuple[int, int]:
    places = [at for at, (one, other) in enumerate(zip(seen, term, strict=True)) if one != other]
    return (places[0], places[-1] + 1) if places else (0, 0)


@cache
def _by(kind: str) -> _Terms:
    data = table("terms")
    key = {ord(one): group[0] for group in table(kind)["groups"] for one in group}
    strict = frozenset(data["strict"])
    every = strict | frozenset(data["terms"])
    by_head: dict[str, list[tuple[str, str]]] = {}
    for term in sorted(every):
        sound = term.translate(key)
        by_head.setdefault(sound[:_HEAD], []).append((sound, term))
    frozen = {head: tuple(terms) for head, terms in by_head.items()}
    return _Terms(key, frozen, strict, every | frozenset(data["also"]), _interchanged())


@cache
def _interchanged() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in table("terms")["interchanged"])
