"""What the page of a report has of last year's: both panels, and the way to both texts."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.services.workspace import Workspace
from desktop.ui import theme
from desktop.ui.comparison.plan_panel import PlanPanel
from desktop.ui.comparison.watch import YearWatch
from desktop.ui.comparison.year_panel import YearPanel
from desktop.ui.editor.page import ReportEditor
from desktop.ui.theme import HALF, UNIT

TITLE: Final = "上年"


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
        self.tab = YearTab(self.plan, self.panel, parent)
        self.watch.found.connect(self._on_found)
        self.watch.opened.connect(self._on_found)
        self.plan.session.changed.connect(self._on_found)

    def add_panels(self) -> None:
        """Put the panels beside the text."""
        self._editor.add_panel(TITLE, self.tab, "上年安排的回应，与上年雷同的段落")

    def show_plan(self) -> None:
        """Show last year's plan where there is one: the first thing a new report needs."""
        if self.watch.last is not None:
            self._editor.panels.setCurrentWidget(self.tab)
            self.tab.chips[0].click()

    @Slot()
    def _on_found(self) -> None:
        comparison = self.watch.comparison
        waiting = sum(not kept.answered for kept in self.plan.session.items)
        share = f"{comparison.copied.share:.0%}" if comparison else ""
        self.tab.tell(waiting, share)

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


class YearTab(QWidget):
    """Both panels under one tab: what was planned, and what is the same."""

    def __init__(self, plan: QWidget, same: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = (QPushButton(self), QPushButton(self))
        self._stack = QStackedWidget(self)
        group = QButtonGroup(self)
        line = QHBoxLayout()
        line.setContentsMargins(UNIT, UNIT, UNIT, 0)
        line.setSpacing(HALF)
        for number, (chip, panel) in enumerate(zip(self.chips, (plan, same), strict=True)):
            theme.mark(chip, "chip")
            chip.setCheckable(True)
            group.addButton(chip, number)
            line.addWidget(chip)
            self._stack.addWidget(panel)
        line.addStretch(1)
        self.chips[0].setChecked(True)
        group.idClicked.connect(self._stack.setCurrentIndex)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(line)
        box.addWidget(self._stack, 1)
        self.tell(0, "")

    def tell(self, waiting: int, share: str) -> None:
        """Say on the chips what waits in each panel."""
        self.chips[0].setText(f"上年安排 未见回应 {waiting}" if waiting else "上年安排")
        self.chips[1].setText(f"上年对照 雷同 {share}" if share else "上年对照")
