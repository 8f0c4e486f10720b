"""What the page of a report has of last year's: both panels, and the way to both texts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.services.workspace import Workspace
from desktop.ui.comparison import plan_panel, year_panel
from desktop.ui.comparison.plan_panel import PlanPanel
from desktop.ui.comparison.watch import YearWatch
from desktop.ui.comparison.year_panel import YearPanel
from desktop.ui.editor.page import ReportEditor


class LastYear(QObject):
    """Joins the watch and the panels.

    Signals:
        import_requested: The report of an office (`OfficeId`) and a year is to be taken in.
        compare_requested: Last year's report (`ReportId`) and this one, side by side.
    """

    import_requested = Signal(object, object)
    compare_requested = Signal(int, int)

    def __init__(
        self,
        workspace: Workspace,
        editor: ReportEditor,
        flush: Callable[[], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._flush = flush
        self.watch = YearWatch(workspace, editor.session, self)
        self.plan = PlanPanel(workspace, self.watch, editor, parent)
        self.panel = YearPanel(self.watch, editor, parent)
        for each in (self.plan, self.panel):
            each.import_requested.connect(self._on_import)
        self.panel.compare_requested.connect(self._on_compare)

    def add_panels(self) -> None:
        """Put the panels beside the text."""
        self._editor.add_panel(plan_panel.TITLE, self.plan)
        self._editor.add_panel(year_panel.TITLE, self.panel)

    def show_plan(self) -> None:
        """Show last year's plan where there is one: the first thing a new report needs."""
        if self.watch.last is not None:
            self._editor.panels.setCurrentWidget(self.plan)

    @Slot()
    def _on_import(self) -> None:
        record = self.watch.record
        if record is not None:
            self.import_requested.emit(record.office_id, record.report.year - 1)

    @Slot()
    def _on_compare(self) -> None:
        record, last = self.watch.record, self.watch.last
        if record is not None and last is not None and self._flush():
            self.compare_requested.emit(int(last.id), int(record.id))
