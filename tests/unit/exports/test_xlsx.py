"""The statistics workbook, as openpyxl and as LibreOffice read it."""

import datetime as dt
import io
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.errors import ConflictError
from desktop.domain.figure import Figure
from desktop.domain.figure_table import Block, FigureRow, OfficeTable, YearTable
from desktop.domain.indicator import Indicator, Measure
from desktop.exports.xlsx import workbook_bytes, write_workbook
from desktop.exports.xlsx.book import Comparison, Sheet
from desktop.exports.xlsx.content import Heading

CASES = Indicator("enf.case_total", "案件总数", "件", Measure.COUNT, "行政执法")
PENALTIES = Indicator(
    "enf.penalty_case", "处罚案件", "件", Measure.COUNT, "行政执法", part_of=CASES.key
)
FINE = Indicator("enf.fine_amount", "罚款金额", "元", Measure.MONEY, "行政执法")
RATE = Indicator("enf.cert_rate", "持证率", "%", Measure.RATE, "行政执法")
EVENTS = Indicator("pub.event", "宣传活动", "场", Measure.COUNT, "普法宣传")

OFFICES = ("云岭省国动办", "清河市国动办", "东岭区国动办")
DAY = dt.date(2025, 1, 20)
A4, A3 = "9", "8"


def row(indicator: Indicator, *values: str | None) -> FigureRow:
    """Make a row: None is blank, 不适用 inapplicable, 约50 approximate."""
    return FigureRow(indicator, tuple(_figure(indicator, value) for value in values))


def _figure(indicator: Indicator, value: str | None) -> Figure | None:
    if value is None:
        return None
    if value == "不适用":
        return Figure(indicator.key, None)
    number = Decimal(value.removeprefix("约"))
    return Figure(indicator.key, number, approx=value.startswith("约"))


def year_table(*rows: FigureRow, offices: tuple[str, ...] = OFFICES) -> YearTable:
    return YearTable(2024, offices, rows)


def office_table(*rows: FigureRow, years: tuple[int, ...] = (2022, 2023, 2024)) -> OfficeTable:
    return OfficeTable("清河市国防动员办公室", "清河市国动办", years, rows)


def made(*sheets: Sheet, filed_by: str = "", made_on: dt.date | None = None) -> bytes:
    return workbook_bytes(sheets, Heading(filed_by, made_on=made_on))


def opened(content: bytes, *, results: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=results)


def year_sheet(*rows: FigureRow, results: bool = False) -> Worksheet:
    content = made(year_table(*rows), made_on=DAY)
    return opened(content, results=results)["2024年统计表"]


def office_sheet(*rows: FigureRow, results: bool = False) -> Worksheet:
    content = made(Comparison(office_table(*rows)), made_on=DAY)
    return opened(content, results=results)["历年对比"]


def line(sheet: Worksheet, label: str) -> list[object]:
    """Give the cells to the right of an indicator's name and unit."""
    for cells in sheet.iter_rows(min_row=4):
        if cells[1].value == label:
            return [cell.value for cell in cells[3:]]
    raise AssertionError(label)


def test_a_sheet_says_what_it_is_who_files_it_and_when() -> None:
    content = made(year_table(row(CASES, "1", "2", "3")), filed_by="清河市国动办", made_on=DAY)

    sheet = opened(content)["2024年统计表"]
    assert sheet["A1"].value == "2024年度法治政府建设统计表"
    assert sheet["A2"].value == "填报单位：清河市国动办"
    assert sheet["G2"].value == "制表日期：2025年1月20日"


def test_without_a_date_there_is_room_to_write_one() -> None:
    content = made(year_table(row(CASES, "1", "2", "3")))

    assert opened(content)["2024年统计表"]["G2"].value == "制表日期：    年  月  日"


def test_indicators_stand_under_their_groups() -> None:
    sheet = year_sheet(row(CASES, "1", None, None), row(EVENTS, "2", None, None))

    column = [(cells[0].value, cells[1].value) for cells in sheet["A3:B7"]]
    assert column == [
        ("序号", "指标名称"),
        ("一", "行政执法"),
        (1, "案件总数"),
        ("二", "普法宣传"),
        (2, "宣传活动"),
    ]


def test_a_part_is_indented_under_its_whole() -> None:
    sheet = year_sheet(row(CASES, "3", None, None), row(PENALTIES, "2", None, None))

    assert sheet["B6"].alignment.indent == sheet["B5"].alignment.indent + 1


