"""Parts of a report are told by their headings."""

import re

import pytest

from desktop.domain.outline import Part
from desktop.domain.parts import PartGuide
from desktop.recognition import load_parts, part_of

HEADINGS = [
    ("推进法治政府建设的主要举措和成效", Part.ACHIEVEMENTS),
    ("2023年度工作开展情况", Part.ACHIEVEMENTS),
    ("主要做法及亮点", Part.ACHIEVEMENTS),
    ("2024年工作总结", Part.ACHIEVEMENTS),
    ("存在的主要问题", Part.PROBLEMS),
    ("推进法治政府建设存在的不足和原因", Part.PROBLEMS),
    ("存在问题及下一步打算", Part.PROBLEMS),
    ("薄弱环节", Part.PROBLEMS),
    ("党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况", Part.LEADERSHIP),
    ("主要负责同志履职情况", Part.LEADERSHIP),
    ("2025年度推进法治政府建设的主要安排", Part.PLAN),
    ("下一步工作计划", Part.PLAN),
    ("2025 年重点工作", Part.PLAN),
    ("整改措施和努力方向", Part.PLAN),
    ("明年工作思路", Part.PLAN),
    ("其他需要报告的情况", Part.OTHER),
    ("意见和建议", Part.OTHER),
    ("以习近平法治思想为指导", Part.OTHER),
    ("", Part.OTHER),
]


@pytest.mark.parametrize(("heading", "part"), HEADINGS)
def test_heading_announces_its_part(heading: str, part: Part) -> None:
    assert part_of(heading) is part


def test_every_part_is_described_in_its_order() -> None:
    assert [guide.part for guide in load_parts()] == list(Part)


GUIDES = pytest.mark.parametrize("guide", load_parts(), ids=lambda guide: guide.part.value)


@GUIDES
def test_usual_heading_announces_its_part(guide: PartGuide) -> None:
    assert part_of(guide.heading_for(2024)) is guide.part


def test_plan_names_the_next_year() -> None:
    plan = next(guide for guide in load_parts() if guide.part is Part.PLAN)
    assert plan.heading_for(2024) == "2025年度推进法治政府建设的主要安排"


@GUIDES
def test_guides_are_one_to_three_sentences(guide: PartGuide) -> None:
    assert re.fullmatch(r"(?:[^。]+。){1,3}", guide.guide)
