"""Repairs of spaces and half-width punctuation."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.recognition.changes import Kind
from desktop.recognition.normalise import Tidier
from desktop.recognition.traced import Traced
from desktop.recognition.words import load_words

CASES = [
    ("2023年,办理8件,其中", "2023年，办理8件，其中"),
    ("金额1,200.5元", "金额1,200.5元"),
    ("8%,其中", "8%，其中"),
    ("一是;二是:三是?四是!", "一是；二是：三是？四是！"),
    ("时间10:30", "时间10:30"),
    ("落实到位.", "落实到位。"),
    ("占比3.5", "占比3.5"),
    ("纲要(2021-2025年)", "纲要（2021-2025年）"),
    ("执法(含检查(抽查))", "执法（含检查（抽查））"),
    ("执法(含检查）", "执法（含检查）"),
    ("执法（含检查)", "执法（含检查）"),
    ("f(x)", "f(x)"),
    ('"三重一大"事项', "“三重一大”事项"),
    ("'三重一大'事项", "‘三重一大’事项"),
    ('say "hello", it\'s', 'say "hello", it\'s'),
    ('一个"引号', '一个"引号'),
    ("《落实<纲要>方案》", "《落实〈纲要〉方案》"),
    ("大于<甲>的", "大于<甲>的"),
    ("见https://a.cn/b,c(d)？", "见https://a.cn/b,c(d)？"),
    ("信箱a.b,c@d.cn，", "信箱a.b,c@d.cn，"),
    ("２０２４年办理１２件", "2024年办理12件"),
    ("2024 年 5 月", "2024年5月"),
    ("法 治政府", "法治政府"),
    ("占比 36.7 %", "占比36.7%"),
    ("检查 and 处罚", "检查and处罚"),
    ("Windows 10 系统", "Windows 10系统"),
    ('"甲" "乙"', "“甲”“乙”"),
    ("国务院办公厅 中央军委办公厅《通知》", "国务院办公厅 中央军委办公厅《通知》"),
    ("《贯彻习近平法治思想 推进一流法治建设纲要》", "《贯彻习近平法治思想 推进一流法治建设纲要》"),
    ("《中华 人民共和国民法典》", "《中华人民共和国民法典》"),
]


def traced(text: str) -> Traced:
    return Traced(text, tuple(range(len(text))))


def tidier(*texts: str, verbatim: bool = False) -> Tidier:
    return Tidier(load_words(), texts, verbatim=verbatim)


@pytest.mark.parametrize(("text", "repaired"), CASES)
def test_text_is_repaired(text: str, repaired: str) -> None:
    assert tidier(text).text(traced(text)).text == repaired


@pytest.mark.parametrize(("text", "_repaired"), CASES)
def test_verbatim_text_is_left_alone(text: str, _repaired: str) -> None:
    assert tidier(text, verbatim=True).text(traced(text)).text == text


@pytest.mark.parametrize(("_text", "repaired"), CASES)
def test_repaired_text_needs_no_repair(_text: str, repaired: str) -> None:
    assert tidier(repaired).text(traced(repaired)).text == repaired


def test_repairs_are_counted_by_kind() -> None:
    found = tidier()
    found.text(traced('甲,乙(丙),"丁" 戊'))
    assert Counter(record.kind for record in found.records) == {
        Kind.COMMA: 2,
        Kind.BRACKET: 2,
        Kind.QUOTE: 2,
        Kind.SPACE: 1,
    }


def test_spaces_in_titles_are_artefacts_where_the_text_is_full_of_them() -> None:
    title = "《贯彻习近平法治思想 推进一流法治建设纲要》"
    torn = ("社会 主义", "法 治政府", "日 常工作")
    assert " " not in tidier(*torn).text(traced(title)).text


def test_names_have_no_spaces() -> None:
    assert tidier().name(traced("国务院办公厅 中央军委办公厅")).text == "国务院办公厅中央军委办公厅"


@given(st.text(alphabet="法治 ,.;:?!()<>\"'《》“”ab12%", max_size=40))
def test_each_character_stays_at_its_place(text: str) -> None:
    repaired = tidier(text).text(traced(text))
    assert sum(not c.isspace() for c in repaired.text) == sum(not c.isspace() for c in text)
    assert list(repaired.places) == sorted(set(repaired.places))
