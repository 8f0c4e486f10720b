"""`nianbao export --format xlsx`: which sheets and which years."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.cli import arguments, run
from desktop.services.workbook_request import SheetKind
from desktop.services.workspace import Workspace


@pytest.fixture
def store(tmp_path: Path) -> str:
    """Give a store with the fictional offices."""
    path = tmp_path / "示例.db"
    with Workspace.open(path) as workspace:
        workspace.load_samples()
    return str(path)


def sheets(path: Path) -> list[str]:
    book = load_workbook(path)
    try:
        return book.sheetnames
    finally:
        book.close()


def test_the_words_offered_are_those_of_the_sheets() -> None:
    assert tuple(kind.value for kind in SheetKind) == arguments._SHEETS


def test_only_the_sheets_asked_for_are_written(store: str, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    asked = ["--sheets", "统计表", "报送情况"]

    run(["--store", store, "export", "--all", "--format", "xlsx", "--to", str(path), *asked])

    assert [name[-4:] for name in sheets(path)] == ["年统计表", "报送情况"]


@pytest.mark.parametrize(("years", "shown"), [("2023-2024", {"2023年", "2024年"}), ("2023", None)])
def test_years_are_compared_from_the_first_to_the_last(
    store: str, tmp_path: Path, years: str, shown: set[str] | None
) -> None:
    path = tmp_path / "表.xlsx"
    asked = ["--sheets", "统计表", "历年对比", "--years", years]

    run(["--store", store, "export", "--all", "--format", "xlsx", "--to", str(path), *asked])

    book = load_workbook(path)
    assert f"{years[-4:]}年统计表" in book.sheetnames
    compared = next(name for name in book.sheetnames if name.endswith("历年对比"))
    heads = {str(cell.value) for row in book[compared].iter_rows(max_row=6) for cell in row}
    found = {head for head in heads if len(head) == len("2024年") and head.endswith("年")}
    book.close()
    assert max(found) == f"{years[-4:]}年"
    assert shown is None or found == shown


def test_into_a_folder_goes_a_workbook_for_each_report(store: str, tmp_path: Path) -> None:
    folder = tmp_path / "各单位"
    asked = ["--sheets", "明细"]

    assert (
        run(["--store", store, "export", "--all", "--format", "xlsx", "--to", str(folder), *asked])
        == 0
    )

    books = sorted(folder.glob("*.xlsx"))
    assert len(books) > 2
    assert {tuple(sheets(book)) for book in books} == {("明细",)}


def test_a_workbook_that_is_there_is_said_in_the_folder(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["--store", store, "export", "--all", "--format", "xlsx", "--to", str(tmp_path / "表")]
    run(wanted)
    capsys.readouterr()

    assert run(wanted) == 3
    assert "--force" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--years", "24"], "--years 应当是年度或起止年度"),
        (["--years", "2024-2020"], "--years 应当是年度或起止年度"),
        (["--sheets", "总表"], "--sheets 不能是"),
    ],
)
def test_what_cannot_be_understood_is_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str], asked: list[str], said: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(["export", "--all", "--format", "xlsx", "--to", "表.xlsx", *asked])
    assert said in capsys.readouterr().err


def test_sheets_of_a_word_file_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(["export", "--all", "--format", "docx", "--to", "文件夹", "--sheets", "明细"])
    assert "只用于 --format xlsx" in capsys.readouterr().err
