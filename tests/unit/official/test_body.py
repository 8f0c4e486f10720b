from dataclasses import replace

from desktop.domain.numbering import DECIMAL, PARTS
from desktop.domain.outline import Section, Table
from desktop.domain.report import Report
from desktop.official.blocks import Block, Role
from desktop.official.body import body, spaced
from desktop.official.options import Options
from desktop.official.standard import Face


def _set(*sections: Section, bold: frozenset[int] = frozenset()) -> tuple[Block, ...]:
    return body(Report(sections=sections), Options(bold_levels=bold))


def test_a_heading_on_its_own_line_stays_with_its_text() -> None:
    heading, text = _set(Section(1, "成效", paragraphs=("好。",)))
    assert (heading.text, heading.keep_next, heading.run_in) == ("一、成效", True, False)
    assert (text.role, text.keep_next) == (Role.BODY, False)


def test_a_run_in_heading_has_its_face_up_to_its_full_stop_only() -> None:
    (block,) = _set(Section(2, "加强学习。", run_in=True, paragraphs=("组织学习。",)))
    faces = [(run.text, run.face) for run in block.runs]
    assert faces == [
        ("（一）", Face.SECOND),
        ("加强学习。", Face.SECOND),
        ("组织学习。", Face.BODY),
    ]
    assert not block.keep_next


def test_a_numbered_paragraph_is_body_text() -> None:
    (block,) = _set(Section(1, "", run_in=True, paragraphs=("修订制度。",)))
    assert {run.face for run in block.runs} == {Face.BODY}
    assert not any(run.heading for run in block.runs)


def test_a_run_in_heading_alone_is_followed_by_the_other_paragraphs() -> None:
    blocks = _set(Section(2, "加强学习。", run_in=True, paragraphs=("", "另段。")))
    assert [block.text for block in blocks] == ["（一）加强学习。", "另段。"]


def test_a_table_right_behind_a_run_in_heading_is_kept() -> None:
    table = Table((("甲", "乙"),))
    blocks = _set(Section(2, "情况。", run_in=True, paragraphs=(table,)))
    assert [block.role for block in blocks] == [Role.HEADING_2, Role.TABLE]


def test_a_number_that_ends_in_no_mark_is_parted_from_its_heading() -> None:
    section = Section(1, "成效")
    parts = body(Report(sections=(section,), scheme=PARTS), Options())
    decimal = body(Report(sections=(section, replace(section, depth=2)), scheme=DECIMAL), Options())
    assert parts[0].text == "第一部分\u3000成效"
    assert decimal[1].text == "1.1 成效"


def test_a_kept_number_is_shown_as_it_was_written() -> None:
    (block,) = _set(Section(1, "成效", marker="三、"))
    assert block.text == "三、成效"


def test_bold_levels_are_bold_up_to_the_heading_s_end() -> None:
    (block,) = _set(Section(2, "学习。", run_in=True, paragraphs=("好。",)), bold=frozenset({2}))
    assert [run.bold for run in block.runs] == [True, True, False]


def test_blank_paragraphs_and_tables_without_cells_leave_no_block() -> None:
    assert _set(Section(0, paragraphs=("", "  ", Table(()), Table(((),))))) == ()


def test_a_lead_with_a_heading_loses_nothing() -> None:
    blocks = _set(Section(0, "导语", paragraphs=("正文。",)))
    assert [block.text for block in blocks] == ["导语", "正文。"]


def test_without_addressee_the_text_keeps_a_line_below_the_title() -> None:
    report = Report(title="报告", sections=(Section(0, paragraphs=("正文。",)),))
    assert body(report, Options())[0].before == 1


def test_a_number_is_parted_from_a_year_behind_it() -> None:
    assert spaced("1.", "2024年工作") == "1. "
    assert spaced("1.", "工作") == "1."
