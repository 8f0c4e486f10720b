"""Characters that do not belong: spaces, invisible ones, foreign forms, stray letters."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.proofing.rule import Hit, TextRule

_HAN = r"[\u3400-\u9fff]"
_SPACE = re.compile(rf"(?<={_HAN})[ \t\u3000\xa0]+(?={_HAN})")
_INVISIBLE = re.compile(
    r"[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad\ufffd\ue000-\uf8ff]|[\x00-\x08\x0b-\x1f\x7f]"
)
_TAB = re.compile(r"\t+")
_COMPATIBLE = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
_WIDE_ASCII = re.compile(r"[０-９Ａ-Ｚａ-ｚ％．]+")
_SYMBOL = re.compile(
    rf"(?<={_HAN})[*#^$|\\_=~`@&]+(?={_HAN}|[，。；、]|$)|[■□◆◇●★☆▲△※→←↑↓]+(?!年|月|[1-9]年)"
)
_LATIN = re.compile(rf"(?:(?<={_HAN})|(?<={_HAN} ))([a-z]+)(?=\s?{_HAN})", re.IGNORECASE)
_ORGAN_END = re.compile(r"(?:办公厅|办公室|委员会|人民政府|政府|[委部局厅院会室署])$")
_ORGAN_START = re.compile(
    r"(?:中共|中央|国务院|全国|最高|省|市|区|县|自治)|.{0,12}(?:委员会|办公室|办公厅|人民政府|[局厅部])(?:$|[关印发文《])"
)
_SHORTEST_PART = 4
_SHORTEST_PAIR = 3
_NAME = re.compile(rf"(?:^|[，、。；：\s])({_HAN}) +({_HAN})(?=$|[，、。；：\s])")


def space(text: str) -> Iterator[Hit]:
    """Find spaces between Chinese characters that part no titles, names or organs."""
    if " " not in text and "\u3000" not in text and "\xa0" not in text:
        return
    names = {match.end(1) for match in _NAME.finditer(text)}
    for match in _SPACE.finditer(text):
        if match.start() not in names and not _parts(text, match):
            yield Hit(match.start(), match.end(), "")


def invisible(text: str) -> Iterator[Hit]:
    """Find characters that nobody sees and tabs within a text."""
    for match in _INVISIBLE.finditer(text):
        yield Hit(match.start(), match.end(), "")
    for match in _TAB.finditer(text):
        yield Hit(match.start(), match.end(), "")


def compatible(text: str) -> Iterator[Hit]:
    """Find radicals and compatibility forms that only look like the character meant."""
    for match in _COMPATIBLE.finditer(text):
        usual = _radicals().get(match.group()) or unicodedata.normalize("NFKC", match.group())
        yield Hit(match.start(), match.end(), usual)


def wide_ascii(text: str) -> Iterator[Hit]:
    """Find full-width digits and letters."""
    for match in _WIDE_ASCII.finditer(text):
        if match.group() not in {"％", "．"}:
            yield Hit(match.start(), match.end(), unicodedata.normalize("NFKC", match.group()))


def traditional(text: str) -> Iterator[Hit]:
    """Find traditional and variant characters in a simplified text."""
    forms = _forms()
    for place, character in enumerate(text):
        if character in forms:
            yield Hit(place, place + 1, forms[character])


def symbol(text: str) -> Iterator[Hit]:
    """Find signs that are no marks of a Chinese text."""
    for match in _SYMBOL.finditer(text):
        yield Hit(match.start(), match.end(), "" if text[match.start()] in "*#^|\\_`" else None)


def english(text: str) -> Iterator[Hit]:
    """Find English words that stand for Chinese ones between Chinese words."""
    words = _words()["english"]
    for match in _LATIN.finditer(text):
        word = match.group(1)
        if word.lower() in words:
            yield Hit(match.start(1), match.end(1), words[word.lower()] or None)


def letters(text: str) -> Iterator[Hit]:
    """Find small letters between Chinese words that are neither units nor known names."""
    words = _words()
    for match in _LATIN.finditer(text):
        word = match.group(1)
        if word.islower() and word not in words["known"] and word not in words["english"]:
            yield Hit(match.start(1), match.end(1))


RULES: Mapping[str, TextRule] = {
    "punctuation.space": space,
    "punctuation.invisible": invisible,
    "punctuation.compatible": compatible,
    "punctuation.wide_ascii": wide_ascii,
    "punctuation.traditional": traditional,
    "punctuation.symbol": symbol,
    "punctuation.english": english,
    "punctuation.letters": letters,
}


def _parts(text: str, gap: re.Match[str]) -> bool:
    """Tell a space between organs of a joint document, or between the halves of a title."""
    before, behind = text[: gap.start()], text[gap.end() :]
    if _ORGAN_END.search(before) and _ORGAN_START.match(behind):
        return True
    head = re.split(r"[，。；：、《“（\s]", before)[-1]
    tail = re.split(r"[，。；：、》”（\s]", behind)[0]
    named = before.count("《") > before.count("》") or before.count("“") > before.count("”")
    even = len(head) == len(tail) >= _SHORTEST_PAIR  # “学宪法 讲宪法”
    return named and (even or min(len(head), len(tail)) >= _SHORTEST_PART)


@cache
def _radicals() -> Mapping[str, str]:
    return dict(_read(paths.resources() / "radicals.json"))


@cache
def _forms() -> Mapping[str, str]:
    pairs = _words()["traditional"]
    return dict(zip(pairs["from"], pairs["to"], strict=True))


@cache
def _words() -> Mapping[str, dict[str, str]]:
    return dict(_read(paths.resources() / "proofing" / "characters.json"))


def _read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found
