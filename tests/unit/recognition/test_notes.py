"""What the reader is told."""

import re

import pytest

from desktop.recognition import recognise_lines
from desktop.recognition.lines import Line

TEXT = """灵山区国动办2024年法治政府建设报告
一、主要举措
1、学习,提高。办得好
- 2.执 法"好"。办得好。
5.普法。办得好。
（二）缺一。
我不知道
灵山区国防动员办公室
2025年1月3日
多余的话
"""


@pytest.fixture
def notes() -> tuple[str, ...]:
    return recognise_lines([Line(line) for line in TEXT.split("\n")]).notes


def test_every_note_is_one_chinese_sentence(notes: tuple[str, ...]) -> None:
    assert all(re.fullmatch(r"[^。\n]+。", note) for note in notes)


@pytest.mark.parametrize(
    "part",
    [
        "没有识别出“不足和原因”部分",
        "序号与自动编号不一致",
        "有 1 处文字没有归入任何要素",
        "1 处半角逗号",
        "2 处直引号",
        "1 处汉字间、数字旁的空格",
        "1 处序号前的列表符号",
    ],
)
def test_what_to_confirm_and_what_was_changed_is_told(part: str, notes: tuple[str, ...]) -> None:
    assert any(part in note for note in notes)


def test_numbers_are_named_by_what_follows_them(notes: tuple[str, ...]) -> None:
    assert any("“5.普法”" in note for note in notes)


def test_list_dashes_are_left_over_but_not_reported_as_such() -> None:
    found = recognise_lines([Line("一、举措"), Line("- 1.学习。学得好。"), Line("二、问题")])
    assert found.leftover == ("-",)
    assert not any("没有归入" in note for note in found.notes)
