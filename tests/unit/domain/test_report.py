"""Reports, figures, indicators and changes as values."""

import datetime as dt
from decimal import Decimal

import pytest

from desktop.domain.changes import Changes
from desktop.domain.figure import parse_value
from desktop.domain.indicator import Catalogue, Indicator, Measure
from desktop.domain.office import OfficeId
from desktop.domain.outline import Section, Table
from desktop.domain.report import Attachment, Report, ReportId, ReportRecord, Status, Step

CASES = Indicator("enf.case_total", "案件总数", "件", Measure.COUNT, "执法")
FINES = Indicator("enf.fine_amount", "罚款金额", "元", Measure.MONEY, "执法")
RATE = Indicator("enf.cert_rate", "持证率", "%", Measure.RATE, "人员")


def test_a_report_counts_its_characters_without_spaces() -> None:
    report = Report(sections=(Section(0, paragraphs=("甲 乙",)), Section(1, "丙")))
    assert report.characters == 3
    assert report.markers == ("", "一、")


def test_a_record_stands_where_its_last_step_stands() -> None:
    steps = (Step(Status.DRAFT, dt.date(2025, 1, 1)), Step(Status.FINAL, dt.date(2025, 2, 1)))
    updated = dt.datetime(2025, 2, 1, tzinfo=dt.UTC)
    record = ReportRecord(ReportId(1), OfficeId(1), Report(), steps, updated)
    assert record.status is Status.FINAL
    assert ReportRecord(ReportId(1), OfficeId(1), Report(), (), updated).status is Status.DRAFT


def test_the_text_of_an_attachment_holds_title_and_content() -> None:
    assert Attachment("附表", ("甲", Table((("乙", "丙"),)))).text == "附表\n甲\n乙\t丙"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", Decimal(7)),
        ("0", Decimal(0)),
        ("2869.49万", Decimal(28694900)),
        ("1,234.50", Decimal("1234.50")),
        ("1.5亿", Decimal(150000000)),
        ("36.7%", Decimal("36.7")),
        ("不适用", None),
        (" — ", None),
    ],
)
def test_typed_values_are_exact(text: str, value: Decimal | None) -> None:
    assert parse_value(text) == value


@pytest.mark.parametrize("text", ["七件", "", "-1", "NaN", "inf", "1.2.3"])
def test_what_is_no_value_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="请输入阿拉伯数字"):
        parse_value(text)


def test_the_catalogue_finds_by_key_and_by_group() -> None:
    catalogue = Catalogue((CASES, FINES, RATE))
    assert catalogue.groups == ("执法", "人员")
    assert catalogue.in_group("执法") == (CASES, FINES)
    assert catalogue.get("enf.cert_rate") is RATE
    assert catalogue.get("none") is None


def test_rates_are_not_summed_and_money_shows_its_cents() -> None:
    assert [found.summed for found in (CASES, FINES, RATE)] == [True, True, False]
    assert [found.decimals for found in (CASES, FINES, RATE)] == [0, 2, 1]


def test_changes_join_and_know_whether_there_are_any() -> None:
    office = Changes(offices=frozenset({OfficeId(1)}))
    report = Changes(reports=frozenset({ReportId(2)}))
    assert not Changes()
    assert office | report == Changes(frozenset({OfficeId(1)}), frozenset({ReportId(2)}))
