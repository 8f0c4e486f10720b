"""The 校对报告 as a Word file: a document of our own template whose sections are tables."""

import datetime as dt
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Twips

from desktop.domain.chinese import date_text
from desktop.domain.finding import Severity
from desktop.domain.outline import Section, Table
from desktop.domain.proof_sheet import ProofLine, ProofSheet, by_office
from desktop.domain.report import Report
from desktop.exports.docx.document import docx_bytes
from desktop.official.options import Options

_TITLE: Final = "校对报告"
_HEADS: Final = ("序号", "位置", "问题", "建议", "依据")
_WIDTHS: Final = (800, 1900, 2595, 1550, 2000)  # twips; 156 mm in all
_CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER
_LEFT: Final = WD_ALIGN_PARAGRAPH.LEFT
_NOTE: Final = "“错误”应当改正，“提醒”请核实，“提示”供参考。"
_NONE: Final = "没有发现问题。"
_NOTHING: Final = "—"


def proofing_docx(sheets: Sequence[ProofSheet], made_on: dt.date | None = None) -> bytes:
    """Return the findings in one report, or in several with a summary by office."""
    if len(sheets) == 1:
        title = f"{sheets[0].name}\n{_TITLE}"
        sections = [_lead(_said(sheets[0]), made_on), *_of_report(sheets[0], depth=1)]
    else:
        title = f"法治政府建设年度报告\n{_TITLE}"
        sections = [_lead(_said_of_all(sheets), made_on), _summary(sheets)]
        for sheet in sheets:
            said = sheet.error or _said(sheet)
            sections.append(Section(1, sheet.name, paragraphs=(said,)))
            sections += _of_report(sheet, depth=2)
    report = Report(title=title, sections=tuple(sections))
    return _with_widths(docx_bytes(report, Options(plain=True)))


def _with_widths(content: bytes) -> bytes:
    """Give the problem the most room: columns as wide as their words would leave it too little."""
    document = Document(BytesIO(content))
    for table in document.tables:
        if tuple(cell.text for cell in table.rows[0].cells) != _HEADS:
            continue  # the summary by office
        grid = table._tbl.tblGrid.findall(qn("w:gridCol"))  # noqa: SLF001 - no public name
        for column, wide in zip(grid, _WIDTHS, strict=True):
            column.set(qn("w:w"), str(wide))
        for number, row in enumerate(table.rows):
            for cell, wide in zip(row.cells, _WIDTHS, strict=True):
                cell.width = Twips(wide)
                cell.paragraphs[0].alignment = _CENTRE if _is_short(number, wide) else _LEFT
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _is_short(row: int, wide: int) -> bool:
    """Tell whether a cell is a head or an ordinal."""
    return row == 0 or wide == _WIDTHS[0]


def _lead(said: str, made_on: dt.date | None) -> Section:
    day = f"{date_text(made_on)}校对。" if made_on else ""
    return Section(0, "", paragraphs=(f"{day}{said}",))


def _said(sheet: ProofSheet) -> str:
    if not sheet.lines:
        return _NONE
    counts = "、".join(f"{each.word}{sheet.count(each)}处" for each in Severity)
    return f"共发现{counts}。{_NOTE}"


def _said_of_all(sheets: Sequence[ProofSheet]) -> str:
    unread = sum(bool(sheet.error) for sheet in sheets)
    wrong = sum(bool(sheet.count(Severity.ERROR)) for sheet in sheets)
    said = f"共校对{len(sheets) - unread}份报告，其中{wrong}份有错误。{_NOTE}"
    return f"{said}另有{unread}个文件无法读取。" if unread else said


def _summary(sheets: Sequence[ProofSheet]) -> Section:
    rows = [("单位", "份数", *(each.word for each in Severity))]
    rows += [
        (one.office, str(one.reports), str(one.errors), str(one.warnings), str(one.hints))
        for one in by_office(sheets)
    ]
    return Section(1, "单位汇总", paragraphs=(Table(tuple(rows)),))


def _of_report(sheet: ProofSheet, *, depth: int) -> Iterator[Section]:
    """Yield a section for each severity there is."""
    for severity in Severity:
        lines = sheet.of(severity)
        if lines:
            rows = [_HEADS, *(_row(number, line) for number, line in enumerate(lines, 1))]
            yield Section(
                depth, f"{severity.word}（{len(lines)}处）", paragraphs=(Table(tuple(rows)),)
            )


def _row(number: int, line: ProofLine) -> tuple[str, ...]:
    place = f"{line.place}：“{line.text}”" if line.text else line.place
    return str(number), place, line.message, line.advice or _NOTHING, line.clause or _NOTHING
