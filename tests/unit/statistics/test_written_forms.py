"""A number written in any style into a sentence or a table is read as the same number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.figure import Figure
from desktop.domain.outline import Block, Section, Table
from desktop.domain.report import Report
from desktop.services.figure_writing import forms, written
from desktop.statistics.catalogue import load_catalogue
from desktop.statistics.extraction import extract
from tests.unit.statistics.writing import STYLES, Style, chinese, plain

OURS = load_catalogue()
SENTENCES = (
    ("enf.case_total", "全年办理行政执法案件{}件，成效明显。"),
    ("enf.case_total", "全年共查处违法案件{}起。"),
    ("trn.attend", "共有{}名干部参训。"),
    ("trn.attend", "参训人员达{}人次。"),
    ("pub.booklet", "发放宣传册{}册、宣传笔7支。"),
    ("fee.enterprise", "向{}家企业下达了征收决定书。"),
    ("enf.fine_amount", "罚款合计{}元。"),
    ("trn.lecture", "举办法治讲座{}次；组织集体学法9次。"),
    ("trn.lecture", "（三）先后{}次举办法治讲座。"),
)
ABOUT = ("近{}", "约{}", "超过{}", "逾{}", "不少于{}")
COUNTS = st.integers(2, 10**9)  # 一 is as often an article; 0 has ways of its own


def value_of(key: str, *blocks: Block) -> tuple[object, bool]:
    report = Report(year=2024, sections=(Section(0, paragraphs=blocks),))
    (figure,) = (one for one in extract(report, OURS) if one.indicator == key)
    return figure.value, figure.approx


@given(number=COUNTS, style=st.sampled_from(STYLES), sentence=st.sampled_from(SENTENCES))
def test_in_a_sentence(number: int, style: Style, sentence: tuple[str, str]) -> None:
    key, text = sentence

    assert value_of(key, text.format(style(number))) == (number, False)


@given(number=COUNTS, style=st.sampled_from(STYLES), about=st.sampled_from(ABOUT))
def test_about_as_many_are_as_many_and_said_to_be_about(
    number: int, style: Style, about: str
) -> None:
    text = f"参训人员达{about.format(style(number))}人次。"

    assert value_of("trn.attend", text) == (number, True)


@given(tens=st.integers(2, 99), style=st.sampled_from((str, chinese)), more=st.sampled_from("余多"))
def test_more_than_as_many_is_said_to_be_about(tens: int, style: Style, more: str) -> None:
    assert value_of("trn.attend", f"培训{style(tens * 10)}{more}人次。") == (tens * 10, True)
    assert value_of("trn.attend", f"培训{tens}万{more}人次。") == (tens * 10**4, True)


@given(number=COUNTS, style=st.sampled_from(STYLES), data=st.data())
def test_across_broken_lines_and_spaces(number: int, style: Style, data: st.DataObject) -> None:
    text = f"全年办理行政执法案件{style(number)}件。"
    place = data.draw(st.integers(1, len(text) - 2))
    gap = data.draw(st.sampled_from([" ", "　", "\u00a0"]))

    assert value_of("enf.case_total", text[:place], text[place:]) == (number, False)
    assert value_of("enf.case_total", text[:place] + gap + text[place:]) == (number, False)


@given(tenths=st.integers(0, 1000))
def test_a_percentage_with_its_sign_or_in_words(tenths: int) -> None:
    value = Decimal(tenths) / 10

    assert value_of("enf.cert_rate", f"持证率达到{plain(value)}%。") == (value, False)
    assert value_of("enf.cert_rate", f"持证率达到百分之{plain(value)}。") == (value, False)


@given(cents=st.integers(1, 10**13), scale=st.sampled_from([("", 0), ("万", 4), ("亿", 8)]))
def test_money_to_the_cent_in_each_scale(cents: int, scale: tuple[str, int]) -> None:
    word, zeros = scale
    value = Decimal(cents).scaleb(-2)

    text = f"罚款{plain(value.scaleb(-zeros))}{word}元。"

    assert value_of("enf.fine_amount", text) == (value, False)


@given(number=COUNTS, style=st.sampled_from(STYLES))
def test_in_a_table(number: int, style: Style) -> None:
    table = Table((("指标", "单位", "数值"), ("行政执法案件总数", "件", style(number))))

    assert value_of("enf.case_total", table) == (number, False)


@pytest.mark.parametrize("key", ["enf.case_total", "enf.fine_amount", "trn.attend", "pub.booklet"])
@given(number=st.integers(0, 10**12), approx=st.booleans(), data=st.data())
def test_what_the_program_writes_itself_is_read_back(
    key: str, number: int, *, approx: bool, data: st.DataObject
) -> None:
    indicator = OURS.get(key)
    assert indicator is not None
    figure = Figure(key, Decimal(number), approx=approx)
    units = [form for form in forms(figure, indicator) if form]
    text = f"{indicator.label}{written(figure, indicator, data.draw(st.sampled_from(units)))}。"

    assert value_of(key, text) == (number, approx)
