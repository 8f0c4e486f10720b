"""Who printed a report and when: in either order, on one line or two, with labels or without."""

import datetime as dt

import pytest

from desktop.recognition import Line, Recognised, recognise_lines

REPORT = (
    "青溪县国防动员办公室2024年度法治政府建设情况报告\n县委：\n一、主要举措\n开展学习5次。\n"
    "二、存在的不足和原因\n人员不足。\n青溪县国防动员办公室\n2025年1月8日\n"
)


def read(text: str) -> Recognised:
    return recognise_lines([Line(line) for line in text.split("\n")])


@pytest.mark.parametrize("copies", ["抄送：县司法局。\n", ""])
@pytest.mark.parametrize(
    "lines",
    [
        "印发机关：青溪县国动办    印发日期：2025年1月9日",
        "印发机关：青溪县国动办\n印发日期：2025年1月9日",
        "印发日期：2025年1月9日\n印发机关：青溪县国动办",
        "印发单位：青溪县国动办\n印发时间：2025-01-09",
        "印发机关：青溪县国动办  2025年1月9日印发",
        "青溪县国动办  印发日期：2025年1月9日",
        "青溪县国动办    2025年1月9日印发",
        "2025年1月9日印发    青溪县国动办",
        "2025年1月9日印发\n青溪县国动办",
    ],
)
def test_printer_and_date_are_read_however_they_stand(copies: str, lines: str) -> None:
    found = read(f"{REPORT}{copies}{lines}")
    printed = (found.report.printer, found.report.printed_on)
    assert (printed, found.leftover) == (("青溪县国动办", dt.date(2025, 1, 9)), ())


def test_a_label_with_nothing_that_is_a_date_is_left_over() -> None:
    found = read(f"{REPORT}抄送：县司法局。\n印发日期：另行通知")
    assert (found.report.printed_on, found.leftover) == (None, ("印发日期：另行通知",))


def test_copies_and_printing_on_one_line_are_no_printer() -> None:
    assert read(f"{REPORT}抄送：县司法局。 2025年1月9日印发").report.printer == ""
