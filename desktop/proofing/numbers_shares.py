"""Counts told together in one sentence: a rate of two counts, and parts of a whole."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from desktop.proofing.rule import Hit, TextRule

_SENTENCE = re.compile(r"[^。；！？\n]+")
_UNIT = r"(?:人次|案件|个|家|件|起|项|名|人|份|场|期|次|所|处|户|批|条|篇|卷|宗|笔)"
_COUNT = re.compile(rf"(?<![\d.〔第—])(\d+(?:\.\d+)?)(万?)({_UNIT})")
_RATE = re.compile(
    r"(?<=[，,、])([\u4e00-\u9fff]{2,4})率(?:达到?|为)?(\d{1,2}(?:\.(\d{1,2}))?|100)%"
)
_VAGUE = ("均", "分别", "上年", "去年", "结转", "平均", "余", "多")
_PARTS = re.compile(
    rf"(?<![\d.])(\d+)({_UNIT})[，,（]其中[:：]?"
    rf"((?:[\u4e00-\u9fff“”]{{1,14}}\d+\2、)+[\u4e00-\u9fff“”]{{1,14}}\d+\2)(?![、\d万余多])"
)
_JOINT = re.compile("没收|并处|警告")  # one case may end in several penalties
_PART = re.compile(rf"(\d+){_UNIT}")
_HUNDRED, _TEN_THOUSAND = Decimal(100), Decimal(10_000)
_SEVERAL = 3
_REST = 10  # a rest of up to a tenth of the whole is more likely a slip than parts left untold


def _rate(text: str) -> Iterator[Hit]:
    """整改率 is what was 整改 of what was counted before by the same unit."""
    if "率" not in text:
        return
    for sentence in _SENTENCE.finditer(text):
        for match in _RATE.finditer(sentence.group()):
            before = sentence.group()[: match.start()]
            if not any(word in before for word in _VAGUE) and _is_off(before, match):
                start = sentence.start() + match.start(1)
                yield Hit(start, sentence.start() + match.end())


def _is_off(before: str, rate: re.Match[str]) -> bool:
    """Tell whether a count of what the rate names is there, and no whole gives the rate."""
    told = list(re.finditer(rf"{rate.group(1)}[^，。、\d]{{0,4}}(?=\d)", before))
    counts = list(_COUNT.finditer(before))
    done = next((one for one in counts if told and one.start() == told[-1].end()), None)
    if done is None:
        return False
    wholes = [_value(one) for one in counts if one.start() < done.start() and one[3] == done[3]]
    likely = [whole for whole in wholes if whole >= _value(done) and whole]
    percent = Decimal(rate.group(2))
    step = Decimal(1).scaleb(-len(rate.group(3) or ""))
    return bool(likely) and not any(
        abs(_HUNDRED * _value(done) / whole - percent) < step for whole in likely
    )


def _value(count: re.Match[str]) -> Decimal:
    return Decimal(count.group(1)) * (_TEN_THOUSAND if count.group(2) else 1)


def _over(text: str) -> Iterator[Hit]:
    """Parts after 其中 do not exceed the whole."""
    for match, total, parts in _wholes(text):
        joint = _JOINT.search(match.group(3)) or text.startswith(("（含", "（有"), match.end())
        if sum(parts) > total and not joint:
            told = f"其中各项合计{sum(parts)}，多于总数{total}，请核对。"
            yield Hit(match.start(1), match.end(2), None, told)


def _short(text: str) -> Iterator[Hit]:
    """Three and more parts that nearly make the whole are meant to make it."""
    for match, total, parts in _wholes(text):
        rest = total - sum(parts)
        if len(parts) >= _SEVERAL and 0 < rest * _REST <= total:
            told = f"其中各项合计{sum(parts)}，比总数{total}少{rest}，请核对是否有遗漏。"
            yield Hit(match.start(1), match.end(2), None, told)


def _wholes(text: str) -> Iterator[tuple[re.Match[str], int, list[int]]]:
    for match in _PARTS.finditer(text) if "其中" in text else ():
        yield match, int(match.group(1)), [int(one) for one in _PART.findall(match.group(3))]


RULES: Mapping[str, TextRule] = {
    "numbers.rate_off": _rate,
    "numbers.parts_over": _over,
    "numbers.parts_short": _short,
}
