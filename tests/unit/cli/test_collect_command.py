"""`nianbao collect`: filled forms are taken in, what is wrong with the others is named."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.cli import run
from desktop.domain.office import Office
from desktop.exports.xlsx.form import KEY, SHEET, VALUE
from desktop.services.workspace import Workspace

CASES = "enf.case_total"


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Give a store with two offices whose forms have gone out."""
    path = tmp_path / "台账.db"
    with Workspace.open(path) as workspace:
        offices = [workspace.offices.add(Office(f"{name}区国动办")) for name in ("东岭", "西河")]
        (tmp_path / "表").mkdir()
        sent = list(workspace.collection.write_all(tmp_path / "表", offices, 2024))
        assert not any(each.error for each in sent)
    return str(path)


@pytest.fixture
def forms(store: str, tmp_path: Path) -> Path:
    """Give the folder of the forms: the first filled in, the second with a word for a number."""
    assert store
    folder = tmp_path / "表"
    values: tuple[int | str, ...] = (7, "很多")
    for path, value in zip(sorted(folder.iterdir()), values, strict=True):
        book = load_workbook(path)
        sheet = book[SHEET]
        row = next(at for at in range(1, 99) if sheet.cell(at, KEY).value == CASES)
        sheet.cell(row, VALUE, value=value)
        book.save(path)
    return folder


def kept(store: str) -> dict[str, Decimal | None]:
    with Workspace.open(Path(store)) as workspace:
        entries = workspace.reports.all_entries()
        return {
            key: figure.value
            for entry in entries
            for key, figure in workspace.figures.of_report(entry.id).items()
        }


def test_forms_in_order_are_stored_and_the_others_named(
    store: str, forms: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", store, "collect", str(forms)]) == 1

    said = capsys.readouterr().out
    assert "已收回\t东岭区国动办2024年度统计数据填报表.xlsx\t东岭区国动办2024年度 1 项" in said
    assert "“填报表”" in said
    assert kept(store) == {CASES: Decimal(7)}


def test_a_dry_run_stores_nothing(
    store: str, forms: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--store", store, "collect", str(forms), "--dry-run", "--json"])

    good, bad = json.loads(capsys.readouterr().out)
    assert (good["ok"], good["stored"], good["figures"]) == (True, False, {CASES: "7"})
    assert bad["problems"]
    assert kept(store) == {}


def test_an_empty_folder_is_said(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "空").mkdir()

    assert run(["--store", store, "collect", str(tmp_path / "空")]) == 3
    assert "没有找到填报表" in capsys.readouterr().err
