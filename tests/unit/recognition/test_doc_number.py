"""Numbers without brackets, and numbers with office and date on one line."""

import datetime as dt

import pytest

from desktop.recognition import Line, Recognised, recognise_lines
from desktop.recognition.doc_number import is_number

TITLE = "青溪县国防动员办公室2024年度法治政府建设情况报告\n"
BODY = "县委：\n一、主要举措\n开展学习5次。\n二、存在的不足和原因\n人员不足。"
OFFICE, DATE = "青溪县国防动员办公室", "2025年1月8日"


def read(text: str) -> Recognised:
    return recognise_lines([Line(line) for line in text.split("\n")])


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("2025年第5号", "2025年第5号"),
        ("（2025年第5号）", "2025年第5号"),
        ("文号：2025年第5号", "2025年第5号"),
        ("国动办发2025第5号", "国动办发2025第5号"),
        ("国动办发2025年5号", "国动办发2025年5号"),
    ],
)
@pytest.mark.parametrize("top", ["{line}\n{title}", "{title}{line}\n"])
def test_a_number_needs_no_brackets(line: str, number: str, top: str) -> None:
    found = read(top.format(line=line, title=TITLE) + BODY)
    assert (found.report.doc_number, found.report.addressee) == (number, "县委")
    assert found.report.title == TITLE.strip()


@pytest.mark.parametrize("text", ["青溪县政府公报2025年第5号", "2025年5月", "青国动办发 2025 5号"])
def test_what_may_be_something_else_is_no_number(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    "line",
    [
        f"青国动〔2025〕5号  {OFFICE}  {DATE}",
        f"{OFFICE} 青国动〔2025〕5号 {DATE}",
        f"青国动〔2025〕5号　　{OFFICE}{DATE}",
    ],
)
def test_number_office_and_date_may_stand_on_one_line(line: str) -> None:
    report = read(f"{TITLE}{line}\n{BODY}").report
    assert (report.doc_number, report.signature) == ("青国动〔2025〕5号", OFFICE)
    assert report.date == dt.date(2025, 1, 8)


def test_the_closing_goes_before_the_line_of_the_number() -> None:
    found = read(f"青国动〔2025〕5号  2025年1月6日\n{TITLE}{BODY}\n{OFFICE}\n{DATE}")
    assert (found.report.date, found.leftover) == (dt.date(2025, 1, 8), ("2025年1月6日",))
