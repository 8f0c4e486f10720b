"""Corrections survive another reading of the file, or nobody claims that they do."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.outline import Section, merged
from desktop.domain.report import Report
from desktop.services.import_merge import Corrected, carried_over

READ = Corrected(
    Report(
        title="年度报告",
        note="此件公开",
        sections=(Section(1, "举措", paragraphs=("成效,好。",)), Section(2, "执法")),
    ),
    ("页眉",),
)
ANEW = replace(
    READ,
    report=replace(
        READ.report,
        title="年度 报告",
        sections=(Section(1, "举措", paragraphs=("成效，好。",)), Section(2, "执 法")),
    ),
)


def test_reading_that_was_not_corrected_gives_way() -> None:
    assert carried_over(READ, READ, ANEW) == ANEW


def test_corrected_field_stays() -> None:
    corrected = replace(READ, report=replace(READ.report, title="更好的标题"))
    found = carried_over(READ, corrected, ANEW)
    assert found is not None
    assert found.report.title == "更好的标题"
    assert found.report.sections == ANEW.report.sections


def test_corrected_level_stays_and_the_text_is_the_new_one() -> None:
    first, second = READ.report.sections
    sections = (first, replace(second, depth=1))
    corrected = replace(READ, report=replace(READ.report, sections=sections))
    found = carried_over(READ, corrected, ANEW)
    assert found is not None
    assert [section.depth for section in found.report.sections] == [1, 1]
    assert [section.heading for section in found.report.sections] == ["举措", "执 法"]


def test_text_moved_by_the_clerk_cannot_be_carried_over() -> None:
    sections = merged(READ.report.sections, 1)
    corrected = replace(READ, report=replace(READ.report, sections=sections))
    assert carried_over(READ, corrected, ANEW) is None


def test_paragraphs_changed_on_both_sides_cannot_be_carried_over() -> None:
    first, second = READ.report.sections
    sections = (replace(first, paragraphs=("成效，很好。", "又一段。")), second)
    corrected = replace(READ, report=replace(READ.report, sections=sections))
    assert carried_over(READ, corrected, ANEW) is None


def test_placed_leftover_stays_placed() -> None:
    corrected = Corrected(replace(READ.report, note="此件公开；页眉"), ())
    found = carried_over(READ, corrected, ANEW)
    assert found is not None
    assert (found.report.note, found.leftover) == ("此件公开；页眉", ())


@given(title=st.text("年度报告 ", max_size=6), note=st.text("此件公开", max_size=6))
def test_what_is_read_the_same_again_leaves_every_correction(title: str, note: str) -> None:
    corrected = replace(READ, report=replace(READ.report, title=title, note=note))
    assert carried_over(READ, corrected, READ) == corrected