def test_a_part_without_its_whole_is_not_indented() -> None:
    sheet = year_sheet(row(PENALTIES, "2", None, None), row(FINE, "2", None, None))

    assert sheet["B5"].alignment.indent == sheet["B6"].alignment.indent


def test_blank_stays_blank_and_zero_stays_zero() -> None:
    assert line(year_sheet(row(CASES, None, "0", "不适用")), "案件总数")[:3] == [None, 0, "不适用"]


@pytest.mark.parametrize("amount", ["28694900.00", "2869.49", "0.01", "9999999999999.99"])
def test_money_is_exact(amount: str) -> None:
    sheet = year_sheet(row(FINE, amount, None, None))

    assert Decimal(repr(sheet["D5"].value)) == Decimal(amount)


def test_numbers_have_the_format_of_their_measure() -> None:
    sheet = year_sheet(
        row(CASES, "1", "约50", "1.5"), row(FINE, "1", "约1", "2"), row(RATE, "9", "9", "9")
    )

    formats = [sheet[cell].number_format for cell in ("D5", "E5", "F5", "D6", "E6", "D7")]
    assert formats == ["#,##0", '"约"#,##0', "#,##0.00", "#,##0.00", '"约"#,##0.00', "0.0"]


def test_a_total_is_a_live_sum_over_the_offices() -> None:
    assert line(year_sheet(row(CASES, "3", "4", None)), "案件总数")[3] == "=SUM(D5:F5)"


def test_a_rate_has_no_total() -> None:
    assert line(year_sheet(row(RATE, "90", "95", "100")), "持证率")[3] == "—"


def test_a_total_of_nothing_does_not_say_zero() -> None:
    sheet = year_sheet(row(CASES, None, "不适用", None))

    assert line(sheet, "案件总数")[3] == '=IF(COUNT(D5:F5)=0,"",SUM(D5:F5))'


def test_a_total_with_an_approximate_part_is_approximate() -> None:
    assert year_sheet(row(CASES, "约50", "38", None))["G5"].number_format == '"约"#,##0'


def test_one_office_alone_has_no_total() -> None:
    content = made(year_table(row(CASES, "3"), offices=("甲办",)))

    heads = [cell.value for cell in opened(content)["2024年统计表"][3]]
    assert heads == ["序号", "指标名称", "计量单位", "甲办"]


def test_formulas_carry_their_results_for_programs_that_do_not_calculate() -> None:
    rows = (row(FINE, "28694900.10", "0.20", None), row(CASES, None, None, None))

    sheet = year_sheet(*rows, results=True)

    assert line(sheet, "罚款金额")[3] == pytest.approx(28694900.3)
    assert line(sheet, "案件总数")[3] in {None, ""}


def test_years_are_compared_by_formulas() -> None:
    assert line(office_sheet(row(CASES, "8", "11", "14")), "案件总数") == [
        8,
        11,
        14,
        '=IF(COUNT(E5,F5)=2,F5-E5,"")',
        '=IF(COUNT(E5,F5)=2,IF(E5=0,"—",(F5-E5)/E5*100),"")',
    ]


@pytest.mark.parametrize(
    ("values", "change", "percent"),
    [
        (("8", "11", "14"), 3, 300 / 11),
        (("8", "0", "14"), 14, "—"),
        (("8", None, "14"), None, None),
        (("8", "11", "不适用"), None, None),
    ],
)
def test_changes_carry_their_results(
    values: tuple[str | None, ...], change: object, percent: object
) -> None:
    found = line(office_sheet(row(CASES, *values), results=True), "案件总数")[3:]

    assert found == [change, percent if isinstance(percent, str) else pytest.approx(percent)]


def test_a_rate_changes_by_points_only() -> None:
    found = line(office_sheet(row(RATE, "92.3", "96.0", "100"), results=True), "持证率")[3:]

    assert found == [pytest.approx(4.0), "—"]


def test_a_year_left_out_is_named_in_the_comparison() -> None:
    table = office_table(row(CASES, "8", "14"), years=(2022, 2024))

    sheet = opened(made(Comparison(table)))["历年对比"]
    assert [cell.value for cell in sheet[3]][5:] == ["比2022年\n增减", "比2022年\n增减率（%）"]


def test_one_year_alone_is_compared_with_nothing() -> None:
    table = office_table(row(CASES, "8"), years=(2024,))

    sheet = opened(made(Comparison(table)))["历年对比"]
    assert sheet.max_column == 4


