"""Characters, words and items that were written twice."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from desktop.proofing.rule import Hit, TextRule
from desktop.proofing.wording_tables import table, words

_CHARACTER = re.compile(r"([\u4e00-\u9fff])\1")
_DOUBLED = re.compile(r"([\u4e00-\u9fff])\1(?!\1)")
_WORD = re.compile(r"([\u4e00-\u9fff]{2,10})\1")
_QUOTED = re.compile(r"“([^“”]{8,60})”")
_SENTENCE = re.compile(r"[^。！？；\n]+")
_LISTED = re.compile(r"[^，。；：！？（）《》“”\s]+(?:、[^，。；：！？（）《》“”\s]+){2,}")
_SHORTEST_ITEM = 2


def doubled_character(text: str) -> Iterator[Hit]:
    """Find 的的, 了了 and the like; 共和国国防 and 层层 stay."""
    listed = _listed()
    for match in _CHARACTER.finditer(text):
        place, character = match.start(), match.group(1)
        if character in listed["never"] or not _is_slip(text, place, listed):
            continue
        yield Hit(place, place + 2, character)


def doubled_word(text: str) -> Iterator[Hit]:
    """Find a word or phrase that follows itself at once."""
    for match in _WORD.finditer(text):
        word = match.group(1)
        if word[0] == "一" or len(set(word)) == 1 or _goes_across(text, match):
            continue
        yield Hit(match.start(), match.end(), word)


def repeated_item(text: str) -> Iterator[Hit]:
    """Find an item that a list has twice: 宣传、培训、宣传."""
    for listing in _LISTED.finditer(text):
        place = listing.start()
        seen: set[str] = set()
        for item in listing.group().split("、"):
            if item in seen and len(item) >= _SHORTEST_ITEM:
                yield Hit(place - 1, place + len(item), "")
            seen.add(item)
            place += len(item) + 1


def repeated_quote(text: str) -> Iterator[Hit]:
    """Find a longer quotation that one sentence has twice."""
    for sentence in _SENTENCE.finditer(text):
        seen: set[str] = set()
        for match in _QUOTED.finditer(sentence.group()):
            if match.group(1) in seen:
                yield Hit(sentence.start() + match.start(), sentence.start() + match.end())
            seen.add(match.group(1))


RULES: Mapping[str, TextRule] = {
    "wording.doubled_character": doubled_character,
    "wording.doubled_word": doubled_word,
    "wording.repeated_item": repeated_item,
    "wording.repeated_quote": repeated_quote,
}


@cache
def _listed() -> dict[str, frozenset[str]]:
    return {name: frozenset(value) for name, value in table("doubling").items()}


def _is_slip(text: str, place: int, listed: dict[str, frozenset[str]]) -> bool:
    """Tell a slip from the end of one word that meets the beginning of the next."""
    if _DOUBLED.match(text, place + 2) or _DOUBLED.match(text, max(0, place - 2)):
        return False  # 风风雨雨
    known = words()
    before, behind = text[max(0, place - 1) : place + 1], text[place + 1 : place + 3]
    around = text[max(0, place - 4) : place + 6]
    if any(phrase in around for phrase in listed["phrases"]):
        return False
    ends = before in known or text[max(0, place - 2) : place + 1] in listed["words"]
    begins = behind in known or text[place + 1 : place + 4] in listed["words"]
    if text[place] in listed["function"]:
        return not (ends and begins)
    return begins and not ends and text[place : place + 2] not in known


def _goes_across(text: str, match: re.Match[str]) -> bool:
    """Tell 重点工作｜工作人员: the second one begins a longer word."""
    listed = _listed()
    second = match.start() + len(match.group(1))
    known = words()
    before = text[max(0, match.start() - 1) : match.start() + 1]
    if before in known and text[match.end() - 1 : match.end() + 1] in known:
        return True
    return any(text.startswith(word, second) for word in listed["compounds"]) or any(
        text[: match.end()].endswith(word) for word in listed["reduplicated"]
    )
