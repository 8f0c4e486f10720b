from dataclasses import replace

import pytest

from desktop.domain import outline
from desktop.domain.outline import Part, Section
from desktop.domain.report import Report
from desktop.ui.editor.announced import with_parts

OTHER = Section(1, "其他情况", part=Part.OTHER)
PROBLEMS = Section(1, "存在的不足", part=Part.PROBLEMS)
BELOW = Section(2, "执法力量不足。", run_in=True)


def parts(*before: Section, after: tuple[Section, ...]) -> list[Part | None]:
    found = with_parts(Report(sections=before), Report(sections=after))
    return [section.part for section in found.sections]


def test_new_heading_is_the_part_it_announces() -> None:
    fresh = Section(1, "下一步工作安排", part=Part.OTHER)
    assert parts(PROBLEMS, after=(PROBLEMS, fresh)) == [Part.PROBLEMS, Part.PLAN]


def test_heading_typed_on_becomes_another_part() -> None:
    begun = Section(1, "主要工作", part=Part.ACHIEVEMENTS)
    assert parts(begun, after=(replace(begun, heading="主要工作安排"),)) == [Part.PLAN]


def test_part_the_clerk_chose_stays_when_the_heading_changes() -> None:
    chosen = Section(1, "下一步打算", part=Part.OTHER)
    assert parts(chosen, after=(replace(chosen, heading="下一步工作打算"),)) == [Part.OTHER]


def test_choosing_a_part_is_no_change_of_the_heading() -> None:
    assert parts(PROBLEMS, after=(replace(PROBLEMS, part=Part.OTHER),)) == [Part.OTHER]


def test_part_is_not_lost_by_a_heading_that_announces_none() -> None:
    assert parts(PROBLEMS, after=(replace(PROBLEMS, heading="努力的空间"),)) == [Part.PROBLEMS]


def test_heading_below_the_first_level_has_no_part() -> None:
    fresh = Section(2, "存在的不足")
    assert parts(OTHER, after=(OTHER, fresh)) == [Part.OTHER, None]


def test_promoted_heading_is_the_part_it_announces() -> None:
    promoted = outline.shifted((OTHER, BELOW), 1, -1)
    assert parts(OTHER, BELOW, after=promoted) == [Part.OTHER, Part.PROBLEMS]


@pytest.mark.parametrize("up", [True, False])
def test_moved_sections_keep_their_parts(up: bool) -> None:  # noqa: FBT001
    chosen = Section(1, "主要成效", part=Part.OTHER)
    moved, _index = outline.moved((chosen, PROBLEMS), int(up), up=up)
    assert parts(chosen, PROBLEMS, after=moved) == [Part.PROBLEMS, Part.OTHER]


def test_report_whose_headings_stay_is_the_same_object() -> None:
    before = Report(sections=(PROBLEMS, BELOW))
    after = replace(before, sections=(PROBLEMS, replace(BELOW, paragraphs=("力量偏少。",))))
    assert with_parts(before, after) is after