def test_each_office_has_a_sheet_of_its_own() -> None:
    tables = [
        office_table(row(CASES, "1", "2", "3")),
        OfficeTable("甲[乙]:丙*丁?/\\办", "甲[乙]:丙*丁?/\\办", (2024,), (row(CASES, "1"),)),
        OfficeTable("长" * 40, "长" * 40, (2024,), (row(CASES, "1"),)),
        OfficeTable("长" * 41, "长" * 41, (2024,), (row(CASES, "1"),)),
    ]

    sheets = [Comparison(table, table.short_name, charts=False) for table in tables]

    names = opened(made(*sheets)).sheetnames

    assert names[:2] == ["清河市国动办历年对比", "甲乙丙丁办历年对比"]
    assert len(set(names)) == 4
    assert max(map(len, names)) <= 31


@pytest.mark.parametrize("name", ["=1+1", "+86", "-1", "@SUM(A1)", "#N/A", "\t=1"])
def test_text_from_outside_stays_text(name: str) -> None:
    table = year_table(row(CASES, "1", "2"), offices=(name, "乙办"))

    cell = opened(made(table))["2024年统计表"]["D3"]

    assert (cell.value, cell.data_type) == (name, "s")
    assert cell.quotePrefix == (name != "#N/A")


def test_control_characters_are_left_out() -> None:
    table = year_table(row(CASES, "1"), offices=("甲\x00\x0b\ud800\uffff办",))

    sheet = opened(made(table))["2024年统计表"]

    assert sheet["D3"].value == "甲办"


def test_the_sheet_is_ready_to_print() -> None:
    sheet = year_sheet(row(CASES, "1", "2", "3"))

    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", A4)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$3", "$A:$C")
    assert sheet.freeze_panes == "D4"
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center.text == "第 &P 页  共 &N 页"


def test_many_offices_go_on_larger_paper() -> None:
    offices = tuple(f"第{number}区国动办" for number in range(16))
    table = year_table(row(CASES, *("1",) * 16), offices=offices)

    sheet = opened(made(table))["2024年统计表"]

    assert str(sheet.page_setup.paperSize) == A3


def test_only_the_marks_that_are_there_are_explained() -> None:
    plain = year_sheet(row(CASES, "1", "2", "3"))
    marked = year_sheet(row(CASES, "约1", "不适用", "3"))

    assert "约" not in str(plain["A7"].value)
    assert "“约”" in str(marked["A7"].value)
    assert "“不适用”" in str(marked["A7"].value)


def test_the_same_tables_give_the_same_bytes() -> None:
    tables = [year_table(row(CASES, "1", "2", "3"))]

    first = made(*tables, made_on=DAY)

    assert made(*tables, made_on=DAY) == first


def test_without_any_table_there_is_still_a_workbook() -> None:
    assert opened(made()).sheetnames == ["统计表"]


def test_a_workbook_replaces_another_only_when_told_to(tmp_path: Path) -> None:
    file = tmp_path / "统计表.xlsx"
    for _ in write_workbook(file, [year_table(row(CASES, "1", "2", "3"))], Heading()):
        pass
    before = file.read_bytes()

    with pytest.raises(ConflictError):
        next(write_workbook(file, [], Heading()))

    assert file.read_bytes() == before


def test_openpyxl_is_imported_only_when_a_workbook_is_made(
    run_environment: dict[str, str], root: Path
) -> None:
    code = "import sys, desktop.exports.xlsx; sys.exit('openpyxl' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], env=run_environment, cwd=root, check=False)

    assert done.returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_calculates_what_we_say(tmp_path: Path) -> None:
    years = [
        row(CASES, "3", "约4", None),
        row(FINE, "28694900.10", "0.20", "2869.49"),
        row(EVENTS, None, "不适用", None),
    ]
    changes = [row(CASES, "8", "11", "14"), row(FINE, "62000", "87500", "74000.5")]
    ours = made(year_table(*years), Comparison(office_table(*changes), charts=False))

    theirs = opened(_recalculated(ours, tmp_path), results=True)

    for sheet in opened(ours, results=True):
        for cells in sheet.iter_rows(min_row=4, min_col=4):
            for cell in cells:
                found = theirs[sheet.title][cell.coordinate].value
                assert _as_shown(found) == _as_shown(cell.value), cell.coordinate


