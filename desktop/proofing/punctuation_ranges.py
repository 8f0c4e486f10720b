"""What stands between the ends of a range: — for years, dates and places, ～ for amounts."""

import re
from collections.abc import Iterator, Mapping

from desktop.proofing.rule import Hit, TextRule

_MARK = r"\s*([-－–−~～﹣]|-{2}|——)\s*"
_YEARS = re.compile(
    rf"(?<![\d-])((?:19|20)\d\d)\s*年?(?:\d{{1,2}}月)?{_MARK}((?:19|20)\d\d)(?=\s*年|[）)》〉]|学年|$)"
)
_DATES = re.compile(
    rf"(?:(?<=日)|(?<=月)|(?<=日前)){_MARK}(?=\d{{1,2}}[月日])"
    rf"|(?<![\d.])(?<=\d){_MARK}(?=\d{{1,2}}[月日](?!报))"
    rf"|(?<=\d[:：]\d\d){_MARK}(?=\d{{1,2}}[:：]\d\d)"
)
_UNIT = (
    "[%％]|个|件|名|人|次|项|家|天|万|亿|元|份|户|场|条|处|小时|分钟|倍|岁|米|公里|平方米|吨|周|"
    "分(?!之|支)|级|类|月|年|日|公斤|台|辆|批|期|轮|所|位|篇"
)
_AMOUNTS = re.compile(
    rf"(?<![A-Za-z\d.〔/-])(?:\d+(?:\.\d+)?)[%％]?(?:[万亿个])?\s*([-－–−~﹣]|-{{2}}|——)\s*\d+(?:\.\d+)?(?={_UNIT})"
)
_PLACES = re.compile(r"(?<=[\u4e00-\u9fff]{2})([-－])(?=[\u4e00-\u9fff]{2})")


def time_range(text: str) -> Iterator[Hit]:
    """Find years, dates and hours joined by another mark than — (GB/T 15834—2011, 4.13.3.2)."""
    taken: set[int] = set()
    for match in _YEARS.finditer(text):
        if int(match.group(3)) > int(match.group(1)):
            taken.update(range(*match.span(2)))
            yield Hit(match.start(2), match.end(2), "—")
    for match in _DATES.finditer(text):
        group = match.lastindex or 0
        if match.start(group) not in taken:
            yield Hit(match.start(group), match.end(group), "—")


def amount_range(text: str) -> Iterator[Hit]:
    """Find amounts joined by another mark than ～ (GB/T 15834—2011, 4.13.3.3)."""
    times = {place for hit in time_range(text) for place in range(hit.start, hit.end)}
    for match in _AMOUNTS.finditer(text):
        if match.start(1) not in times:
            yield Hit(match.start(1), match.end(1), "～")


def hyphen(text: str) -> Iterator[Hit]:
    """Find a half-width hyphen between Chinese words (GB/T 15834—2011, 4.13)."""
    for match in _PLACES.finditer(text):
        yield Hit(match.start(1), match.end(1), "—")


RULES: Mapping[str, TextRule] = {
    "punctuation.time_range": time_range,
    "punctuation.amount_range": amount_range,
    "punctuation.hyphen": hyphen,
}
