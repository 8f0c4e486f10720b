"""Marks that clash, stand doubled or at the wrong place, and what follows set words."""

import re
from collections.abc import Iterator, Mapping

from desktop.proofing.rule import Hit, TextRule

_RUN = re.compile(r"[，。、；：,;](?:\s*[，。、；：？！,;])+|[？！](?:\s*[，。、；：])+")
_STOPS = ("。", "；", "：", "，", "、")
_AROUND_QUOTE = re.compile(r"([。！？])”[。，、；]|，”，|、”、")
_ELLIPSIS = re.compile(r"(?<![.\d])\.{3,}(?![\d.])|。{3,}|(?<!…)…(?!…)|…{3,}")
_DASH = re.compile(r"(?<=[\u4e00-\u9fff”》])-{2,}(?=[\u4e00-\u9fff“《])")
_LOST = re.compile(
    r"^[，。、；：？！）》〉”’】]|(?<=[（《〈【“‘])[，。、；：！？]|[，、；](?=[）》〉】])|、(?=”)"
)
_AFTER_ORDER = re.compile(
    r"(?:(?<=^)|(?<=[。；：，]))(?:首先|其次|再次|最后|其一|其二|其三|其四)、"
)
_BRACKETED_NUMBER = re.compile(r"（[一二三四五六七八九十\d]{1,3}）[、．.]")
_COLONS = re.compile(r"：[^。！？；“”（）《》：\n]*(?<!电话)(?<!时间)(?<!地点)(：)(?!\d)")
_SPACED = re.compile(
    r"[ \t\u3000\xa0]+(?=[，。、；：？！”’）》〉】])"
    r"|(?<=[，。、；：？！“‘（《〈【])[ \t\u3000\xa0]+(?=\S)"
)
_ENDED = re.compile(r"[\u4e00-\u9fffA-Za-z0-9，、]$")
_SHORTEST_PARAGRAPH = 30


def doubled(text: str) -> Iterator[Hit]:
    """Find marks that stand doubled or side by side (GB/T 15834—2011, 5.1)."""
    for match in _RUN.finditer(text):
        run = re.sub(r"\s", "", match.group())
        if set(run) == {"。"} and len(run) > len("。。"):
            continue
        yield Hit(match.start(), match.end(), _one_of(run))
    for match in _AROUND_QUOTE.finditer(text):
        whole = match.group()
        kept = whole[:2] if match.group(1) else whole[1:]
        yield Hit(match.start(), match.end(), kept)


def ellipsis(text: str) -> Iterator[Hit]:
    """Find an ellipsis that is not …… (GB/T 15834—2011, 4.11)."""
    for match in _ELLIPSIS.finditer(text):
        yield Hit(match.start(), match.end(), "……")


def dash(text: str) -> Iterator[Hit]:
    """Find hyphens in place of —— (GB/T 15834—2011, 4.10)."""
    for match in _DASH.finditer(text):
        yield Hit(match.start(), match.end(), "——")


def misplaced(text: str) -> Iterator[Hit]:
    """Find marks where none may stand: at a line's head, behind （, ahead of ）."""
    for match in _LOST.finditer(text):
        within = match.start() > 0
        yield Hit(match.start(), match.end(), "" if within else None)


def after_order(text: str) -> Iterator[Hit]:
    """Find 首先、 and （一）、 (GB/T 15834—2011, appendix B)."""
    for match in _AFTER_ORDER.finditer(text):
        yield Hit(match.end() - 1, match.end(), "，")
    for match in _BRACKETED_NUMBER.finditer(text):
        yield Hit(match.end() - 1, match.end(), "")


def colons(text: str) -> Iterator[Hit]:
    """Find a second colon in one sentence (GB/T 15834—2011, 4.7.3.3)."""
    for match in _COLONS.finditer(text):
        yield Hit(match.start(1), match.end(1))


def spaced(text: str) -> Iterator[Hit]:
    """Find spaces ahead of or behind full-width marks."""
    for match in _SPACED.finditer(text):
        yield Hit(match.start(), match.end(), "")


def unfinished(text: str) -> Iterator[Hit]:
    """Find a paragraph of several sentences whose last one has no mark at its end."""
    if len(text) >= _SHORTEST_PARAGRAPH and "。" in text and _ENDED.search(text):
        lost = text[-1] in "，、"
        yield Hit(len(text) - 1, len(text), "。" if lost else text[-1] + "。")


RULES: Mapping[str, TextRule] = {
    "punctuation.doubled": doubled,
    "punctuation.ellipsis": ellipsis,
    "punctuation.dash": dash,
    "punctuation.misplaced": misplaced,
    "punctuation.after_order": after_order,
    "punctuation.colons": colons,
    "punctuation.spaced_mark": spaced,
    "punctuation.unfinished": unfinished,
}


def _one_of(run: str) -> str | None:
    """Return the mark to keep: the same one, or the one that parts more; none where it is open."""
    if len(set(run)) == 1:
        return run[0]
    known = [mark for mark in _STOPS if mark in run]
    return known[0] if known and len(known) == len(set(run)) else None
