"""The end of a report: 附件说明, 署名, 成文日期, 附注, attachments and 版记.

Everything found becomes a claim. What stands behind the date and is none of these finds no place.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop.domain.chinese import width
from desktop.domain.numbering import Style, read_marker
from desktop.recognition.attachments import (
    Annex,
    Listing,
    is_page_start,
    listing_below,
    read_listing,
    read_pages,
    starts_page,
)
from desktop.recognition.dates import (
    UNREAL,
    date_of,
    is_month_only,
    is_unreal,
    plain_dates,
)
from desktop.recognition.endings import ends_sentence
from desktop.recognition.endnote import is_sure_note, note_of
from desktop.recognition.imprint import read_imprint
from desktop.recognition.lines import Item
from desktop.recognition.signature import (
    is_seal,
    is_signature,
    may_sign,
    names_in,
    signature_of,
    signatures_above,
    signatures_below,
)
from desktop.recognition.traced import Claim, Traced
from desktop.recognition.words import Words

_DATE = re.compile(
    r"(.*?)\s*((?:[12](?:\s?\d){3}|[〇○零一二三四五六七八九]\s*(?:[〇○零一二三四五六七八九]\s*){3})\s*年\s*"
    r"(?:\d(?:\s?\d)?|[一二三四五六七八九十]{1,3})\s*月\s*(?:\d(?:\s?\d)?|[一二三四五六七八九十]{1,3})\s*日"
    r"|[12]\d{3}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,2}"
    r"|(?:[12]\d{3}|[〇○零一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月"
    rf"|{UNREAL})"
)
_MOST_DATES = 50
_LONGEST_PROSE = 40
_LONGEST_LISTING = 20
_APART = re.compile(r"\s{2,}|[\u3000\t]")
_DATED_BY = re.compile(r"(?:报送|填报|报告|汇报|成文|落款|填表)?(?:日\s*期|时\s*间)\s*[:：]?\s*$")


@dataclass(frozen=True, slots=True)
class Closing:
    """What the end holds.

    Attributes:
        start: The index behind the last item of the body.
        claims: The pieces that found a field.
        annexes: The attachments, listed below the body or standing on pages of their own.
    """

    start: int
    claims: tuple[Claim, ...] = ()
    annexes: tuple[Annex, ...] = ()


def read_closing(items: Sequence[Item], first: int, words: Words) -> Closing:
    """Find the closing elements behind the item `first`."""
    imprint = read_imprint(items, first, words)
    date = _date_index(items, first, imprint.start, words)
    if date is None:
        pages = _pages_start(items, first, imprint.start, is_page_start)
        start, claims = _undated(items, first, pages, words)
    else:
        pages = _pages_start(items, date + 1, imprint.start, starts_page)
        start, claims = _signed(items, first, date, pages, words)
        note = note_of(items[date + 1 : pages], words)
        if not note and start - 1 > first and is_sure_note(items[start - 1], words):
            start -= 1
            note = note_of(items[start : start + 1], words)
        claims = (*claims, *note)
    listing = read_listing(items, max(first, start - _LONGEST_LISTING), start)
    start = listing.start
    if date is not None and not listing.titles:
        listing = listing_below(items, date + 1, pages)
    annexes = read_pages(_annex_items(items, pages, imprint.start, imprint.end), listing)
    return Closing(
        start=start,
        claims=(*_labels(listing), *claims, *imprint.claims),
        annexes=annexes,
    )


def _labels(listing: Listing) -> tuple[Claim, ...]:
    return tuple(Claim("attachments", text, label=True) for text in listing.labels)


def _annex_items(items: Sequence[Item], pages: int, start: int, end: int) -> Sequence[Item]:
    """Return the attachments' pages; in some files they stand behind the imprint."""
    if pages < start:
        return items[pages:start]
    behind = next((n for n in range(end, len(items)) if starts_page(items[n])), len(items))
    return items[behind:]


def _pages_start(
    items: Sequence[Item], first: int, limit: int, begins: Callable[[Item], bool]
) -> int:
    return next((index for index in range(first, limit) if begins(items[index])), limit)


