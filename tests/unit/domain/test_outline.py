"""What can be done to an outline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import outline as ol
from desktop.domain.outline import Block, Kind, Part, Section, Table

TABLE = Table((("指标", "数量"), ("案件", "7")))


def bare(*depths: int) -> ol.Outline:
    return tuple(Section(depth=depth, heading=f"标题{i}") for i, depth in enumerate(depths))


def depths(outline: ol.Outline) -> list[int]:
    return [section.depth for section in outline]


def headings(outline: ol.Outline) -> list[str]:
    return [section.heading for section in outline]


def all_text(outline: ol.Outline) -> str:
    return "".join("".join(section.text.split()) for section in outline)


@st.composite
def outlines(draw: st.DrawFn) -> ol.Outline:
    text = st.text("国防动员法治。，", max_size=12)
    block: st.SearchStrategy[Block] = st.one_of(text, st.just(TABLE))
    depth = 0
    sections = []
    for index in range(draw(st.integers(1, 8))):
        depth = draw(st.integers(1, min(depth + 1, ol.MAX_DEPTH)))
        run_in = draw(st.booleans())
        heading = f"标题{index}" + ("。" if run_in else "")
        rest = tuple(draw(st.lists(block, max_size=3)))
        first = (draw(text),) if run_in and rest else ()
        sections.append(Section(depth, heading, run_in, (*first, *rest)))
    return tuple(sections)


@pytest.mark.parametrize(
    ("section", "kind"),
    [
        (Section(0, paragraphs=("导语",)), Kind.LEAD),
        (Section(1, "标题"), Kind.HEADING),
        (Section(2, "标题。", run_in=True), Kind.RUN_IN),
        (Section(2, run_in=True, paragraphs=("正文",)), Kind.NUMBERED),
    ],
)
def test_a_section_knows_how_it_begins(section: Section, kind: Kind) -> None:
    assert section.kind is kind


def test_the_text_of_a_heading_of_its_own_ends_with_a_line() -> None:
    assert Section(1, "标题", paragraphs=("甲", TABLE)).text == "标题\n甲\n指标\t数量\n案件\t7"


def test_nothing_stands_between_a_run_in_heading_and_its_text() -> None:
    assert Section(1, "标题。", run_in=True, paragraphs=("甲", "乙")).text == "标题。甲\n乙"


def test_a_bare_heading_is_its_own_text() -> None:
    assert Section(1, "标题").text == "标题"


@pytest.mark.parametrize(
    ("text", "parts"),
    [("甲。乙。", ("甲。", "乙。")), ("甲", ("甲", "")), ("", ("", ""))],
)
def test_a_run_in_heading_ends_at_the_first_full_stop(text: str, parts: tuple[str, str]) -> None:
    assert ol.split_run_in(text) == parts


def test_a_section_is_demoted_with_all_below_it() -> None:
    assert depths(ol.shifted(bare(1, 1, 2, 3, 1), 1, 1)) == [1, 2, 3, 4, 1]


def test_a_demoted_part_is_no_part_and_a_promoted_section_is_one() -> None:
    outline = (Section(1, "甲", part=Part.PLAN), Section(1, "乙", part=Part.PROBLEMS))
    demoted = ol.shifted(outline, 1, 1)
    assert demoted[1].part is None
    assert ol.shifted(demoted, 1, -1)[1].part is Part.OTHER


@pytest.mark.parametrize(
    ("index", "by"), [(0, -1), (0, 1), (2, 1), (4, 1)], ids=["top", "first", "gap", "deepest"]
)
def test_an_impossible_step_changes_nothing(index: int, by: int) -> None:
    outline = bare(1, 2, 3, 4, 5)
    outline = bare(1, 1, 2, 3, 5) if index == 4 else outline
    outline = bare(1, 1, 3) if index == 2 else outline
    assert ol.shifted(outline, index, by) == outline


def test_the_lead_has_no_level_to_change() -> None:
    assert not ol.can_shift((Section(0), Section(1)), 0, 1)


def test_a_section_moves_past_its_neighbour_with_all_below_both() -> None:
    changed, place = ol.moved(bare(1, 2, 1, 2, 2), 2, up=True)
    assert headings(changed) == ["标题2", "标题3", "标题4", "标题0", "标题1"]
    assert place == 0
    back, place = ol.moved(changed, 0, up=False)
    assert headings(back) == [f"标题{i}" for i in range(5)]
    assert place == 2


@pytest.mark.parametrize(("index", "up"), [(0, True), (2, False), (1, True), (1, False)])
def test_at_an_end_of_its_level_a_section_stays(index: int, up: bool) -> None:  # noqa: FBT001
    outline = bare(1, 2, 1)
    assert ol.moved(outline, index, up=up) == (outline, index)


def test_a_section_is_dropped_elsewhere_at_another_depth() -> None:
    changed = ol.relocated(bare(1, 2, 1, 1), 2, 1, 2)
    assert headings(changed) == ["标题0", "标题2", "标题1", "标题3"]
    assert depths(changed) == [1, 2, 2, 1]


def test_a_section_is_dropped_further_down() -> None:
    assert headings(ol.relocated(bare(1, 2, 1), 0, 3, 1)) == ["标题2", "标题0", "标题1"]


@pytest.mark.parametrize(("target", "depth"), [(1, 1), (3, 0), (3, 5)])
def test_a_section_cannot_be_dropped_into_itself_or_too_deep(target: int, depth: int) -> None:
    outline = bare(1, 2, 1)
    assert ol.relocated(outline, 0, target, depth) == outline


def test_a_section_is_removed_with_all_below_it() -> None:
    assert headings(ol.removed(bare(1, 2, 3, 1), 0)) == ["标题3"]


def test_the_parent_is_the_nearest_section_above() -> None:
    outline = (Section(0), *bare(1, 2, 3, 2, 1))
    assert [ol.parent_of(outline, index) for index in range(6)] == [None, None, 1, 2, 1, None]


def test_one_section_is_exchanged() -> None:
    assert headings(ol.replaced(bare(1, 1), 0, Section(1, "新"))) == ["新", "标题1"]


def test_a_paragraph_is_split_into_a_new_section() -> None:
    outline = (Section(2, "标题", paragraphs=("甲乙丙", "丁")),)
    first, fresh = ol.split(outline, 0, 0, 1)
    assert first.paragraphs == ("甲",)
    assert (fresh.depth, fresh.kind, fresh.paragraphs) == (2, Kind.NUMBERED, ("乙丙", "丁"))


def test_a_split_before_a_table_takes_the_table_along() -> None:
    _, fresh = ol.split((Section(1, "标题", paragraphs=(TABLE,)),), 0, 0, 0)
    assert fresh.paragraphs == ("", TABLE)
    assert fresh.part is Part.OTHER


def test_the_lead_splits_into_a_section_of_the_first_level() -> None:
    _, fresh = ol.split((Section(0, paragraphs=("导语正文",)),), 0, 0, 2)
    assert fresh.depth == 1


def test_a_merged_section_becomes_paragraphs_of_the_one_before() -> None:
    outline = (Section(1, "甲"), Section(2, "乙。", run_in=True, paragraphs=("丙", "丁")))
    assert ol.merged(outline, 1) == (Section(1, "甲", paragraphs=("乙。丙", "丁")),)


def test_merging_below_a_bare_run_in_heading_begins_a_new_paragraph() -> None:
    outline = (Section(1, "甲。", run_in=True), Section(1, "乙"))
    assert ol.merged(outline, 1)[0].paragraphs == ("", "乙")


def test_the_first_section_has_nothing_to_merge_with() -> None:
    assert ol.merged(bare(1), 0) == bare(1)


@given(outlines(), st.data())
def test_merging_loses_no_character(outline: ol.Outline, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(outline) - 1))
    assert all_text(ol.merged(outline, index)) == all_text(outline)


@given(outlines(), st.data())
def test_splitting_loses_no_character(outline: ol.Outline, data: st.DataObject) -> None:
    places = [(i, p) for i, section in enumerate(outline) for p in range(len(section.paragraphs))]
    if places:
        index, paragraph = data.draw(st.sampled_from(places))
        block = outline[index].paragraphs[paragraph]
        offset = data.draw(st.integers(0, len(block) if isinstance(block, str) else 0))
        assert all_text(ol.split(outline, index, paragraph, offset)) == all_text(outline)


@given(outlines(), st.data(), st.booleans())
def test_moving_there_and_back_restores(outline: ol.Outline, data: st.DataObject, up: bool) -> None:  # noqa: FBT001
    index = data.draw(st.integers(0, len(outline) - 1))
    changed, place = ol.moved(outline, index, up=up)
    if place != index:
        assert ol.moved(changed, place, up=not up) == (outline, index)


def test_a_heading_runs_in_with_a_full_stop() -> None:
    section = ol.with_run_in(Section(2, "加强领导", paragraphs=("成立小组。",)), run_in=True)
    assert section == Section(2, "加强领导。", run_in=True, paragraphs=("成立小组。",))


def test_a_heading_before_a_table_runs_in_alone() -> None:
    section = ol.with_run_in(Section(2, "附表", paragraphs=(TABLE,)), run_in=True)
    assert section.paragraphs == ("", TABLE)


def test_a_run_in_heading_goes_back_to_its_own_line() -> None:
    section = Section(2, "加强领导。", run_in=True, paragraphs=("成立小组。", "乙"))
    assert ol.with_run_in(section, run_in=False) == Section(
        2, "加强领导", paragraphs=("成立小组。", "乙")
    )


def test_a_numbered_paragraph_gets_its_first_sentence_as_heading() -> None:
    section = Section(2, run_in=True, paragraphs=("加强领导。成立小组。",))
    assert ol.with_run_in(section, run_in=False) == Section(
        2, "加强领导", paragraphs=("成立小组。",)
    )


def test_an_emptied_opening_paragraph_is_dropped_with_the_heading_line() -> None:
    section = Section(2, "甲。", run_in=True, paragraphs=("", TABLE))
    assert ol.with_run_in(section, run_in=False).paragraphs == (TABLE,)


def test_the_lead_never_runs_in() -> None:
    assert ol.with_run_in(Section(0), run_in=True) == Section(0)


def test_missing_parts_are_told_in_their_order() -> None:
    outline = (Section(1, part=Part.PLAN), Section(1, part=Part.OTHER), Section(2))
    assert ol.missing_parts(outline) == (Part.ACHIEVEMENTS, Part.PROBLEMS, Part.LEADERSHIP)


def test_a_part_is_added_where_it_belongs() -> None:
    outline = (Section(0), Section(1, "甲", part=Part.ACHIEVEMENTS), Section(1, part=Part.PLAN))
    changed, place = ol.with_part(outline, Part.PROBLEMS, "存在的不足")
    assert place == 2
    assert changed[2] == Section(1, "存在的不足", part=Part.PROBLEMS)


def test_another_part_is_added_at_the_end() -> None:
    changed, place = ol.with_part((Section(1, part=Part.PLAN),), Part.OTHER, "其他")
    assert (place, changed[1].heading) == (1, "其他")


def test_a_table_counts_its_longest_row() -> None:
    assert Table((("甲",), ("乙", "丙"))).columns == 2
    assert Table(()).columns == 0


def test_a_section_of_the_report_reads_as_paragraphs() -> None:
    assert ol.as_paragraphs(Section(1, "甲", paragraphs=("乙",))) == ("甲", "乙")
    assert ol.as_paragraphs(Section(1, "", run_in=True)) == ()
    assert ol.as_paragraphs(Section(1, "甲。", run_in=True, paragraphs=(TABLE,))) == (
        "甲。",
        TABLE,
    )
