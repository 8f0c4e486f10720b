"""The top of a report: 版头, title and 主送机关.

Everything found becomes a claim. Lines above the title that are none of these find no place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.chinese import parse_date
from desktop.domain.numbering import Style, read_marker
from desktop.recognition.addressee import read_addressee
from desktop.recognition.dispatch import dispatch_of, parted
from desktop.recognition.labelled import labelled
from desktop.recognition.lines import Item
from desktop.recognition.masthead import Elements, elements_of, line_elements
from desktop.recognition.office import named_in
from desktop.recognition.title import title_range
from desktop.recognition.title_marks import label_of, title_claims, unlabelled
from desktop.recognition.traced import Claim
from desktop.recognition.words import Words

_LONGEST_TOP = 40
_MOST_STRAYS = 2
_WIDEST_STRAY = 60
_BRACKETS = "（()）"
_HAN = re.compile(r"[\u3400-\u9fff]{2}")
# ——2025年1月8日在市人大常委会第三次会议上, and who spoke there.
_SUBTITLE = re.compile(r"[—–－-]{1,3}\s*[^。]{4,60}$")
_SPEAKER = re.compile(
    r"([\u3400-\u9fff]{2,24}?)(?:党[组委]书记、?|党工委书记、?)?(?:局长|主任|厅长|书记|部长|市长|县长|区长|镇长|乡长|院长|队长|行长|主席)"
    r"[\u3400-\u9fff·]{2,4}"
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the top holds.

    Attributes:
        claims: The pieces that found a field.
        end: The index of the first item of the body.
        date: A date, and a name above or below it, that stand under the title.
        strays: Lines at the title that found no place, and may be a part of it.
        speaker: The office whose head gives the report, as a line under the title says.
        rest: What of the item `end` is body: the text behind an addressee on the same line.
    """

    claims: tuple[Claim, ...]
    end: int
    date: tuple[Claim, ...] = ()
    rest: Item | None = None
    strays: tuple[str, ...] = ()
    speaker: str = ""

    def without_addressee(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Return the items, the first of the body without the addressee before it."""
        if self.rest is None:
            return tuple(items)
        return (*items[: self.end], self.rest, *items[self.end + 1 :])


def read_header(items: Sequence[Item], words: Words) -> Header:
    """Find the header's elements in the first lines."""
    bare, labelled_at = unlabelled(items, words)
    found = _read(bare, labelled_at, words)
    if labelled_at is None or not any(claim.field == "title" for claim in found.claims):
        return found
    return replace(found, claims=(label_of(items[labelled_at]), *found.claims))


def _read(items: Sequence[Item], labelled_at: int | None, words: Words) -> Header:
    top = items[: _top_end(items)]
    elements = elements_of(top, words)
    title = title_range(top, elements, words)
    if labelled_at is not None and not (title and title[0] <= labelled_at < title[1]):
        title = (labelled_at, labelled_at + 1) if labelled_at < len(top) else title
    if title is None:
        end = _run_length(elements)
        own, issued = parted(claim for index in range(end) for claim in elements[index])
        return Header(tuple(own), end, tuple(issued))
    start, end = title
    whole = "".join(item.compact for item in top[start:end])
    above = _strays_above(top, start, elements)
    strays = tuple(item.text.text for item in above if item.compact not in whole)
    above_title = (each for index, each in elements.items() if index < start)
    own, issued = parted(claim for claims in above_title for claim in claims)
    found = _below_title(items, end, [*own, *title_claims(top[start:end])], words)
    return replace(found, strays=(*strays, *found.strays), date=(*found.date, *_new(issued, found)))


def _new(issued: Sequence[Claim], found: Header) -> list[Claim]:
    """Return what the line of the number says and no line under the title does."""
    fields = {claim.field for claim in found.date}
    return [claim for claim in issued if claim.field not in fields]


def _strays_above(top: Sequence[Item], start: int, elements: Elements) -> Sequence[Item]:
    """Return the lines right above the title that may have been meant as a part of it."""
    first = start
    while first > 0 and first - 1 not in elements and _may_be_title_line(top[first - 1]):
        first -= 1
    return top[first:start][-_MOST_STRAYS:]


def _may_be_title_line(item: Item) -> bool:
    marks = any(mark in item.compact for mark in "：:。>|【】")
    return bool(_HAN.search(item.compact)) and not marks and item.width <= _WIDEST_STRAY


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
    strays: list[str] = []
    speaker = ""
    issuer = _issuer(claims, words)
    while end < len(items):
        item = items[end]
        found = dispatch_of(item.text, words) or line_elements(item.text, words)
        form = labelled(item.text, words)
        if found:
            own, issued = parted(found)
            claims.extend(own)
            dated.extend(issued)
        elif form is not None:
            dated.extend(form)
        elif _SUBTITLE.match(item.text.text):
            strays.append(item.text.text)
        elif spoken := _SPEAKER.fullmatch(item.compact):
            speaker = spoken.group(1)
        elif parse_date(item.compact.strip(_BRACKETS)) is not None:
            dated.extend(_dated(item))
        elif words.is_organ(item.compact) and (not issuer or _date_is_near(items, end)):
            dated.append(Claim("signature", item.text))
        else:
            break
        end += 1
    to = read_addressee(items[end:], issuer, words)
    whole = (*claims, *to.claims)
    return Header(whole, end + to.lines, tuple(dated), to.rest, tuple(strays), speaker)


def _issuer(claims: Sequence[Claim], words: Words) -> str:
    """Return what header and title say where one of them names the issuing office, else ""."""
    title, mark = (_said(claims, field) for field in ("title", "mark"))
    return mark + title if mark or named_in(title, words) else ""


def _said(claims: Sequence[Claim], field: str) -> str:
    return "".join(claim.text.without_spaces().text for claim in claims if claim.field == field)


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
