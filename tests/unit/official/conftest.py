"""A report with everything an official document can have."""

import datetime as dt

import pytest

from desktop.domain.outline import Part, Section, Table
from desktop.domain.report import Attachment, Report


@pytest.fixture
def full_report() -> Report:
    """Give a report with every element, written for these tests."""
    return Report(
        office="江北市国防动员办公室",
        year=2024,
        mark="江北市国防动员办公室文件",
        copy_number="000001",
        secrecy="机密★1年",
        urgency="特急",
        doc_number="江国动〔2025〕3号",
        signers=("李文",),
        title="江北市国防动员办公室关于2024年度法治政府建设情况的报告",
        addressee="市委、市政府",
        sections=(
            Section(0, paragraphs=("现将情况报告如下。",)),
            Section(1, "主要举措和成效", part=Part.ACHIEVEMENTS, paragraphs=("全年办理案件7件。",)),
            Section(2, "加强学习。", run_in=True, paragraphs=("组织学习12次。", "效果较好。")),
            Section(3, "", run_in=True, paragraphs=("修订制度3项。",)),
            Section(
                1,
                "存在的问题",
                part=Part.PROBLEMS,
                paragraphs=("力量不足。", Table((("项目", "数量"), ("处罚", "7")))),
            ),
        ),
        attachments=(
            Attachment("执法情况统计表", (Table((("项目", "数量"), ("处罚", "7"))),)),
            Attachment("制度目录", ("一览如下。",)),
        ),
        signature="江北市国防动员办公室",
        date=dt.date(2025, 1, 9),
        note="此件主动公开",
        cc="市人大常委会办公室，市司法局",
        printer="江北市国防动员办公室秘书科",
        printed_on=dt.date(2025, 1, 10),
    )
