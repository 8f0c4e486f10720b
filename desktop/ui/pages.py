"""The pages of the window, each built when it is first shown, and its module loaded then."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.services.workspace import Workspace
from desktop.ui.bridge import Bridge
from desktop.ui.ledger.page import LedgerPage
from desktop.ui.rail import Place

if TYPE_CHECKING:
    from desktop.ui.figures_page import FiguresPage
    from desktop.ui.import_page import ImportPage
    from desktop.ui.report_page import ReportPage
    from desktop.ui.rollup_page import RollupPage
    from desktop.ui.search_page import SearchPage


class Page(Protocol):
    """What the window asks of every page."""

    def title(self) -> str:
        """Return what the window's title says."""

    def flush(self) -> None:
        """Store what is being typed."""

    def actions(self) -> list[QAction]:
        """Return what the menu 编辑 offers."""


class Pages(QObject):
    """Builds the pages into a stack and remembers them.

    Signals:
        built: A page (`QWidget`) has been made and is to be connected.
    """

    built = Signal(QWidget)

    def __init__(
        self,
        workspace: Workspace,
        bridge: Bridge,
        today: Callable[[], dt.date],
        stack: QStackedWidget,
    ) -> None:
        super().__init__(stack)
        self._workspace = workspace
        self._today = today
        self._stack = stack
        self.ledger = LedgerPage(workspace, bridge, today, stack)
        self._made: dict[Place, tuple[QWidget, Page]] = {Place.LEDGER: (self.ledger, self.ledger)}
        self._report: ReportPage | None = None
        self._figures: FiguresPage | None = None
        self._import: ImportPage | None = None
        self._rollup: RollupPage | None = None
        self._searching: SearchPage | None = None
        stack.addWidget(self.ledger)

    @property
    def made(self) -> list[Page]:
        """The pages built so far."""
        return [page for _, page in self._made.values()]

    @property
    def report(self) -> "ReportPage":
        """The page that edits a report."""
        if self._report is None:
            from desktop.ui.report_page import ReportPage  # noqa: PLC0415 - not at the start

            self._report = ReportPage(self._workspace, self._stack, today=self._today)
            self._add(Place.REPORT, self._report, self._report)
        return self._report

    @property
    def figures(self) -> "FiguresPage":
        """The page of an office's figures."""
        if self._figures is None:
            from desktop.ui.figures_page import FiguresPage  # noqa: PLC0415 - not at the start

            self._figures = FiguresPage(self._workspace, self._stack, today=self._today)
            self._add(Place.FIGURES, self._figures, self._figures)
        return self._figures

    @property
    def importing(self) -> "ImportPage":
        """The page that takes files in."""
        if self._import is None:
            from desktop.ui.import_page import ImportPage  # noqa: PLC0415 - not at the start

            self._import = ImportPage(self._workspace, self._stack, today=self._today)
            self._add(Place.IMPORT, self._import, self._import)
        return self._import

    @property
    def rollup(self) -> "RollupPage":
        """The page that adds figures up over offices."""
        if self._rollup is None:
            from desktop.ui.rollup_page import RollupPage  # noqa: PLC0415 - not at the start

            self._rollup = RollupPage(self._workspace, self._stack, today=self._today)
            self._add(Place.ROLLUP, self._rollup, self._rollup)
        return self._rollup

    @property
    def searching(self) -> "SearchPage":
        """The page that finds words in all reports."""
        if self._searching is None:
            from desktop.ui.search_page import SearchPage  # noqa: PLC0415 - not at the start

            self._searching = SearchPage(self._workspace, self._stack)
            self._add(Place.SEARCH, self._searching, self._searching)
        return self._searching

    def show(self, place: Place) -> Page:
        """Bring a page that has been built to the front, with the keyboard on it."""
        widget, page = self._made[place]
        self._stack.setCurrentWidget(widget)
        return page

    def has(self, place: Place) -> bool:
        """Tell whether a page has been built."""
        return place in self._made

    def place_of(self, widget: QWidget) -> Place | None:
        """Return where a page is shown, None where the widget is none."""
        return next((place for place, (made, _) in self._made.items() if made is widget), None)

    def holding(self) -> Place | None:
        """Let pages ask before unstored work is lost; returns the one not to be left, or None."""
        asking = {Place.REPORT: self._report, Place.IMPORT: self._import}
        for place, page in asking.items():
            if page is not None and not page.may_leave():
                return place
        return None

    def _add(self, place: Place, widget: QWidget, page: Page) -> None:
        self._made[place] = (widget, page)
        self._stack.addWidget(widget)
        self.built.emit(widget)
