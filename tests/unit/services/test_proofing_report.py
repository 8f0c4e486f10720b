"""The 校对报告 as Word and Excel."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from desktop.domain.errors import ConflictError, ExportError
from desktop.domain.finding import Finding, Severity
from desktop.domain.proof_sheet import OfficeSum, ProofSheet, by_office
from desktop.domain.report import Attachment, Report
from desktop.services.proofing_report import proof_sheet, write_proof
from desktop.services.proofing_words import advice, place_in_words, sum_in_words
from tests.unit.proofing.reports import clean

DAY = dt.date(2025, 1, 17)
COMMA = Finding("punctuation.halfwidth", Severity.ERROR, 0, 5, 6, ",", "应为全角。", "，", "5.1")
HINT = Finding("wording.x", Severity.HINT, -2, 0, 0, "", "可以补上附注。", None, field="note")


@pytest.fixture
def sheet() -> ProofSheet:
    return proof_sheet(clean(), [HINT, COMMA])


def test_findings_stand_in_reading_order_in_words(sheet: ProofSheet) -> None:
    first, last = sheet.lines
    assert (first.family, first.place, first.text) == ("标点符号", "导语", ",")
    assert (first.advice, first.clause) == ("改为“，”", "5.1")
    assert (last.place, last.advice) == ("附注", "")


def test_word_groups_by_severity_in_a_table_each(sheet: ProofSheet, tmp_path: Path) -> None:
    path = tmp_path / "校对.docx"
    write_proof(path, [sheet], made_on=DAY)
    document = Document(str(path))
    texts = [each.text for each in document.paragraphs]
    assert "一、错误（1处）" in texts
    assert "二、提示（1处）" in texts
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows == [
        ["序号", "位置", "问题", "建议", "依据"],
        ["1", "导语：“,”", "应为全角。", "改为“，”", "5.1"],
    ]


def test_word_of_several_begins_with_a_sum_by_office(sheet: ProofSheet, tmp_path: Path) -> None:
    path = tmp_path / "校对.docx"
    broken = proof_sheet(Report(), [], "坏.docx", "“坏.docx”不能读取。")
    write_proof(path, [sheet, broken], made_on=DAY)
    document = Document(str(path))
    assert [cell.text for cell in document.tables[0].rows[1].cells] == [
        "临江市国防动员办公室", "1", "1", "0", "1",
    ]  # fmt: skip
    assert any("另有1个文件无法读取" in each.text for each in document.paragraphs)


def test_a_report_without_findings_says_so(tmp_path: Path) -> None:
    path = tmp_path / "校对.docx"
    write_proof(path, [proof_sheet(clean(), [])])
    assert any("没有发现问题" in each.text for each in Document(str(path)).paragraphs)


def test_excel_has_a_table_to_filter(sheet: ProofSheet, tmp_path: Path) -> None:
    path = tmp_path / "校对.xlsx"
    write_proof(path, [sheet], made_on=DAY)
    found = load_workbook(path)["校对结果"]
    assert found.tables["校对结果表"].ref == "A3:J5"
    assert [cell.value for cell in found[4]][3:9] == [
        "错误", "标点符号", "导语", ",", "应为全角。", "改为“，”",
    ]  # fmt: skip


def test_excel_of_several_sums_up_by_office_first(sheet: ProofSheet, tmp_path: Path) -> None:
    path = tmp_path / "校对.xlsx"
    unread = replace(sheet, office="", source="坏.docx", lines=(), error="不能读取。")
    write_proof(path, [sheet, unread])
    book = load_workbook(path)
    assert book.sheetnames == ["单位汇总", "校对结果"]
    assert [cell.value for cell in book["单位汇总"][4]] == ["临江市国防动员办公室", 1, 1, 0, 1]


def test_excel_without_findings_says_so(tmp_path: Path) -> None:
    path = tmp_path / "校对.xlsx"
    write_proof(path, [proof_sheet(clean(), [])])
    sheet = load_workbook(path)["校对结果"]
    assert sheet["A4"].value == "没有发现问题。"
    assert not sheet.tables


def test_words_that_look_like_a_formula_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "校对.xlsx"
    write_proof(path, [proof_sheet(clean(), [replace(COMMA, text="=1+1")])])
    cell = load_workbook(path)["校对结果"]["G4"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_another_suffix_is_refused_in_words(sheet: ProofSheet, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"“校对\.pdf”.*\.docx 或 \.xlsx"):
        write_proof(tmp_path / "校对.pdf", [sheet])


def test_a_file_that_is_there_is_kept(sheet: ProofSheet, tmp_path: Path) -> None:
    path = tmp_path / "校对.docx"
    path.write_bytes(b"old")
    with pytest.raises(ConflictError):
        write_proof(path, [sheet])
    assert path.read_bytes() == b"old"


def test_offices_with_most_errors_come_first(sheet: ProofSheet) -> None:
    other = replace(sheet, office="乙", lines=())
    assert by_office([other, sheet, sheet]) == (
        OfficeSum("临江市国防动员办公室", 2, 2, 0, 2),
        OfficeSum("乙", 1, 0, 0, 0),
    )


def test_a_report_without_an_office_is_named_by_its_file(sheet: ProofSheet) -> None:
    assert replace(sheet, office="", source="a.txt").name == "a.txt"
    assert replace(sheet, year=0).name == "临江市国防动员办公室报告"


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        (COMMA, "改为“，”"),
        (replace(COMMA, suggestion=""), "删去"),
        (replace(COMMA, text="", suggestion="的"), "补上“的”"),
        (replace(COMMA, suggestion=None), ""),
    ],
)
def test_advice_says_what_to_do(finding: Finding, said: str) -> None:
    assert advice(finding) == said


def test_a_place_in_one_of_several_attachments_has_its_number() -> None:
    report = replace(clean(), attachments=(Attachment("甲"), Attachment("乙")))
    one = replace(COMMA, section=-2, field="attachments[1]")
    assert place_in_words(one, report) == "附件2"
    assert place_in_words(one, replace(report, attachments=report.attachments[:1])) == "附件"


def test_a_sum_names_every_severity() -> None:
    assert sum_in_words(dict.fromkeys(Severity, 2)) == "错误 2 处、提醒 2 处、提示 2 处"
