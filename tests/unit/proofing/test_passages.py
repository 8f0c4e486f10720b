from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.finding import CLOSING, HEADER
from desktop.domain.outline import Block, Section, Table
from desktop.domain.report import Attachment, Report
from desktop.proofing.passages import Passage, passages, place_text
from tests.unit.proofing.reports import clean

WORDS = st.text(alphabet="甲乙丙，。1 ", max_size=8)
TABLES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3)
BLOCKS: st.SearchStrategy[Block] = st.one_of(WORDS, TABLES.map(lambda rows: Table(tuple(rows))))


@st.composite
def sections(draw: st.DrawFn) -> Section:
    depth = draw(st.integers(0, 3))
    heading = draw(WORDS) if depth else ""
    run_in = bool(depth) and draw(st.booleans())
    return Section(depth, heading, run_in, tuple(draw(st.lists(BLOCKS, max_size=3))))


def said(report: Report, passage: Passage) -> str:
    start, end = passage.span(0, len(passage.text))
    return place_text(report, passage.section, passage.field)[start:end]


@given(st.lists(sections(), max_size=4))
def test_a_passage_is_the_slice_of_its_sections_text(outline: list[Section]) -> None:
    report = Report(sections=tuple(outline))
    assert all(said(report, one) == one.text for one in passages(report))


def test_a_run_in_heading_is_read_with_its_paragraph() -> None:
    report = Report(
        sections=(Section(1, "加强领导。", run_in=True, paragraphs=("成立小组。", "乙")),)
    )
    assert [(one.start, one.text) for one in passages(report) if one.section == 0] == [
        (0, "加强领导。成立小组。"),
        (11, "乙"),
    ]


def test_a_broken_title_is_read_in_one_and_places_count_its_breaks() -> None:
    report = Report(title="甲乙\n丙丁\n戊")
    passage = next(one for one in passages(report) if one.field == "title")
    assert passage.text == "甲乙丙丁戊"
    assert [passage.span(place, place + 1) for place in range(5)] == [
        (0, 1),
        (1, 2),
        (3, 4),
        (4, 5),
        (6, 7),
    ]


def test_a_place_across_a_break_holds_the_break() -> None:
    passage = Passage(HEADER, 0, "甲乙丙丁", "title", breaks=(2,))
    assert passage.span(1, 3) == (1, 4)


def test_attachments_are_read_with_their_tables() -> None:
    table = Table((("项目", "数量"), ("案件", "3")))
    report = replace(clean(), attachments=(Attachment("统计表", (table,)),))
    found = [one for one in passages(report) if one.field == "attachments[0]"]
    assert [one.text for one in found] == ["统计表", "项目", "数量", "案件", "3"]
    assert {one.section for one in found} == {CLOSING}
    assert all(said(report, one) == one.text for one in found)


def test_signers_and_dates_have_a_text_too() -> None:
    report = replace(clean(), signers=("甲", "乙"))
    assert place_text(report, HEADER, "signers") == "甲、乙"
    assert place_text(report, CLOSING, "date") == "2025-01-15"
