"""The addressee (主送机关, GB/T 9704 7.3.2): names of organs below the title, up to a colon.

Offices break it over lines, put a colon behind each group, or forget the colon; reports that are
read out begin with a salutation instead.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.chinese import width
from desktop.domain.numbering import read_marker
from desktop.recognition.endings import ends_sentence
from desktop.recognition.lines import Item
from desktop.recognition.traced import Claim
from desktop.recognition.words import Words

_MOST_LINES = 4
_LONGEST_UNKNOWN = 14
_WIDEST = 60
_COLONS = "：:"
_SEPARATORS = re.compile(r"[，、,；;：:]")
_INLINE = re.compile(r"([^：:。]{2,60})[：:]\s*(?=\S)")
_NO_NAME = re.compile(r"如下|汇报|报告|情况|现将|[一二三四五六七八九十]是|单位$|日期|时间|\d")


@dataclass(frozen=True, slots=True)
class Addressee:
    """What was found.

    Attributes:
        lines: How many whole lines it takes.
        rest: What of the line behind these is body: the text behind the colon.
    """

    claims: tuple[Claim, ...] = ()
    lines: int = 0
    rest: Item | None = None


def read_addressee(items: Sequence[Item], named: str, words: Words) -> Addressee:
    """Read the addressee from the first line below the title.

    Args:
        items: The lines below the title.
        named: What header and title say, without spaces, where that names the issuing office.
        words: The word lists.
    """
    lines = _lines_to_colon(items[:_MOST_LINES], words)
    if lines:
        return Addressee(_claims(items[:lines]), lines)
    if not items:
        return Addressee()
    return _before_text(items[0], words) or _without_colon(items, named, words) or Addressee()


def _lines_to_colon(items: Sequence[Item], words: Words) -> int:
    """Count the lines up to the last colon that names alone stand before; 0: there is none."""
    count = start = 0
    for index, item in enumerate(items):
        if item.rows:
            break
        if item.compact.endswith(tuple(_COLONS)):
            if not _are_addressees(
                "".join(each.compact for each in items[start : index + 1]), words
            ):
                break
            count = start = index + 1
        elif count:
            break
    return count


def _claims(items: Sequence[Item]) -> tuple[Claim, ...]:
    last = items[-1].text
    return (
        *(Claim("addressee", item.text) for item in items[:-1]),
        Claim("addressee", last[:-1].stripped()),
        Claim("addressee", last[-1:], label=True),
    )


def _before_text(item: Item, words: Words) -> Addressee | None:
    """Read an addressee that the body goes on behind, on one line."""
    match = _INLINE.match(item.text.text)
    if match is None or item.rows or not _are_addressees("".join(match.group(1).split()), words):
        return None
    text = item.text[match.end() :].stripped()
    claims = (
        Claim("addressee", item.text[: match.end(1)]),
        Claim("addressee", item.text[match.end(1) : match.end()].stripped(), label=True),
    )
    compact = text.without_spaces().text
    return Addressee(claims, 0, replace(item, text=text, compact=compact, width=width(compact)))


def _without_colon(items: Sequence[Item], named: str, words: Words) -> Addressee | None:
    """Read a line of organs that no colon ends, and that the title does not name, above text."""
    first = items[0]
    names = _names(first.compact)
    alone = not first.rows and first.width <= _WIDEST and read_marker(first.text.text) is None
    if not (named and names and alone) or len(items) == 1 or not _is_prose(items[1]):
        return None
    if not all(words.is_organ(name) and name not in named for name in names):
        return None
    return Addressee((Claim("addressee", first.text),), 1)


def _is_prose(item: Item) -> bool:
    return not item.rows and (
        ends_sentence(item.compact) or any(mark in item.compact for mark in "，,")
    )


def _are_addressees(text: str, words: Words) -> bool:
    """Tell whether a text is a list of names; beside a known one a short unknown one may stand."""
    names = _names(text)
    known = sum(1 for name in names if words.is_addressee(name))
    return bool(known) and all(words.is_addressee(name) or _may_be_name(name) for name in names)


def _may_be_name(name: str) -> bool:
    return len(name) <= _LONGEST_UNKNOWN and _NO_NAME.search(name) is None


def _names(text: str) -> list[str]:
    return [name for name in _SEPARATORS.split(text) if name]
