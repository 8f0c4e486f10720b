"""Lines of a form, 报送单位：… 报送日期：…, that name whose report it is, and of which day."""

import re

from desktop.recognition.dates import date_of, plain_dates
from desktop.recognition.traced import Claim, Traced
from desktop.recognition.words import Words

_LABEL = re.compile(
    r"(?P<unit>(?:报送|填报|报告|汇报|上报|呈报|编报|起草|发文)(?:单位|机关|部门)(?:名称)?)"
    r"|(?P<date>(?:报送|填报|报告|汇报|上报|呈报|成文|落款|填表)?(?:日期|时间))"
    r"|(?P<other>填报人|填表人|报告人|汇报人|负责人|主要负责人|单位负责人|审核人|审签人|经办人"
    r"|联系人|联系电话|联系方式|电话|报告年度|年度|单位性质|密级|编号)"
)
_COLON = re.compile(r"\s*(?:[（(](?:单位)?[公盖]?章[）)])?\s*[：:]\s*")
_SEAL = re.compile(r"\s*[（(](?:单位)?[公盖]?章[）)]\s*$")


def labelled(text: Traced, words: Words) -> tuple[Claim, ...] | None:
    """Read a line of labels and values; None: it is no such line.

    What a label names that no field of a report holds is not claimed, and so left over.
    """
    spans = _labels(text.text)
    if not spans or spans[0][1] != 0:
        return None
    claims: list[Claim] = []
    for number, (kind, start, end) in enumerate(spans):
        stop = spans[number + 1][1] if number + 1 < len(spans) else len(text)
        claims += _claimed(kind, text[start:end], text[end:stop].stripped(), words)
    return tuple(claims)


def _labels(text: str) -> list[tuple[str, int, int]]:
    spans = []
    for match in _LABEL.finditer(text):
        colon = _COLON.match(text, match.end())
        if colon and (match.start() == 0 or text[match.start() - 1].isspace()):
            spans.append((match.lastgroup or "", match.start(), colon.end()))
    return spans


def _claimed(kind: str, label: Traced, value: Traced, words: Words) -> list[Claim]:
    if kind == "unit":
        seal = _SEAL.search(value.text)
        name = value[: seal.start()] if seal else value
        known = words.is_organ("".join(name.text.split()))
        return [Claim("signature", label, label=True), Claim("signature", name)] if known else []
    if kind == "date" and date_of(plain_dates(value.text)) is not None:
        return [Claim("date", label, label=True), Claim("date", value)]
    return []
