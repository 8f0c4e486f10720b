"""Two years of an office that does not exist."""

import pytest

from desktop.domain.outline import Part, Section, Table
from desktop.domain.report import Report

LAST = Report(
    office="云岭县国防动员办公室",
    year=2023,
    title="云岭县国防动员办公室2023年度法治政府建设情况报告",
    sections=(
        Section(0, paragraphs=("2023年，我办依法履职，圆满完成全年各项目标任务。",)),
        Section(1, "主要举措和成效", part=Part.ACHIEVEMENTS),
        Section(
            2,
            "加强学习培训。",
            run_in=True,
            paragraphs=("全年组织集体学法5次，邀请法律顾问授课，参训120人次。",),
        ),
        Section(2, "规范行政执法。", run_in=True, paragraphs=("办理行政执法案件3件，罚款2万元。",)),
        Section(1, "2024年度工作安排", part=Part.PLAN),
        Section(
            2,
            "打造警报试鸣宣传品牌。",
            run_in=True,
            paragraphs=("依托警报试鸣日走进校园开展讲解。",),
        ),
        Section(2, "建立线索移送台账。", run_in=True, paragraphs=("与街道会签线索移送办法。",)),
    ),
)

THIS = Report(
    office="云岭县国防动员办公室",
    year=2024,
    title="云岭县国防动员办公室2024年度法治政府建设情况报告",
    sections=(
        Section(0, paragraphs=("2024年，我办依法履职，圆满完成全年各项目标任务。",)),
        Section(1, "主要举措和成效", part=Part.ACHIEVEMENTS),
        Section(
            2,
            "规范行政执法。",
            run_in=True,
            paragraphs=("办理行政执法案件13件，罚款2万元。",),
        ),
        Section(
            2,
            "加强学习培训。",
            run_in=True,
            paragraphs=("全年组织集体学法5次，邀请法律顾问授课，参训120人次。",),
        ),
        Section(
            2,
            "丰富宣传形式。",
            run_in=True,
            paragraphs=("在警报试鸣日走进校园讲解12场，形成警报试鸣宣传品牌。",),
        ),
        Section(1, "2024年度工作安排", part=Part.PLAN, paragraphs=(Table((("事项", "时限"),)),)),
    ),
)


@pytest.fixture
def last() -> Report:
    """Return the earlier report."""
    return LAST


@pytest.fixture
def this() -> Report:
    """Return the later one."""
    return THIS
