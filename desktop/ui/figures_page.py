"""The page of one office's figures: indicators × years, edited in place, exported to Excel."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.changes import Changes
from desktop.domain.office import OfficeId
from desktop.services.workspace import Workspace
from desktop.ui import state, theme
from desktop.ui.actions import ActionSpec, build
from desktop.ui.bridge import Bridge
from desktop.ui.dialogs import messages
from desktop.ui.empty_state import EmptyState
from desktop.ui.figures.bar import FiguresBar
from desktop.ui.figures.checks_panel import YearChecks
from desktop.ui.figures.hint import HintLine
from desktop.ui.figures.rows import Filter
from desktop.ui.figures.session import FiguresSession
from desktop.ui.figures.table import FiguresTable
from desktop.ui.figures.workbook_export import export_workbook
from desktop.ui.figures_chart import FiguresChart
from desktop.ui.history_actions import HistoryActions
from desktop.ui.written_bar import WrittenBar

_HINT = (
    "直接键入即可填写；Delete 清空，空白、0、“不适用”各有其义；Ctrl+C、Ctrl+V 与 Excel 互相复制。"
)
_SPECS = (
    ActionSpec("find", "查找指标(&F)", "search", "Ctrl+F"),
    ActionSpec("next_pane", "下一窗格(&N)", shortcut="F6"),
    ActionSpec("catalogue", "指标管理(&I)…", "list-tree"),
    ActionSpec("export_xlsx", "导出 Excel 统计表(&X)…", "file-spreadsheet", "Ctrl+Shift+X"),
)
_CHART = "figures_chart"  # whether the chart is shown, remembered
_SIDES = (900, 400)  # table and side, in proportion
_READ_ONLY_HINT = "台账以只读方式打开，数据只能查看和复制。"


class FiguresPage(QWidget):
    """Figures of one office over the years.

    Signals:
        closed: The user wants back to where they came from.
        report_requested: The report whose text is wanted (`ReportId`).
    """

    closed = Signal()
    report_requested = Signal(int)

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._today = today
        self._stale = True
        self.session = FiguresSession(workspace, self)
        self._bridge = Bridge(workspace.listeners, self)
        self.bar = FiguresBar(self)
        self.written = WrittenBar(self)
        self.table = FiguresTable(self.session, self)
        self.checks = YearChecks(self.session, self)
        self.chart = FiguresChart(workspace, self.session, self)
        self._hint = HintLine(_READ_ONLY_HINT if workspace.read_only else _HINT, self)
        self.empty = EmptyState(
            "table-2",
            "还没有可填的数据",
            "台账中还没有单位。请先在台账中添加单位，或者导入已有的报告。",
            self,
        )
        self.steps = HistoryActions(
            self.session.history, self.session.undo, self.session.redo, self
        )
        self._build()
        self._connect()

    @Slot()
    def go_to_next_pane(self) -> None:
        """Go from the table, which keeps Tab to itself, to the search above it, and back."""
        if self.table.hasFocus():
            self.bar.search.setFocus()
        else:
            self.table.setFocus()

    @property
    def hint(self) -> str:
        """What is said below the table."""
        return self._hint.text()

    def title(self) -> str:
        """Return what the window's title says of the page."""
        return "数据"

    def flush(self) -> None:
        """Store what is being typed into a cell; a question of the chart is dropped."""
        self.table.commit()
        self.chart.cancel()

    def show_office(self, office_id: int) -> None:
        """Show the figures of an office."""
        self.refresh()
        self._show(OfficeId(office_id))
        self.table.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Look at the store again."""
        self._stale = False
        offices = self._workspace.offices.search("")
        self.bar.offices.offer(offices)
        self._body.setCurrentIndex(0 if offices else 1)
        self.bar.setEnabled(bool(offices))
        self._show(self.bar.offices.office)

    @Slot()
    def export_workbook(self) -> None:
        """Ask what is wanted and where to, and write the statistics workbook."""
        office = self.session.office
        written = export_workbook(
            self._workspace, () if office is None else (office,), self, self._today
        )
        if written is not None:
            self.written.tell(written)

    @Slot()
    def manage_indicators(self) -> None:
        """Open the management of indicators."""
        from desktop.ui.catalogue.dialog import CatalogueDialog  # noqa: PLC0415 - not at the start

        CatalogueDialog(self._workspace, self._today().year, self).exec()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _build(self) -> None:
        self.setProperty("role", "page")
        handlers: dict[str, Callable[[], object]] = {
            "find": self.bar.search.setFocus,
            "next_pane": self.go_to_next_pane,
            "catalogue": self.manage_indicators,
            "export_xlsx": self.export_workbook,
        }
        build(_SPECS, handlers, self)
        full = QWidget(self)
        below = QVBoxLayout(full)
        below.setContentsMargins(2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, theme.UNIT)
        below.setSpacing(theme.UNIT)
        below.addWidget(self._beside(), 1)
        below.addWidget(self._hint)
        self._body = QStackedLayout()
        self._body.addWidget(full)
        self._body.addWidget(self.empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self.written)
        box.addLayout(self._body, 1)

    def _beside(self) -> QSplitter:
        """Put chart and checks beside the table, one above the other."""
        self._side = QSplitter(Qt.Orientation.Vertical)
        self._side.setObjectName("figures_side")
        beside = QSplitter(Qt.Orientation.Horizontal, self)
        beside.setObjectName("figures")
        for split, widgets in (
            (self._side, (self.chart, self.checks)),
            (beside, (self.table, self._side)),
        ):
            split.setChildrenCollapsible(False)
            split.setHandleWidth(theme.UNIT)
            theme.mark(split, "spaced")
            for widget in widgets:
                split.addWidget(widget)
        beside.setStretchFactor(0, 1)
        beside.setSizes(list(_SIDES))
        shown = bool(state.load().number(_CHART))
        self.bar.chart.setChecked(shown)
        self.chart.setVisible(shown)
        self._side.setVisible(shown)
        return beside

    def _connect(self) -> None:
        self.bar.back_requested.connect(self.closed)
        self.bar.export_requested.connect(self.export_workbook)
        self.bar.report_requested.connect(self._on_report_requested)
        self.bar.filter_changed.connect(self._on_filter_changed)
        self.bar.offices.chosen.connect(self._show)
        self.table.refused.connect(self._hint.warn)
        self.session.failed.connect(self._hint.warn)
        self.session.stored.connect(partial(self._hint.tell, "已保存"))
        self.bar.catalogue_requested.connect(self.manage_indicators)
        self.bar.checks.toggled.connect(self._on_side)
        self.bar.chart.toggled.connect(self._on_side)
        self.table.selectionModel().currentChanged.connect(self.chart.mark)
        self.checks.counted.connect(self._on_counted)
        self.checks.cell_requested.connect(self._on_cell_requested)
        self._bridge.changed.connect(self._on_changed)

    @Slot(int)
    def _on_counted(self, found: int) -> None:
        self.bar.checks.setText(f"校核 {found}" if found else "校核")

    @Slot()
    def _on_side(self) -> None:
        """Show what is wanted beside the table, and remember whether the chart is."""
        chart, checks = self.bar.chart.isChecked(), self.bar.checks.isChecked()
        self._side.setVisible(chart or checks)
        self.chart.setVisible(chart)
        self.checks.setVisible(checks)
        state.change(**{_CHART: int(chart)})

    @Slot(int, str)
    def _on_cell_requested(self, year: int, key: str) -> None:
        """Go to the figure of an indicator, shown for it where it was filtered away."""
        index = self.session.model.find(year, key)
        if not index.isValid():
            self.bar.show_all()
            index = self.session.model.find(year, key)
        self.table.setCurrentIndex(index)
        self.table.setFocus()

    @Slot(object)
    def _show(self, office: OfficeId | None) -> None:
        self.bar.offices.choose(office)
        with messages.reporting(self):
            self.session.open(office)
        self.bar.set_has_reports(has=bool(self.session.reports))
        if office is not None and not self.session.reports:
            self._hint.tell("这个单位还没有报告：新建或导入报告以后，就可以填写该年的数据。")
        else:
            self._hint.tell("")

    @Slot(Filter)
    def _on_filter_changed(self, wanted: Filter) -> None:
        self.session.model.set_filter(wanted)
        self._hint.tell("" if self.session.model.rowCount() else "没有符合条件的指标。")

    @Slot()
    def _on_report_requested(self) -> None:
        """Ask for the report of the year the cursor stands in, else of the newest year."""
        reports = self.session.reports
        current = self.table.currentIndex()
        year = self.session.model.year_of(current.column()) if current.isValid() else None
        report = reports.get(year or 0) or reports.get(max(reports, default=0))
        if report is not None:
            self.report_requested.emit(int(report))

    @Slot(object, object)
    def _on_changed(self, changes: Changes, origin: object) -> None:
        if not self.session.concerns(changes, origin):
            return
        self._stale = True
        if self.isVisible():
            self.refresh()
