"""The statistics workbook of a store with the samples and with many offices."""

import datetime as dt
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.errors import ConflictError
from desktop.domain.figure import Figure
from desktop.domain.office import Office, OfficeId
from desktop.services.workbook_request import SheetKind, WorkbookRequest
from desktop.services.workspace import Workspace

DAY = dt.date(2025, 3, 17)
CASES = "enf.case_total"
NAMES = ("行政执法案件总数", "执法案件")


@pytest.fixture
def samples(workspace: Workspace) -> tuple[OfficeId, ...]:
    workspace.load_samples()
    return tuple(record.id for record in workspace.offices.search(""))


@pytest.fixture
def many(workspace: Workspace) -> tuple[OfficeId, ...]:
    """Store a city and twenty counties, the third without a report."""
    city = workspace.offices.add(Office("清河市国防动员办公室", "清河市国动办"))
    counties = [
        workspace.offices.add(Office(f"第{number}区国防动员办公室", superior=city))
        for number in range(20)
    ]
    for number, office in enumerate(counties):
        for year in (2023, 2024):
            if number != 3:
                report = workspace.reports.new_blank(office, year, today=DAY)
                workspace.figures.save(report, [Figure(CASES, Decimal(number + year - 2023))])
    return (city, *counties)


def written(workspace: Workspace, request: WorkbookRequest, folder: Path) -> Path:
    path = folder / "表.xlsx"
    for _ in workspace.exporting.workbook_steps(request, path):
        pass
    return path


def opened(
    workspace: Workspace, request: WorkbookRequest, folder: Path, *, results: bool = True
) -> Workbook:
    return openpyxl.load_workbook(written(workspace, request, folder), data_only=results)


def wanted(offices: tuple[OfficeId, ...], *sheets: SheetKind) -> WorkbookRequest:
    kinds = frozenset(sheets or SheetKind)
    return WorkbookRequest(2024, offices, sheets=kinds, filled_in_by="张三", today=DAY)


def test_all_sheets_stand_in_their_order(
    workspace: Workspace, samples: tuple[OfficeId, ...], tmp_path: Path
) -> None:
    names = opened(workspace, wanted(samples), tmp_path).sheetnames

    assert names[:3] == ["2024年统计表", "合计历年对比", "合计历年图表"]
    assert names[-4:] == ["历年数据", "明细", "报送情况", "校核结果"]


def test_only_the_sheets_that_are_wanted_are_made(
    workspace: Workspace, samples: tuple[OfficeId, ...], tmp_path: Path
) -> None:
    few = wanted(samples, SheetKind.FILING, SheetKind.YEAR)

    assert opened(workspace, few, tmp_path).sheetnames == ["2024年统计表", "报送情况"]


def test_a_figure_of_the_details_leads_back_to_its_sentence(
    workspace: Workspace, samples: tuple[OfficeId, ...], tmp_path: Path
) -> None:
    sheet = opened(workspace, wanted(samples, SheetKind.DETAILS), tmp_path)["明细"]

    found = [row for row in sheet.iter_rows(min_row=4, values_only=True) if row[9]]
    assert any("案件" in str(row[9]) and row[10] for row in found)


def test_years_before_the_first_are_left_out(
    workspace: Workspace, samples: tuple[OfficeId, ...], tmp_path: Path
) -> None:
    later = WorkbookRequest(2024, samples, 2023, frozenset({SheetKind.DETAILS}))

    sheet = opened(workspace, later, tmp_path)["明细"]

    years = {row[2] for row in sheet.iter_rows(min_row=4, values_only=True) if row[2]}
    assert years == {2023, 2024}


def test_many_offices_go_down_the_sheet_with_their_subtotals(
    workspace: Workspace, many: tuple[OfficeId, ...], tmp_path: Path
) -> None:
    sheet = opened(workspace, wanted(many, SheetKind.YEAR), tmp_path)["2024年统计表"]

    assert [cell.value for cell in sheet[26]][1:3] == ["合计", sum(range(1, 21)) - 4]


def test_many_offices_are_compared_as_a_whole(
    workspace: Workspace, many: tuple[OfficeId, ...], tmp_path: Path
) -> None:
    book = opened(workspace, wanted(many, SheetKind.COMPARISON), tmp_path)

    assert book.sheetnames == ["合计历年对比", "合计历年图表"]
    assert [cell.value for cell in book["合计历年对比"][5]][3:6] == [187, 206, 19]


def test_an_office_without_a_report_is_listed_as_such(
    workspace: Workspace, many: tuple[OfficeId, ...], tmp_path: Path
) -> None:
    sheet = opened(workspace, wanted(many, SheetKind.FILING), tmp_path)["报送情况"]

    found = {row[1]: row[4] for row in sheet.iter_rows(min_row=7, values_only=True)}
    assert found["第3区国防动员办公室"] == "未建"
    assert found["第4区国防动员办公室"] == "起草"


def test_a_figure_that_contradicts_the_text_is_told_of(
    workspace: Workspace, samples: tuple[OfficeId, ...], tmp_path: Path
) -> None:
    record = workspace.reports.find(samples[1], 2024)
    assert record is not None
    workspace.figures.save(record.id, [Figure(CASES, Decimal(99))])

    sheet = opened(workspace, wanted(samples, SheetKind.CHECKS), tmp_path)["校核结果"]

    errors = [row for row in sheet.iter_rows(values_only=True) if row[2] == "错误"]
    assert any("99" in str(row[4]) and "行政执法案件总数" in str(row[3]) for row in errors)


