"""Items within the text: 一是、二是；首先、其次；一方面、另一方面."""

import re
from collections.abc import Iterator, Mapping

from desktop.domain.chinese import numeral, value_of
from desktop.domain.report import Report
from desktop.proofing.context import Context
from desktop.proofing.rule import ReportRule, Spot

_ITEM = re.compile(r"([一二三四五六七八九十]{1,3})(是|要)")
_BOUNDS = "。；：，、！？（\n\t 　"
_FOLLOWERS = ("再次", "其次")
_OPENER = "首先"
_SENTENCE = r"(?:(?<=[。；：\n])|^)"


def _skipped(report: Report, _context: Context) -> Iterator[Spot]:
    for index, match, value, before in _items(report):
        if before is not None and value > before + 1:
            message = (
                f"“{numeral(before)}{match.group(2)}”之后是“{match.group().strip()}”，"
                f"缺“{numeral(before + 1)}{match.group(2)}”。"
            )
            yield Spot(index, match.start(), match.end(), message=message)
        elif before is None and value > 1:
            message = f"“{match.group()}”之前没有“一{match.group(2)}”，请核对。"
            yield Spot(index, match.start(), match.end(), message=message)


def _repeated(report: Report, _context: Context) -> Iterator[Spot]:
    for index, match, value, before in _items(report):
        if before is not None and value == before and value > 1:
            yield Spot(index, match.start(), match.end())


def _items(report: Report) -> Iterator[tuple[int, re.Match[str], int, int | None]]:
    """Yield each item with its value and the one before it; 一是 begins anew."""
    last: dict[str, int] = {}
    for index, section in enumerate(report.sections):
        if section.heading and not _goes_on(section.heading):
            last = {}
        for match in _found(section.text):
            value = value_of(match.group(1)) or 0
            kind = match.group(2)
            if value > 1 or kind in last:
                yield index, match, value, None if value == 1 else last.get(kind)
            last[kind] = value


def _found(text: str) -> Iterator[re.Match[str]]:
    """Find the items that begin a clause."""
    for match in _ITEM.finditer(text):
        if not match.start() or text[match.start() - 1] in _BOUNDS:
            yield match


def _goes_on(heading: str) -> bool:
    """Tell whether a heading is itself an item of the list (（一）一是加强领导)."""
    return _ITEM.match(heading) is not None


def _alone(report: Report, _context: Context) -> Iterator[Spot]:
    """一是 calls for 二是 in the same section or the next."""
    for index, section in enumerate(report.sections):
        found = list(_found(section.text))
        following = report.sections[index + 1].text[:6] if index + 1 < len(report.sections) else ""
        for match in found:
            others = [one for one in found if one.group(2) == match.group(2)]
            if match.group(1) == "一" and len(others) == 1 and not _ITEM.match(following):
                yield Spot(index, match.start(), match.end())


def _opener(report: Report, _context: Context) -> Iterator[Spot]:
    """其次 and 再次 follow 首先."""
    for index, section in enumerate(report.sections):
        text = section.text
        for word in (one for one in _FOLLOWERS if one in text):
            match = re.search(f"{_SENTENCE}{word}[，,]", text)
            if match and _OPENER not in text and "第一" not in text:
                yield Spot(index, match.start(), match.start() + len(word))
                break


RULES: Mapping[str, ReportRule] = {
    "structure.sequence_skipped": _skipped,
    "structure.sequence_repeated": _repeated,
    "structure.sequence_alone": _alone,
    "structure.sequence_opener": _opener,
}
