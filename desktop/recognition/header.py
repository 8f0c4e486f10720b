"""The top of a report: 版头, title and 主送机关.

Everything found becomes a claim. Lines above the title that are none of these find no place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.chinese import parse_date, width
from desktop.domain.numbering import Style, read_marker
from desktop.recognition.lines import Item
from desktop.recognition.masthead import Elements, elements_of, line_elements
from desktop.recognition.title import title_range
from desktop.recognition.traced import Claim
from desktop.recognition.words import Words

_LONGEST_TOP = 40
_MOST_ADDRESSEE_LINES = 3
_BRACKETS = "（()）"
_COLONS = "：:"
_INLINE = re.compile(r"([^：:。]{2,60})[：:]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Header:
    """What the top holds.

    Attributes:
        claims: The pieces that found a field.
        end: The index of the first item of the body.
        date: A date, and a name above or below it, that stand under the title.
        rest: What of the item `end` is body: the text behind an addressee on the same line.
    """

    claims: tuple[Claim, ...]
    end: int
    date: tuple[Claim, ...] = ()
    rest: Item | None = None

    def without_addressee(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Return the items, the first of the body without the addressee before it."""
        if self.rest is None:
            return tuple(items)
        return (*items[: self.end], self.rest, *items[self.end + 1 :])


def read_header(items: Sequence[Item], words: Words) -> Header:
    """Find the header's elements in the first lines."""
    top = items[: _top_end(items)]
    elements = elements_of(top, words)
    title = title_range(top, elements, words)
    if title is None:
        end = _run_length(elements)
        return Header(tuple(claim for index in range(end) for claim in elements[index]), end)
    start, end = title
    claims = [claim for index, found in elements.items() if index < start for claim in found] + [
        Claim("title", item.text) for item in top[start:end]
    ]
    return _below_title(items, end, claims, words)


def _run_length(elements: Elements) -> int:
    """Count the header lines that stand together at the very top."""
    end = 0
    while end in elements:
        end += 1
    return end


def _top_end(items: Sequence[Item]) -> int:
    """Return the index of the first line that can only be body text."""
    for index, item in enumerate(items[:_LONGEST_TOP]):
        marker = read_marker(item.text.text)
        numbered = marker is not None and marker[0] in {Style.CHINESE, Style.PART}
        if item.rows or numbered or "。" in item.compact:
            return index
    return min(len(items), _LONGEST_TOP)


def _below_title(items: Sequence[Item], end: int, claims: list[Claim], words: Words) -> Header:
    """Read what may stand between title and body: a number, a date, the addressee."""
    dated: list[Claim] = []
    while end < len(items):
        item = items[end]
        found = line_elements(item.text, words)
        if found:
            claims.extend(found)
        elif parse_date(item.compact.strip(_BRACKETS)) is not None:
            dated.extend(_dated(item))
        elif words.is_organ(item.compact) and _date_is_near(items, end):
            dated.append(Claim("signature", item.text))
        else:
            break
        end += 1
    addressee = _addressee(items[end : end + _MOST_ADDRESSEE_LINES], words)
    if not addressee and end < len(items):
        addressee, rest = _addressee_before(items[end], words)
        return Header((*claims, *addressee), end, tuple(dated), rest)
    return Header((*claims, *addressee), end + _lines_in(addressee), tuple(dated))


def _dated(item: Item) -> list[Claim]:
    text = item.text
    if not text.text.startswith(("（", "(")):
        return [Claim("date", text)]
    return [
        Claim("date", text[:1], label=True),
        Claim("date", text[1:-1]),
        Claim("date", text[-1:], label=True),
    ]


def _date_is_near(items: Sequence[Item], index: int) -> bool:
    near = (*items[max(index - 1, 0) : index], *items[index + 1 : index + 2])
    return any(parse_date(item.compact.strip(_BRACKETS)) is not None for item in near)


def _addressee(items: Sequence[Item], words: Words) -> tuple[Claim, ...]:
    """Read the addressee: names of organs up to a colon at the end of a line."""
    for count, item in enumerate(items, start=1):
        if not item.compact.endswith(tuple(_COLONS)):
            continue
        names = "".join(each.compact for each in items[:count])[:-1]
        if not _are_addressees(names, words):
            return ()
        body = [Claim("addressee", each.text) for each in items[: count - 1]]
        last = item.text
        return (
            *body,
            Claim("addressee", last[:-1].stripped()),
            Claim("addressee", last[-1:], label=True),
        )
    return ()


def _addressee_before(item: Item, words: Words) -> tuple[tuple[Claim, ...], Item | None]:
    """Read an addressee that the body goes on behind, on one line; also return that rest."""
    match = _INLINE.match(item.text.text)
    if match is None or item.rows or not _are_addressees("".join(match.group(1).split()), words):
        return (), None
    text = item.text[match.end() :].stripped()
    claims = (
        Claim("addressee", item.text[: match.end(1)]),
        Claim("addressee", item.text[match.end(1) : match.end()].stripped(), label=True),
    )
    compact = text.without_spaces().text
    return claims, replace(item, text=text, compact=compact, width=width(compact))


def _are_addressees(text: str, words: Words) -> bool:
    names = [name for name in re.split(r"[，、,；;]", text) if name]
    return bool(names) and all(words.is_addressee(name) for name in names)


def _lines_in(claims: Sequence[Claim]) -> int:
    return sum(1 for claim in claims if not claim.label)
