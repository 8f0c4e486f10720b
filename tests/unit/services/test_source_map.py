"""Every part of a report is found in its file, before and after corrections."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.domain.outline import Table, merged, split
from desktop.recognition import Line
from desktop.recognition.recogniser import trace
from desktop.services.source_map import LEFTOVER, SECTIONS, Located, SourceMap, Target

TEXT = """东岭区国防动员办公室文件
东国动〔2025〕3号
东岭区国防动员办公室
2024年度法治政府建设情况报告
区委、区政府：
2024年，我办工作取得新成效,现报告如下。
一、主要举措和成效
（一）加强学习。组织学习4次。
（二）加强学习。组织学习4次。
二、存在的不足
一是力量不足。
页眉里的一句话
东岭区国防动员办公室
2025年1月9日"""


def read(text: str) -> tuple[SourceMap, Located]:
    found = trace([Line(line) for line in text.split("\n")])
    places = SourceMap(found)
    return places, places.located(found.recognised.report, found.recognised.leftover)


def at(located: Located, target: Target) -> list[str]:
    return [located.source[start:end] for start, end in located.spans(target)]


@pytest.mark.parametrize(
    ("target", "texts"),
    [
        pytest.param(Target("doc_number"), ["东国动〔2025〕3号"], id="a field"),
        pytest.param(Target("date"), ["2025年1月9日"], id="a date"),
        pytest.param(Target(SECTIONS, 1), ["一、主要举措和成效"], id="a heading with its number"),
        pytest.param(
            Target(SECTIONS, 0), ["2024年，我办工作取得新成效,现报告如下。"], id="repaired text"
        ),
    ],
)
def test_part_is_found_where_it_stands(target: Target, texts: list[str]) -> None:
    _places, located = read(TEXT)
    assert at(located, target) == texts


def test_equal_texts_are_told_apart_by_their_order() -> None:
    _places, located = read(TEXT)
    first, second = (located.spans(Target(SECTIONS, number)) for number in (2, 3))
    assert first[0][0] < second[0][0]
    assert located.source[second[0][0] :].startswith("（二）")


def test_a_place_in_the_source_tells_its_part() -> None:
    _places, located = read(TEXT)
    assert located.at(TEXT.index("组织学习")) == Target(SECTIONS, 2)
    assert located.at(TEXT.index("存在的不足")) == Target(SECTIONS, 4)
    assert located.at(TEXT.index("〔2025〕")) == Target("doc_number")


def test_a_blank_line_belongs_to_nothing() -> None:
    _places, located = read("一、标题\n\n二、标题二")
    assert located.at(5) is None


def test_text_put_elsewhere_is_found_again() -> None:
    found = trace([Line(line) for line in TEXT.split("\n")])
    report = found.recognised.report
    moved = replace(report, title="", sections=merged(report.sections, 3), note=report.title)
    located = SourceMap(found).located(moved, ("区委、区政府",))
    assert "（二）加强学习。" in "".join(at(located, Target(SECTIONS, 2)))
    assert "".join(at(located, Target("note"))) == report.title.replace("\n", "")
    assert at(located, Target(LEFTOVER, 0)) == ["区委、区政府"]


def test_a_paragraph_made_a_section_is_found_again() -> None:
    found = trace([Line(line) for line in TEXT.split("\n")])
    report = found.recognised.report
    parted = replace(report, sections=split(report.sections, 4, 0, 2))
    located = SourceMap(found).located(parted)
    assert at(located, Target(SECTIONS, 5)) == ["力量不足。", "页眉里的一句话"]


def test_cells_of_a_table_are_found() -> None:
    found = trace([Line("一、情况"), Line("项目\t数量\n案件\t3件", whole=True, table=True)])
    report = found.recognised.report
    assert isinstance(report.sections[0].paragraphs[0], Table)
    located = SourceMap(found).located(report)
    assert at(located, Target(SECTIONS, 0)) == ["一、情况", "项目", "数量", "案件", "3件"]


WORDS = st.text("一二三（）、甲乙丙。,1. ", max_size=14)


@given(lines=st.lists(WORDS, max_size=12))
def test_every_character_of_any_text_belongs_to_a_part(lines: list[str]) -> None:
    found = trace([Line(line) for line in lines])
    # A number with nothing behind it has no text to be found by.
    assume(all(section.text for section in found.recognised.report.sections))
    _places, located = read("\n".join(lines))
    shown = {
        place
        for target in located.pieces
        for start, end in located.spans(target)
        for place in range(start, end)
    }
    bare = [
        sign
        for place, sign in enumerate(located.source)
        if not sign.isspace() and place not in shown
    ]
    assert bare == []
