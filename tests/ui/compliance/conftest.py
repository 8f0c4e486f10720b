"""A report, its session, and the rows of a sheet."""

import datetime as dt

import pytest

from desktop.domain.outline import Part, Section
from desktop.domain.report import Report
from desktop.official.standard import Strength
from desktop.official.verdicts import Row
from desktop.ui.editor.session import ReportSession

SENTENCE = "坚持严格规范公正文明执法，全年开展执法检查86次。"


@pytest.fixture
def report() -> Report:
    return Report(
        office="青山区国防动员办公室",
        year=2024,
        mark="青山区国防动员办公室文件",
        doc_number="青国动〔2025〕3号",
        title="青山区国防动员办公室2024年度法治政府建设情况报告",
        addressee="区委、区政府",
        sections=(
            Section(0, paragraphs=("2024年，各项工作取得新进展。",)),
            Section(1, "主要举措和成效", part=Part.ACHIEVEMENTS, paragraphs=(SENTENCE * 30,)),
        ),
        signature="青山区国防动员办公室",
        date=dt.date(2025, 1, 9),
    )


@pytest.fixture
def session(report: Report) -> ReportSession:
    return ReportSession(report)


@pytest.fixture
def rows() -> tuple[Row, ...]:
    """Give a row that is right, one that departs and one that cannot be told, and a usual one."""
    return (
        Row("top", "5.2.1", Strength.REQUIRED, "天头", "37毫米", "37毫米", ok=True),
        Row("left", "5.2.1", Strength.REQUIRED, "订口", "28毫米", "31.7毫米", ok=False),
        Row("mark_top", "7.2.4", Strength.REQUIRED, "标志", "35毫米", "请用尺量", ok=None),
        Row("lines", "5.2.3", Strength.USUAL, "每面行数", "22行", "20行", ok=False),
    )
