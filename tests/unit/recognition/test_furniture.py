"""Page numbers, running heads and web pages' additions are told from text."""

import pytest

from desktop.recognition.furniture import without_furniture
from desktop.recognition.lines import Line, items_of
from desktop.recognition.words import load_words


def kept(*texts: str) -> list[str]:
    items = items_of([Line(text) for text in texts])
    return [item.compact for item in without_furniture(items, load_words())]


@pytest.mark.parametrize(
    "line",
    [
        "— 1 —", "- 12 -", "－3－", "―4―", "— 5", "第1页", "第 2 页 共 5 页", "3/5", "Page 2 of 9",
        "发布时间：2025-01-20 来源：某办", "浏览次数：12", "当前位置：首页", "【打印】【关闭】",
        "扫一扫在手机打开当前页", "首页 > 政务公开", "索引号：123", "字号：[大 中 小]",
    ],
)  # fmt: skip
def test_furniture_is_dropped(line: str) -> None:
    assert kept("正文。", line) == ["正文。"]


@pytest.mark.parametrize(
    "line", ["2024", "一、来源", "第一部分", "7", "- 1.学习。", "2024年1月3日", "——强化学习"]
)
def test_text_is_kept(line: str) -> None:
    assert len(kept("正文。", line)) == 2


def test_bare_numbers_that_count_up_are_page_numbers() -> None:
    assert kept("甲。", "1", "乙。", "2", "丙。", "3") == ["甲。", "乙。", "丙。"]


def test_bare_numbers_that_do_not_count_up_are_text() -> None:
    assert len(kept("案件", "7", "检查", "30")) == 4


def test_running_heads_stay_once() -> None:
    assert (
        kept("某某年度报告", "甲。", "某某年度报告", "乙。", "某某年度报告").count("某某年度报告")
        == 1
    )


def test_names_and_dates_may_repeat() -> None:
    lines = ["甲市司法局", "2024年1月3日"] * 3
    assert len(kept(*lines)) == 6
