import pytest

from desktop.domain.outline import Outline, Section
from desktop.domain.revision import with_section


def outline(headings: str) -> Outline:
    return tuple(Section(1, heading, paragraphs=(f"{heading}今",)) for heading in headings)


def past(headings: str) -> Outline:
    return tuple(Section(1, heading, paragraphs=(f"{heading}昔",)) for heading in headings)


@pytest.mark.parametrize(
    ("now", "then", "index", "result"),
    [
        ("甲乙丙", "甲乙丙", 1, ["甲今", "乙昔", "丙今"]),
        ("丙甲乙", "甲乙丙", 1, ["丙今", "甲今", "乙昔"]),
        ("甲丁丙", "甲乙丙", 1, ["甲今", "乙昔", "丙今"]),
        ("甲丙", "甲乙丙", 1, ["甲今", "乙昔", "丙今"]),
        ("甲", "甲乙丙", 2, ["甲今", "丙昔"]),
        ("", "甲", 0, ["甲昔"]),
        ("甲甲", "丁甲", 1, ["甲今", "甲昔"]),
    ],
    ids=["in place", "moved", "renamed", "gone", "at the end", "all gone", "the nearest"],
)
def test_a_section_comes_back_where_it_belongs(
    now: str, then: str, index: int, result: list[str]
) -> None:
    restored = with_section(outline(now), past(then), index)
    assert [section.paragraphs[0] for section in restored] == result
