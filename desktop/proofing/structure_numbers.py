"""The numbers of headings: skipped, repeated, restarted, of another form (7.3.3)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop.domain.numbering import Style, read_marker
from desktop.domain.report import Report
from desktop.proofing.context import Context
from desktop.proofing.rule import ReportRule, Spot

_OTHER_MARK = re.compile(r"\d+、|[一二三四五六七八九十]+[.．，,]|[（(][^）)]+[）)][、.．，,]")


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A section with a number of its own, and the numbered section before it on its level."""

    index: int
    depth: int
    marker: str
    style: Style
    value: int
    before: "_Numbered | None" = None


def _numbered(report: Report, context: Context) -> tuple[_Numbered, ...]:
    shown = context.markers
    if len(shown) != len(report.sections):
        shown = report.markers
    return _read(shown, tuple(section.depth for section in report.sections))


@lru_cache(maxsize=8)
def _read(shown: tuple[str, ...], depths: tuple[int, ...]) -> tuple[_Numbered, ...]:
    """Read all markers; every rule asks for them, and while text is typed they stay the same."""
    found: list[_Numbered] = []
    last: dict[int, _Numbered] = {}
    for index, (depth, marker) in enumerate(zip(depths, shown, strict=True)):
        for below in [one for one in last if one > depth]:
            del last[below]
        read = read_marker(marker) if depth else None
        if read is None:
            last.pop(depth, None)
            continue
        found.append(_Numbered(index, depth, marker, read[0], read[1], last.get(depth)))
        last[depth] = replace(found[-1], before=None)
    return tuple(found)


def _skipped(report: Report, context: Context) -> Iterator[Spot]:
    for one in _numbered(report, context):
        if one.before and one.style is one.before.style and one.value > one.before.value + 1:
            message = f"序号由“{one.before.marker}”跳到“{one.marker}”，请核对是否漏了内容或编错。"
            yield Spot(one.index, message=message)


def _repeated(report: Report, context: Context) -> Iterator[Spot]:
    for one in _numbered(report, context):
        if one.before and one.style is one.before.style and one.value == one.before.value:
            yield Spot(one.index, message=f"序号“{one.marker}”重复，请按顺序重编。")


def _restarted(report: Report, context: Context) -> Iterator[Spot]:
    for one in _numbered(report, context):
        if one.before and one.style is one.before.style and one.value < one.before.value:
            message = f"序号由“{one.before.marker}”退回到“{one.marker}”，请按顺序重编。"
            yield Spot(one.index, message=message)


def _not_first(report: Report, context: Context) -> Iterator[Spot]:
    for one in _numbered(report, context):
        if one.before is None and one.value > 1 and _is_first(report, one.index):
            message = f"本级第一个序号是“{one.marker}”，应当从一开始编。"
            yield Spot(one.index, message=message)


def _is_first(report: Report, index: int) -> bool:
    """Tell whether no section of its level stands before it under the same heading."""
    depth = report.sections[index].depth
    for section in reversed(report.sections[:index]):
        if section.depth == depth:
            return False
        if section.depth < depth:
            return True
    return True


def _form(report: Report, context: Context) -> Iterator[Spot]:
    for one in _numbered(report, context):
        if one.before and one.style is not one.before.style:
            message = f"同一级序号一处用“{one.before.marker}”，一处用“{one.marker}”，应当统一。"
            yield Spot(one.index, message=message)


def _brackets(report: Report, context: Context) -> Iterator[Spot]:
    """The brackets of a number are those of Chinese text."""
    for one in _numbered(report, context):
        if not {"(", ")"}.isdisjoint(one.marker):
            message = f"序号“{one.marker}”的括号应当用全角。"
            yield Spot(one.index, message=message)


def _mark(report: Report, context: Context) -> Iterator[Spot]:
    """一、 has a 、, 1. a point, and behind brackets stands nothing."""
    for one in _numbered(report, context):
        if _OTHER_MARK.fullmatch(one.marker.strip()):
            message = (
                f"序号“{one.marker}”后面的点号不规范：“一”后用顿号，“1”后用圆点，括号后不加点号。"
            )
            yield Spot(one.index, message=message)


def _jumped(report: Report, context: Context) -> Iterator[Spot]:
    """一、 is followed by （一）, then by 1.; told once in a report."""
    above: _Numbered | None = None
    for one in _numbered(report, context):
        jumped = one.style is Style.ARABIC and above and above.style is Style.CHINESE
        if jumped and above and one.depth == above.depth + 1:
            yield Spot(one.index, 0, len(report.sections[one.index].heading))
            return
        above = one


RULES: Mapping[str, ReportRule] = {
    "structure.number_skipped": _skipped,
    "structure.number_repeated": _repeated,
    "structure.number_restarted": _restarted,
    "structure.number_first": _not_first,
    "structure.number_form": _form,
    "structure.number_brackets": _brackets,
    "structure.number_mark": _mark,
    "structure.level_jumped": _jumped,
}
