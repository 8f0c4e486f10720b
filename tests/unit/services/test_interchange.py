"""Reports as JSON and back."""

import datetime as dt
import json

from desktop.domain.numbering import SHORT
from desktop.domain.outline import Part, Section, Table
from desktop.domain.report import Attachment, Report
from desktop.services.interchange import report_from_json, report_to_json

REPORT = Report(
    office="东岭区国防动员办公室",
    year=2024,
    mark="甲\n乙文件",
    signers=("张明", "李雯"),
    title="关于2024年度法治政府建设情况的报告",
    scheme=SHORT,
    sections=(
        Section(0, paragraphs=("导语。",)),
        Section(1, "成效", part=Part.ACHIEVEMENTS, paragraphs=(Table((("甲", "乙"),)),)),
        Section(2, "学习。", run_in=True, paragraphs=("4次。",)),
        Section(2, run_in=True, paragraphs=("没有标题的一段。",)),
    ),
    attachments=(Attachment("统计表", ("甲",)),),
    date=dt.date(2025, 1, 9),
)


def test_a_report_survives_the_way_through_json() -> None:
    shape = json.loads(json.dumps(report_to_json(REPORT), ensure_ascii=False))
    assert report_from_json(shape) == REPORT


def test_the_shape_is_that_of_the_contract() -> None:
    shape = report_to_json(REPORT)
    assert shape["date"] == "2025-01-09"
    assert shape["printed_on"] == ""
    assert shape["sections"][1] == {
        "depth": 1,
        "marker": "一、",
        "heading": "成效",
        "run_in": False,
        "part": "achievements",
        "paragraphs": [{"rows": [["甲", "乙"]]}],
    }
    assert "part" not in shape["sections"][2]


def test_markers_seen_in_a_source_are_shown_as_they_were() -> None:
    shape = report_to_json(REPORT, ("", "一.", "(1)", "(2)"))
    assert [section["marker"] for section in shape["sections"]] == ["", "一.", "(1)", "(2)"]


def test_a_title_broken_by_hand_is_one_line_for_others() -> None:
    assert report_to_json(Report(title="甲\n乙"))["title"] == "甲乙"
