"""The top of a report: 版头, title and 主送机关.

Everything found becomes a claim. Lines above the title that are none of these find no place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.chinese import parse_date
from desktop.domain.numbering import Style, read_marker
from desktop.recognition.lines import Item
from desktop.recognition.traced import Claim, Traced
from desktop.recognition.words import Words

_LONGEST_TOP = 40
_MOST_TITLE_LINES = 5
_WIDEST_TITLE_LINE = 60
_WIDEST_FIRST_TEXT = 45
_MOST_ADDRESSEE_LINES = 3
_MOST_NAME = 4
_COPY_NUMBER = re.compile(r"(?:份号[:：]?\s*)?(\d{6})(?!\d)")
_DOC_NUMBER = re.compile(
    r"([\u3400-\u9fff（）()A-Za-z][\u3400-\u9fff（）()A-Za-z\s]{0,30}?"
    r"[〔\[（(【﹝［]\s*[12]\d{3}\s*[〕\]）)】﹞］]\s*第?\s*\d{1,5}\s*号)"
)
_SIGNER_LABEL = re.compile(r"签\s*发\s*人\s*[:：]\s*")
_NAMES = re.compile(r"[\u3400-\u9fff·]{1,6}(?:[\s、]+[\u3400-\u9fff·]{1,6})*")
_MARK_END = re.compile(r"文\s*件$")
_TITLE_SUFFIX = re.compile(r"[（(].{1,20}[)）]")
_BRACKETS = "（()）"
_YEAR = re.compile(r"[12]\d{3}\s*年|[一二三四五六七八九〇○零]{4}年")
_COLONS = "：:"


@dataclass(frozen=True, slots=True)
class Header:
    """What the top holds.

    Attributes:
        claims: The pieces that found a field.
        end: The index of the first item of the body.
        date: A date, and a name above or below it, that stand under the title.
    """

    claims: tuple[Claim, ...]
    end: int
    date: tuple[Claim, ...] = ()


def read_header(items: Sequence[Item], words: Words) -> Header:
    """Find the header's elements in the first lines."""
    top = items[: _top_end(items)]
    elements = _elements(top, words)
    title = _title_range(top, elements, words)
    if title is None:
        end = _run_length(elements)
        return Header(tuple(claim for index in range(end) for claim in elements[index]), end)
    start, end = title
    claims = [claim for index, found in elements.items() if index < start for claim in found] + [
        Claim("title", item.text) for item in top[start:end]
    ]
    return _below_title(items, end, claims, words)


def _run_length(elements: dict[int, tuple[Claim, ...]]) -> int:
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


def _elements(top: Sequence[Item], words: Words) -> dict[int, tuple[Claim, ...]]:
    """Find the lines that hold header elements and nothing else."""
    found: dict[int, tuple[Claim, ...]] = {}
    for index, item in enumerate(top):
        signed = index - 1 in found and found[index - 1][-1].field == "signers"
        claims = _line_elements(item.text, words, signed=signed)
        if claims:
            found[index] = claims
    return _with_marks(top, found, words)


def _line_elements(text: Traced, words: Words, *, signed: bool = False) -> tuple[Claim, ...]:
    """Read a line element by element; a line that holds anything else holds none.

    Below a line of signers the names of further ones may stand alone, or behind the number.
    """
    claims: list[Claim] = []
    rest = text
    while rest:
        found, length = _next_element(rest, words)
        if not length and signed:
            found, length = _more_signers(rest), len(rest)
        if not found or not length:
            return ()
        claims.extend(found)
        rest = rest[length:].stripped()
    return tuple(claims)


def _next_element(text: Traced, words: Words) -> tuple[list[Claim], int]:
    for field, pattern in _patterns(words).items():
        match = pattern.match(text.text)
        if match:
            first, last = match.span(1)
            label = Claim(field, text[: match.start(1)], label=True)
            return [*([label] if label.text else []), Claim(field, text[first:last])], match.end()
    match = _SIGNER_LABEL.match(text.text)
    if match:
        names = _names(text[match.end() :].stripped())
        if names is not None:
            return [Claim("signers", text[: match.end()], label=True), *names], len(text)
    return [], 0


def _patterns(words: Words) -> dict[str, re.Pattern[str]]:
    ends = r"(?=\s|$)"
    return {
        "copy_number": _COPY_NUMBER,
        "secrecy": re.compile(rf"((?:{words.secrecy})(?:\s*[★☆*]\s*[^\s★☆*]{{0,6}})?){ends}"),
        "urgency": re.compile(rf"({words.urgency}){ends}"),
        "doc_number": _DOC_NUMBER,
    }


def _names(text: Traced) -> list[Claim] | None:
    """Read signers' names; 李　雯 is one name. None: these are no names."""
    if not text:
        return []
    if not _NAMES.fullmatch(text.text):
        return None
    claims: list[Claim] = []
    pieces = list(_name_pieces(text))
    while pieces:
        piece = pieces.pop(0)
        if len(piece) == 1 and pieces and len(pieces[0]) == 1:
            piece += pieces.pop(0)
        claims.append(Claim("signers", piece))
    return claims


def _name_pieces(text: Traced) -> tuple[Traced, ...]:
    marks = Traced(text.text.replace("、", " "), text.places)
    return marks.words()


def _more_signers(text: Traced) -> list[Claim]:
    """Read names without the label."""
    short = all(len(word) < _MOST_NAME for word in text.text.split())
    names = _names(text) if short else None
    return names or []


