"""Wrong wordings that stand in lists: typing errors, confused words, 法制 for 法治, pleonasms."""

import re
from collections.abc import Iterator, Mapping

from desktop.proofing.rule import Hit, TextRule
from desktop.proofing.wording_tables import wordlist

_FILE = "wordings"
_TITLE = re.compile(r"《[^》]*》")
_PLACEHOLDER = re.compile(
    r"[×Xx]{2,}|[○〇]{2,}|_{3,}|(?:此处|这里)(?:填写|补充|插入)|[（(【\[]?(?:待补充|待核实|待确认|待定稿|待填写)[）)】\]]?"
    r"|T[Oo][Dd][Oo]|\?{2,}|？{3,}"
)


def typo(text: str) -> Iterator[Hit]:
    """Find wordings that no sentence has."""
    return wordlist(_FILE, "wording.typo").hits(text)


def confused(text: str) -> Iterator[Hit]:
    """Find a word where its neighbours ask for another one (权利清单, 截止目前)."""
    return wordlist(_FILE, "wording.confused").hits(text)


def law_system(text: str) -> Iterator[Hit]:
    """Find 法制 in set phrases that have 法治; names in 《》 keep theirs."""
    return _outside_titles(text, "wording.law_system")


def law_system_likely(text: str) -> Iterator[Hit]:
    """Find 法制 where 法治 is usual today."""
    return _outside_titles(text, "wording.law_system_likely")


def law_system_hint(text: str) -> Iterator[Hit]:
    """Find 法制 where either may be meant."""
    return _outside_titles(text, "wording.law_system_hint")


def usage(text: str) -> Iterator[Hit]:
    """Find wordings for which there is a better one."""
    return wordlist(_FILE, "wording.usage").hits(text)


def redundant(text: str) -> Iterator[Hit]:
    """Find words that say one thing twice."""
    return wordlist(_FILE, "wording.redundant").hits(text)


def placeholder(text: str) -> Iterator[Hit]:
    """Find a gap that was left to be filled."""
    for match in _PLACEHOLDER.finditer(text):
        yield Hit(match.start(), match.end())


RULES: Mapping[str, TextRule] = {
    "wording.typo": typo,
    "wording.confused": confused,
    "wording.law_system": law_system,
    "wording.law_system_likely": law_system_likely,
    "wording.law_system_hint": law_system_hint,
    "wording.usage": usage,
    "wording.redundant": redundant,
    "wording.placeholder": placeholder,
}


def _outside_titles(text: str, rule: str) -> Iterator[Hit]:
    if "法制" not in text:
        return
    titles = [match.span() for match in _TITLE.finditer(text)]
    for hit in wordlist(_FILE, rule).hits(text):
        if not any(start < hit.start < end for start, end in titles):
            yield hit
