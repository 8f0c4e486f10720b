"""The checks of one office's stored figures, all years, beside the table."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.services.figure_checks import ordered, stored_verdicts
from desktop.statistics.verdicts import Verdict
from desktop.ui import theme
from desktop.ui.figures.checks_view import ChecksView, wanting
from desktop.ui.figures.session import FiguresSession
from desktop.ui.theme import UNIT

_WIDTH: Final = 42 * UNIT


class YearChecks(QFrame):
    """Checks each year's figures, and each year against the one before.

    Signals:
        counted: How many errors and warnings there are.
        cell_requested: The figure of a year and an indicator is wanted.
    """

    counted = Signal(int)
    cell_requested = Signal(int, str)

    def __init__(self, session: FiguresSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._years: dict[Verdict, int] = {}
        self.view = ChecksView(self, in_text=False)
        theme.mark(self, "panel")
        self.setMinimumWidth(_WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.addWidget(self.view)
        self.hide()
        session.model.modelReset.connect(self.look_again)
        session.model.dataChanged.connect(self.look_again)
        self.view.figure_requested.connect(self._on_figure_requested)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look_again()

    @Slot()
    def look_again(self) -> None:
        """Check what is stored now."""
        found = stored_verdicts(self._session.model.figures, self._session.catalogue)
        self._years = {
            replace(verdict, message=f"{year} 年：{verdict.message}"): year
            for year, verdicts in sorted(found.items(), reverse=True)
            for verdict in verdicts
        }
        self.counted.emit(wanting(tuple(self._years)))
        if self.isVisible():
            self.view.show_verdicts(ordered(self._years), self._session.catalogue)

    @Slot(str)
    def _on_figure_requested(self, key: str) -> None:
        verdict = self.view.verdict
        if verdict is not None and verdict in self._years:
            self.cell_requested.emit(self._years[verdict], key)
