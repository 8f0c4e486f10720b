"""Word lists in `resources/proofing/`, and how a long list is looked for in one walk.

A list's key is the wrong wording, where need be with what must or must not stand around it in the
manner of regular expressions: `(?<!执|立)法制(?=轨道)`. Its value is what to put there, null where
nobody can tell. Around stands only what has a fixed length, one alternative beside the other.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop import paths
from desktop.proofing.rule import Hit

_AROUND = re.compile(r"\(\?<?[=!](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
_BEHIND = re.compile(r"\(\?<([=!])([^()]*)\)")
_HEAD = 2


@dataclass(frozen=True, slots=True)
class _Entry:
    core: str
    condition: str
    suggestion: str | None


class Wordlist:
    """Wrong wordings of one list, found by their first two characters."""

    def __init__(self, entries: Mapping[str, str | None]) -> None:
        """Take a list as its file has it."""
        self._by_head: dict[str, list[_Entry]] = {}
        for key, suggestion in entries.items():
            core = _AROUND.sub("", key)
            condition = "" if core == key else _BEHIND.sub(_one_by_one, key)
            self._by_head.setdefault(core[:_HEAD], []).append(_Entry(core, condition, suggestion))
        for listed in self._by_head.values():
            listed.sort(key=lambda entry: -len(entry.core))

    def hits(self, text: str) -> Iterator[Hit]:
        """Find the list's wordings in `text`, the longest where several begin."""
        heads, free = self._by_head, 0
        for place in range(len(text) - 1):
            entries = heads.get(text[place : place + _HEAD])
            if entries is None or place < free:
                continue
            for entry in entries:
                if _stands(entry, text, place) and not _lies_across(entry, text, place):
                    free = place + len(entry.core)
                    yield Hit(place, free, entry.suggestion)
                    break


@cache
def table(name: str) -> Mapping[str, Any]:
    """Read the object of the file `name`."""
    file = paths.resources() / "proofing" / f"{name}.json"
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return content


@cache
def wordlist(name: str, rule: str) -> Wordlist:
    """Return the list that a rule has in a file."""
    return Wordlist(table(name)[rule])


@cache
def words() -> frozenset[str]:
    """Return the usual words of two characters."""
    listed: str = table("lexicon")["words"]
    return frozenset(listed[place : place + _HEAD] for place in range(0, len(listed), _HEAD))


def _lies_across(entry: _Entry, text: str, place: int) -> bool:
    """Tell whether the wording is the end of one usual word and the beginning of another.

    重要意义 holds 要意, which is 要义 misspelt in 核心要意.
    """
    end = place + len(entry.core)
    if entry.condition or place == 0 or end >= len(text):
        return False
    known = words()
    return text[place - 1 : place + 1] in known and text[end - 1 : end + 1] in known


def _stands(entry: _Entry, text: str, place: int) -> bool:
    if not entry.condition:
        return text.startswith(entry.core, place)
    return text.startswith(entry.core, place) and bool(
        _compiled(entry.condition).match(text, place)
    )


@cache
def _compiled(condition: str) -> re.Pattern[str]:
    return re.compile(condition)


def _one_by_one(behind: re.Match[str]) -> str:
    """Part the alternatives of a look behind, which must each have one length."""
    kind, alternatives = behind.group(1), behind.group(2).split("|")
    if kind == "!":
        return "".join(f"(?<!{one})" for one in alternatives)
    return "(?:" + "|".join(f"(?<={one})" for one in alternatives) + ")"
