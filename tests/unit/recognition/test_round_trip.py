"""What the program writes it reads back."""

import dataclasses
import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.numbering import DECIMAL, PARTS, SHORT, Scheme
from desktop.domain.outline import Part, Section, Table
from desktop.domain.report import Attachment, Report
from desktop.exports import write_docx, write_txt
from desktop.recognition import recognise
from desktop.services.interchange import report_from_json

SAMPLES = Path(__file__).resolve().parents[3] / "resources" / "samples"
REPORTS = [
    pytest.param(report["report"], id=f"{file.stem}-{index}")
    for file in sorted(SAMPLES.glob("*.json"))
    for index, report in enumerate(json.loads(file.read_text(encoding="utf-8"))["reports"])
]

FULL = Report(
    office="甲山市国防动员办公室",
    year=2024,
    mark="甲山市国防动员办公室\n甲山市司法局文件",
    copy_number="000012",
    secrecy="机密★1年",
    urgency="特急",
    doc_number="甲国动〔2025〕3号",
    signers=("王小明", "李雯", "赵子龙"),
    title="甲山市国防动员办公室甲山市司法局关于2024年度法治政府建设情况的报告",
    addressee="市委、市政府，省国防动员办公室",
    sections=(
        Section(0, paragraphs=("现将有关情况报告如下：",)),
        Section(1, "主要举措和成效", part=Part.ACHIEVEMENTS),
        Section(2, "强化学习。", run_in=True, paragraphs=("一是学习。", "另有一段。")),
        Section(2, run_in=True, paragraphs=("学习宪法。学习民法典。",)),
        Section(2, "加强领导", paragraphs=("内容丰富。", Table((("项目", "数量"), ("案件", "7"))))),
        Section(3, "深化改革。", run_in=True, paragraphs=("改。",)),
        Section(3, run_in=True, paragraphs=("简短",)),
        Section(1, "存在的不足和原因", part=Part.PROBLEMS, paragraphs=("不足。",)),
        Section(1, "2025年度主要安排", part=Part.PLAN, paragraphs=("特此报告。",)),
    ),
    attachments=(
        Attachment("统计表", (Table((("项目", "数量"), ("案件", "7"))), "注：截至年底。")),
        Attachment("制度清单"),
        Attachment("名单", ("一、甲", "二、乙")),
    ),
    signature="甲山市国防动员办公室\n甲山市司法局",
    date=dt.date(2025, 1, 20),
    note="此件主动公开",
    cc="市人大常委会办公室，市政协办公室，市委依法治市办",
    printer="甲山市国防动员办公室",
    printed_on=dt.date(2025, 1, 21),
)


def comparable(report: Report) -> dict[str, Any]:
    """Show a report without what layout does not say: breaks in the title, empty paragraphs."""
    sections = tuple(
        replace(section, paragraphs=()) if section.paragraphs == ("",) else section
        for section in report.sections
    )
    plain = replace(report, title=report.title.replace("\n", ""), sections=sections)
    return {field.name: getattr(plain, field.name) for field in dataclasses.fields(plain)}


def through_word(report: Report, folder: Path) -> Report:
    write_docx(report, folder / "报告.docx")
    return recognise(folder / "报告.docx").report


@pytest.mark.parametrize("data", REPORTS)
def test_samples_come_back_from_word(data: dict[str, Any], tmp_path: Path) -> None:
    report = report_from_json(data)
    assert comparable(through_word(report, tmp_path)) == comparable(report)


@pytest.mark.parametrize("data", REPORTS)
def test_samples_come_back_from_text(data: dict[str, Any], tmp_path: Path) -> None:
    report = report_from_json(data)
    write_txt(report, tmp_path / "报告.txt")
    assert comparable(recognise(tmp_path / "报告.txt").report) == comparable(report)


def test_every_field_comes_back_from_word(tmp_path: Path) -> None:
    assert comparable(through_word(FULL, tmp_path)) == comparable(FULL)


def test_nothing_of_our_own_word_file_is_left_over(tmp_path: Path) -> None:
    write_docx(FULL, tmp_path / "报告.docx")
    assert recognise(tmp_path / "报告.docx").leftover == ()


@pytest.mark.parametrize("scheme", [SHORT, PARTS, DECIMAL])
def test_schemes_come_back_from_word(scheme: Scheme, tmp_path: Path) -> None:
    report = replace(FULL, scheme=scheme)
    assert through_word(report, tmp_path).markers == report.markers


def test_kept_numbers_come_back_from_word(tmp_path: Path) -> None:
    sections = [
        replace(section, marker="（五）") if section.heading == "加强领导" else section
        for section in FULL.sections
    ]
    report = replace(FULL, sections=tuple(sections))
    assert through_word(report, tmp_path).sections == report.sections


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_real_reports_come_back_from_word(
    number: str, seeds: Path, truth: dict[str, Any], tmp_path: Path
) -> None:
    report = recognise(seeds / truth[number]["file"]).report
    assert comparable(through_word(report, tmp_path)) == comparable(report)
