from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.outline import Section, Table
from desktop.domain.report import Report
from desktop.services.import_leftover import with_paragraph
from desktop.ui.importing.draft import Draft

BODY = (
    Section(depth=0, paragraphs=("导语。",)),
    Section(depth=1, heading="举措和成效", paragraphs=("正文。",)),
)


def a_draft(*leftover: str, sections: tuple[Section, ...] = BODY) -> Draft:
    return Draft(Path("报告.txt"), report=Report(sections=sections), leftover=leftover)


def text_of(draft: Draft) -> str:
    report = draft.report
    return "\n".join([*(section.text for section in report.sections), report.note, *draft.leftover])


def test_leftover_goes_to_the_end_of_the_body() -> None:
    draft = a_draft("甲", "乙").with_leftover_at_end(0)
    assert draft.report.sections[1].paragraphs == ("正文。", "甲")
    assert draft.leftover == ("乙",)


def test_leftover_goes_into_the_chosen_section() -> None:
    draft = a_draft("甲", "乙").with_leftover_in(1, 0)
    assert draft.report.sections[0].paragraphs == ("导语。", "乙")
    assert draft.leftover == ("甲",)


def test_leftover_joins_the_note_there_is() -> None:
    draft = a_draft("甲")
    noted = replace(draft, report=replace(draft.report, note="此件公开")).with_leftover_as_note(0)
    assert noted.report.note == "此件公开；甲"


def test_leftover_of_a_report_without_a_body_makes_one() -> None:
    assert a_draft("甲", sections=()).with_all_leftover().report.sections == (
        Section(depth=0, paragraphs=("甲",)),
    )


@given(
    leftover=st.lists(st.text("甲乙丙丁", min_size=1, max_size=4), max_size=5),
    data=st.data(),
)
def test_no_character_is_lost_however_leftover_is_placed(
    leftover: list[str], data: st.DataObject
) -> None:
    draft = a_draft(*leftover)
    before = sorted(text_of(draft).replace("\n", ""))
    while draft.leftover:
        number = data.draw(st.integers(0, len(draft.leftover) - 1))
        draft = (
            draft.with_leftover_in(number, data.draw(st.integers(0, 1)))
            if data.draw(st.booleans())
            else draft.with_leftover_at_end(number)
        )
    assert sorted(text_of(draft).replace("\n", "")) == before


def test_all_leftover_keeps_its_order() -> None:
    draft = a_draft("甲", "乙", "丙").with_all_leftover()
    assert draft.report.sections[1].paragraphs == ("正文。", "甲", "乙", "丙")


def test_dropped_leftover_is_gone() -> None:
    assert a_draft("甲", "乙").without_leftover(0).leftover == ("乙",)


def test_same_report_is_no_edit() -> None:
    draft = a_draft()
    assert draft.with_report(replace(draft.report)) is draft


@pytest.mark.parametrize(
    ("section", "paragraphs"),
    [
        pytest.param(Section(1, "标题。", run_in=True), ("", "甲"), id="only a run-in heading"),
        pytest.param(Section(1, run_in=True), ("", "甲"), id="an empty numbered paragraph"),
        pytest.param(Section(1, "标题"), ("甲",), id="a heading"),
        pytest.param(
            Section(1, "标题。", run_in=True, paragraphs=("续",)), ("续", "甲"), id="run on"
        ),
        pytest.param(
            Section(1, "标题", paragraphs=(Table((("表",),)),)),
            (Table((("表",),)), "甲"),
            id="behind a table",
        ),
    ],
)
def test_added_paragraph_never_runs_on_behind_a_heading(
    section: Section, paragraphs: tuple[object, ...]
) -> None:
    assert with_paragraph(section, "甲").paragraphs == paragraphs


def test_signs_and_page_numbers_are_told_in_one_line_each() -> None:
    draft = Draft(Path("报告.txt"), notes=("没有找到标题，请填写。",), omitted=("-", "— 2 —", "●"))
    assert draft.remarks == (
        "没有找到标题，请填写。",
        "2 处列表符号，已略去。",
        "1 处页码，已略去。",
    )
