"""The required parts and what they must hold (《督察工作规定》，年度报告的内容)."""

import re
from collections.abc import Iterator, Mapping

from desktop.domain.finding import HEADER
from desktop.domain.outline import REQUIRED_PARTS, Part, parent_of
from desktop.domain.parts import CHARACTERS_ADVISED
from desktop.domain.report import Report
from desktop.proofing.context import Context
from desktop.proofing.parts import text_below
from desktop.proofing.rule import ReportRule, Spot

_LABELS = {
    Part.ACHIEVEMENTS: "主要举措和成效",
    Part.PROBLEMS: "存在的不足和原因",
    Part.LEADERSHIP: "党政主要负责人履行推进法治建设第一责任人职责情况",
    Part.PLAN: "下一年度主要安排",
}
_WITHIN = {
    Part.ACHIEVEMENTS: re.compile(r"举措|措施|做法|成效|成绩"),
    Part.PROBLEMS: re.compile(r"不足|问题|短板|差距|困难"),
    Part.LEADERSHIP: re.compile(r"第一责任人"),
    Part.PLAN: re.compile(r"下一?步|明年|下一?年度?|打算|安排"),
}
_CAUSES = re.compile(
    r"原因|由于|因为|缘于|源于|根源|归根|归结|症结|所致|造成的|主要是|主要在于|在于|究其|受[^，。；]{1,15}影响"
    r"|受[^，。；]{0,12}(?:限制|制约)|(?<![基原起成诱病])因(?![此而素地材为]|人|事|时|势)[^，。；]{2,30}"
)
_RESPONSIBLE = re.compile(r"第一责任人")
_DUTY = re.compile(
    r"履行(?:好|了)?(?:推进|落实)?(?:本单位|本部门|本系统)?(?:法治(?:政府)?(?:建设)?(?:工作)?)?(?:的)?第一责任人"
    r"(?=[，。；、]|$|情况|加强|推进)"
)


def _missing(report: Report, _context: Context) -> Iterator[Spot]:
    for part in _lacking(report):
        if _elsewhere(report, part) is None:
            message = f"缺少“{_LABELS[part]}”部分；年度报告的四项内容都要写到。"
            yield Spot(HEADER, field="title", message=message)


def _buried(report: Report, _context: Context) -> Iterator[Spot]:
    """A required part that is only a heading below another part should stand by itself."""
    for part in _lacking(report):
        index = _elsewhere(report, part)
        if index is not None:
            message = f"“{_LABELS[part]}”没有单列为一个部分，写在了下级标题里，应当单列。"
            yield Spot(index, 0, len(report.sections[index].heading), message=message)


def _lacking(report: Report) -> list[Part]:
    tops = {section.part for section in report.sections if section.depth == 1}
    return [part for part in REQUIRED_PARTS if part not in tops] if report.sections else []


def _elsewhere(report: Report, part: Part) -> int | None:
    """Find a heading below the top that speaks of a part; only 第一责任人 is told for sure."""
    if part is not Part.LEADERSHIP:
        return None
    for index, section in enumerate(report.sections):
        if section.depth > 1 and _WITHIN[part].search(section.heading):
            return index
    return None


def _causes(report: Report, _context: Context) -> Iterator[Spot]:
    """A heading that promises causes is followed by some."""
    yield from _without_causes(report, promised=True)


def _no_causes(report: Report, _context: Context) -> Iterator[Spot]:
    """Shortcomings come with their causes, whether the heading says so or not."""
    yield from _without_causes(report, promised=False)


def _without_causes(report: Report, *, promised: bool) -> Iterator[Spot]:
    for index, section in enumerate(report.sections):
        if section.depth == 1 and section.part is Part.PROBLEMS:
            text = text_below(report, index)
            says_so = "原因" in section.heading
            if says_so is promised and text.strip() and not _CAUSES.search(text):
                yield Spot(index, 0, len(section.heading))


def _responsible(report: Report, _context: Context) -> Iterator[Spot]:
    for index, section in enumerate(report.sections):
        if section.depth == 1 and section.part is Part.LEADERSHIP:
            text = section.heading + text_below(report, index)
            if not _RESPONSIBLE.search(text):
                yield Spot(index, 0, len(section.heading))


def _duty(report: Report, _context: Context) -> Iterator[Spot]:
    """One fulfils the duties of the person responsible, not the person."""
    for index, section in enumerate(report.sections):
        for match in _DUTY.finditer(section.text):
            yield Spot(index, match.start(), match.end(), suggestion=f"{match.group()}职责")


def _order(report: Report, _context: Context) -> Iterator[Spot]:
    """What was done stands above what is planned; other orders are a matter of habit."""
    tops = [
        (index, section.part)
        for index, section in enumerate(report.sections)
        if section.depth == 1 and section.part in REQUIRED_PARTS
    ]
    parts = [part for _index, part in tops]
    if Part.PLAN in parts and parts[-1] is not Part.PLAN:
        index = tops[parts.index(Part.PLAN)][0]
        yield Spot(index, 0, len(report.sections[index].heading))


def _twice(report: Report, _context: Context) -> Iterator[Spot]:
    seen: set[Part] = set()
    for index, section in enumerate(report.sections):
        part = section.part
        if section.depth == 1 and part in REQUIRED_PARTS:
            if part in seen:
                message = f"有两个部分都像是“{_LABELS[part]}”，请核对标题。"
                yield Spot(index, 0, len(section.heading), message=message)
            seen.add(part)


def _intro(report: Report, _context: Context) -> Iterator[Spot]:
    if report.sections and report.sections[0].depth:
        yield Spot(0, 0, 0)


def _long(report: Report, _context: Context) -> Iterator[Spot]:
    count = report.characters
    if count > CHARACTERS_ADVISED:
        message = f"正文约{count}字，超过{CHARACTERS_ADVISED}字的篇幅要求，建议精简。"
        yield Spot(HEADER, field="title", message=message)


def _empty(report: Report, _context: Context) -> Iterator[Spot]:
    """Something stands below each heading; where nothing does below its siblings, it is a list."""
    bare = [_is_bare(report, index) for index in range(len(report.sections))]
    parents = [parent_of(report.sections, index) for index in range(len(report.sections))]
    filled = {parent for parent, empty in zip(parents, bare, strict=True) if not empty}
    for index, section in enumerate(report.sections):
        if bare[index] and (section.depth == 1 or parents[index] in filled):
            yield Spot(index, 0, len(section.heading))


def _is_bare(report: Report, index: int) -> bool:
    """Tell whether a heading has nothing below it; a run-in heading is a sentence by itself."""
    section = report.sections[index]
    if section.depth == 0 or section.run_in or not section.heading:
        return False
    return not text_below(report, index).strip()


RULES: Mapping[str, ReportRule] = {
    "structure.part_missing": _missing,
    "structure.part_buried": _buried,
    "structure.causes": _causes,
    "structure.no_causes": _no_causes,
    "structure.responsible": _responsible,
    "structure.duty": _duty,
    "structure.part_order": _order,
    "structure.part_twice": _twice,
    "structure.intro": _intro,
    "structure.long": _long,
    "structure.empty": _empty,
}
