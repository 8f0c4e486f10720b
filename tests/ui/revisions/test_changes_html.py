"""Differences as text to be read: told apart without colours."""

from dataclasses import replace
from decimal import Decimal

from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue, Indicator, Measure
from desktop.domain.outline import Section
from desktop.domain.report import Attachment, Report
from desktop.services.revisions import differences
from desktop.ui.revisions.changes_html import differences_html
from desktop.ui.theme import DARK, LIGHT

CASES = Indicator("a", "办案数", "件", Measure.COUNT, "执法")
CATALOGUE = Catalogue((CASES,))
LONG = "一二三四五六七八九十" * 12
BEFORE = Report(
    title="年度报告",
    sections=(
        Section(0, paragraphs=("引言如下。",)),
        Section(1, "依法行政", paragraphs=(f"办案七件。{LONG}",)),
        Section(1, "存在问题", paragraphs=("培训不够。",)),
    ),
)


def written(after: Report, *, look: object = LIGHT) -> str:
    assert look in {LIGHT, DARK}
    found = differences((BEFORE, ()), (after, ()), CATALOGUE)
    return differences_html(found, DARK if look is DARK else LIGHT)


def with_section(index: int, section: Section) -> Report:
    sections = list(BEFORE.sections)
    sections[index] = section
    return replace(BEFORE, sections=tuple(sections))


def test_words_that_came_are_underlined_and_those_that_went_struck_through() -> None:
    text = written(with_section(1, Section(1, "依法行政", paragraphs=(f"办案九件。{LONG}",))))
    assert 'text-decoration:line-through">七</span>' in text
    assert 'text-decoration:underline; font-weight:600">九</span>' in text
    assert "一、依法行政" in text


def test_middle_of_what_stayed_is_left_out() -> None:
    text = written(with_section(1, Section(1, "依法行政", paragraphs=(f"办案九件。{LONG}",))))
    assert "……" in text
    assert LONG not in text


def test_markup_in_a_text_is_only_text() -> None:
    assert "&lt;b&gt;" in written(with_section(0, Section(0, paragraphs=("<b>引言",))))


def test_paragraphs_that_came_or_went_as_a_whole_say_so() -> None:
    more = replace(BEFORE, sections=(*BEFORE.sections, Section(1, "下步打算", run_in=False)))
    assert "［新增］" in written(more)
    assert "［删去］" in written(replace(BEFORE, sections=BEFORE.sections[:2]))


def test_another_level_is_said_in_words() -> None:
    text = written(with_section(2, replace(BEFORE.sections[2], depth=2)))
    assert "一级标题改为二级标题" in text


def test_title_elements_and_attachments_have_heads_of_their_own() -> None:
    after = replace(
        BEFORE, title="工作报告", note="此件公开", attachments=(Attachment("统计表", ("七件",)),)
    )
    text = written(after, look=DARK)
    heads = ("公文要素", "标题", "附件：统计表")
    assert [text.index(head) for head in heads] == sorted(text.index(head) for head in heads)
    assert "附注：" in text


def test_lead_is_called_so() -> None:
    assert "引言</p>" in written(with_section(0, Section(0, paragraphs=("引言从略。",))))


def test_figures_tell_both_values_with_their_unit() -> None:
    old, new = Figure("a", Decimal(7)), Figure("a", None)
    text = differences_html(differences((BEFORE, (old,)), (BEFORE, (new,)), CATALOGUE), LIGHT)
    assert "办案数：" in text
    assert ">7 件<" in text
    assert ">不适用<" in text
    text = differences_html(differences((BEFORE, ()), (BEFORE, (old,)), CATALOGUE), LIGHT)
    assert ">未填<" in text
