"""The chart beside the table of one office: an indicator over the years, or among those below."""

from enum import Enum
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget
from typing_extensions import override

from desktop.domain.indicator import Indicator
from desktop.services.rollup import Answer, Question
from desktop.services.workspace import Workspace
from desktop.statistics.rollup import Reach, Scope
from desktop.ui import theme
from desktop.ui.charts.panel import ChartPanel
from desktop.ui.charts.values import Point, Series, Trend
from desktop.ui.figures.session import FiguresSession
from desktop.ui.rollup import drawn
from desktop.ui.rollup.session import RollupSession
from desktop.ui.rollup.tables import View

_WIDTH: Final = 42 * theme.UNIT


class Kind(Enum):
    """The charts; the value is what the window says."""

    TREND = "历年趋势"
    OFFICES = "下级比较"


class FiguresChart(ChartPanel):
    """Draws the indicator under the cursor; what other offices have is asked in the background."""

    def __init__(
        self, workspace: Workspace, session: FiguresSession, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, compact=True)
        self._workspace = workspace
        self._session = session
        self._others = RollupSession(workspace, self)
        self._answer: Answer | None = None
        self._key = ""
        self._year = 0
        self.kind = Kind.TREND
        self.kinds = {kind: QPushButton(kind.value, self) for kind in Kind}
        self.setMinimumWidth(_WIDTH)
        self._offer()
        self._others.answered.connect(self._on_answered)
        session.model.modelReset.connect(self.look_again)
        session.model.dataChanged.connect(self.look_again)

    @Slot(QModelIndex)
    def mark(self, index: QModelIndex) -> None:
        """Draw what stands in a cell of the table; a heading leaves the chart as it is."""
        indicator = self._session.model.row(index.row()).indicator if index.isValid() else None
        year = self._session.model.year_of(index.column()) if index.isValid() else None
        if indicator is None:
            return
        self._key, self._year = indicator.key, year or self._year
        self._draw()

    @Slot()
    def look_again(self) -> None:
        """Draw what is stored now."""
        self._answer = None
        superior = self._is_superior()
        self.kinds[Kind.OFFICES].setVisible(superior)
        if not superior and self.kind is Kind.OFFICES:
            self.choose(Kind.TREND)
        self._draw()

    def choose(self, kind: Kind, *_checked: bool) -> None:
        """Draw another kind of chart."""
        self.kind = kind
        self.kinds[kind].setChecked(True)
        self._draw()

    def cancel(self) -> None:
        """Drop a question under way: it would only read."""
        self._others.cancel()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look_again()

    def _offer(self) -> None:
        group = QButtonGroup(self)
        for kind, button in self.kinds.items():
            theme.mark(button, "chip")
            button.setCheckable(True)
            button.clicked.connect(partial(self.choose, kind))
            group.addButton(button)
            self.head.addWidget(button)
        self.head.addStretch(1)
        self.kinds[self.kind].setChecked(True)

    def _draw(self) -> None:
        if not self.isVisible():
            return
        indicator = self._indicator()
        if indicator is None:
            self.show_chart(None)
        elif self.kind is Kind.TREND:
            self.show_chart(self._trend(indicator))
        else:
            self._compare(indicator)

    def _indicator(self) -> Indicator | None:
        """Return what was marked, else the first indicator with a figure, else the first."""
        rows = [self._session.model.row(at) for at in range(self._session.model.rowCount())]
        shown = {row.indicator.key: row.indicator for row in rows if row.indicator}
        known = {key for held in self._session.model.figures.values() for key in held}
        first = next((key for key in shown if key in known), next(iter(shown), ""))
        return shown.get(self._key) or shown.get(first)

    def _trend(self, indicator: Indicator) -> Trend:
        years = tuple(sorted(self._session.model.years))
        held = [self._session.model.figures.get(year, {}).get(indicator.key) for year in years]
        points = tuple(Point(each.value, each.approx) if each else Point(None) for each in held)
        title = f"{self._office_name()} {indicator.label}"
        return Trend(title, indicator.unit, years, (Series(indicator.label, points),))

    def _compare(self, indicator: Indicator) -> None:
        """Draw from the answer there is, or ask; until it comes the chart before stays."""
        office, year = self._session.office, self._year or max(self._session.model.years, default=0)
        if office is None or not year:
            self.show_chart(None)
            return
        question = Question(Scope(office, Reach.DIRECT), year, group=indicator.group)
        if self._answer is None or self._answer.question != question:
            self._others.ask(question)
            return
        shown = drawn.Kind.COMPARISON
        whose = f"{self._office_name()}下级"
        self.show_chart(drawn.chart_of(self._answer, View.OFFICES, shown, indicator, whose))

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        self._answer = answer
        indicator = self._indicator()
        if self.kind is Kind.OFFICES and indicator is not None:
            self._compare(indicator)

    def _office_name(self) -> str:
        office = self._session.office
        year = max(self._session.model.years, default=0)
        return self._workspace.offices.get(office).office.short_name_in(year) if office else ""

    def _is_superior(self) -> bool:
        office = self._session.office
        counts = self._workspace.offices.count_subordinates([office]) if office else {}
        return any(counts.values())
