"""The chart beside the table, of what is marked there: comparison, trend or composition."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop.domain.indicator import Indicator
from desktop.services.rollup import Answer
from desktop.ui import theme
from desktop.ui.charts.panel import ChartPanel
from desktop.ui.rollup.drawn import Kind, chart_of, parts_of
from desktop.ui.rollup.tables import View

_NO_PARTS = "这项指标没有“其中”项，没有构成可画。"


class ChartSide(ChartPanel):
    """Chooses and shows the chart.

    Signals:
        kind_changed: Another `Kind` is wanted.
    """

    kind_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Kind.COMPARISON
        self.kinds = {kind: QPushButton(kind.value, self) for kind in Kind}
        group = QButtonGroup(self)
        for kind, button in self.kinds.items():
            theme.mark(button, "chip")
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose, kind))
            group.addButton(button)
            self.head.addWidget(button)
        self.head.addStretch(1)
        self.kinds[self.kind].setChecked(True)

    def draw(self, answer: Answer, view: View, indicator: Indicator | None, whose: str) -> None:
        """Show the chart of an indicator; None takes the first there is."""
        known = answer.year.indicators
        chosen = indicator or (known[0] if known else None)
        composed = bool(chosen and parts_of(answer, chosen))
        button = self.kinds[Kind.COMPOSITION]
        button.setEnabled(composed)
        button.setToolTip("" if composed else _NO_PARTS)
        kind = self.kind
        if kind is Kind.COMPOSITION and not composed:
            kind = Kind.COMPARISON
        waiting = kind is Kind.TREND and not answer.question.years
        if chosen is None or waiting:
            self.show_chart(None)
        else:
            self.show_chart(chart_of(answer, view, kind, chosen, whose))

    def _choose(self, kind: Kind, _checked: object = None) -> None:
        self.kind = kind
        self.kind_changed.emit(kind)
