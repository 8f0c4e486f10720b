"""Forms go out to offices and come back: into the right report, or with what is wrong."""

import datetime as dt
import random
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from desktop.domain.figure import Figure
from desktop.domain.office import FormerName, Office, OfficeId
from desktop.domain.report import Status
from desktop.exports.xlsx.form import KEY, SHEET, VALUE
from desktop.services.collection import forms_in
from desktop.services.workspace import Workspace
from tests.unit.services.damaging import damage

CASES, FINE = "enf.case_total", "enf.fine_amount"


@pytest.fixture
def form(workspace: Workspace, office: OfficeId, tmp_path: Path) -> Path:
    """Write the office's form of 2024."""
    record = workspace.offices.get(office)
    path = tmp_path / workspace.collection.name_of(record, 2024)
    workspace.collection.write(path, record, 2024)
    return path


def fill(path: Path, **values: object) -> None:
    book = load_workbook(path)
    sheet = book[SHEET]
    rows = {sheet.cell(row, KEY).value: row for row in range(1, sheet.max_row + 1)}
    for key, value in values.items():
        sheet.cell(rows[key.replace("__", ".")], VALUE).value = value  # type: ignore[assignment]
    book.save(path)


def test_a_filled_form_goes_into_the_report_of_its_office_and_year(
    workspace: Workspace, office: OfficeId, form: Path, today: dt.date
) -> None:
    fill(form, enf__case_total=7, enf__fine_amount=41000.5)
    returned = tuple(workspace.collection.read_all([form]))
    assert workspace.collection.store(returned, today=today) == (form,)
    figures = workspace.figures.of_office(office)[2024]
    assert {key: figure.value for key, figure in figures.items()} == {
        CASES: Decimal(7),
        FINE: Decimal("41000.5"),
    }


def test_what_a_form_leaves_blank_stays_as_it_was(
    workspace: Workspace, office: OfficeId, form: Path, today: dt.date
) -> None:
    report = workspace.reports.new_blank(office, 2024, today=today)
    workspace.figures.save(report, [Figure(FINE, Decimal(9))])
    fill(form, enf__case_total=7)
    workspace.collection.store(tuple(workspace.collection.read_all([form])), today=today)
    assert set(workspace.figures.of_report(report)) == {CASES, FINE}


def test_a_form_with_a_problem_is_not_stored_at_all(
    workspace: Workspace, office: OfficeId, form: Path, today: dt.date
) -> None:
    fill(form, enf__case_total=7, enf__fine_amount="很多")
    returned = tuple(workspace.collection.read_all([form]))
    assert workspace.collection.store(returned, today=today) == ()
    assert returned[0].problems == ("“填报表”C11：“罚款金额”填的“很多”不是数值。",)
    assert workspace.reports.find(office, 2024) is None


def test_a_form_of_an_office_that_is_not_known_is_named(
    workspace: Workspace, office: OfficeId, form: Path
) -> None:
    workspace.offices.remove(office)
    (found,) = workspace.collection.read_all([form])
    assert found.problems[0].startswith("台账中没有“东岭区国防动员办公室”")


def test_two_forms_of_one_office_are_noticed(workspace: Workspace, form: Path) -> None:
    twin = form.with_name("副本.xlsx")
    twin.write_bytes(form.read_bytes())
    _, second = workspace.collection.read_all([form, twin])
    assert "是同一单位同一年度的填报表" in second.problems[0]


def test_a_file_that_is_no_form_does_not_stop_the_others(
    workspace: Workspace, form: Path, tmp_path: Path
) -> None:
    other = tmp_path / "别的.xlsx"
    other.write_bytes(b"nothing")
    bad, good = workspace.collection.read_all([other, form])
    assert "“别的.xlsx”打不开或者已经损坏" in bad.problems[0]
    assert good.problems == ()


def test_another_catalogue_than_the_form_was_made_with_is_said(
    workspace: Workspace, form: Path
) -> None:
    workspace.catalogues.retire("enf.inspection", 2020)
    (found,) = workspace.collection.read_all([form])
    assert found.notes == ("下发这份表之后，指标目录有过改动；相同的指标照收。",)


def test_a_form_asks_for_what_was_asked_for_in_its_year_under_its_names(
    workspace: Workspace, tmp_path: Path
) -> None:
    former = (FormerName("青山人防办", "", 2022),)
    key = workspace.offices.add(Office("青山国动办", former_names=former))
    workspace.catalogues.retire("enf.inspection", 2020)
    (sent,) = workspace.collection.write_all(tmp_path, [key], 2021)
    book = load_workbook(sent.path)
    asked = {row[KEY - 1].value for row in book[SHEET].iter_rows(max_col=KEY)}
    assert sent.path.name == "青山人防办2021年度统计数据填报表.xlsx"
    assert "enf.case_total" in asked
    assert "enf.inspection" not in asked


def test_a_form_that_is_there_already_is_told_and_the_others_are_written(
    workspace: Workspace, office: OfficeId, form: Path
) -> None:
    other = workspace.offices.add(Office("西河区国防动员办公室"))
    first, second = workspace.collection.write_all(form.parent, [office, other], 2024)
    assert "已经存在" in first.error
    assert second.error == ""
    assert second.path.exists()


def test_the_figures_of_a_final_report_are_not_overwritten(
    workspace: Workspace, office: OfficeId, form: Path, today: dt.date
) -> None:
    report = workspace.reports.new_blank(office, 2024, today=today)
    workspace.reports.set_status(report, Status.FINAL, on=today)
    fill(form, enf__case_total=7)

    returned = tuple(workspace.collection.read_all([form]))

    assert "2024 年度的报告已经定稿" in returned[0].problems[0]
    assert workspace.collection.store(returned, today=today) == ()
    assert workspace.figures.of_report(report) == {}


def test_forms_are_found_in_folders_below_but_not_what_excel_keeps_open(tmp_path: Path) -> None:
    (tmp_path / "青山").mkdir()
    for name in ("甲.xlsx", "~$甲.xlsx", "青山/乙.XLSX", "说明.docx"):
        (tmp_path / name).write_bytes(b"")

    assert [path.name for path in forms_in([tmp_path])] == ["甲.xlsx", "乙.XLSX"]


@given(chance=st.randoms(use_true_random=True))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_form_is_a_problem_and_never_more(
    workspace: Workspace, form: Path, tmp_path: Path, chance: random.Random
) -> None:
    damaged = tmp_path / "坏.xlsx"
    damaged.write_bytes(damage(form.read_bytes(), chance))

    (found,) = workspace.collection.read_all([damaged])

    assert found.problems or found.office is not None
