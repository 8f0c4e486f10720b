"""The 校对报告 as a workbook: every finding a row that can be filtered, and a sum by office."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.chinese import date_text, width
from desktop.domain.finding import Severity
from desktop.domain.proof_sheet import ProofSheet, by_office
from desktop.exports.xlsx import styles
from desktop.exports.xlsx.archive import packed
from desktop.exports.xlsx.cells import Cells
from desktop.exports.xlsx.content import Paper
from desktop.exports.xlsx.printing import set_print_area, set_up_printing
from desktop.exports.xlsx.styles import Look, Styles

_TITLE: Final = "校对报告"
_FINDINGS: Final = (
    ("序号", 7.0),
    ("单位", 26.0),
    ("年度", 8.0),
    ("程度", 8.0),
    ("类别", 13.0),
    ("位置", 24.0),
    ("原文", 28.0),
    ("问题", 46.0),
    ("建议", 24.0),
    ("依据", 26.0),
)
_OFFICES: Final = (("单位", 44.0), ("份数", 12.0), ("错误", 12.0), ("提醒", 12.0), ("提示", 12.0))
_NOTE: Final = "注：“错误”应当改正，“提醒”请核实，“提示”供参考。"
_NONE: Final = "没有发现问题。"
_HEAD_ROW: Final = 3
_ROW, _HEAD, _TITLE_HEIGHT, _LINE = 20.0, 26.0, 36.0, 15.0
_UNDATED: Final = dt.date(2000, 1, 1)
_Value = str | int
_COUNT: Final = Look("年报 校对 数", horizontal="center")


@dataclass(frozen=True, slots=True)
class _List:
    """One sheet.

    Attributes:
        said: What stands below the title.
        columns: Their heads and widths.
        table: The name of the Excel table.
    """

    title: str
    said: str
    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[_Value]]
    table: str


def proofing_workbook(sheets: Sequence[ProofSheet], made_on: dt.date | None = None) -> bytes:
    """Return the findings in reports; of several, a sheet sums up by office."""
    book = Workbook()
    looks = Styles(book)
    several = len(sheets) > 1
    title = f"{'法治政府建设年度报告' if several else sheets[0].name}{_TITLE}"
    said = _said(sheets, made_on)
    first = book.worksheets[0]
    first.title = "校对结果"
    _fill(first, looks, _List(title, said, _FINDINGS, tuple(_rows(sheets)), "校对结果表"))
    if several:
        second = book.create_sheet("单位汇总", 0)
        _fill(second, looks, _List(title, said, _OFFICES, _offices(sheets), "单位汇总表"))
    moment = dt.datetime.combine(made_on or _UNDATED, dt.time())
    book.properties = DocumentProperties(title=title, created=moment, modified=moment)
    return packed(book, {})


def _offices(sheets: Sequence[ProofSheet]) -> list[tuple[_Value, ...]]:
    return [
        (one.office, one.reports, one.errors, one.warnings, one.hints) for one in by_office(sheets)
    ]


def _said(sheets: Sequence[ProofSheet], made_on: dt.date | None) -> str:
    counts = "、".join(
        f"{each.word} {sum(sheet.count(each) for sheet in sheets)} 处" for each in Severity
    )
    unread = sum(bool(sheet.error) for sheet in sheets)
    said = f"{len(sheets) - unread} 份报告：{counts}"
    said += f"；{unread} 个文件无法读取" if unread else ""
    return f"{date_text(made_on)}校对　{said}" if made_on else said


def _rows(sheets: Sequence[ProofSheet]) -> Iterator[tuple[_Value, ...]]:
    number = 0
    for sheet in sheets:
        office = sheet.office or sheet.source
        year: _Value = sheet.year or ""
        if sheet.error:
            number += 1
            yield number, office, year, "未读", "", "", "", sheet.error, "", ""
        for severity in Severity:
            for line in sheet.of(severity):
                number += 1
                told = line.family, line.place, line.text, line.message, line.advice, line.clause
                yield number, office, year, severity.word, *told


def _fill(sheet: Worksheet, looks: Styles, content: _List) -> None:
    cells, columns, last = Cells(sheet, looks), content.columns, len(content.columns)
    cells.across(1, 1, last, content.title, styles.TITLE)
    cells.across(2, 1, last, content.said, styles.FILED_BY)
    for column, (head, wide) in enumerate(columns, 1):
        cells.text(_HEAD_ROW, column, head, styles.HEAD)
        sheet.column_dimensions[get_column_letter(column)].width = wide
    heights = {1: _TITLE_HEIGHT, 2: _ROW, _HEAD_ROW: _HEAD}
    for place, row in enumerate(content.rows, _HEAD_ROW + 1):
        _add(cells, place, row, columns)
        heights[place] = _height(row, columns)
    end = _HEAD_ROW + len(content.rows)
    if content.rows:
        _add_table(sheet, content.table, f"A{_HEAD_ROW}:{get_column_letter(last)}{end}")
    else:
        end += 1
        cells.across(end, 1, last, _NONE, styles.NOTHING)
    cells.across(end + 1, 1, last, _NOTE, styles.NOTE)
    for place, height in heights.items():
        sheet.row_dimensions[place].height = height
    _set_up(sheet, columns, end + 1)


def _set_up(sheet: Worksheet, columns: Sequence[tuple[str, float]], end: int) -> None:
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    whole = sum(wide for _head, wide in columns)
    set_up_printing(sheet, whole, Paper.A4, rows=(_HEAD_ROW, _HEAD_ROW), columns=0)
    set_print_area(sheet, len(columns), end)


def _add(
    cells: Cells, place: int, row: Sequence[_Value], columns: Sequence[tuple[str, float]]
) -> None:
    for column, (value, (head, _wide)) in enumerate(zip(row, columns, strict=True), 1):
        if isinstance(value, int):
            cells.cell(place, column, _COUNT).value = value
        else:
            grave = head == "程度" and value == Severity.ERROR.word
            centred = styles.LATE if grave else styles.CENTRED
            cells.text(place, column, value, centred if head in {"程度", "年度"} else styles.TEXT)


def _add_table(sheet: Worksheet, name: str, reach: str) -> None:
    table = Table(displayName=name, ref=reach)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(table)


def _height(row: Sequence[_Value], columns: Sequence[tuple[str, float]]) -> float:
    lines = max(
        -(-2 * width(str(value)) // (wide - 4))
        for value, (_head, wide) in zip(row, columns, strict=True)
    )
    return max(_ROW, _LINE * lines + 5)
