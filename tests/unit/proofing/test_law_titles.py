"""Titles of laws: near misses are told, true and unknown ones are let be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.proofing.law_titles import law_title, true_title
from desktop.proofing.wording_tables import table

TITLES = [title for kind in ("laws", "regulations", "rules") for title in table("laws")[kind]]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("军事设施法", "军事设施保护法"),
        ("行政处法法", "行政处罚法"),
        ("中华人民共和国行政诉颂法", "中华人民共和国行政诉讼法"),
        ("法治政府建设实施纲要（2021-2025）", "法治政府建设实施纲要（2021—2025年）"),
        ("重大行政决策程序暂行条列", "重大行政决策程序暂行条例"),
        ("中国共产党纪律处份条例", "中国共产党纪律处分条例"),
    ],
)
def test_a_near_miss_is_told(wrong: str, right: str) -> None:
    assert true_title(wrong) == right


@pytest.mark.parametrize(
    "title",
    [
        "国防法",
        "云岭省人民防空条例",
        "云岭市优化营商环境条例",
        "行政处罚法释义",
        "法治政府建设实施纲要",
        "中华人民共和国国防动员法（修订征求意见稿）",
        "关于进一步加强执法监督工作的意见",
    ],
)
def test_short_local_and_unknown_titles_are_let_be(title: str) -> None:
    assert true_title(title) is None


@pytest.mark.parametrize("title", TITLES)
def test_a_true_title_is_true_with_and_without_the_state(title: str) -> None:
    assert true_title(title) is None
    assert true_title(f"中华人民共和国{title}") is None


def test_a_title_within_a_title_is_read() -> None:
    text = "印发《关于落实〈军事设施法〉的通知》"
    assert [text[hit.start : hit.end] for hit in law_title(text)] == []
    alone = "学习〈军事设施法〉"
    assert [hit.suggestion for hit in law_title(alone)] == ["军事设施保护法"]


@given(st.text(alphabet="行政处罚许可法条例《》〈〉（）", max_size=24))
def test_any_text_can_be_read(text: str) -> None:
    for hit in law_title(text):
        assert 0 <= hit.start < hit.end <= len(text)
