import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop import paths
from desktop.domain.errors import ConflictError, ExportError
from desktop.official.standard import Strength
from desktop.official.verdicts import Row
from desktop.services.compliance_file import advice_here, advice_in_word, write_sheet

_TOP = Row("top", "5.2.1", Strength.REQUIRED, "天头", "37毫米", "37毫米", True, "±1毫米")  # noqa: FBT003
_SIDE = Row(
    "page_number_side", "7.5", Strength.REQUIRED, "页码位置", "单页码居右", "居中", ok=False
)
_LINES = Row("lines", "5.2.3", Strength.USUAL, "每面行数", "22行", "20行", ok=False)
ROWS = (_TOP, _SIDE, _LINES)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "合规单.xlsx"
    made = dt.date(2025, 1, 17)
    write_sheet(path, "青山县 2024 年度报告", ROWS, advice=advice_here, made_on=made)
    return path


def cells(file: Path) -> list[list[str]]:
    rows = load_workbook(file).worksheets[0].iter_rows(values_only=True)
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def test_sheet_names_its_subject_its_day_and_what_it_comes_to(file: Path) -> None:
    title, subject, said, *_ = cells(file)
    assert title[0] == "公文格式合规单"
    assert (subject[0], subject[6]) == ("对象：青山县 2024 年度报告", "检查日期：2025年1月17日")
    assert said[0] == "结论：国标规定的 2 项中，1 项不符合。"


def test_sheet_keeps_what_is_ordered_apart_from_what_is_usual(file: Path) -> None:
    groups = [row[1] for row in cells(file) if "项，" in row[1]]
    assert groups == ["规定（2 项，1 项不符合）", "一般（1 项，1 项不符合）"]


def test_row_holds_clause_wanted_measured_verdict_and_advice(file: Path) -> None:
    rows = {row[2]: row for row in cells(file)}
    assert rows["天头"] == ["1", "5.2.1", "天头", "37毫米（±1毫米）", "37毫米", "符合", ""]
    assert rows["页码位置"][5] == "不符合"
    assert "格式设置" in rows["页码位置"][6]


def test_same_sheet_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("甲.xlsx", "乙.xlsx"):
        write_sheet(tmp_path / name, "报告", ROWS, advice=advice_in_word)
    assert (tmp_path / "甲.xlsx").read_bytes() == (tmp_path / "乙.xlsx").read_bytes()


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    write_sheet(tmp_path / "单.xlsx", "=1+1", ROWS, advice=lambda _row: "=2+2")
    assert all(
        cell.data_type != "f"
        for row in load_workbook(tmp_path / "单.xlsx").worksheets[0].iter_rows()
        for cell in row
    )


def test_file_that_is_there_is_not_replaced_unasked(file: Path) -> None:
    with pytest.raises(ConflictError, match="已经存在"):
        write_sheet(file, "报告", ROWS, advice=advice_in_word)


def test_folder_that_is_missing_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="不存在"):
        write_sheet(tmp_path / "没有" / "单.xlsx", "报告", ROWS, advice=advice_in_word)


def test_advice_for_a_report_here_names_menus_of_this_program() -> None:
    assert "格式设置" in advice_here(_SIDE)
    assert advice_here(_TOP) == ""
    assert advice_here(_LINES) == _LINES.advice


def test_advice_quotes_what_departs_unless_it_is_the_same_for_all() -> None:
    named = replace(_SIDE, key="doc_number", wrong="“甲发〔2024〕03号”")
    assert advice_here(named).startswith("“甲发〔2024〕03号”：")
    assert advice_here(replace(named, key="family")).startswith("本机没有")


def test_advice_of_this_program_is_for_rows_that_there_are() -> None:
    known, here = (
        json.loads((paths.resources() / name).read_text(encoding="utf-8"))["advice"]
        for name in ("compliance.json", "advice_here.json")
    )
    assert set(here) <= set(known)
    assert all(sentence.endswith("。") for sentence in here.values())
