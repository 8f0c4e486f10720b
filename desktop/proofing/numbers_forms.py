"""How numbers are written: spaces, separators, percentages, about how many (GB/T 15835)."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from desktop.proofing.rule import Hit, TextRule

_HAN = "\u4e00-\u9fff"
_SPACE = "[ \t\u00a0\u3000\u2002-\u200a]+"
_SPACED = re.compile(
    rf"(?<=[{_HAN}，。；：、（“《〈〔—]){_SPACE}(?=\d)|(?<=\d){_SPACE}(?=[{_HAN}%％‰，。；：、）”》〉〕—])"
)
_LATIN = re.compile(r"[A-Za-z][\s\d.—-]*$")  # GB/T 9704 的规定
_SPACED_INSIDE = re.compile(
    rf"(?<![\d.])\d+{_SPACE}\.(?:{_SPACE})?\d+|(?<![\d.])\d+\.{_SPACE}\d+(?=\s*[%％‰万亿])"
    rf"|(?<!\d)(?:1(?:{_SPACE})?9|2(?:{_SPACE})?0)(?:{_SPACE})?\d(?:{_SPACE})?\d(?=(?:{_SPACE})?年)"
)
_THOUSANDS = re.compile(r"(?<![\d.,，])\d{1,3}(?:[,，]\d{3})+(?![\d,，])")
_POINT = re.compile(r"(?<=\d)[．。·](?=\d+\s*[%％万亿元])")
_DOUBLE_ABOUT = re.compile(
    rf"(近|约|大约|大概|将近|接近|超过|超|逾|多达|高达|至少|不少于|不足|不到)\s*"
    rf"(\d[\d.]*(?:万|亿|千|百)?)(余|多)(万|亿)?(?=[{_HAN}])(?!年)"
)
_ABOUT_BOTH_SIDES = re.compile(
    r"(?:近|约|大约|大概|将近|超过|逾|至少|不少于)\s*(\d[\d.]*(?:万|亿)?[\u4e00-\u9fff%％]{1,3}?)"
    r"(左右|上下|以上|以下|之多)"
)
_RATE_OVER = re.compile(
    r"(?:占比|占总数|占|比例|比重|合格率|覆盖率|参训率|参与率|满意率|满意度|持证率|配发率|公开率|办结率"
    r"|答复率|出庭率|应诉率|审查率|审核率|知晓率|到位率|整改率|及时率|准确率|调解率|履行率|评查率|优秀率"
    r"|通过率|及格率|回复率|录入率)(?:为|达到?|均?为|均达到?|保持在|提升至|提高到|达至)?\s*"
    r"(\d+(?:\.\d+)?)\s*[%％]"
)
_PERCENT_RANGE = re.compile(
    r"(?<![\d.—~～\-–])(\d+(?:\.\d+)?)\s*([-–—~～－至到])\s*(\d+(?:\.\d+)?)([%％])"
)
_BIG_MIX = re.compile(
    r"\d+(?:\.\d+)?万\d+千|\d+(?:\.\d+)?亿\d+千万|\d+千\d+百|\d+(?:\.\d+)?百万(?=[元人次份册])"
)
_HUNDRED = Decimal(100)


def _spaced(text: str) -> Iterator[Hit]:
    """Tell the first space of a text and how many there are; the rest follow its repair."""
    found = [match for match in _SPACED.finditer(text) if not _LATIN.search(text, 0, match.start())]
    if found:
        first = found[0]
        start, end = first.span()
        many = f"（本段共 {len(found)} 处）" if len(found) > 1 else ""
        yield Hit(start, end, "", f"阿拉伯数字与汉字之间不空格{many}。")


def _spaced_inside(text: str) -> Iterator[Hit]:
    for match in _SPACED_INSIDE.finditer(text):
        tight = "".join(match.group().split())
        if tight != match.group():
            yield Hit(*match.span(), tight)


def _thousands(text: str) -> Iterator[Hit]:
    for match in _THOUSANDS.finditer(text):
        yield Hit(*match.span(), re.sub("[,，]", "", match.group()))


def _point(text: str) -> Iterator[Hit]:
    for match in _POINT.finditer(text):
        yield Hit(*match.span(), ".")


def _double_about(text: str) -> Iterator[Hit]:
    for match in _DOUBLE_ABOUT.finditer(text):
        _about, number, more, big = match.groups()
        yield Hit(*match.span(), f"{number}{more}{big or ''}")


def _both_sides(text: str) -> Iterator[Hit]:
    for match in _ABOUT_BOTH_SIDES.finditer(text):
        yield Hit(*match.span(), match.group()[: match.start(2) - match.start()])


def _rate_over(text: str) -> Iterator[Hit]:
    for match in _RATE_OVER.finditer(text):
        if Decimal(match.group(1)) > _HUNDRED:
            yield Hit(match.start(1), match.end())


def _percent_range(text: str) -> Iterator[Hit]:
    for match in _PERCENT_RANGE.finditer(text):
        low, dash, high, sign = match.groups()
        joint = dash if dash in "至到" else "～"
        if Decimal(low) < Decimal(high):
            yield Hit(*match.span(), f"{low}{sign}{joint}{high}{sign}")


def _big_mix(text: str) -> Iterator[Hit]:
    for match in _BIG_MIX.finditer(text):
        yield Hit(*match.span())


RULES: Mapping[str, TextRule] = {
    "numbers.space": _spaced,
    "numbers.space_inside": _spaced_inside,
    "numbers.thousands": _thousands,
    "numbers.point": _point,
    "numbers.about_twice": _double_about,
    "numbers.about_both_sides": _both_sides,
    "numbers.rate_over": _rate_over,
    "numbers.percent_range": _percent_range,
    "numbers.big_mix": _big_mix,
}
