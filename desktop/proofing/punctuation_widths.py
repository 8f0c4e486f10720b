"""Half-width marks, straight quotes and angle brackets where the text around is Chinese."""

import re
from collections.abc import Iterator, Mapping

from desktop.domain.chinese import is_ideograph
from desktop.proofing.rule import Hit, TextRule

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_NARROW = re.compile(r"[,;:?!()]")
_POINT = re.compile(
    r"(?<=[\u4e00-\u9fff”》）])(?<![一二三四五六七八九十])\.(?=[\u4e00-\u9fff“《]|\s*$)"
)
_CHINESE_MARKS = frozenset("，。、；：？！“”‘’（）《》〈〉【】〔〕…—％·")
# Addresses keep their marks: http://…, www.…, somebody@…
_ADDRESS = re.compile(
    r"(?<![A-Za-z])[A-Za-z][A-Za-z0-9+.-]{0,15}://[!-~]+|(?<![A-Za-z])www\.[!-~]+"
    r"|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9.-]{3,80}"
)
_QUOTE = re.compile(r"\"|(?<![A-Za-z])'|'(?![A-Za-z])")
_ANGLED = re.compile(r"<([^<>\d\s][^<>\n]{1,60})>")


def halfwidth(text: str) -> Iterator[Hit]:
    """Find half-width marks beside Chinese text (GB/T 15834—2011, 5.1)."""
    if not _NARROW.search(text) and "." not in text:
        return
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    brackets = _chinese_brackets(text)
    for match in _NARROW.finditer(text):
        place = match.start()
        if any(start <= place < end for start, end in addresses):
            continue
        if place in brackets or (match.group() not in "()" and _is_chinese_place(text, place)):
            yield Hit(place, place + 1, _WIDE[match.group()])
    for match in _POINT.finditer(text):
        yield Hit(match.start(), match.end(), "。")


def straight_quotes(text: str) -> Iterator[Hit]:
    """Find straight quotes around or beside Chinese text (GB/T 15834—2011, 4.8)."""
    for mark, pair in (('"', "“”"), ("'", "‘’")):
        places = [match.start() for match in _QUOTE.finditer(text) if match.group() == mark]
        paired = len(places) % 2 == 0
        for index, place in enumerate(places):
            if not _has_chinese_about(text, places, index):
                continue
            opens = index % 2 == 0 if paired else _opens(text, place)
            yield Hit(place, place + 1, pair[0] if opens else pair[1])


def angle_brackets(text: str) -> Iterator[Hit]:
    """Find < > in place of 〈 〉 within 《 》, or of 《 》 (GB/T 15834—2011, 4.15)."""
    for match in _ANGLED.finditer(text):
        if not any(map(is_ideograph, match.group(1))):
            continue
        before = text[: match.start()]
        within = before.count("《") > before.count("》")
        opening, closing = "〈〉" if within else "《》"
        yield Hit(match.start(), match.start() + 1, opening)
        yield Hit(match.end() - 1, match.end(), closing)


RULES: Mapping[str, TextRule] = {
    "punctuation.halfwidth": halfwidth,
    "punctuation.straight_quotes": straight_quotes,
    "punctuation.angle_brackets": angle_brackets,
}


def _is_chinese(character: str) -> bool:
    return character in _CHINESE_MARKS or (bool(character) and is_ideograph(character))


def _is_chinese_place(text: str, place: int) -> bool:
    """Tell whether the nearest characters make the mark at `place` one of a Chinese sentence."""
    before = text[:place].rstrip(" ")[-1:]
    behind = text[place + 1 :].lstrip(" ")[:1]
    if text[place] in ",:" and before.isdigit() and behind.isdigit():
        return text[place] == "," and text[place + 1] == " "
    return _is_chinese(before) or _is_chinese(behind)


def _chinese_brackets(text: str) -> frozenset[int]:
    """Return the places of the half-width brackets that hold or follow Chinese text."""
    found: set[int] = set()
    opened: list[int] = []
    for place, character in enumerate(text):
        if character in "(（":
            opened.append(place)
        elif character in ")）" and opened:
            start = opened.pop()
            within = any(map(_is_chinese, text[start + 1 : place]))
            if within or _is_chinese(text[start - 1 : start]):
                found.update(at for at in (start, place) if text[at] in "()")
        elif character == ")" and _is_chinese(text[place - 1 : place]):
            found.add(place)
    found.update(at for at in opened if text[at] == "(" and _is_chinese(text[at + 1 : at + 2]))
    return frozenset(found)


def _has_chinese_about(text: str, places: list[int], index: int) -> bool:
    place = places[index]
    partner = index + 1 if index % 2 == 0 else index - 1
    if 0 <= partner < len(places):
        start, end = sorted((place, places[partner]))
        if any(map(_is_chinese, text[start:end])):
            return True
    return _is_chinese(text[place - 1 : place]) or _is_chinese(text[place + 1 : place + 2])


def _opens(text: str, place: int) -> bool:
    before = text[place - 1 : place]
    return not before or before in "，。、；：？！（《“,;:( "
