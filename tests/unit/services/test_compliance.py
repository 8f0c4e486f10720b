"""The 合规单 of our own pages and of our own Word files, and of files from outside."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from PySide6.QtWidgets import QApplication

from desktop import exports, paths
from desktop.domain.errors import UnreadableFileError
from desktop.domain.outline import Section, Table
from desktop.domain.report import Report
from desktop.official.options import Options
from desktop.official.standard import SCHOOL_B
from desktop.services.compliance import (
    Row,
    failures,
    row_to_json,
    sheet_for_file,
    sheet_for_report,
)
from desktop.services.interchange import report_from_json

_CHOICES = {
    "standard": Options(),
    "other margins": Options(school=SCHOOL_B, western_digits=True),
    "seal": Options(seal=True),
    "bold": Options(bold_levels=frozenset({2}), imprint_even=True),
    "plain": Options(plain=True),
}


def _samples() -> Iterator[Report]:
    for file in sorted((paths.resources() / "samples").glob("*.json")):
        for data in json.loads(file.read_text(encoding="utf-8"))["reports"]:
            yield report_from_json(data["report"])


def _wrong(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    return [(row.item, row.found) for row in failures(rows)]


@pytest.mark.parametrize("choice", _CHOICES)
def test_our_own_pages_are_as_the_standard_orders(choice: str, qapp: QApplication) -> None:
    qapp.processEvents()
    for report in _samples():
        assert _wrong(sheet_for_report(report, _CHOICES[choice])) == []


@pytest.mark.parametrize("choice", _CHOICES)
def test_our_own_word_files_are_as_the_standard_orders(choice: str, tmp_path: Path) -> None:
    for report in _samples():
        file = tmp_path / "报告.docx"
        exports.write_docx(report, file, options=_CHOICES[choice], force=True)
        rows = sheet_for_file(file)
        assert _wrong(rows) == []
        assert [row.item for row in rows if row.ok is None] == []


def test_page_numbers_in_the_middle_fail_in_both(tmp_path: Path, qapp: QApplication) -> None:
    qapp.processEvents()
    report, options = next(_samples()), Options(centred_page_numbers=True)
    exports.write_docx(report, tmp_path / "a.docx", options=options)
    for rows in (sheet_for_report(report, options), sheet_for_file(tmp_path / "a.docx")):
        assert _wrong(rows) == [("页码位置", "单页码居中，双页码居中")]


def test_joint_issuers_in_a_word_file_are_judged_too(tmp_path: Path) -> None:
    report = replace(next(_samples()), mark="云岭省国防动员办公室\n云岭省司法厅文件")
    exports.write_docx(report, tmp_path / "a.docx")
    rows = sheet_for_file(tmp_path / "a.docx")
    assert _wrong(rows) == []
    assert [row.item for row in rows if row.ok is None] == ["发文机关标志位置"]


def _foreign(folder: Path) -> Path:
    word = Document()
    for text, side in (
        ("长泽市国防动员办公室关于2024年度法治政府建设情况的报告", WD_ALIGN_PARAGRAPH.CENTER),
        ("市人民政府：", WD_ALIGN_PARAGRAPH.LEFT),
        ("2024年，我办认真落实各项要求。现将情况报告如下。", WD_ALIGN_PARAGRAPH.LEFT),
        ("一、主要举措和成效", WD_ALIGN_PARAGRAPH.LEFT),
        ("组织学习4次，全年办理案件7件。", WD_ALIGN_PARAGRAPH.LEFT),
        ("长泽市国防动员办公室", WD_ALIGN_PARAGRAPH.RIGHT),
        ("2025年1月9日", WD_ALIGN_PARAGRAPH.RIGHT),
    ):
        word.add_paragraph(text).alignment = side
    word.save(str(folder / "来文.docx"))
    return folder / "来文.docx"


def test_a_file_from_outside_is_told_what_to_change(tmp_path: Path) -> None:
    rows = failures(sheet_for_file(_foreign(tmp_path)))
    assert {row.key for row in rows} == {
        "paper",
        "top",
        "left",
        "text_width",
        "text_height",
        "paragraph_indent",
        "signature_right",
        "date_right",
        "page_number",
    }
    assert all(row.advice for row in rows)


def test_a_row_as_json_has_its_verdict(tmp_path: Path) -> None:
    first = row_to_json(sheet_for_file(_foreign(tmp_path))[0])
    assert first == {
        "clause": "5.1",
        "strength": "规定",
        "item": "纸张",
        "wanted": "A4（210×297毫米）",
        "found": "215.9×279.4毫米",
        "ok": False,
        "tolerance": "",
        "advice": "页面布局→纸张大小→A4。",
    }


@pytest.mark.parametrize(("name", "content"), [("a.txt", b"x"), ("a.docx", b"PK"), ("b.docx", b"")])
def test_what_is_no_word_file_is_refused_in_words(
    name: str, content: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableFileError, match=name):
        sheet_for_file(tmp_path / name)


def test_signers_on_several_lines_stand_as_the_standard_orders(
    qapp: QApplication, tmp_path: Path
) -> None:
    qapp.processEvents()
    signers = ("王某", "欧阳某某", "李某")
    report = replace(next(_samples()), signers=signers, doc_number="青国动〔2025〕3号")
    exports.write_docx(report, tmp_path / "报告.docx")
    assert _wrong(sheet_for_report(report)) == []
    assert _wrong(sheet_for_file(tmp_path / "报告.docx")) == []


def test_gap_below_joint_issuers_is_counted_from_the_last_of_them(qapp: QApplication) -> None:
    qapp.processEvents()
    mark = "云岭省农业农村局\n云岭省市场监督管理局文件"
    report = Report(mark=mark, doc_number="云农〔2025〕3号", title="报告")
    gaps = [row.ok for row in sheet_for_report(report) if row.key == "doc_number_gap"]
    assert gaps == [True]


def test_rules_of_a_table_above_the_imprint_are_not_its_own(qapp: QApplication) -> None:
    qapp.processEvents()
    table = Section(0, paragraphs=("数据如下：", Table((("项目", "数量"),) * 26)))
    report = Report(title="报告", sections=(table,), printer="区国动办")
    rows = {row.key: row for row in sheet_for_report(report)}
    assert rows["imprint_outer"].ok
