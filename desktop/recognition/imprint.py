"""The imprint (版记) at the foot of the last page: 抄送机关, 印发机关 and 印发日期."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.recognition.attachments import is_page_start
from desktop.recognition.dates import date_of, plain_dates
from desktop.recognition.lines import Item
from desktop.recognition.traced import Claim, Traced
from desktop.recognition.words import Words

_COPY_TO = re.compile(r"抄\s*送(?:\s*[机单]\s*[关位])?(?:\s*[:：]\s*|\s+(?=\S{2}))")
_PRINTED = re.compile(
    r"(.*?)\s*((?:[12]\d{3}|[〇○零一二三四五六七八九\s]{4,8})\s*年[^年]{2,12}日)\s*(印\s*发?\s*[。.]?)(\s.*)?"
)
_MOST_LINES = 10


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the imprint holds, from the item `start` up to the item `end`."""

    start: int
    end: int
    claims: tuple[Claim, ...] = ()


def read_imprint(items: Sequence[Item], first: int, words: Words) -> Imprint:
    """Find the imprint behind the item `first`; an empty one begins at the end of the text.

    抄送 stands above 印发 (GB/T 9704 7.4), in many files below it.
    """
    printed = _last(items, first, _PRINTED)
    copied = _last(items, first, _COPY_TO)
    if copied == printed:
        printed = None
    if copied is not None and printed is not None and abs(printed - copied) > _MOST_LINES:
        copied = None if printed > copied else copied
        printed = printed if copied is None else None
    if printed is None and copied is None:
        return Imprint(len(items), len(items))
    low = first if copied is None or (printed or 0) < copied else copied + 1
    claims, above = _printed(items, low, printed, words)
    end = above if printed is None else printed + 1
    if copied is None:
        return Imprint(above, end, claims)
    limit = above if above > copied else len(items)
    stop = _copied_end(items, copied, limit, words)
    start = min(copied, above)
    behind = stop if printed is None else max(stop, end)
    return Imprint(start, behind, (*_copies(items[copied:stop]), *claims))


def _last(items: Sequence[Item], first: int, pattern: re.Pattern[str]) -> int | None:
    whole = pattern is _PRINTED
    for index in range(len(items) - 1, first - 1, -1):
        text = plain_dates(items[index].text.text)
        if not items[index].rows and (pattern.fullmatch(text) if whole else pattern.match(text)):
            return index
    return None


def _printed(
    items: Sequence[Item], first: int, index: int | None, words: Words
) -> tuple[tuple[Claim, ...], int]:
    """Read who printed it and when; also return where that begins."""
    match = None if index is None else _PRINTED.fullmatch(plain_dates(items[index].text.text))
    if index is None or match is None or date_of(match.group(2)) is None:
        return (), len(items)
    text = items[index].text
    date = (
        Claim("printed_on", text[match.start(2) : match.end(2)]),
        Claim("printed_on", text[match.start(3) : match.end(3)], label=True),
    )
    if match.group(1):
        return (Claim("printer", text[: match.end(1)]), *date), index
    above = index - 1
    if above >= first and words.is_organ(items[above].compact):
        return (Claim("printer", items[above].text), *date), above
    return date, index


def _copied_end(items: Sequence[Item], start: int, limit: int, words: Words) -> int:
    """Return the index behind the last line of the copy list: it ends with 。 or the imprint."""
    end = start + 1
    while (
        end < min(limit, start + _MOST_LINES)
        and not items[end - 1].compact.endswith("。")
        and not is_page_start(items[end])
        and words.imprint_other.fullmatch(items[end].text.text) is None
    ):
        end += 1
    return end


def _copies(items: Sequence[Item]) -> tuple[Claim, ...]:
    match = _COPY_TO.match(items[0].text.text)
    if match is None:
        return ()
    first = items[0].text
    texts = [first[match.end() :], *(item.text for item in items[1:])]
    last = texts[-1]
    stop = last[-1:] if last.text.endswith(("。", ".", "．")) else Traced()
    texts[-1] = last[:-1] if stop else last
    return (
        Claim("cc", first[: match.end()], label=True),
        *(Claim("cc", text) for text in texts if text),
        *((Claim("cc", stop, label=True),) if stop else ()),
    )
