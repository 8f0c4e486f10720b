"""The lists of the workbook, whose rows are streamed, as openpyxl reads them."""

import datetime as dt
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.figure import Figure, FigureStatus
from desktop.domain.figure_table import Block
from desktop.domain.indicator import Indicator, Measure
from desktop.domain.report import Status
from desktop.exports.xlsx import listing, workbook_bytes, write_workbook
from desktop.exports.xlsx.book import Sheet
from desktop.exports.xlsx.check_sheet import check_listing
from desktop.exports.xlsx.content import (
    CheckLine,
    DetailLine,
    FilingLine,
    Heading,
    OfficeYearLine,
    Paper,
)
from desktop.exports.xlsx.detail_sheet import detail_listing, office_year_listing
from desktop.exports.xlsx.filing_sheet import filing_listing
from desktop.exports.xlsx.roster_sheet import roster_listing
from desktop.exports.xlsx.words import LONGEST_TEXT, holds

CASES = Indicator("enf.case_total", "案件总数", "件", Measure.COUNT, "行政执法")
FINE = Indicator("enf.fine_amount", "罚款金额", "元", Measure.MONEY, "行政执法")
RATE = Indicator("enf.cert_rate", "持证率", "%", Measure.RATE, "行政执法")
EVENTS = Indicator("pub.event", "宣传活动", "场", Measure.COUNT, "普法宣传")
ALL = (CASES, FINE, RATE, EVENTS)
DAY = dt.date(2025, 3, 17)
FORTY_DIGITS = "1234567890123456789012345678901234567890"


def opened(*sheets: Sheet, heading: Heading | None = None, results: bool = True) -> Workbook:
    content = workbook_bytes(sheets, heading)
    return openpyxl.load_workbook(io.BytesIO(content), data_only=results)


def detail(
    value: str | None = "7", *, indicator: Indicator = CASES, text: str = "", approx: bool = False
) -> DetailLine:
    number = None if value is None else Decimal(value)
    status = FigureStatus.CONFIRMED if text else FigureStatus.ENTERED
    figure = Figure(indicator.key, number, status, approx=approx, text=text)
    return DetailLine("东岭区国动办", 2024, indicator, figure, "一、工作情况" if text else "")


def details(*lines: DetailLine | None) -> Worksheet:
    return opened(detail_listing(iter(lines)))["明细"]


def values(sheet: Worksheet, row: int) -> list[object]:
    return [cell.value for cell in sheet[row]]


def test_a_figure_stands_with_its_sentence_and_its_place() -> None:
    sheet = details(detail("50", text="全年办理案件50余件。", approx=True))

    assert values(sheet, 4) == [
        1, "东岭区国动办", 2024, "行政执法", "案件总数", 50, "件", "约", "已确认",
        "全年办理案件50余件。", "一、工作情况",
    ]  # fmt: skip


def test_inapplicable_is_said_and_zero_is_a_number() -> None:
    sheet = details(detail(None), detail("0"))

    assert [sheet["F4"].value, sheet["F5"].value] == ["不适用", 0]


def test_the_details_are_an_excel_table_with_a_filter() -> None:
    table = details(detail(), detail()).tables["明细表"]

    assert table.ref == "A3:K5"
    assert table.autoFilter.ref == "A3:K5"
    assert [column.name for column in table.tableColumns][-2:] == ["原句", "所在章节"]


def test_a_list_without_lines_says_so_and_is_no_table() -> None:
    sheet = details()

    assert sheet["A4"].value == "所选范围没有统计数据。"
    assert not sheet.tables


def test_a_pulse_leaves_no_row() -> None:
    assert values(details(None, detail(), None, detail()), 5)[0] == 2


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("x")'])
def test_a_sentence_stays_text(text: str) -> None:
    line = DetailLine(text, 2024, CASES, Figure(CASES.key, Decimal(1)), text)

    sheet = opened(detail_listing(iter([line])), results=False)["明细"]

    assert (sheet["B4"].value, sheet["B4"].data_type) == (text, "s")
    assert sheet["B4"].quotePrefix
    assert (sheet["K4"].value, sheet["K4"].data_type) == (text, "s")


def test_a_number_too_long_for_excel_stays_exact_as_text() -> None:
    sheet = details(detail(FORTY_DIGITS))

    assert (sheet["F4"].value, sheet["F4"].data_type) == (FORTY_DIGITS, "s")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0))
def test_what_excel_is_said_to_hold_it_holds(value: Decimal) -> None:
    assert not holds(value) or Decimal(repr(float(value))) == value


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+400"])
def test_what_is_no_number_of_excel_is_text(value: str) -> None:
    assert details(detail(value))["F4"].data_type == "s"


