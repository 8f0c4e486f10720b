"""Who printed a report and when, as an imprint says it: 印发机关 and 印发日期.

The standard sets 某办公室　2025年1月9日印发 on one line (GB/T 9704 7.4.2). Files from offices also
have the two in the other order, on two lines, or behind labels of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.recognition.dates import date_of, plain_dates
from desktop.recognition.lines import Item
from desktop.recognition.traced import Claim, Traced
from desktop.recognition.words import Words

_DATED = re.compile(
    r"(.*?)\s*((?:[12]\d{3}|[〇○零一二三四五六七八九\s]{4,8})\s*年[^年]{2,12}日)\s*(印\s*发?\s*[。.]?)(\s.*)?"
)
_LABEL = re.compile(
    r"(?:(?P<printer>(?:印发|印制|印刷)(?:机关|单位|部门))|(?P<printed_on>(?:印发|印制|印刷)(?:日期|时间)))"
    r"\s*[:：]\s*"
)
_LONGEST = 200  # characters of a line of an imprint
_STAMP = re.compile(r"\s*印\s*发?\s*[。.]?\s*$")

Found = tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """What the items from `start` up to `end` say of printer and date."""

    start: int
    end: int
    claims: Found = ()


def read_printed(items: Sequence[Item], first: int, words: Words) -> Printed | None:
    """Find the last line that tells the date of printing, with the printer by it."""
    for index in range(len(items) - 1, first - 1, -1):
        claims = () if items[index].rows else claims_of(items[index].text, words)
        if _tells(claims, "printed_on"):
            return _with_printer(items, first, index, claims, words)
    return None


def claims_of(text: Traced, words: Words) -> Found:
    """Read a line that tells when a report was printed, or by whom behind a label; () else."""
    if len(text) > _LONGEST:
        return ()
    plain = plain_dates(text.text)
    labels = list(_LABEL.finditer(plain))
    if labels:
        return _labelled(text, labels, words)
    match = _DATED.fullmatch(plain)
    if match is None or date_of(match.group(2)) is None:
        return ()
    before, behind = text[: match.end(1)], text[match.end(3) :].stripped()
    claims = [Claim("printer", before)] if before else []
    claims += [
        Claim("printed_on", text[match.start(2) : match.end(2)]),
        Claim("printed_on", text[match.start(3) : match.end(3)], label=True),
    ]
    if not before and words.is_organ(behind.without_spaces().text):
        claims.append(Claim("printer", behind))
    return tuple(claims)


def _labelled(text: Traced, labels: Sequence[re.Match[str]], words: Words) -> Found:
    before = text[: labels[0].start()].stripped()
    if before and not words.is_organ(before.without_spaces().text):
        return ()
    claims = [Claim("printer", before)] if before else []
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for label, end in zip(labels, ends, strict=True):
        field, value = label.lastgroup or "", text[label.end() : end].stripped()
        claims.append(Claim(field, text[label.start() : label.end()], label=True))
        claims += _dated(value) if field == "printed_on" else _named(value)
    told = [claim.field for claim in claims if not claim.label]
    return tuple(claims) if told and len(told) == len(set(told)) else ()


def _dated(value: Traced) -> list[Claim]:
    stamp = _STAMP.search(value.text)
    end = stamp.start() if stamp else len(value)
    if date_of(plain_dates(value.text[:end])) is None:
        return []
    behind = value[end:].stripped()
    rest = [Claim("printed_on", behind, label=True)] if behind else []
    return [Claim("printed_on", value[:end]), *rest]


def _named(value: Traced) -> list[Claim]:
    """Read a printer behind its label; the date may follow without a label of its own."""
    match = _DATED.fullmatch(plain_dates(value.text))
    if match is None or date_of(match.group(2)) is None:
        return [Claim("printer", value)] if value else []
    return [
        Claim("printer", value[: match.end(1)]),
        Claim("printed_on", value[match.start(2) : match.end(2)]),
        Claim("printed_on", value[match.start(3) : match.end(3)], label=True),
    ]


def _with_printer(
    items: Sequence[Item], first: int, index: int, claims: Found, words: Words
) -> Printed:
    """Look for the printer on the line above the date, else on the one below."""
    alone = Printed(index, index + 1, claims)
    if _tells(claims, "printer"):
        return alone
    above, below = index - 1, index + 1
    if above >= first and (named := _printer(items[above], words)):
        return Printed(above, below, (*named, *claims))
    if below < len(items) and (named := _printer(items[below], words)):
        return Printed(index, below + 1, (*claims, *named))
    return alone


def _printer(item: Item, words: Words) -> Found:
    if item.rows:
        return ()
    if words.is_organ(item.compact):
        return (Claim("printer", item.text),)
    claims = claims_of(item.text, words)
    return claims if {claim.field for claim in claims} == {"printer"} else ()


def _tells(claims: Sequence[Claim], field: str) -> bool:
    return any(claim.field == field and not claim.label for claim in claims)