def _with_marks(
    top: Sequence[Item], found: dict[int, tuple[Claim, ...]], words: Words
) -> dict[int, tuple[Claim, ...]]:
    """Add the red header: a line that ends with 文件, or an organ above the other elements."""
    marks: set[int] = set()
    for index, item in enumerate(top):
        plain = index not in found and not any(mark in item.compact for mark in "，：《")
        if not plain or item.width > _WIDEST_TITLE_LINE:
            continue
        below = found.get(index + 1, ())
        above_number = any(claim.field in {"doc_number", "signers"} for claim in below)
        if _MARK_END.search(item.text.text) or (above_number and words.is_organ(item.compact)):
            marks.add(index)
            marks |= _joint_above(top, index, found, words)
    added = {index: (Claim("mark", top[index].text),) for index in marks}
    return dict(sorted((found | added).items()))


def _joint_above(
    top: Sequence[Item], index: int, found: dict[int, tuple[Claim, ...]], words: Words
) -> set[int]:
    """Find joint issuers above the last line of a red header."""
    joint = set()
    above = index - 1
    while above >= 0 and above not in found and words.is_organ(top[above].compact):
        joint.add(above)
        above -= 1
    return joint


def _title_range(
    top: Sequence[Item], elements: dict[int, tuple[Claim, ...]], words: Words
) -> tuple[int, int] | None:
    """Find the lines of the title."""
    styled = [n for n, item in enumerate(top) if item.line.title and n not in elements]
    if styled:
        return styled[0], _run_end(styled)
    last = _title_end(top, elements, words)
    if last is None:
        return _title_by_subject(top, elements, words)
    start = last
    while start > 0 and last - start + 1 < _MOST_TITLE_LINES:
        above = top[start - 1]
        whole = "".join(item.compact for item in top[start : last + 1])
        if start - 1 in elements or not _may_begin_title(above, whole, words):
            break
        start -= 1
    end = last + 1
    if end < len(top) and _TITLE_SUFFIX.fullmatch(top[end].compact):
        inner = top[end].compact.strip(_BRACKETS)
        end += 1 if parse_date(inner) is None else 0
    return start, end


def _title_end(
    top: Sequence[Item], elements: dict[int, tuple[Claim, ...]], words: Words
) -> int | None:
    """Find the line that ends the title; a web page may say the title twice.

    Running text, which shows by its commas, is never above a title.
    """
    prose = (
        index
        for index, item in enumerate(top)
        if index not in elements and ("，" in item.compact or "," in item.compact)
    )
    ends = [
        index
        for index, item in enumerate(top[: next(prose, len(top))])
        if index not in elements and _may_end_title(item, words)
    ]
    if not ends:
        return None
    same = [index for index in ends if top[index].compact == top[ends[0]].compact]
    return same[-1]


def _may_end_title(item: Item, words: Words) -> bool:
    text = (
        _TITLE_SUFFIX.sub("", item.compact) if item.compact.endswith((")", "）")) else item.compact
    )
    return (
        item.width <= _WIDEST_TITLE_LINE
        and text.endswith(words.title_ends)
        and not any(mark in text for mark in "，,；;")
        and not item.compact.startswith(("《", "附件"))
    )


def _may_begin_title(above: Item, whole: str, words: Words) -> bool:
    """Tell whether a line above belongs to a title whose lower lines are `whole`."""
    text = above.compact
    if above.width > _WIDEST_TITLE_LINE or text.endswith(tuple("。：:；;，,、！？>》")):
        return False
    if any(mark in text for mark in "，>|【】："):
        return False
    if not _is_whole_title(whole, words):
        return True
    return words.is_organ(text) or text.endswith("关于") or whole.startswith("关于")


def _is_whole_title(text: str, words: Words) -> bool:
    return bool(_YEAR.search(text)) and any(subject in text for subject in words.title_subjects)


def _title_by_subject(
    top: Sequence[Item], elements: dict[int, tuple[Claim, ...]], words: Words
) -> tuple[int, int] | None:
    """Find a title that does not end as one: short lines that name its subject."""
    lines: list[int] = []
    for index, item in enumerate(top):
        if index in elements and not lines:
            continue
        if index in elements or not _is_bare_line(item) or len(lines) == _MOST_TITLE_LINES:
            break
        lines.append(index)
    text = "".join(top[index].compact for index in lines)
    if not any(subject in text for subject in words.title_subjects):
        return None
    return lines[0], lines[-1] + 1


def _run_end(indices: Sequence[int]) -> int:
    end = indices[0] + 1
    while end in indices:
        end += 1
    return end


def _is_bare_line(item: Item) -> bool:
    return item.width <= _WIDEST_FIRST_TEXT and not any(
        mark in item.compact for mark in "，,；;：:、"
    )


def _below_title(items: Sequence[Item], end: int, claims: list[Claim], words: Words) -> Header:
    """Read what may stand between title and body: a number, a date, the addressee."""
    dated: list[Claim] = []
    while end < len(items):
        item = items[end]
        found = _line_elements(item.text, words)
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


def _are_addressees(text: str, words: Words) -> bool:
    names = [name for name in re.split(r"[，、,；;]", text) if name]
    return bool(names) and all(words.is_addressee(name) for name in names)


def _lines_in(claims: Sequence[Claim]) -> int:
    return sum(1 for claim in claims if not claim.label)
