"""What a clerk puts right keeps every character, whatever he does and in whatever order."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.outline import Section, Table, with_run_in
from desktop.domain.report import Report
from desktop.ui.importing import corrections
from desktop.ui.importing.draft import Draft
from desktop.ui.importing.fields import FIELDS, Field, field_of
from desktop.ui.importing.pieces import Piece, PieceKind, mime_of, piece_in

BODY = (
    Section(0, paragraphs=("导语。",)),
    Section(1, "主要举措", paragraphs=("第一段。", "二、存在的不足", "第三段。")),
    Section(2, "严格执法。", run_in=True, paragraphs=("办案3件。", "又一段。")),
    Section(2, run_in=True, paragraphs=("3.5亿元的项目。",)),
    Section(1, "工作安排", paragraphs=(Table((("甲", "乙"),)), "尾段。")),
)


def a_draft(*leftover: str, **fields: object) -> Draft:
    report = replace(Report(sections=BODY), **fields)  # type: ignore[arg-type]  # any field
    return Draft(Path("报告.txt"), report=report, leftover=leftover)


def the_field(name: str) -> Field:
    found = field_of(name)
    assert found is not None
    return found


def test_section_becomes_a_paragraph_with_its_number() -> None:
    sections = corrections.as_paragraphs_of_previous(a_draft().report, 3)
    assert sections[2].paragraphs[-1] == "（二）3.5亿元的项目。"


def test_first_section_becomes_the_lead() -> None:
    report = Report(sections=(Section(1, "标题", paragraphs=("正文。",)),))
    (lead,) = corrections.as_paragraphs_of_previous(report, 0)
    assert lead == Section(0, paragraphs=("一、标题", "正文。"))


def test_numbered_paragraph_becomes_a_heading_of_its_level() -> None:
    sections = corrections.as_heading(a_draft().report, 1, 1)
    assert [(each.depth, each.heading) for each in sections[1:4]] == [
        (1, "主要举措"),
        (1, "存在的不足"),
        (2, "严格执法。"),
    ]
    assert sections[2].paragraphs == ("第三段。",)
    assert sections[2].marker is None


def test_number_out_of_sequence_is_kept_as_it_was() -> None:
    report = Report(sections=(Section(1, "甲", paragraphs=("五、乙",)),))
    assert corrections.as_heading(report, 0, 0)[1].marker == "五、"


def test_long_paragraph_becomes_a_heading_that_runs_in() -> None:
    report = Report(sections=(Section(1, "甲", paragraphs=("加强学习。" + "内容，" * 30,)),))
    fresh = corrections.as_heading(report, 0, 0)[1]
    assert (fresh.heading, fresh.run_in) == ("加强学习。", True)


def test_table_is_no_heading() -> None:
    report = a_draft().report
    assert corrections.as_heading(report, 4, 0) == report.sections


def test_paragraph_becomes_a_field_and_the_old_value_is_left_over() -> None:
    draft = a_draft(title="原来的标题")
    changed = corrections.into_field(draft, Piece(PieceKind.PARAGRAPH, 1, 2), the_field("title"))
    assert changed.report.title == "第三段。"
    assert changed.leftover == ("原来的标题",)
    assert changed.report.sections[1].paragraphs == ("第一段。", "二、存在的不足")


def test_date_among_the_leftover_becomes_the_date() -> None:
    draft = a_draft("2025 年 1 月 9 日")
    changed = corrections.into_field(draft, Piece(PieceKind.LEFTOVER, 0), the_field("date"))
    assert changed.report.date == dt.date(2025, 1, 9)
    assert changed.leftover == ()


def test_text_that_is_no_date_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="不是日期"):
        corrections.into_field(a_draft("页眉"), Piece(PieceKind.LEFTOVER, 0), the_field("date"))


def test_heading_goes_into_a_field_and_its_text_stays() -> None:
    changed = corrections.into_field(a_draft(), Piece(PieceKind.HEADING, 1), the_field("addressee"))
    assert changed.report.addressee == "一、主要举措"
    assert changed.report.sections[0].paragraphs[1] == "第一段。"


@pytest.mark.parametrize(
    ("index", "target", "depth", "depths"),
    [
        pytest.param(2, 2, 1, [0, 1, 1, 2, 1], id="a level up in its place"),
        pytest.param(4, 2, 2, [0, 1, 2, 2, 2], id="to another place"),
        pytest.param(4, 2, 5, [0, 1, 2, 2, 2], id="as deep as may be"),
        pytest.param(0, 3, 1, [0, 1, 2, 2, 1], id="never the lead"),
        pytest.param(4, 0, 1, [0, 1, 1, 2, 2], id="never before the lead"),
    ],
)
def test_section_is_dragged(index: int, target: int, depth: int, depths: list[int]) -> None:
    moved = corrections.moved_to(BODY, index, target, depth)
    assert [section.depth for section in moved] == depths


def test_piece_survives_a_drag() -> None:
    piece = Piece(PieceKind.PARAGRAPH, 3, 7)
    assert piece_in(mime_of(piece)) == piece


WORDS = st.text("甲乙丙丁戊", min_size=1, max_size=5)
PARAGRAPHS = st.lists(WORDS, max_size=3).map(tuple)
SECTIONS = st.lists(
    st.builds(
        lambda depth, heading, paragraphs, run_in: with_run_in(
            Section(depth, heading, paragraphs=paragraphs), run_in=run_in
        ),
        st.integers(1, 3),
        WORDS,
        PARAGRAPHS,
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
).map(tuple)
TEXT_FIELDS = [field for field in FIELDS if field.name not in {"date", "printed_on"}]


def characters(draft: Draft) -> Counter[str]:
    """Count the characters of all texts; numbers are derived, and only ever added to a text."""
    report = draft.report
    texts = [section.text for section in report.sections]
    texts += [field.read(report) for field in FIELDS]
    return Counter(sign for sign in "".join((*texts, *draft.leftover)) if sign in "甲乙丙丁戊")


def pieces_of(draft: Draft) -> list[Piece]:
    found = [Piece(PieceKind.LEFTOVER, number) for number in range(len(draft.leftover))]
    for number, section in enumerate(draft.report.sections):
        paragraphs = range(len(section.paragraphs))
        found.append(Piece(PieceKind.HEADING, number))
        found += [Piece(PieceKind.PARAGRAPH, number, place) for place in paragraphs]
    return found


def corrected(draft: Draft, data: st.DataObject) -> Draft:
    """Do any one thing to a draft."""
    report, pieces = draft.report, pieces_of(draft)
    if not report.sections or not pieces:
        return draft.with_all_leftover()
    index = data.draw(st.integers(0, len(report.sections) - 1))
    piece = data.draw(st.sampled_from(pieces))
    field = data.draw(st.sampled_from(TEXT_FIELDS))
    target, depth = data.draw(st.integers(0, len(report.sections))), data.draw(st.integers(0, 4))
    acts: dict[str, Callable[[], Draft]] = {
        "field": lambda: corrections.into_field(draft, piece, field),
        "out": lambda: corrections.out_of_field(draft, field),
        "section": lambda: corrections.into_section(draft, piece, index),
        "aside": lambda: corrections.set_aside(draft, piece),
        "merge": lambda: draft.with_sections(corrections.as_paragraphs_of_previous(report, index)),
        "head": lambda: draft.with_sections(corrections.as_heading(report, index, 0)),
        "drag": lambda: draft.with_sections(
            corrections.moved_to(report.sections, index, target, depth)
        ),
    }
    return acts[data.draw(st.sampled_from(sorted(acts)))]()


@given(sections=SECTIONS, leftover=st.lists(WORDS, max_size=3), title=WORDS, data=st.data())
def test_no_correction_loses_a_character(
    sections: tuple[Section, ...], leftover: list[str], title: str, data: st.DataObject
) -> None:
    report = Report(title=title, sections=sections)
    draft = Draft(Path("报告.txt"), report=report, leftover=tuple(leftover))
    before = characters(draft)
    for _ in range(data.draw(st.integers(1, 6))):
        draft = corrected(draft, data)
        assert characters(draft) == before