def _recalculated(content: bytes, folder: Path) -> bytes:
    """Let LibreOffice calculate every formula anew and write the workbook again."""
    source = folder / "ours.xlsx"
    source.write_bytes(_without_results(content))
    target = folder / "theirs"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(target)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
    return (target / "ours.xlsx").read_bytes()


def _without_results(content: bytes) -> bytes:
    stream = io.BytesIO()
    opened(content).save(stream)
    return stream.getvalue()


def _as_shown(value: object) -> object:
    if isinstance(value, int | float):
        return round(value, 6)
    return value or None


BLOCKS = (Block("云岭省国动办", 1), Block("清河市国动办", 2))


def blocked(*rows: FigureRow) -> YearTable:
    return YearTable(2024, OFFICES, rows, BLOCKS)


def test_offices_of_one_superior_get_a_subtotal() -> None:
    sheet = opened(made(blocked(row(CASES, "3", "4", "5"))))["2024年统计表"]

    assert [cell.value for cell in sheet[3]][3:] == [
        *OFFICES,
        "清河市国动办\n小计",
        "合计",
    ]
    assert line(sheet, "案件总数")[3:] == ["=SUM(E5:F5)", "=SUM(D5,E5:F5)"]


def test_subtotals_are_not_added_a_second_time() -> None:
    content = made(blocked(row(CASES, "3", "4", "5")))

    assert line(opened(content, results=True)["2024年统计表"], "案件总数")[3:] == [9, 12]


def test_a_long_number_and_its_total_stay_exact_as_text() -> None:
    sheet = year_sheet(row(CASES, "1234567890123456789012345678901234567890", "1", None))

    assert line(sheet, "案件总数")[0] == "1234567890123456789012345678901234567890"
    assert line(sheet, "案件总数")[3] == "1234567890123456789012345678901234567891"
    assert "超过15位" in str(sheet["A7"].value)


def test_who_fills_the_table_in_stands_below_it() -> None:
    heading = Heading("清河市国动办", "张三", DAY)
    content = workbook_bytes([year_table(row(CASES, "1", "2", "3"))], heading)

    assert str(opened(content)["2024年统计表"]["A6"].value).startswith("填表人：张三")


def test_only_the_table_and_its_notes_are_printed() -> None:
    assert year_sheet(row(CASES, "1", "2", "3")).print_area == "'2024年统计表'!$A$1:$G$7"


def charted(*rows: FigureRow) -> list[Any]:
    """Give the charts of a comparison."""
    book = opened(made(Comparison(office_table(*rows))))
    return list(cast("Any", book["历年图表"])._charts)


def test_each_group_and_unit_has_a_trend_and_columns_of_two_years() -> None:
    book = charted(
        row(CASES, "8", "11", "14"), row(PENALTIES, "5", "6", "7"), row(FINE, "1", "2", "3")
    )

    charts = book
    assert [type(chart).__name__ for chart in charts] == ["LineChart", "BarChart"] * 2
    assert [len(chart.series) for chart in charts] == [2, 2, 1, 2]


def test_both_axes_of_a_chart_are_shown_and_begin_at_zero() -> None:
    for chart in charted(row(CASES, "8", "11", "14")):
        assert (chart.x_axis.delete, chart.y_axis.delete) == (False, False)
        assert chart.y_axis.scaling.min == 0


def test_lines_can_be_told_apart_without_colour() -> None:
    lines = charted(row(CASES, "8", "11", "14"), row(PENALTIES, "5", "6", "7"))[0]

    assert [one.marker.symbol for one in lines.series] == ["circle", "square"]
    assert [one.graphicalProperties.line.prstDash for one in lines.series] == ["solid", "dash"]


def test_columns_differ_by_their_pattern_and_bear_their_values() -> None:
    before, now = charted(row(CASES, "8", "11", "14"))[1].series

    assert before.graphicalProperties.pattFill.prst == "wdUpDiag"
    assert now.graphicalProperties.pattFill is None
    assert before.dLbls.showVal
    assert now.dLbls.showVal


def test_what_is_inapplicable_in_a_year_is_not_drawn_as_zero() -> None:
    table = office_table(row(CASES, "8", "不适用", "14"))

    assert opened(made(Comparison(table))).sheetnames == ["历年对比"]


def test_a_value_many_times_smaller_makes_no_line_on_the_axis() -> None:
    charts = charted(row(CASES, "800", "900", "950"), row(PENALTIES, "5", "6", "7"))

    assert [len(chart.series) for chart in charts] == [1, 2]
