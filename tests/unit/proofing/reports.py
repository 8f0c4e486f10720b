"""A clean report and what examples change in it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop.domain.office import Office
from desktop.domain.outline import Part, Section
from desktop.domain.report import Attachment, Report
from desktop.proofing.context import Blemish, Context, Source, Trifle
from desktop.recognition import Line, recognise_lines

BODY = """\
2024年，市国防动员办公室认真学习贯彻习近平法治思想，扎实推进法治政府建设。现将有关情况报告如下：
一、2024年度法治政府建设的主要举措和成效
（一）加强组织领导。成立领导小组，全年组织学法6次。
（二）规范行政执法。全年办理行政执法案件13件，其中简易程序4件、普通程序9件。
二、存在的不足和原因
（一）执法力量不足。主要原因是人员编制较少。
（二）普法形式不新。由于经费有限，新媒体运用不多。
三、党政主要负责人履行推进法治建设第一责任人职责情况
主要负责人坚持亲自部署、亲自过问，全年听取法治工作汇报4次。
四、2025年度法治政府建设主要安排
（一）加强学习。继续组织集体学法。
（二）严格执法。开展案卷评查。
"""
_DATES = {"date", "printed_on"}


def clean(body: str = BODY) -> Report:
    """Return a report without a fault, or the same with another body."""
    read = recognise_lines([Line(line) for line in ("年度报告", *body.splitlines())], verbatim=True)
    return Report(
        office="临江市国防动员办公室",
        year=2024,
        mark="临江市国防动员办公室文件",
        doc_number="临国动〔2025〕3号",
        signers=("周明远",),
        title="临江市国防动员办公室关于2024年度法治政府建设情况的报告",
        addressee="市委、市政府",
        scheme=read.report.scheme,
        sections=read.report.sections,
        signature="临江市国防动员办公室",
        date=dt.date(2025, 1, 15),
        note="此件主动公开",
        cc="市委全面依法治市委员会办公室",
        printer="临江市国防动员办公室",
        printed_on=dt.date(2025, 1, 16),
    )


def example(data: Mapping[str, Any]) -> tuple[Report, Context]:
    """Return the report and the context of an example of the rules' files."""
    report = clean(_replaced(data.get("replace", ())))
    report = replace(report, sections=tuple(_parted(data, one) for one in report.sections))
    changes: dict[str, Any] = {key: _value(key, one) for key, one in data.get("set", {}).items()}
    report = replace(report, **changes)
    if "section" in data:
        index, fields = data["section"]
        section = Section(**{**fields, "paragraphs": tuple(fields["paragraphs"])})
        report = replace(
            report, sections=(*report.sections[:index], section, *report.sections[index + 1 :])
        )
    return report, _context(data, report)


def _replaced(pairs: Iterable[Sequence[str]]) -> str:
    body = BODY
    for old, new in pairs:
        assert old in body, old
        body = body.replace(old, new)
    return body


def _parted(data: Mapping[str, Any], section: Section) -> Section:
    part = data.get("part", {}).get(section.heading)
    return replace(section, part=Part(part)) if part else section


def _value(key: str, value: object) -> object:
    if key in _DATES:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    if not isinstance(value, list):
        return value
    if key == "attachments":
        return tuple(Attachment(title, tuple(rest)) for title, *rest in value)
    return tuple(value)


def _context(data: Mapping[str, Any], report: Report) -> Context:
    shown = data.get("markers", {})
    markers = tuple(
        shown.get(section.heading, marker)
        for section, marker in zip(report.sections, report.markers, strict=True)
    )
    source = Source(
        written=data.get("written", {}),
        lines={key: (first, last) for key, (first, last) in data.get("lines", {}).items()},
        blemishes=tuple(
            Blemish(Trifle(kind), section, start, end)
            for kind, section, start, end in data.get("blemishes", ())
        ),
    )
    last = replace(clean(_replaced(data["last"])), year=report.year - 1) if "last" in data else None
    today = data.get("today")
    return Context(
        markers=markers if shown else (),
        source=source,
        office=Office(**data["office"]) if "office" in data else None,
        last=last,
        today=dt.date.fromisoformat(today) if today else None,
    )
