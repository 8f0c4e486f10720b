from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.outline import Block, Part, Section, Table
from desktop.domain.report import Attachment, Report
from desktop.ui.editor.lines import Line, Role, parse, retyped, shown, stored, tidied
from desktop.ui.editor.projection import Place, project

_TEXTS = st.text("甲乙，。1 𠮷\n", max_size=8)
_TABLES = st.lists(st.lists(_TEXTS, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(
    lambda rows: Table(tuple(rows))
)
_BLOCKS: st.SearchStrategy[Block] = st.one_of(_TEXTS, _TABLES)
_PARAGRAPHS = st.lists(_BLOCKS, max_size=4).map(tuple)


@st.composite
def _sections(draw: st.DrawFn) -> Section:
    depth, run_in, heading = draw(st.integers(1, 4)), draw(st.booleans()), draw(_TEXTS)
    paragraphs = draw(_PARAGRAPHS)
    if run_in and paragraphs and isinstance(paragraphs[0], Table):
        paragraphs = ("", *paragraphs)
    if run_in and paragraphs == ("",):
        paragraphs = ()
    return Section(depth, heading, run_in=run_in, paragraphs=paragraphs)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    lead = draw(
        st.one_of(st.just(()), _PARAGRAPHS.map(lambda texts: (Section(0, paragraphs=texts),)))
    )
    sections = draw(st.lists(_sections(), max_size=6).map(tuple))
    attachments = draw(st.lists(st.builds(Attachment, _TEXTS, _PARAGRAPHS), max_size=2))
    # An empty paragraph where there is a place to type in anyway is none: every edit drops it.
    return Report(
        sections=tuple(tidied(section, leaf=True) for section in (*lead, *sections)),
        attachments=tuple(tidied(item, leaf=True) for item in attachments),
    )


@given(reports())
def test_lines_read_back_are_the_units_they_came_from(report: Report) -> None:
    projection = project(report)
    assert all(
        parse(group) == [unit]
        for unit, group in zip(projection.units, projection.groups, strict=True)
    )


@given(reports(), st.data())
def test_replacing_lines_by_themselves_changes_only_what_they_touch(
    report: Report, data: st.DataObject
) -> None:
    projection = project(report)
    start = data.draw(st.integers(0, len(projection.lines) - 1))
    stop = data.draw(st.integers(start, len(projection.lines)))
    same = projection.report_with(start, stop, projection.lines[start:stop])
    assert project(same).lines == projection.lines


@given(reports())
def test_tables_have_a_line_of_text_on_either_side(report: Report) -> None:
    lines = project(report).lines
    tables = [at for at, line in enumerate(lines) if line.table is not None]
    assert all(0 < at < len(lines) - 1 for at in tables)
    assert all(lines[at - 1].table is None and lines[at + 1].table is None for at in tables)


@given(reports(), st.data())
def test_a_projection_made_from_an_older_one_equals_one_made_anew(
    report: Report, data: st.DataObject
) -> None:
    other = data.draw(reports())
    mixed = replace(report, sections=report.sections[:2] + other.sections[-2:])
    assert project(mixed, project(report)) == project(mixed)


@given(reports(), st.data())
def test_every_character_of_a_section_has_a_place_and_back(
    report: Report, data: st.DataObject
) -> None:
    projection = project(report)
    for index, section in enumerate(report.sections):
        if any(isinstance(block, Table) for block in section.paragraphs):
            continue
        offset = data.draw(st.integers(0, len(section.text)))
        assert projection.offset_of(projection.place_of_offset(index, offset)) == offset


def test_an_offset_within_a_table_is_found_in_its_cell() -> None:
    table = Table((("项目", "数量"), ("检查", "86")))
    section = Section(1, "标题", paragraphs=("正文", table))
    offset = section.text.index("86") + 1
    place = project(Report(sections=(section,))).place_of_offset(0, offset)
    assert place == Place(1, 2, 1, 3)


def test_a_report_without_sections_has_one_place_to_type_in() -> None:
    projection = project(Report())
    assert [(line.role, line.virtual, bool(line.hint)) for line in projection.lines] == [
        (Role.TEXT, True, True)
    ]


def test_an_empty_section_has_a_place_to_type_in_unless_sections_stand_below() -> None:
    outline = (Section(1, "一"), Section(2, "二"))
    assert [line.text for line in project(Report(sections=outline)).lines] == ["", "一", "二", ""]


def test_typing_into_a_place_to_type_in_makes_a_paragraph() -> None:
    projection = project(Report(sections=(Section(1, "标题"),)))
    report = projection.report_with(2, 3, [retyped(projection.lines[2], "正文")])
    assert report.sections == (Section(1, "标题", paragraphs=("正文",)),)


def test_emptying_the_only_paragraph_leaves_none() -> None:
    projection = project(Report(sections=(Section(0, paragraphs=("导语",)), Section(1, "标题"))))
    report = projection.report_with(0, 1, [retyped(projection.lines[0], "")])
    assert report.sections == (Section(1, "标题"),)


def test_untouched_sections_stay_the_same_objects(report: Report) -> None:
    projection = project(report)
    after = projection.report_with(1, 2, [retyped(projection.lines[1], "改过")])
    assert [a is b for a, b in zip(after.sections, report.sections, strict=True)].count(False) == 1


def test_a_run_in_heading_ends_at_its_full_stop_while_it_is_typed() -> None:
    line = Line(Role.OPENING, "加强学习", 2, head=4)
    typed = retyped(retyped(line, "加强学习。"), "加强学习。一是")
    assert typed.head == len("加强学习。")


def test_a_heading_kept_with_another_ending_keeps_its_end() -> None:
    line = Line(Role.OPENING, "总体情况：办理案件。", 2, head=5)
    assert retyped(line, "总体情况：共办理案件。").head == 5
    assert retyped(line, "总的情况：办理案件。").head == 5


def test_a_numbered_paragraph_does_not_get_a_heading_by_typing() -> None:
    line = Line(Role.OPENING, "办理案件", 3, head=0)
    assert retyped(line, "办理案件。其中").head == 0


def test_a_line_feed_within_a_paragraph_survives_the_document() -> None:
    assert stored(shown("上\n下")) == "上\n下"


def test_a_kept_number_and_a_part_survive_a_change_of_text() -> None:
    section = Section(1, "标题", part=Part.PLAN, marker="三、")
    projection = project(Report(sections=(section,)))
    report = projection.report_with(1, 2, [retyped(projection.lines[1], "新标题")])
    assert report.sections == (replace(section, heading="新标题"),)


def test_attachments_are_numbered_only_when_there_are_several() -> None:
    one = project(Report(attachments=(Attachment("甲"),)))
    two = project(Report(attachments=(Attachment("甲"), Attachment("乙"))))
    assert (one.numbers, two.numbers) == (("", "附件"), ("", "附件1", "附件2"))
