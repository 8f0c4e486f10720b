"""What the reader of a recognised report is told, in Chinese sentences."""

from collections.abc import Iterable, Sequence
from itertools import islice

from desktop.domain.outline import FULL_STOP, Part, Section, missing_parts
from desktop.domain.report import Report
from desktop.recognition.changes import WIDENED, Kind, Normalised
from desktop.recognition.dates import is_month_only, is_unreal
from desktop.recognition.office import Naming
from desktop.recognition.parts import load_parts, part_of, parts_in

_MOST_NAMED = 5
_LONGEST_NAMED = 12
_LONGEST_HEADING = 24
_MOST_SEARCHED = 500
# Headings below the top name measures and results all the time, and mean no part by it.
_TOLD_BELOW = frozenset({Part.PROBLEMS, Part.LEADERSHIP, Part.PLAN})
_KEPT_SPACES = "保留了 {} 处汉字间的空格（并列机关之间或文件名中），请确认。"
_SENTENCES = {
    **{kind: f"已将 {{}} 处{kind}改为全角。" for kind in WIDENED},
    Kind.QUOTE: "已将 {} 处直引号改为弯引号。",
    Kind.SPACE: "已删除 {} 处汉字间、数字旁的空格。",
    Kind.DIGIT: "已将 {} 处全角数字改为半角。",
    Kind.LOOKALIKE: "已将文号中 {} 处误认成字母的数字改正。",
    Kind.YEAR_BRACKET: "已将 {} 处文号中的括号改为六角括号。",
    Kind.JOIN: "已把 {} 处断行接成整段。",
    Kind.DASH: "已去掉 {} 处序号前的列表符号。",
    Kind.NUMBER: "已将 {} 处序号改为规范写法（如“1、”改为“1.”）。",
    Kind.BLANK: "已去掉 {} 处连续空行。",
}


def to_confirm(
    report: Report, naming: Naming, leftover: Sequence[str], strays: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return what the reader should look at before anything else.

    Args:
        report: What was recognised.
        naming: How the office was found.
        leftover: What found no place.
        strays: Those lines of it that stand at the title.
    """
    return (
        *_office(naming),
        *(() if report.year else ("没有找到报告年度，请填写。",)),
        *(() if report.title else ("没有找到标题，请填写。",)),
        *(f"标题旁的“{_short(text)}”没有归入任何要素，请确认是否属于标题。" for text in strays),
        *_outline(report),
        *_date(report, leftover),
        *_leftover(leftover),
    )


def normalised(changes: Iterable[Normalised], kept_spaces: int) -> tuple[str, ...]:
    """Return what was changed, kind by kind, with how often."""
    told = tuple(_SENTENCES[each.kind].format(each.count) for each in changes)
    return (*told, _KEPT_SPACES.format(kept_spaces)) if kept_spaces else told


def _office(naming: Naming) -> tuple[str, ...]:
    if not naming.name:
        return ("没有找到报告机关，请填写机关全称。",)
    if naming.sure:
        return ()
    return (f"机关全称“{naming.name}”是根据文中内容推断的，请确认。",)


def _date(report: Report, leftover: Iterable[str]) -> Iterable[str]:
    if report.date is None:
        months = (text for text in leftover if is_month_only(text))
        yield from (f"成文日期“{text}”没有写明日，请补填。" for text in islice(months, 1))
        unreal = (text for text in leftover if is_unreal(text))
        yield from (
            f"成文日期“{text}”没有填全，或者历法上没有这一天，请改正后补填。"
            for text in islice(unreal, 1)
        )


def _outline(report: Report) -> Iterable[str]:
    sections = report.sections
    if all(section.depth == 0 for section in sections):
        yield "没有识别出层次标题，全部正文作为导语，请自行划分章节。"
        return
    for part in missing_parts(sections):
        yield _missing(part, report)
    kept = [section for section in sections if section.marker is not None]
    if kept:
        named = "、".join(f"“{_shown(section)}”" for section in kept[:_MOST_NAMED])
        more = " 等" if len(kept) > _MOST_NAMED else ""
        yield f"有 {len(kept)} 处序号与自动编号不一致，已按原文保留：{named}{more}，请核对。"


def _missing(part: Part, report: Report) -> str:
    """Say that a part has no heading of its own, and where its matter may stand instead."""
    label = next(guide.label for guide in load_parts() if guide.part is part)
    seen = zip(report.sections, report.markers, strict=True)
    for section, marker in islice(seen, _MOST_SEARCHED):
        named = f"“{marker}{section.heading.removesuffix(FULL_STOP)[:_LONGEST_HEADING]}”"
        if section.depth == 1 and part in parts_in(section.heading):
            return f"“{label}”与其他内容合写在{named}中，没有单列，请确认。"
        if section.depth > 1 and part in _TOLD_BELOW and part_of(section.heading) is part:
            return f"“{label}”没有单列，可能写在{named}中，请确认。"
    return f"没有识别出“{label}”部分，请核对一级标题。"


def _short(text: str) -> str:
    compact = "".join(text.split())
    return compact if len(compact) <= _LONGEST_HEADING else f"{compact[:_LONGEST_HEADING]}…"


def _shown(section: Section) -> str:
    text = section.heading or next(
        (block for block in section.paragraphs if isinstance(block, str)), ""
    )
    return f"{section.marker}{text.partition(FULL_STOP)[0][:_LONGEST_NAMED]}"


def _leftover(leftover: Sequence[str]) -> tuple[str, ...]:
    if not leftover:
        return ()
    return (f"有 {len(leftover)} 处文字没有归入任何要素，已单独列出，请查看。",)
