"""Dates of signing that are broken between two lines."""

import datetime as dt

import pytest

from desktop.recognition import Line, Recognised, recognise_lines

OFFICE = "青溪县国防动员办公室"
TOP = f"{OFFICE}2024年度法治政府建设情况报告\n一、主要举措\n开展学习5次。\n"


def read(text: str) -> Recognised:
    return recognise_lines([Line(line) for line in f"{TOP}{text}".split("\n")])


@pytest.mark.parametrize(
    "end",
    [
        f"{OFFICE}  2025年\n1月8日",
        f"{OFFICE}2025年1月\n8日",
        f"{OFFICE} 2025\n年1月8日",
        f"{OFFICE}\n2025年1\n月8日",
        f"{OFFICE}  二〇二五年\n一月八日",
    ],
)
def test_a_date_is_whole_again_with_the_office_by_it(end: str) -> None:
    report = read(end).report
    assert (report.signature, report.date) == (OFFICE, dt.date(2025, 1, 8))


def test_a_line_that_only_ends_with_a_day_joins_nothing() -> None:
    report = read("规划期至2025年\n1月8日，全县共有工程5个。").report
    assert (report.signature, report.date) == ("", None)
