"""Roll-ups on a real store: which indicators a year has, and under which names."""

import datetime as dt
from decimal import Decimal

import pytest

from desktop.domain.figure import Figure
from desktop.domain.office import OfficeId
from desktop.services.rollup import Question
from desktop.services.workspace import Workspace
from desktop.statistics.rollup import Scope

CASES, CHECKS = "enf.case_total", "enf.inspection"


@pytest.fixture
def renamed(workspace: Workspace, office: OfficeId, today: dt.date) -> Workspace:
    """Give two years' figures; in 2024 cases got another name, after 2023 checks ended."""
    for year in (2023, 2024):
        key = workspace.reports.new_blank(office, year, today=today)
        workspace.figures.save(key, [Figure(CASES, Decimal(7))])
    workspace.catalogues.rename(CASES, "执法案件", 2024)
    workspace.catalogues.retire(CHECKS, 2023)
    return workspace


def names(workspace: Workspace, year: int, *years: int) -> dict[str, str]:
    answer = workspace.rollups.ask(Question(Scope(), year, years, "行政执法"))
    return {each.key: each.label for each in answer.year.indicators}


@pytest.mark.parametrize(("year", "name"), [(2023, "行政执法案件总数"), (2024, "执法案件")])
def test_an_indicator_bears_the_name_of_the_year(renamed: Workspace, year: int, name: str) -> None:
    assert names(renamed, year)[CASES] == name


def test_what_is_retired_is_asked_for_in_the_years_before_only(renamed: Workspace) -> None:
    assert CHECKS in names(renamed, 2023)
    assert CHECKS not in names(renamed, 2024)


def test_what_is_retired_stays_where_there_are_figures(
    renamed: Workspace, office: OfficeId
) -> None:
    report = renamed.reports.find(office, 2023)
    assert report is not None
    renamed.figures.save(report.id, [Figure(CHECKS, Decimal(2))])

    assert CHECKS in names(renamed, 2024, 2023, 2024)
    assert CHECKS not in names(renamed, 2024)
