"""A blank workbook that collects figures: what may be filled in is open, all else is locked."""

from itertools import groupby
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.collection import Form
from desktop.domain.figure import NOT_APPLICABLE
from desktop.domain.indicator import Indicator, Measure
from desktop.exports.characters import fit_for_xml
from desktop.exports.files import write_with

SHEET = "填报表"
STAMP_SHEET = "_nianbao"
FORMAT = "nianbao-form"
VERSION = 1
APPROXIMATE = "约数"

LABEL, UNIT, VALUE, STATE, DEFINITION, KEY = range(1, 7)
HEAD_ROW = 4
_HEADS = ("指标", "单位", "数值", "说明", "口径")
_WIDTHS = {LABEL: 34, UNIT: 9, VALUE: 18, STATE: 11, DEFINITION: 60}
_LONGEST_PROMPT = 240  # characters; Excel takes 255
_HINT = (
    "只填白色的格：没有发生的填 0；没有此项的，“说明”选“不适用”，数值不填；"
    "数值是约数的，“说明”选“约数”。还没有数的留空。"
)
_LINE = Side(style="thin", color="FF808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_SHADE = PatternFill("solid", fgColor="FFF2F2F2")
_WRAPPED = Alignment(vertical="center", wrap_text=True)
_OPEN = Protection(locked=False)


def write_form(path: Path, form: Form, *, force: bool = False) -> None:
    """Write a form; raises `ConflictError` where the file is there, `ExportError` else."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(SHEET)
    _fill_head(sheet, form)
    states = DataValidation(
        type="list",
        formula1=f'"{NOT_APPLICABLE},{APPROXIMATE}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="说明",
        error=f"请从列表中选“{NOT_APPLICABLE}”或“{APPROXIMATE}”，或者留空。",
    )
    sheet.add_data_validation(states)
    row = HEAD_ROW + 1
    for group, members in groupby(form.indicators, key=lambda each: each.group):
        _fill_group(sheet, row, group)
        for indicator in members:
            row += 1
            _fill_row(sheet, row, indicator, states)
        row += 1
    _finish(sheet)
    _stamp(book.create_sheet(STAMP_SHEET), form)
    write_with(path, book.save, force=force)


def _fill_head(sheet: Worksheet, form: Form) -> None:
    sheet.cell(1, LABEL, f"{form.year}年度法治政府建设统计数据填报表")
    sheet.cell(1, LABEL).font = Font(name="黑体", size=16)
    _put(sheet, 2, LABEL, f"填报单位：{form.office}")
    sheet.cell(3, LABEL, _HINT)
    for row in (1, 2, 3):
        sheet.merge_cells(start_row=row, end_row=row, start_column=LABEL, end_column=DEFINITION)
        sheet.cell(row, LABEL).alignment = _WRAPPED
    sheet.row_dimensions[1].height = 30
    sheet.row_dimensions[3].height = 32
    for column, words in enumerate(_HEADS, LABEL):
        cell = sheet.cell(HEAD_ROW, column, words)
        cell.font = Font(name="黑体", size=11)
        cell.fill, cell.border = _SHADE, _BOX
        cell.alignment = Alignment(horizontal="center", vertical="center")


def _fill_group(sheet: Worksheet, row: int, group: str) -> None:
    for column in range(LABEL, DEFINITION + 1):
        cell = sheet.cell(row, column)
        cell.fill, cell.border = _SHADE, _BOX
    _put(sheet, row, LABEL, group).font = Font(name="黑体", size=11)


def _fill_row(sheet: Worksheet, row: int, indicator: Indicator, states: DataValidation) -> None:
    name = f"　其中：{indicator.label}" if indicator.part_of else indicator.label
    texts = {
        LABEL: name,
        UNIT: indicator.unit,
        DEFINITION: indicator.definition,
        KEY: indicator.key,
    }
    for column in range(LABEL, KEY + 1):
        text = texts.get(column)
        cell = _put(sheet, row, column, text) if text else sheet.cell(row, column)
        cell.alignment, cell.font = _WRAPPED, Font(name="宋体", size=11)
        if column != KEY:
            cell.border = _BOX
        if column in {VALUE, STATE}:
            cell.protection = _OPEN
        else:
            cell.fill = _SHADE
    sheet.cell(row, VALUE).number_format = "#,##0" if indicator.decimals == 0 else "#,##0.00"
    sheet.cell(row, VALUE).alignment = Alignment(horizontal="right", vertical="center")
    note = Comment(fit_for_xml(f"{indicator.definition}（{indicator.unit}）"), "法治年报")
    note.width, note.height = 320, 96
    sheet.cell(row, LABEL).comment = note
    rule = _rule(indicator)
    sheet.add_data_validation(rule)
    rule.add(sheet.cell(row, VALUE))
    states.add(sheet.cell(row, STATE))


def _rule(indicator: Indicator) -> DataValidation:
    """Let a cell take only what its indicator can be."""
    rate = indicator.measure is Measure.RATE
    whole = indicator.measure is Measure.COUNT
    words = {
        Measure.COUNT: "不小于 0 的整数",
        Measure.MONEY: "以元计、不小于 0 的数",
        Measure.RATE: "0 到 100 之间的百分数，不带百分号",
    }[indicator.measure]
    return DataValidation(
        type="whole" if whole else "decimal",
        operator="between" if rate else "greaterThanOrEqual",
        formula1="0",
        formula2="100" if rate else None,
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="数值",
        error=f"请填{words}；没有此项的留空，在“说明”中选“{NOT_APPLICABLE}”。",
        showInputMessage=True,
        promptTitle=fit_for_xml(indicator.label)[:30],
        prompt=fit_for_xml(f"{indicator.definition}请填{words}。")[:_LONGEST_PROMPT],
    )


def _finish(sheet: Worksheet) -> None:
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[chr(64 + column)].width = width
    sheet.column_dimensions[chr(64 + KEY)].hidden = True
    sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def _stamp(sheet: Worksheet, form: Form) -> None:
    """Say in a sheet that nobody sees what the form is, so that it is known when it is back."""
    told: tuple[str | int, ...] = (FORMAT, VERSION, form.year, form.office, form.digest)
    for row, value in enumerate(told, 1):
        _put(sheet, row, 1, value)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True


def _put(sheet: Worksheet, row: int, column: int, value: str | int) -> Cell:
    """Put a value into a cell; a text stays text, whatever it begins with."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        raise TypeError(cell.coordinate)
    cell.value = fit_for_xml(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
    return cell
