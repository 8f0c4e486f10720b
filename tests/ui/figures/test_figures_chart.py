"""The chart on the page of figures: an indicator over the years, or among those below."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.figure import Figure
from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId
from desktop.services.workspace import Workspace
from desktop.ui.catalogue.dialog import CatalogueDialog
from desktop.ui.charts.values import Comparison, Trend
from desktop.ui.figures.model import FIRST_YEAR_COLUMN, LABEL_COLUMN
from desktop.ui.figures_chart import Kind
from desktop.ui.figures_page import FiguresPage

CASES, FINES = "enf.case_total", "enf.fine_amount"
RowOf = Callable[[str], int]
Show = Callable[[Workspace, OfficeId], FiguresPage]


def values(page: FiguresPage) -> dict[int, Decimal | None]:
    chart = page.chart.view.chart
    assert isinstance(chart, Trend)
    points = (point.value for point in chart.series[0].points)
    return dict(zip(chart.years, points, strict=True))


def test_the_chart_is_out_of_the_way_until_it_is_wanted(page: FiguresPage) -> None:
    assert not page.chart.isVisible()
    page.bar.chart.click()
    assert page.chart.isVisible()


def test_whether_it_is_shown_is_remembered(
    page: FiguresPage, shown: Show, workspace: Workspace, counties: tuple[OfficeId, ...]
) -> None:
    page.bar.chart.click()

    again = shown(workspace, counties[0])

    assert again.chart.isVisible()
    assert again.bar.chart.isChecked()


def test_at_first_the_first_indicator_with_a_figure_is_drawn(page: FiguresPage) -> None:
    page.bar.chart.click()

    assert values(page) == {2022: None, 2023: Decimal(5), 2024: None}


def test_the_indicator_under_the_cursor_is_drawn(page: FiguresPage, row_of: RowOf) -> None:
    page.bar.chart.click()

    page.table.setCurrentIndex(page.session.model.index(row_of(FINES), LABEL_COLUMN))

    chart = page.chart.view.chart
    assert chart is not None
    assert chart.title == "青山县国动办 罚款金额"


def test_a_typed_figure_is_in_the_chart_at_once(
    page: FiguresPage, workspace: Workspace, reports: dict[int, ReportId]
) -> None:
    page.bar.chart.click()

    workspace.figures.save(reports[2024], [Figure(CASES, Decimal(8), approx=True)])

    assert values(page)[2024] == 8


def test_an_office_without_others_below_it_has_nothing_to_compare(page: FiguresPage) -> None:
    page.bar.chart.click()

    assert not page.chart.kinds[Kind.OFFICES].isVisible()


@pytest.fixture
def superior(
    shown: Show,
    workspace: Workspace,
    city: OfficeId,
    reports: dict[int, ReportId],
    today: Callable[[], dt.date],
) -> FiguresPage:
    assert reports
    workspace.reports.new_blank(city, 2023, today=today())
    made = shown(workspace, city)
    made.bar.chart.click()
    return made


def test_a_superior_compares_the_offices_right_below_it(
    superior: FiguresPage, qtbot: QtBot
) -> None:
    cell = superior.session.model.find(2023, CASES)
    superior.table.setCurrentIndex(cell)
    assert cell.column() > FIRST_YEAR_COLUMN

    superior.chart.kinds[Kind.OFFICES].click()
    qtbot.waitUntil(lambda: isinstance(superior.chart.view.chart, Comparison))

    chart = superior.chart.view.chart
    assert isinstance(chart, Comparison)
    assert chart.title == "临海市国动办下级 行政执法案件总数（2023 年）"
    assert {bar.name: bar.point.value for bar in chart.bars} == {
        "青山县国动办": Decimal(5),
        "白水县国动办": None,
    }


def test_going_to_an_office_with_none_below_it_shows_the_trend_again(
    superior: FiguresPage, qtbot: QtBot, counties: tuple[OfficeId, ...]
) -> None:
    superior.chart.kinds[Kind.OFFICES].click()
    qtbot.waitUntil(lambda: isinstance(superior.chart.view.chart, Comparison))

    superior.show_office(int(counties[0]))

    assert superior.chart.kind is Kind.TREND
    assert isinstance(superior.chart.view.chart, Trend)


def test_indicators_are_managed_from_the_head_of_the_page(
    page: FiguresPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []

    def note(dialog: CatalogueDialog) -> None:
        opened.append(dialog)

    monkeypatch.setattr(CatalogueDialog, "exec", note)

    page.bar.catalogue.click()

    assert len(opened) == 1
