"""The imprint (版记) at the foot of the last page: 抄送机关, 印发机关 and 印发日期."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.recognition.attachments import is_page_start
from desktop.recognition.dates import plain_dates
from desktop.recognition.lines import Item
from desktop.recognition.printed import Printed, read_printed
from desktop.recognition.traced import Claim, Traced
from desktop.recognition.words import Words

_COPY_TO = re.compile(r"抄\s*送(?:\s*[机单]\s*[关位])?(?:\s*[:：]\s*|\s+(?=\S{2}))")
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
    printed = read_printed(items, first, words)
    copied = _last_copy(items, first)
    if printed is not None and copied is not None and printed.start <= copied < printed.end:
        printed = None
    if printed is not None and copied is not None and abs(printed.start - copied) > _MOST_LINES:
        copied = None if printed.start > copied else copied
        printed = printed if copied is None else None
    if copied is None:
        found = printed or Printed(len(items), len(items))
        return Imprint(found.start, found.end, found.claims)
    printed = printed or Printed(len(items), len(items))
    limit = printed.start if printed.start > copied else len(items)
    stop = _copied_end(items, copied, limit, words)
    behind = max(stop, printed.end) if printed.claims else stop
    start = min(copied, printed.start)
    return Imprint(start, behind, (*_copies(items[copied:stop]), *printed.claims))


def _last_copy(items: Sequence[Item], first: int) -> int | None:
    for index in range(len(items) - 1, first - 1, -1):
        if not items[index].rows and _COPY_TO.match(plain_dates(items[index].text.text)):
            return index
    return None


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
