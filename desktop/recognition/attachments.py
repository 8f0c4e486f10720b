"""Attachments: the list of them below the body (附件说明), and their own pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.domain.chinese import value_of
from desktop.domain.numbering import Style, read_marker
from desktop.recognition.columns import with_columns
from desktop.recognition.endings import ends_sentence
from desktop.recognition.joining import Paragraph, paragraphs_of
from desktop.recognition.lines import Item, with_tables
from desktop.recognition.traced import Traced, joined

_LABEL = re.compile(r"附\s*[件表]?\s*[:：]\s*")
_NUMBERED_LABEL = re.compile(r"附\s*[件表]\s*[一二三四五六七八九十\d]{1,3}\s*[:：]\s*(?=\S)")
_PAGE = re.compile(r"附件[一二三四五六七八九十\d]{0,3}[:：]?")
_PAGE_WITH_TITLE = re.compile(r"(附\s*件\s*[一二三四五六七八九十\d]{1,3}\s*[:：]?\s*)(\S.{1,40})")
_LABEL_NUMBER = re.compile(r"附件([一二三四五六七八九十]{1,3}|\d{1,3})")
_NUMBER = re.compile(
    r"(?:^|(?<=\s)|(?<=[；;》）]))\d{1,2}\s*[.．、]\s*(?:(?=[12]\d{3}\s*年)|(?!\d))"
)
_WIDEST_TITLE = 45
_MOST_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class Annex:
    """An attachment as found.

    Attributes:
        labels: 附件1, and where a page repeats it, the title in the list.
    """

    title: Traced
    paragraphs: tuple[Paragraph, ...] = ()
    labels: tuple[Traced, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """The list of attachments below the body.

    Attributes:
        start: The index of its first item; where there is none, of the item behind the body.
        labels: 附件： and the numbers.
    """

    start: int
    titles: tuple[Traced, ...] = ()
    labels: tuple[Traced, ...] = ()


def read_listing(items: Sequence[Item], low: int, high: int) -> Listing:
    """Find the list that ends right before the item `high` and begins behind `low`."""
    numbered = _numbered_labels(items, low, high)
    if numbered.titles:
        return numbered
    for index in range(high - 1, low - 1, -1):
        match = _LABEL.match(items[index].text.text)
        if match:
            first = items[index].text
            rest = (first[match.end() :], *(item.text for item in items[index + 1 : high]))
            titles, numbers = _titles(rest)
            if titles:
                return Listing(index, titles, (first[: match.end()], *numbers))
        if not _may_be_listed(items[index]):
            break
    return Listing(high)


def _numbered_labels(items: Sequence[Item], low: int, high: int) -> Listing:
    """Find a list whose every line is labelled: 附件1：… above 附件2：…."""
    start = high
    labels: list[Traced] = []
    titles: list[Traced] = []
    while start > low and not items[start - 1].rows:
        text = items[start - 1].text
        match = _NUMBERED_LABEL.match(text.text)
        if match is None or "。" in text.text:
            break
        labels.insert(0, text[: match.end()])
        titles.insert(0, text[match.end() :])
        start -= 1
    return Listing(start, tuple(titles), tuple(labels))


def listing_below(items: Sequence[Item], low: int, high: int) -> Listing:
    """Find a list that stands below the date instead."""
    for index in range(low, high):
        if _LABEL.match(items[index].text.text) and not starts_page(items[index]):
            end = index + 1
            while end < high and _NUMBER.match(items[end].text.text):
                end += 1
            return read_listing(items, index, end)
    return Listing(high)


def is_page_start(item: Item) -> bool:
    """Tell whether a line only says 附件 or 附件1."""
    return not item.rows and _PAGE.fullmatch(item.compact) is not None


def starts_page(item: Item) -> bool:
    """Tell whether a line behind the date says 附件1, with or without the title."""
    return is_page_start(item) or (
        not item.rows
        and _PAGE_WITH_TITLE.fullmatch(item.text.text) is not None
        and not ends_sentence(item.compact)
    )


def read_pages(items: Sequence[Item], listing: Listing) -> tuple[Annex, ...]:
    """Cut pages into attachments and put them together with the list."""
    starts = [index for index, item in enumerate(items) if starts_page(item)]
    found = dict(enumerate(Annex(title) for title in listing.titles))
    untouched = set(found)
    for start, end in pairwise((*starts, len(items))):
        place = _number(items[start]) - 1
        if place not in untouched:
            place = min(untouched, default=len(found))
        untouched.discard(place)
        listed = found[place].title if place in found else None
        found[place] = _page(items[start:end], listed)
    return tuple(found[place] for place in sorted(found))


def _may_be_listed(item: Item) -> bool:
    found = read_marker(item.text.text)
    heading = found is not None and found[0] in {Style.CHINESE, Style.CHINESE_BRACKETS, Style.PART}
    return not (item.rows or heading or "。" in item.compact)


def _titles(lines: Sequence[Traced]) -> tuple[tuple[Traced, ...], tuple[Traced, ...]]:
    """Cut lines at their numbers; a line without one goes on with the title before it."""
    titles: list[list[Traced]] = []
    numbers: list[Traced] = []
    for line in lines:
        start = 0
        for match in _NUMBER.finditer(line.text):
            _extend(titles, line[start : match.start()].stripped())
            numbers.append(line[match.start() : match.end()])
            titles.append([])
            start = match.end()
        _extend(titles, line[start:].stripped())
    return tuple(joined(pieces) for pieces in titles if pieces), tuple(numbers)


def _extend(titles: list[list[Traced]], piece: Traced) -> None:
    if not piece:
        return
    if not titles:
        titles.append([])
    titles[-1].append(piece)


def _page(items: Sequence[Item], listed: Traced | None) -> Annex:
    """Read one attachment: its label, its title, its text."""
    label, begun = _page_label(items[0])
    rest = tuple(items[1:])
    if begun:
        rest = (_as_item(items[0], begun), *rest)
    title, used = _page_title(rest, listed)
    if listed is None:
        return Annex(title, _text(rest[used:]), (label,))
    if title.without_spaces().text == listed.without_spaces().text:
        return Annex(title, _text(rest[used:]), (label, listed))
    return Annex(listed, _text(rest), (label,))


def _text(items: Sequence[Item]) -> tuple[Paragraph, ...]:
    return paragraphs_of(with_columns(with_tables(items)))


def _as_item(item: Item, text: Traced) -> Item:
    return Item(text=text, line=item.line, compact=text.without_spaces().text)


def _number(item: Item) -> int:
    """Return the number in 附件2, 0 where it has none."""
    match = _LABEL_NUMBER.match(item.compact)
    return (value_of(match.group(1)) if match else None) or 0


def _page_label(item: Item) -> tuple[Traced, Traced]:
    match = None if is_page_start(item) else _PAGE_WITH_TITLE.fullmatch(item.text.text)
    if match is None:
        return item.text, Traced()
    return item.text[: match.end(1)], item.text[match.start(2) :]


def _page_title(items: Sequence[Item], listed: Traced | None) -> tuple[Traced, int]:
    """Find the title at the top of a page: what the list says, else a first short line."""
    if listed is not None:
        wanted = listed.without_spaces().text
        for count in range(1, _MOST_TITLE_LINES + 1):
            if "".join(item.compact for item in items[:count]) == wanted:
                return joined(item.text for item in items[:count]), count
    if items and _may_be_title(items[0]):
        return items[0].text, 1
    return Traced(), 0


def _may_be_title(item: Item) -> bool:
    return (
        not item.rows
        and item.width <= _WIDEST_TITLE
        and not ends_sentence(item.compact)
        and read_marker(item.text.text) is None
    )
