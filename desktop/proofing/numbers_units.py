"""Units and measure words, and one way of writing numbers at one place (GB/T 15835 5)."""

import re
from collections.abc import Iterator, Mapping

from desktop.domain.chinese import value_of
from desktop.proofing.rule import Hit, TextRule

_SENTENCE = re.compile(r"[^。；！？\n]+")
_TIMES = re.compile(
    r"(?:人次|参训人次|培训人次|受众人次)(?:数)?(?:达到?|为|共计?|超过|约|近)*\s*\d[\d.]*\s*(?:万)?(?:余|多)?\s*(人|名)"
    r"(?!次|均)"
)
_TWICE = re.compile(
    r"\d\s*(?:余|多)?(件件|起起|人人次|次次|份份|名名|家家|万万元|万元元|元元|[%％]{2}|项项|个个|场场)"
)
_CASES = re.compile(r"(\d+)\s*(起|件|宗)")
_CHINESE = re.compile(
    r"(?<![一二三四五六七八九十百千万两第这那每某上下\d])([二三四五六七八九十]{1,3}|两)"
    r"(个|家|件|起|项|名|人|份|场|期|次|所|处|户|批)(?=([\u4e00-\u9fff]{0,2}))"
)
_ARABIC = re.compile(
    r"(?<![\d.第])(\d+)\s*(?:余|多)?\s*(个|家|件|起|项|名|人|份|场|期|次|所|处|户|批)(?=([\u4e00-\u9fff]{0,2}))"
)
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|\"[^\"]*\"")
_CASES_WRITTEN = re.compile(r"案件(?:共|共计)?([一二三四五六七八九十百]+)[件起](?=[，。；、）]|$)")
_RELATED = ("其中", "其余", "分别", "另有", "另外", "还有", "剩余", "余下")
_FIXED = re.compile(
    r"^(?:方面|环节|阶段|层面|维度|必须|意识|自信|维护|亲自|坚持|确立|统筹|专项|一|为主|层次|关键|重点|转变|结合"
    r"|清单|体系|机制|制度|平台|责任|规范|公开|到位|带头|确保|覆盖|月|季度|字)"
)


def _person_times(text: str) -> Iterator[Hit]:
    """人次 is counted in 人次."""
    for match in _TIMES.finditer(text):
        yield Hit(match.start(1), match.end(1), "人次")


def _twice(text: str) -> Iterator[Hit]:
    for match in _TWICE.finditer(text):
        word = match.group(1)
        half = word[0] if word != "人人次" else "人次"
        yield Hit(*match.span(1), {"万万元": None, "万元元": "万元"}.get(word, half))


def _case_units(text: str) -> Iterator[Hit]:
    """Cases of one sentence are counted by one measure word."""
    for sentence in _SENTENCE.finditer(text):
        if "案" not in sentence.group():
            continue
        found = list(_CASES.finditer(sentence.group()))
        words = {match.group(2) for match in found}
        if len(words) > 1 and "件" in words:
            for match in found:
                if match.group(2) != "件" and _is_of_cases(sentence.group(), match):
                    start = sentence.start() + match.start(2)
                    yield Hit(start, start + 1, "件")


def _is_of_cases(sentence: str, match: re.Match[str]) -> bool:
    before = re.split(r"[，、（]", sentence[: match.start()])[-1]
    before = before.replace("案例", "")  # examples told to the public are no count of cases
    return "案" in before or sentence[match.end() :].startswith(("案", "行政案", "执法案"))


def _mixed(text: str) -> Iterator[Hit]:
    """At one place all counts are written in one way: 向9个企业…，其中4个…."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for sentence in re.finditer(r"[^。！？\n]+", text):
        arabic = list(_ARABIC.finditer(sentence.group()))
        for match in _CHINESE.finditer(sentence.group()) if arabic else ():
            start = sentence.start() + match.start()
            inside = any(first <= start < last for first, last in quoted)
            if not inside and _is_mixed(sentence.group(), match, arabic):
                number = value_of(match.group(1))
                yield Hit(start, start + len(match.group()), f"{number}{match.group(2)}")


def _is_mixed(sentence: str, match: re.Match[str], arabic: list[re.Match[str]]) -> bool:
    same = [one for one in arabic if one.group(2) == match.group(2)]
    noun = match.group(3)
    if not same or _FIXED.match(sentence[match.end() :]):
        return False
    related = sentence[: match.start()].endswith(_RELATED)
    ends = not noun  # 听取汇报四次，: a count at the end of its clause is no fixed phrase
    return related or ends or (len(noun) > 1 and any(one.group(3) == noun for one in same))


def _written_out(text: str) -> Iterator[Hit]:
    """Cases are counted in Arabic numerals."""
    for match in _CASES_WRITTEN.finditer(text):
        yield Hit(*match.span(1), str(value_of(match.group(1))))


RULES: Mapping[str, TextRule] = {
    "numbers.person_times": _person_times,
    "numbers.unit_twice": _twice,
    "numbers.case_units": _case_units,
    "numbers.mixed": _mixed,
    "numbers.written_out": _written_out,
}
