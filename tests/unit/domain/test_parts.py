from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.outline import Part
from desktop.domain.parts import PartGuide, guide_for

PLAN = PartGuide(Part.PLAN, "下一年度安排", "{next_year}年度主要安排", "写下一年度的安排。")
PROBLEMS = PartGuide(Part.PROBLEMS, "不足和原因", "存在的不足和原因", "写不足。")


@given(st.integers(2000, 2100))
def test_heading_names_the_year_after_the_reports(year: int) -> None:
    assert PLAN.heading_for(year) == f"{year + 1}年度主要安排"


def test_heading_without_a_year_stays_as_it_is() -> None:
    assert PROBLEMS.heading_for(2024) == "存在的不足和原因"


def test_guide_of_a_part_is_found_and_of_no_part_is_none() -> None:
    assert guide_for((PLAN, PROBLEMS), Part.PROBLEMS) is PROBLEMS
    assert guide_for((PLAN, PROBLEMS), Part.LEADERSHIP) is None
    assert guide_for((PLAN, PROBLEMS), None) is None