def test_a_text_too_long_for_a_cell_is_cut_with_a_mark() -> None:
    line = DetailLine("东岭区国动办", 2024, CASES, Figure("", Decimal(1)), "法" * 40_000)

    cell = details(line)["K4"].value

    assert len(str(cell)) <= LONGEST_TEXT
    assert str(cell).endswith("（原文过长，以下未列出）")


def test_control_characters_and_marks_of_xml_do_no_harm() -> None:
    line = DetailLine("甲\x00\x0b\ud800&<乙>", 2024, CASES, Figure("", Decimal(1)))

    assert details(line)["B4"].value == "甲&<乙>"


def test_a_list_longer_than_a_sheet_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_ROWS", 3)

    book = opened(detail_listing(iter([detail()] * 7)))

    assert book.sheetnames == ["明细", "明细（2）", "明细（3）"]
    assert [sheet.tables[name].ref for sheet in book for name in sheet.tables] == [
        "A3:K6", "A3:K6", "A3:K4",
    ]  # fmt: skip
    assert book["明细（3）"]["A4"].value == 7


def test_a_list_that_just_fits_needs_no_other_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "MOST_ROWS", 3)

    assert opened(detail_listing(iter([detail()] * 3))).sheetnames == ["明细"]


def test_every_office_and_year_is_a_row_and_every_indicator_a_column() -> None:
    figures = (Figure("", Decimal(7)), Figure("", None), Figure("", Decimal("92.3")), None)
    line = OfficeYearLine("东岭区国动办", "清河市国动办", 2024, figures)

    sheet = opened(office_year_listing(ALL, iter([line, None])))["历年数据"]

    assert values(sheet, 3)[3:] == [
        "案件总数（件）", "罚款金额（元）", "持证率（%）", "宣传活动（场）",
    ]  # fmt: skip
    assert values(sheet, 4) == ["东岭区国动办", "清河市国动办", 2024, 7, "不适用", 92.3, None]


def test_indicators_of_one_name_have_heads_that_differ() -> None:
    twin = Indicator("own.x", "案件总数", "件", Measure.COUNT, "自定")

    sheet = opened(office_year_listing((CASES, twin), iter([])))["历年数据"]

    assert len(set(values(sheet, 3))) == 5


def filing(status: Status | None, **reached: dt.date) -> FilingLine:
    names = {step.name.lower(): step for step in Status}
    days = {names[name]: day for name, day in reached.items()}
    return FilingLine("东岭区国动办", "清河市国动办", "县", status, days)


def filed(*lines: FilingLine, year: int = 2024, today: dt.date | None = DAY) -> Worksheet:
    return opened(filing_listing(year, lines, today))["报送情况"]


def test_offices_are_counted_by_formulas() -> None:
    lines = (filing(Status.DRAFT), filing(None), filing(Status.DRAFT))

    sheet = opened(filing_listing(2024, lines, DAY), results=False)["报送情况"]

    assert sheet["D3"].value == "起草"
    assert sheet["D4"].value == '=COUNTIF($E$7:$E$9,"起草")'
    assert [cell.value for cell in filed(*lines)[4]][1:4] == [3, 1, 2]


def test_days_overdue_count_from_the_deadline_to_the_day_it_was_handed_in() -> None:
    line = filing(Status.SUBMITTED, submitted=dt.date(2025, 3, 5))

    assert [cell.value for cell in filed(line)[7]][-2:] == [4, 0]


def test_days_overdue_count_up_to_today_while_nothing_is_handed_in() -> None:
    assert [cell.value for cell in filed(filing(Status.DRAFT))[7]][-2:] == [16, 0]


def test_a_report_of_an_older_year_without_a_date_is_not_overdue() -> None:
    assert [cell.value for cell in filed(filing(Status.DRAFT), year=2020)[7]][-2:] == ["—", "—"]


def test_a_published_report_was_handed_in_by_then() -> None:
    line = filing(Status.PUBLISHED, published=dt.date(2025, 4, 3))

    assert [cell.value for cell in filed(line)[7]][-2:] == [33, 2]


def test_a_step_is_a_real_date() -> None:
    sheet = filed(filing(Status.DRAFT, draft=dt.date(2024, 12, 26)))

    assert sheet["F7"].value == dt.datetime(2024, 12, 26)  # noqa: DTZ001 - a date of Excel


