"""The family of what should not be published: persons, numbers, units (before 已公开)."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from desktop import paths
from desktop.proofing.rule import Hit, TextRule
from desktop.proofing.wording_tables import words

_FILE = "publication_words.json"
_ID = re.compile(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_MOBILE = re.compile(r"(?<![\d.])1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)[（(]?0\d{2,3}[）)]?[-－—– ]?[2-9]\d{6,7}(?!\d)")
_CARD = re.compile(r"(?<!\d)(?:\d{4}[ ]?){3,4}\d{1,4}(?!\d)")
_CARD_LENGTHS = range(16, 20)
_TEN, _NINE = 10, 9
_HOME = re.compile(
    r"(?:[\u4e00-\u9fff]{1,4}(?:路|街|巷|弄|道|苑|园|村|小区))?\d+(?:号楼|栋|幢|弄)"
    r"[\d\u4e00-\u9fff]{0,6}?\d{2,4}室|\d+单元\d{3,4}室?"
)
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"
)
_CODE_UNIT = re.compile(r"(?<!\d)\d{5}\s*部队")
_NUMBER = r"[一二三四五六七八九十百\d]{1,4}"
_MARKING = re.compile(
    r"[（(【\[](?:绝密|机密|秘密|内部(?:资料|文件|使用)|注意保[密存])[^）)】\]]{0,8}[）)】\]]"
    r"|(?:绝密|机密|秘密)\s*[★☆*]|密级\s*[:：]|(?:内部资料|内部文件)[，,]?(?:注意保[存密]|不得外传)"
    r"|(?:不得|不予|严禁)(?:对外)?(?:公开|外传|扩散)(?=[。；，）])"
)


def _id_card(text: str) -> Iterator[Hit]:
    for match in _ID.finditer(text):
        if _id_checks(match.group().upper()):
            yield Hit(*match.span())


def _id_checks(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    return _ID_CHECKS[total % len(_ID_CHECKS)] == number[-1]


def _mobile(text: str) -> Iterator[Hit]:
    yield from _each(_MOBILE, text)


def _landline(text: str) -> Iterator[Hit]:
    yield from _each(_LANDLINE, text)


def _bank_card(text: str) -> Iterator[Hit]:
    for match in _CARD.finditer(text):
        digits = match.group().replace(" ", "")
        if len(digits) in _CARD_LENGTHS and _luhn(digits) and not _id_checks_any(digits):
            yield Hit(*match.span())


def _id_checks_any(digits: str) -> bool:
    return _ID.fullmatch(digits) is not None and _id_checks(digits)


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - _NINE if value > _NINE else value
    return total % _TEN == 0


def _home(text: str) -> Iterator[Hit]:
    yield from _each(_HOME, text)


def _plate(text: str) -> Iterator[Hit]:
    yield from _each(_PLATE, text)


def _unit(text: str) -> Iterator[Hit]:
    """Designations of units: 61234部队, 空军某学院第三训练旅."""
    yield from _each(_CODE_UNIT, text)
    yield from _each(_patterns()["unit"], text)


def _garrison(text: str) -> Iterator[Hit]:
    yield from _each(_patterns()["garrison"], text)


def _marking(text: str) -> Iterator[Hit]:
    yield from _each(_MARKING, text)


def _person(text: str) -> Iterator[Hit]:
    known = _words()["public"]
    for match in _patterns()["person"].finditer(text):
        if match.group(1) not in known and not match.group(1).startswith(tuple(known)):
            yield Hit(match.start(1), match.end())


def _party(text: str) -> Iterator[Hit]:
    """Names of those who are no officials: 联系人：…, 当事人…, … and others."""
    usual = _words()["no_names"]
    for match in _patterns()["party"].finditer(text):
        head = match.group(1)[:2]
        if head not in words() and head not in usual:  # 当事人陈述、申辩
            yield Hit(*match.span(1))
    for match in _patterns()["group"].finditer(text):
        name = match.group(1)
        if name[:2] not in words() and name[1:] not in words():
            yield Hit(*match.span(1))


def _each(pattern: re.Pattern[str], text: str) -> Iterator[Hit]:
    for match in pattern.finditer(text):
        yield Hit(*match.span())


@cache
def _words() -> dict[str, Any]:
    file = paths.resources() / "proofing" / _FILE
    words: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return words


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    listed = _words()
    arms = "|".join(listed["arms"])
    titles = "|".join(sorted(listed["titles"], key=len, reverse=True))
    surnames = "|".join((*listed["double_surnames"], *listed["surnames"]))
    given = rf"[^{listed['never_in_name']}\W\d_A-Za-z]"
    before = rf"(?:(?<=[{listed['before']}])|(?<=[办局委院府校厅处科市区县])|^)"
    roles, behind = "|".join(listed["roles"]), "|".join(map(re.escape, listed["behind_name"]))
    name = rf"(?:{surnames})(?!某){given}(?:(?!某){given})?"
    return {
        "unit": re.compile(
            rf"(?:{arms})[\u4e00-\u9fff]{{0,14}}?(?:第?{_NUMBER})[\u4e00-\u9fff]{{0,4}}?"
            r"(?:集团军|旅(?![游客行途])|师(?![生资傅范大院])|团(?![队日员结委组体课])|营(?![商房造业地区])|基地|大队(?!伍)|支队)"
            rf"|第{_NUMBER}集团军"
        ),
        "garrison": re.compile(rf"(?:{arms})(?:驻|某)[\u4e00-\u9fff]{{1,8}}?部队"),
        "person": re.compile(rf"{before}((?:{surnames}){given}{{1,2}})(?:{titles})"),
        "party": re.compile(rf"(?:{roles})[：: ]?({name})(?={behind}|{titles}|\d|$)"),
        "group": re.compile(
            rf"((?:{surnames})(?!某){given}{{2}})等(?:\d+|[两三四五六七八九十]+)?[人名]"
        ),
    }


RULES: Mapping[str, TextRule] = {
    "publication.id_card": _id_card,
    "publication.mobile": _mobile,
    "publication.landline": _landline,
    "publication.bank_card": _bank_card,
    "publication.home": _home,
    "publication.plate": _plate,
    "publication.unit": _unit,
    "publication.garrison": _garrison,
    "publication.marking": _marking,
    "publication.person": _person,
    "publication.party": _party,
}
