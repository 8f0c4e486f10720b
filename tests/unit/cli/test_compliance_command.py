"""`nianbao compliance`: the sheet as text and JSON, and its exit status."""

import datetime as dt
import json
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtWidgets import QApplication

from desktop import exports
from desktop.cli import run
from desktop.domain.outline import Section
from desktop.domain.report import Report

_REPORT = Report(
    title="江北市国防动员办公室关于2024年度法治政府建设情况的报告",
    addressee="市委",
    sections=(
        Section(0, paragraphs=("现将情况报告如下。",)),
        Section(1, "主要举措和成效", paragraphs=("组织学习12次。",)),
    ),
    signature="江北市国防动员办公室",
    date=dt.date(2025, 1, 9),
)


def test_our_own_word_file_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exports.write_docx(_REPORT, tmp_path / "a.docx")
    assert run(["compliance", str(tmp_path / "a.docx")]) == 0
    assert "规定：共" in capsys.readouterr().out


def test_a_fault_is_told_and_ends_with_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = Document()
    word.add_paragraph("某办公室关于2024年度法治政府建设情况的报告")
    word.save(str(tmp_path / "a.docx"))
    assert run(["compliance", str(tmp_path / "a.docx")]) == 1
    assert (
        "✗ 规定 5.1 纸张：要求A4（210×297毫米），实为215.9×279.4毫米。" in capsys.readouterr().out
    )


def test_a_text_is_judged_as_we_set_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: QApplication
) -> None:
    qapp.processEvents()
    (tmp_path / "a.txt").write_text(exports.text(_REPORT), encoding="utf-8")
    assert run(["compliance", str(tmp_path / "a.txt"), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["ok"] for row in rows if row["strength"] == "规定"} == {True}
    assert set(rows[0]) == {
        "clause",
        "strength",
        "item",
        "wanted",
        "found",
        "ok",
        "tolerance",
        "advice",
    }


def test_an_unusable_file_ends_with_status_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.docx").write_bytes(b"no")
    assert run(["compliance", str(tmp_path / "a.docx")]) == 3
    assert "a.docx" in capsys.readouterr().err
