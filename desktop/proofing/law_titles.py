"""Titles in 《》 held against the true titles of laws, regulations and party rules."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from desktop.proofing.rule import Hit, TextRule
from desktop.proofing.wording_tables import table

_TITLE = re.compile(r"《((?:[^《》〈〉<>]|[〈<][^〈〉<>]*[〉>])+)》|[〈<]([^〈〉<>]+)[〉>]")
_STATE = "中华人民共和国"
_NOTE = re.compile(r"（[^）]*）$")
_YEARS = re.compile(r"（(\d{4})\D{0,3}(\d{4})年?）$")
_SHORTEST = 4
_TWO_SLIPS_FROM = 9
_DROPPED_FROM = 5
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class _Titles:
    """The true titles, the state's name left away.

    Attributes:
        true: All of them.
        bare: Those that end in a bracket (（试行）, years) without it: both are usual.
        wrong: Known wrong titles and the true ones.
        listed: What a title is held against.
    """

    true: frozenset[str]
    bare: frozenset[str]
    wrong: Mapping[str, str]
    listed: Sequence[str]


def law_title(text: str) -> Iterator[Hit]:
    """Find a title one or two characters away from a true one; unknown titles are let be."""
    for match in _TITLE.finditer(text):
        group = 1 if match.group(1) is not None else 2
        title = match.group(group)
        right = true_title(title)
        if right is not None and right != title:
            yield Hit(match.start(group), match.end(group), right, f"法规名称应为《{right}》。")


RULES: Mapping[str, TextRule] = {"wording.law_title": law_title}


@lru_cache(maxsize=_REMEMBERED)
def true_title(title: str) -> str | None:
    """Return the true title that `title` misses narrowly; None for true and for unknown ones."""
    titles = _titles()
    plain = _plain(title)
    state = _STATE if plain.startswith(_STATE) else ""
    name = plain.removeprefix(_STATE)
    if name in titles.true or name in titles.bare:
        return None
    note = _NOTE.search(name)
    core = name[: note.start()] if note else name
    dated = _YEARS.search(name)
    if note and not dated and core in titles.true:
        return None  # （2021修订）, （修订草案）
    right = titles.wrong.get(name) or titles.wrong.get(core) or _nearest(name)
    if right is None and state:
        right = _of_other_kind(name)
    if right is None and note and not dated:
        right = _nearest(core)
        return None if right is None else state + right + note.group()
    return None if right is None else state + right


def _of_other_kind(name: str) -> str | None:
    """Return the law that is called a regulation, or the other way round; of the state only."""
    for wrong, right in (("条例", "法"), ("法", "条例")):
        meant = name.removesuffix(wrong) + right
        if name.endswith(wrong) and meant in _titles().true:
            return meant
    return None


def _nearest(name: str) -> str | None:
    if len(name) < _SHORTEST:
        return None
    from rapidfuzz import process  # noqa: PLC0415 - heavy, and only an unknown title needs it
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    most = 2 if len(name) >= _DROPPED_FROM else 1
    found = process.extract(name, _titles().listed, scorer=OSA.distance, score_cutoff=most, limit=3)
    near = [(title, slips) for title, slips, _ in found if _is_slip(name, title, int(slips))]
    return near[0][0] if near else None


def _is_slip(name: str, title: str, slips: int) -> bool:
    """Tell a slip of the pen from a title of its own."""
    if name[-1] != title[-1] and title[-1] in "法例定" and name[-1] in "法例定则见知案划":
        return False
    if len(title) < _SHORTEST or slips == 0 or name.endswith(title):
        return False
    if name.startswith(title) and name[-1] != name[-2]:
        return False  # 《…法》释义
    if slips == 1:
        return not _is_own(name, title)
    dropped = len(title) - len(name) == slips and _is_within(name, title)
    return dropped or len(name) >= _TWO_SLIPS_FROM


def _is_own(name: str, title: str) -> bool:
    """Tell short titles that one character makes another law (国防法, 国歌法)."""
    return len(name) == len(title) == _SHORTEST and name[:2] != title[:2]


def _is_within(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)


@cache
def _titles() -> _Titles:
    data = table("laws")
    listed = [_plain(title) for kind in ("laws", "regulations", "rules") for title in data[kind]]
    return _Titles(
        frozenset(listed),
        frozenset(_NOTE.sub("", title) for title in listed),
        data["wrong"],
        tuple(title for title in listed if len(title) >= _SHORTEST),
    )


def _plain(title: str) -> str:
    """Leave away what other rules speak of: widths of brackets, quotes within, spaces."""
    usual = title.replace("(", "（").replace(")", "）").replace("<", "〈").replace(">", "〉")
    return re.sub(r"\s+", "", usual)