def test_progress_comes_to_its_end(
    workspace: Workspace, samples: tuple[OfficeId, ...], tmp_path: Path
) -> None:
    steps = list(workspace.exporting.workbook_steps(wanted(samples), tmp_path / "表.xlsx"))

    assert steps[-1].done <= steps[-1].total
    assert [step.done for step in steps] == sorted(step.done for step in steps)


def test_a_workbook_written_beside_the_store_is_the_same(
    workspace: Workspace, samples: tuple[OfficeId, ...], tmp_path: Path
) -> None:
    here = written(workspace, wanted(samples), tmp_path).read_bytes()

    for _ in workspace.exporting.workbook_steps_beside(wanted(samples), tmp_path / "旁.xlsx"):
        pass

    assert (tmp_path / "旁.xlsx").read_bytes() == here


def test_a_cancelled_workbook_leaves_nothing(
    workspace: Workspace, samples: tuple[OfficeId, ...], tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    steps = workspace.exporting.workbook_steps(wanted(samples), folder / "表.xlsx")
    for _ in range(5):
        next(steps)

    steps.close()

    assert list(folder.iterdir()) == []


def test_a_file_that_is_there_is_kept(
    workspace: Workspace, samples: tuple[OfficeId, ...], tmp_path: Path
) -> None:
    (tmp_path / "表.xlsx").write_bytes(b"before")

    with pytest.raises(ConflictError):
        written(workspace, wanted(samples), tmp_path)


@pytest.fixture(scope="module")
def libreoffice() -> str:
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["samples", "many"])
def test_libreoffice_calculates_what_the_workbook_says(
    workspace: Workspace,
    kind: str,
    libreoffice: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    everything = WorkbookRequest(2024, request.getfixturevalue(kind), today=DAY)
    ours = written(workspace, everything, tmp_path)

    theirs = openpyxl.load_workbook(recalculated(ours, libreoffice), data_only=True)

    told = [
        (sheet, cell, result, theirs[sheet][cell].value) for sheet, cell, result in formulas(ours)
    ]
    assert len(told) > 30
    assert [each for each in told if shown(each[2]) != shown(each[3])] == []


def recalculated(ours: Path, libreoffice: str) -> Path:
    """Let LibreOffice calculate every formula anew: the results are taken out before."""
    bare = openpyxl.load_workbook(ours)
    source = ours.with_name("bare.xlsx")
    bare.save(source)
    profile = f"-env:UserInstallation={(ours.parent / 'profile').as_uri()}"
    target = ours.parent / "theirs"
    command = [libreoffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(target)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
    return target / "bare.xlsx"


def shown(value: object) -> object:
    return round(value, 6) if isinstance(value, int | float) else value or None


def formulas(ours: Path) -> Iterator[tuple[str, str, object]]:
    """Yield every cell with a formula, and the result that stands beside it."""
    live, results = openpyxl.load_workbook(ours), openpyxl.load_workbook(ours, data_only=True)
    for sheet in live:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield sheet.title, cell.coordinate, results[sheet.title][cell.coordinate].value


@pytest.fixture
def renamed(workspace: Workspace, many: tuple[OfficeId, ...]) -> tuple[OfficeId, ...]:
    """Give two counties; their cases bear another name from 2024 on, checks ended with 2023."""
    workspace.catalogues.rename(CASES, "执法案件", 2024)
    workspace.catalogues.retire("enf.inspection", 2022)
    for office in many[1:3]:
        report = workspace.reports.find(office, 2023)
        assert report is not None
        workspace.figures.save(report.id, [Figure("enf.inspection", Decimal(4))])
    return many[1:3]


def said(sheet: Worksheet) -> str:
    return "\n".join(
        str(value) for row in sheet.iter_rows(values_only=True) for value in row if value
    )


@pytest.mark.parametrize(
    ("year", "name", "checks"), [(2023, "行政执法案件总数", True), (2024, "执法案件", False)]
)
def test_the_sheet_of_a_year_has_the_names_of_that_year(
    workspace: Workspace,
    renamed: tuple[OfficeId, ...],
    tmp_path: Path,
    *,
    year: int,
    name: str,
    checks: bool,
) -> None:
    request = replace(wanted(renamed, SheetKind.YEAR), year=year)

    told = said(opened(workspace, request, tmp_path)[f"{year}年统计表"])

    assert f"\n{name}\n" in told
    assert ("执法检查" in told) is checks


def test_the_sheet_over_the_years_says_what_an_indicator_was_called(
    workspace: Workspace, renamed: tuple[OfficeId, ...], tmp_path: Path
) -> None:
    book = opened(workspace, wanted(renamed, SheetKind.COMPARISON), tmp_path)

    told = said(book["合计历年对比"])

    assert "“执法案件”2023年及以前称“行政执法案件总数”。" in told
    assert "\n执法检查\n" in told


def test_each_line_of_the_details_has_the_name_of_its_year(
    workspace: Workspace, renamed: tuple[OfficeId, ...], tmp_path: Path
) -> None:
    sheet = opened(workspace, wanted(renamed, SheetKind.DETAILS), tmp_path)["明细"]

    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    named = {(value, name) for row in rows for value in row for name in row if name in NAMES}
    assert {(2023, NAMES[0]), (2024, NAMES[1])} <= named
    assert not {(2023, NAMES[1]), (2024, NAMES[0])} & named
