"""A page of figures on a real store: two years with reports, one without."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.figure import Figure
from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId
from desktop.services.workspace import Workspace
from desktop.ui.figures.model import FiguresModel
from desktop.ui.figures_page import FiguresPage

CASES = "enf.case_total"


@pytest.fixture
def reports(
    workspace: Workspace, counties: tuple[OfficeId, ...], today: Callable[[], dt.date]
) -> dict[int, ReportId]:
    """Store reports of the first county on 2023 and 2024, and one of the other on 2022."""
    made = {
        year: workspace.reports.new_blank(counties[0], year, today=today()) for year in (2023, 2024)
    }
    workspace.reports.new_blank(counties[1], 2022, today=today())
    workspace.figures.save(made[2023], [Figure(CASES, Decimal(5))])
    return made


@pytest.fixture
def shown(
    dressed: QApplication, today: Callable[[], dt.date], qtbot: QtBot
) -> Callable[[Workspace, OfficeId], FiguresPage]:
    """Show an office's figures."""

    def show(workspace: Workspace, office: OfficeId) -> FiguresPage:
        assert dressed is not None
        made = FiguresPage(workspace, today=today)
        qtbot.addWidget(made)
        made.resize(1280, 700)
        made.show_office(int(office))
        made.show()
        return made

    return show


@pytest.fixture
def page(
    shown: Callable[[Workspace, OfficeId], FiguresPage],
    workspace: Workspace,
    counties: tuple[OfficeId, ...],
    reports: dict[int, ReportId],
) -> FiguresPage:
    """Show the first county's figures."""
    assert reports
    return shown(workspace, counties[0])


@pytest.fixture
def row_of(page: FiguresPage) -> Callable[[str], int]:
    """Find the row of an indicator by its key."""

    def find(key: str) -> int:
        model: FiguresModel = page.session.model
        return next(
            row
            for row in range(model.rowCount())
            if (indicator := model.row(row).indicator) is not None and indicator.key == key
        )

    return find
