from decimal import Decimal

import pytest

from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue, Indicator, Measure
from desktop.ui.figures.rows import Filter, Row, rows_of

CASES = Indicator("case", "案件总数", "件", Measure.COUNT, "行政执法", "本年度办理的案件。")
FINES = Indicator("fine", "罚款金额", "元", Measure.MONEY, "行政执法")
CLASS = Indicator("class", "培训班", "期", Measure.COUNT, "学法培训")
CATALOGUE = Catalogue((CASES, FINES, CLASS))
HELD = {2024: {"fine": Figure("fine", Decimal(0))}}


def test_each_group_is_headed_by_a_row_of_its_own() -> None:
    rows = rows_of(CATALOGUE, {}, Filter())
    assert [row.title for row in rows] == [
        "行政执法",
        "案件总数",
        "罚款金额",
        "学法培训",
        "培训班",
    ]


def test_filled_only_keeps_an_indicator_that_is_zero() -> None:
    rows = rows_of(CATALOGUE, HELD, Filter(filled=True))
    assert rows == (Row("行政执法"), Row("行政执法", FINES))


@pytest.mark.parametrize("text", ["案件", "本年度办理", " 案件 "])
def test_search_looks_in_label_and_definition(text: str) -> None:
    assert [row.indicator for row in rows_of(CATALOGUE, {}, Filter(text))] == [None, CASES]


def test_search_for_a_group_keeps_all_of_it() -> None:
    assert len(rows_of(CATALOGUE, {}, Filter("学法"))) == 2


def test_search_without_a_hit_leaves_no_heading() -> None:
    assert rows_of(CATALOGUE, {}, Filter("没有这个")) == ()
