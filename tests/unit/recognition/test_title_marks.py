"""A title behind its label, and one in 《》."""

import pytest

from desktop.recognition import Line, Recognised, recognise_lines
from desktop.recognition.title_marks import is_quoted

TITLE = "青溪县国防动员办公室2024年度法治政府建设情况报告"
BODY = (
    "\n县委：\n一、主要举措\n开展学习5次。\n二、存在的不足和原因\n人员不足。\n"
    "青溪县国防动员办公室\n2025年1月8日"
)


def read(top: str) -> Recognised:
    return recognise_lines([Line(line) for line in f"{top}{BODY}".split("\n")])


@pytest.mark.parametrize(
    "top",
    [
        f"标题：{TITLE}",
        f"题目：{TITLE}",
        f"标题：{TITLE[:10]}\n{TITLE[10:]}",
        f"《{TITLE}》",
        f"《{TITLE[:10]}\n{TITLE[10:]}》",
    ],
)
def test_label_and_quotation_marks_are_no_part_of_a_title(top: str) -> None:
    found = read(top)
    assert (found.report.title, found.report.addressee) == (TITLE, "县委")
    assert found.leftover == ()


def test_a_label_above_the_title_itself_is_a_web_pages() -> None:
    found = read(f"标题：{TITLE}\n{TITLE}")
    assert (found.report.title, found.leftover) == (TITLE, (f"标题：{TITLE}",))


@pytest.mark.parametrize("text", ["《甲》和《乙》", "《甲》报告", "甲《乙》", "《甲"])
def test_marks_around_a_part_belong_to_the_title(text: str) -> None:
    assert not is_quoted(text)
