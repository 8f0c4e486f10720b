"""Figures of several years stored in one go."""

import datetime as dt
from decimal import Decimal

import pytest

from desktop.domain.errors import NotFoundError
from desktop.domain.figure import Figure
from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId
from desktop.services.figures import FigureEdit
from desktop.services.workspace import Workspace

SEVEN = [Figure("enf.case_total", Decimal(7))]


def test_figures_of_several_years_are_stored_together(
    workspace: Workspace, office: OfficeId, today: dt.date
) -> None:
    keys = [workspace.reports.new_blank(office, year, today=today) for year in (2023, 2024)]
    workspace.figures.save_all([FigureEdit(key, SEVEN) for key in keys])
    assert set(workspace.figures.of_office(office)) == {2023, 2024}


def test_where_one_year_fails_none_is_stored(
    workspace: Workspace, office: OfficeId, today: dt.date
) -> None:
    key = workspace.reports.new_blank(office, 2024, today=today)
    gone = ReportId(999)
    with pytest.raises(NotFoundError):
        workspace.figures.save_all([FigureEdit(key, SEVEN), FigureEdit(gone, SEVEN)])
    assert workspace.figures.of_report(key) == {}
