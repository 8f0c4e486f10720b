"""Plain text and the registry: what Word export shares with the other formats."""

import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop import exports
from desktop.domain.outline import Section, Table
from desktop.domain.report import Attachment, Report
from desktop.exports.characters import fit_for_xml
from desktop.official.options import Options

_REPORT = Report(
    mark="甲办公室文件",
    title="甲办公室关于2024年度法治政府建设情况的报告",
    addressee="市委",
    sections=(
        Section(1, "成效", paragraphs=("好。", Table((("项", "数"), ("案件", "7"))))),
        Section(2, "学习。", run_in=True, paragraphs=("十次。",)),
    ),
    attachments=(Attachment("甲表", ("表文。",)),),
    signature="甲办公室",
)


def test_text_has_the_document_s_lines_numbers_and_gaps() -> None:
    assert exports.text(_REPORT).splitlines() == [
        "甲办公室文件",
        "",
        "",
        "甲办公室关于2024年度法治政府建设情况的报告",
        "",
        "市委：",
        "\u3000\u3000一、成效",
        "\u3000\u3000好。",
        "项\t数",
        "案件\t7",
        "\u3000\u3000（一）学习。十次。",
        "",
        "\u3000\u3000附件：甲表",
        "",
        "甲办公室",
        "",
        "附件",
        "",
        "甲表",
        "",
        "\u3000\u3000表文。",
    ]


def test_a_plain_text_leaves_the_header_out() -> None:
    assert exports.text(_REPORT, Options(plain=True)).startswith("甲办公室关于")


def test_a_text_file_opens_in_the_oldest_notepad(tmp_path: Path) -> None:
    exports.write_txt(_REPORT, tmp_path / "a.txt")
    content = (tmp_path / "a.txt").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") > 0


def test_an_empty_report_is_an_empty_text() -> None:
    assert exports.text(Report()) == ""


def test_the_formats_are_offered_in_order() -> None:
    assert list(exports.formats()) == ["docx", "xlsx", "txt"]


def test_the_workbook_is_not_made_from_one_report() -> None:
    assert exports.formats()["xlsx"].content is None


def test_nothing_heavy_is_imported_before_a_file_is_asked_for() -> None:
    code = (
        "import sys, desktop.exports;"
        "print([name for name in ('docx', 'lxml', 'openpyxl') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@given(st.text())
def test_fitted_text_can_be_written_and_keeps_what_can_be_kept(text: str) -> None:
    fitted = fit_for_xml(text + "\ud800\x00\ufffe法治\r\n")
    fitted.encode("utf-8")
    assert fitted.endswith("\ufffd法治\n")
    assert fit_for_xml(fitted) == fitted
