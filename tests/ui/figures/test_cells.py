from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.figure import Figure, FigureStatus
from desktop.domain.indicator import Indicator, Measure
from desktop.ui.figures.cells import (
    CellChange,
    change_text,
    compared,
    compared_in_words,
    entered,
    explained,
    plain,
    shown,
    typed,
)

CASES = Indicator("enf.case_total", "行政执法案件总数", "件", Measure.COUNT, "行政执法")
FINES = Indicator("enf.fine_amount", "罚款金额", "元", Measure.MONEY, "行政执法")
RATE = Indicator("enf.cert_rate", "持证率", "%", Measure.RATE, "行政执法")


def figure(value: str, *, approx: bool = False, key: str = CASES.key) -> Figure:
    return Figure(key, Decimal(value), approx=approx)


@pytest.mark.parametrize(
    ("value", "indicator", "text"),
    [
        pytest.param(None, CASES, "", id="blank"),
        pytest.param(figure("0"), CASES, "0", id="zero is not blank"),
        pytest.param(Figure(CASES.key, None), CASES, "不适用", id="not applicable"),
        pytest.param(figure("1234567"), CASES, "1,234,567", id="thousands"),
        pytest.param(figure("5000", approx=True), CASES, "约 5,000", id="approximate"),
        pytest.param(figure("41000"), FINES, "41,000", id="whole money has no cents"),
        pytest.param(figure("41000.5"), FINES, "41,000.50", id="money with cents"),
        pytest.param(figure("36.67"), RATE, "36.7", id="a rate has one digit"),
        pytest.param(figure("100"), RATE, "100.0", id="a whole rate has it too"),
    ],
)
def test_figure_is_shown_as_a_clerk_writes_it(
    value: Figure | None, indicator: Indicator, text: str
) -> None:
    assert shown(value, indicator) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [("7", "7"), ("1.5万", "15000"), ("1,234", "1234"), ("2亿", "200000000"), (" 7 ", "7")],
)
def test_text_becomes_the_value_it_names(text: str, value: str) -> None:
    found = entered(text, CASES, None)
    assert found == Figure(CASES.key, Decimal(value))


@pytest.mark.parametrize("text", ["约5000", "5000余", "5000多", "超过 5000"])
def test_approximate_number_is_kept_as_one(text: str) -> None:
    found = entered(text, CASES, None)
    assert found is not None
    assert (found.value, found.approx) == (Decimal(5000), True)


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_typed_makes_the_cell_blank(text: str) -> None:
    assert entered(text, CASES, figure("7")) is None


@pytest.mark.parametrize("text", ["不适用", "—", "/"])
def test_not_applicable_is_a_figure_without_a_value(text: str) -> None:
    found = entered(text, CASES, None)
    assert found is not None
    assert found.value is None


@pytest.mark.parametrize(
    ("text", "indicator", "sentence"),
    [
        ("七件", CASES, "不是数值"),
        ("-3", CASES, "不是数值"),
        ("2.5", CASES, "整数"),
        ("101", RATE, "0 到 100"),
    ],
)
def test_text_that_is_no_value_is_refused_in_words(
    text: str, indicator: Indicator, sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        entered(text, indicator, None)


def test_same_value_typed_over_a_suggestion_confirms_it_with_its_source() -> None:
    found = Figure(CASES.key, Decimal(7), FigureStatus.SUGGESTED, text="办理案件7件。", section=3)
    sure = entered("7", CASES, found)
    assert sure is not None
    assert (sure.status, sure.text, sure.section) == (FigureStatus.CONFIRMED, "办理案件7件。", 3)


def test_other_value_typed_over_a_suggestion_is_the_clerks_own() -> None:
    found = Figure(CASES.key, Decimal(7), FigureStatus.SUGGESTED, text="办理案件7件。", section=3)
    assert entered("8", CASES, found) == Figure(CASES.key, Decimal(8), FigureStatus.ENTERED)


@given(
    value=st.none() | st.decimals(0, 10**12, places=0),
    approx=st.booleans(),
)
def test_text_offered_for_editing_changes_nothing_when_left_alone(
    value: Decimal | None, *, approx: bool
) -> None:
    before = Figure(CASES.key, value, approx=approx and value is not None)
    assert entered(typed(before), CASES, before) == before


@given(value=st.decimals(0, 10**9, places=2))
def test_money_for_a_spreadsheet_keeps_every_digit(value: Decimal) -> None:
    assert Decimal(plain(figure(str(value)))) == value


@pytest.mark.parametrize(
    ("now", "before", "indicator", "text"),
    [
        ("13", "3", CASES, "↑ 333%"),
        ("3", "8", CASES, "↓ 63%"),
        ("3", "3", CASES, "持平"),
        ("3", "0", CASES, "↑"),
        ("60", "3", CASES, "↑ 20 倍"),
        ("96", "92.3", RATE, "↑ 3.7 点"),
    ],
)
def test_change_against_last_year_is_told_briefly(
    now: str, before: str, indicator: Indicator, text: str
) -> None:
    assert change_text(figure(now), figure(before), indicator) == text


@pytest.mark.parametrize("before", [None, Figure(CASES.key, None)])
def test_change_against_nothing_is_not_told(before: Figure | None) -> None:
    assert change_text(figure("3"), before, CASES) == ""


def test_blank_cell_explains_what_to_write() -> None:
    assert "没有发生的填 0" in explained(None, None, CASES)


def test_tip_of_an_approximate_number_says_how_it_is_copied() -> None:
    about = figure("5000", approx=True)
    assert "只带数字" in explained(about, None, CASES)
    assert plain(about) == "5000"


def test_explanation_names_source_sentence_and_last_year() -> None:
    found = Figure(CASES.key, Decimal(7), FigureStatus.SUGGESTED, text="办理案件7件。")
    assert explained(found, figure("5"), CASES) == (
        "取自正文，待确认\n“办理案件7件。”\n上年 5 件，↑ 40%"
    )


def test_reversed_change_takes_the_change_back() -> None:
    change = CellChange(2024, CASES.key, None, figure("3"))
    assert change.reversed() == CellChange(2024, CASES.key, figure("3"), None)
    assert change.reversed().reversed() == change


@pytest.mark.parametrize(
    ("now", "before", "short", "words"),
    [
        ("7", "5", "↑2（40%）", "上年 5 件，今年增加 2 件（40%）"),
        ("3", "4", "↓1（25%）", "上年 4 件，今年减少 1 件（25%）"),
        ("5", "5", "持平", "上年 5 件，持平"),
        ("5", "0", "↑5", "上年 0 件，今年增加 5 件"),
    ],
)
def test_a_change_is_told_with_its_difference(
    now: str, before: str, short: str, words: str
) -> None:
    pair = Figure("a", Decimal(now)), Figure("a", Decimal(before))
    counted = Indicator("a", "案件", "件", Measure.COUNT, "执法")
    assert compared(*pair, counted) == short
    assert compared_in_words(*pair, counted) == words


def test_a_rate_changes_by_points() -> None:
    rate = Indicator("a", "持证率", "%", Measure.RATE, "执法")
    pair = Figure("a", Decimal("97.5")), Figure("a", Decimal(95))
    assert compared(*pair, rate) == "↑2.5 点"
    assert compared_in_words(*pair, rate) == "上年 95.0 %，今年增加 2.5 个百分点"


def test_without_last_year_there_is_no_change() -> None:
    counted = Indicator("a", "案件", "件", Measure.COUNT, "执法")
    assert compared(Figure("a", Decimal(1)), None, counted) == ""
    assert compared_in_words(Figure("a", Decimal(1)), None, counted) == "上年没有数据"