def _date_index(items: Sequence[Item], first: int, limit: int, words: Words) -> int | None:
    """Find the line with the date of signing: the last date that no text of the body follows."""
    dates = [index for index in range(first, limit) if _is_date_line(items, first, index, words)]
    pages = [index for index in range(first, limit) if is_page_start(items[index])]
    before = [date for date in dates if pages and date < pages[0]]
    for date in reversed((before or dates)[-_MOST_DATES:]):
        end = next((page for page in pages if page > date), limit)
        if not any(_is_body(item) for item in items[date + 1 : end]):
            return date
    return None


def _is_body(item: Item) -> bool:
    if item.rows:
        return True
    marker = read_marker(item.text.text)
    prose = "。" in item.compact and len(item.compact) >= _LONGEST_PROSE
    return prose or (marker is not None and marker[0] in {Style.CHINESE, Style.PART})


def _is_date_line(items: Sequence[Item], first: int, index: int, words: Words) -> bool:
    """Tell whether a line ends with a date; where it is none in full, a name must be by it."""
    item = items[index]
    found = None if item.rows else _date_in(item.text)
    if found is None:
        return False
    above = index - 1
    while above > first and is_seal(items[above]):
        above -= 1
    named = bool(found[0]) or (above >= first and is_signature(items[above], words))
    if not named and date_of(found[1].text) is None:
        return False
    before = "".join("".join(piece.text.split()) for piece in names_in(found[0]))
    if not before or words.is_organ(before):
        return True
    joint = all(map(words.is_organ, found[0].text.split()))
    return joint or _may_be_signed(items, first, index, found[0])


def _may_be_signed(items: Sequence[Item], first: int, index: int, name: Traced) -> bool:
    """Tell whether a name that is no known organ, set apart before a date, may sign."""
    if index == first:
        return False
    item = items[index]
    compact = name.without_spaces().text
    alone = replace(item, text=name, compact=compact, width=width(compact))
    apart = _APART.match(item.text.text, len(name)) is not None
    return apart and may_sign((items[index - 1], alone), 0, 1)


def _date_in(text: Traced) -> tuple[Traced, Traced] | None:
    """Cut a line before the date that it ends with; a month without its day does for a date."""
    match = _DATE.fullmatch(plain_dates(text.text))
    if match is None:
        return None
    before, date = text[: match.end(1)].stripped(), text[match.start(2) :]
    label = _DATED_BY.search(before.text)
    before = before[: label.start()] if label else before
    if date_of(before.text) is not None:
        before = Traced()
    told = date_of(date.text) is not None or is_month_only(date.text) or is_unreal(date.text)
    return (before.stripped(), date) if told else None


def _signed(
    items: Sequence[Item], first: int, date: int, limit: int, words: Words
) -> tuple[int, tuple[Claim, ...]]:
    """Read date and signature; also return where the signature begins.

    Where nobody signs above the date, the names may stand below it.
    """
    beside, written = _date_in(items[date].text) or (Traced(), items[date].text)
    claims = [] if date_of(written.text) is None else [Claim("date", written)]
    above = date
    if beside:
        claims = [*signature_of(beside, words), *claims]
    if above > first and items[above - 1].compact == items[date].compact:
        above -= 1
    while above > first and is_seal(items[above - 1]):
        above -= 1
    names, top = signatures_above(items, first, above, words)
    while top > first and is_seal(items[top - 1]):
        top -= 1
    if not names and not beside:
        names = signatures_below(items, date + 1, limit, words)
    return top, (*names, *claims)


def _undated(
    items: Sequence[Item], first: int, end: int, words: Words
) -> tuple[int, tuple[Claim, ...]]:
    """Read a note and a signature at the end of a text without a date."""
    note: tuple[Claim, ...] = ()
    if end > first and is_sure_note(items[end - 1], words):
        note = note_of(items[end - 1 : end], words)
        end -= 1
    if end - 1 > first and is_signature(items[end - 1], words):
        names, start = signatures_above(items, first, end, words)
        if ends_sentence(items[start - 1].compact):
            return start, (*names, *note)
    return end, note
