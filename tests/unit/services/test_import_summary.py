"""What an import came to, as text and as a table that a spreadsheet does not reckon with."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import ConflictError, ExportError
from desktop.services.import_folder import Outcome, Result
from desktop.services.import_rows import FileRow
from desktop.services.import_summary import as_csv, as_text, counted, write_summary


def outcome(name: str, result: Result, reason: str = "", title: str = "") -> Outcome:
    root = Path("来件")
    return Outcome(FileRow(root / name, root, "甲县司法局", year=2024, title=title), result, reason)


SOME = (
    outcome("一.txt", Result.STORED),
    outcome("二.txt", Result.FAILED, "“二.txt”里没有文字，请检查是否选错了文件。"),
    outcome("三.txt", Result.STORED),
)


def test_files_are_counted_by_what_became_of_them() -> None:
    assert counted(SOME) == "共 3 个文件：已存入 2，没有存入 1。"
    assert counted(()) == "没有文件。"


def test_text_lists_files_with_reasons() -> None:
    text = as_text(SOME)
    assert "已存入（2）\n  一.txt  甲县司法局 2024年度\n" in text
    assert "二.txt  甲县司法局 2024年度  “二.txt”里没有文字" in text


@given(title=st.text(st.characters(codec="utf-8"), max_size=20))
def test_no_cell_is_a_formula(title: str) -> None:
    table = as_csv([outcome("=cmd().txt", Result.KEPT, reason="@x", title=title)])
    cells = list(csv.reader(io.StringIO(table, newline="")))[1]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert cells[3].removeprefix("'") == title.removeprefix("'")


@pytest.mark.parametrize("suffix", [".txt", ".csv"])
def test_summary_is_written_for_programs_of_windows(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"结果{suffix}"
    write_summary(SOME, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "没有存入" in path.read_text(encoding="utf-8-sig")


def test_summary_replaces_no_file_unasked(tmp_path: Path) -> None:
    path = tmp_path / "结果.txt"
    write_summary(SOME, path)
    with pytest.raises(ConflictError):
        write_summary(SOME, path)


def test_other_kinds_of_file_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"结果.xlsx.*\.csv"):
        write_summary(SOME, tmp_path / "结果.xlsx")
