"""Three offices with figures of two years, and the page that adds them up."""

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.figure import Figure
from desktop.domain.office import OfficeId
from desktop.domain.report import Report, Status
from desktop.services.workspace import Workspace
from desktop.ui.rollup_page import RollupPage

CASES, PENALTY, EXEMPT, FINE = (
    "enf.case_total",
    "enf.penalty_case",
    "enf.exempt_case",
    "enf.fine_amount",
)


@pytest.fixture
def offices(workspace: Workspace, city: OfficeId, counties: tuple[OfficeId, ...]) -> OfficeId:
    """Store: the city and 青山 have figures, 白水 has a report of 2024 without any."""
    green, white = counties
    values: dict[tuple[OfficeId, int], dict[str, int | None]] = {
        (city, 2023): {CASES: 4},
        (city, 2024): {CASES: 6, PENALTY: 4, EXEMPT: 2},
        (green, 2023): {CASES: 8},
        (green, 2024): {CASES: 12, PENALTY: 9, EXEMPT: 3, FINE: None},
        (white, 2024): {},
    }
    for (office, year), known in values.items():
        report = workspace.reports.add(office, Report(year=year), today=dt.date(year + 1, 1, 5))
        figures = [
            Figure(key, None if value is None else Decimal(value), approx=value == 12)
            for key, value in known.items()
        ]
        workspace.figures.save(report, figures)
        if office == city:
            workspace.reports.set_status(report, Status.SUBMITTED, on=dt.date(year + 1, 2, 1))
    return city


@pytest.fixture
def page(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    workspace: Workspace,
    today: Callable[[], dt.date],
) -> Iterator[RollupPage]:
    """Show the page with its first answer."""
    for needed in ("dressed", "offices"):
        request.getfixturevalue(needed)
    made = RollupPage(workspace, today=today)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.session.answered):
        made.show()
    yield made
    made.flush()