def test_checks_are_listed_with_their_arithmetic_and_summed_up() -> None:
    line = CheckLine("东岭区国动办", "错误", "案件总数", "2 + 5 = 7，与8件不一致。", "一、：原句")

    sheet = opened(check_listing(2024, iter([line]), lambda: "共校核1份报告。"))["校核结果"]

    assert values(sheet, 4) == [
        1, "东岭区国动办", "错误", "案件总数", "2 + 5 = 7，与8件不一致。", "一、：原句",
    ]  # fmt: skip
    assert "1.共校核1份报告。" in str(sheet["A6"].value)


def test_checks_that_find_nothing_say_so() -> None:
    sheet = opened(check_listing(2024, iter([]), lambda: "共校核3份报告。"))["校核结果"]

    assert sheet["A4"].value == "校核未发现问题。"


BLOCKS = (Block("云岭省国动办", 1), Block("清河市国动办", 2))


def roster(*figures: dict[str, Figure], blocks: tuple[Block, ...] = BLOCKS) -> listing.Listing:
    def offices() -> Iterator[tuple[str, dict[str, Figure]] | None]:
        for number, own in enumerate(figures, 1):
            yield f"第{number}办", own
            yield None

    return roster_listing(2024, ALL, blocks, offices())


def counted(value: str | None) -> dict[str, Figure]:
    return {CASES.key: Figure(CASES.key, None if value is None else Decimal(value))}


def test_many_offices_stand_below_each_other_with_subtotals_and_a_total() -> None:
    sheet = opened(roster(counted("3"), counted("4"), counted("5")), results=False)["2024年统计表"]

    assert [cells[1].value for cells in sheet["A5:B9"]] == [
        "第1办", "第2办", "第3办", "清河市国动办小计", "合计",
    ]  # fmt: skip
    assert sheet["C8"].value == "=SUM(C6:C7)"
    assert sheet["C9"].value == '=SUMIF($A$5:$A$8,">0",C5:C8)'


def test_subtotals_carry_their_results() -> None:
    sheet = opened(roster(counted("3"), counted("4"), counted("5")))["2024年统计表"]

    assert [sheet["C8"].value, sheet["C9"].value] == [9, 12]


def test_a_rate_has_no_total_and_nothing_has_none() -> None:
    sheet = opened(roster(counted(None), {}, {}))["2024年统计表"]

    assert values(sheet, 9)[2:] == [None, None, "—", None]
    assert sheet["C5"].value == "不适用"


def test_a_total_with_a_long_number_is_exact_as_text() -> None:
    sheet = opened(roster(counted(FORTY_DIGITS), counted("1"), counted("1")))["2024年统计表"]

    assert sheet["C9"].value == str(int(FORTY_DIGITS) + 2)


def test_heads_are_repeated_and_grouped() -> None:
    sheet = opened(roster({}, {}, {}))["2024年统计表"]

    assert [sheet["C3"].value, sheet["F3"].value] == ["行政执法", "普法宣传"]
    assert sheet.print_title_rows == "$3:$4"
    assert sheet.print_title_cols == "$A:$B"
    assert sheet.freeze_panes == "C5"
    assert sheet.print_area == "'2024年统计表'!$A$1:$F$11"


def test_the_paper_is_the_one_that_is_wanted() -> None:
    sheet = opened(detail_listing(iter([detail()])), heading=Heading(paper=Paper.A4))["明细"]

    assert (str(sheet.page_setup.paperSize), sheet.page_setup.orientation) == ("9", "landscape")


def test_who_files_and_who_fills_in_stand_on_each_list() -> None:
    sheet = opened(detail_listing(iter([])), heading=Heading("清河市国动办", "张三", DAY))["明细"]

    assert sheet["A2"].value == "填报单位：清河市国动办"
    assert sheet["J2"].value == "制表日期：2025年3月17日"
    assert str(sheet["A5"].value).startswith("填表人：张三")


def test_a_workbook_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "表.xlsx"
    file.write_bytes(b"before")
    steps = write_workbook(
        file, [detail_listing(iter([detail(), None] * 9))], Heading(), force=True
    )
    next(steps)

    steps.close()

    assert [each.name for each in tmp_path.iterdir()] == ["表.xlsx"]
    assert file.read_bytes() == b"before"


def test_no_sheet_touches_the_folder_for_passing_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.NamedTemporaryFile", None)

    assert opened(detail_listing(iter([detail()]))).sheetnames == ["明细"]


def test_the_same_lines_give_the_same_bytes() -> None:
    first, second = (workbook_bytes([detail_listing(iter([detail()]))]) for _ in range(2))

    assert first == second
