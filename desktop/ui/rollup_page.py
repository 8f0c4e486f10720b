"""The page 汇总: figures of many offices added up, who is missing, and charts of them."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.changes import Changes
from desktop.domain.deadlines import reporting_year
from desktop.services.rollup import Answer, Question
from desktop.services.workspace import Workspace
from desktop.ui import theme
from desktop.ui.actions import ActionSpec, build
from desktop.ui.bridge import Bridge
from desktop.ui.dialogs import messages
from desktop.ui.empty_state import EmptyState
from desktop.ui.figures.workbook_export import export_workbook
from desktop.ui.rollup.bar import EVERY_OFFICE, RollupBar
from desktop.ui.rollup.chart_side import ChartSide
from desktop.ui.rollup.collection import Collecting
from desktop.ui.rollup.drawn import Kind
from desktop.ui.rollup.model import RollupModel
from desktop.ui.rollup.progress_line import ProgressLine
from desktop.ui.rollup.session import RollupSession
from desktop.ui.rollup.standing_filter import StandingFilter
from desktop.ui.rollup.tables import Row, Table, View, table_of
from desktop.ui.rollup.view import RollupView
from desktop.ui.written_bar import WrittenBar

_SPECS = (
    ActionSpec("find", "查找单位或指标(&F)", "search", "Ctrl+F"),
    ActionSpec("copy_all", "复制整张表(&A)", "copy", "Ctrl+Shift+C"),
    ActionSpec("catalogue", "指标管理(&I)…", "list-tree"),
    ActionSpec("send_forms", "生成填报表(&G)…", "file-output"),
    ActionSpec("take_in_forms", "收回填报表(&T)…", "import", writes=True),
    ActionSpec("export_xlsx", "导出 Excel 统计表(&X)…", "file-spreadsheet", "Ctrl+Shift+X"),
)
_HINT = (
    "合计只加已填的数；“10/16”指应填 16 个单位中 10 个填了数，“约”指其中有约数，“–”指未填，* 指两年"
    "填数的单位数不同。"
)
_YEARS = 10  # put side by side
_TABLE, _EMPTY, _FAILED = range(3)


class RollupPage(QWidget):
    """Adds up the figures of many offices.

    Signals:
        closed: The user wants back to where they came from.
        report_requested: The report whose text is wanted (`ReportId`).
        figures_requested: The office whose figures are wanted (`OfficeId`).
    """

    closed = Signal()
    report_requested = Signal(int)
    figures_requested = Signal(int)

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
        self.answer: Answer | None = None
        self.session = RollupSession(workspace, self)
        self._bridge = Bridge(workspace.listeners, self)
        self.collecting = Collecting(workspace, today, self)
        self.bar = RollupBar(self)
        self.written = WrittenBar(self)
        self.line = ProgressLine(self)
        self.standings = StandingFilter(self)
        self.model = RollupModel(self)
        self.table = RollupView(self.model, self)
        self.charts = ChartSide(self)
        self.empty = EmptyState(
            "calculator",
            "还没有可汇总的数据",
            "台账中还没有报告。请先在台账中新建、导入报告，或者合并下级单位的报送包。",
            self,
        )
        self.failure = EmptyState("triangle-alert", "没有汇总成功", "", self, action="重新汇总")
        self._build()
        self._connect()

    def title(self) -> str:
        """Return what the window's title says of the page."""
        return "汇总"

    def flush(self) -> None:
        """Drop a question under way: it would only read."""
        self.session.cancel()

    @Slot()
    def refresh(self) -> None:
        """Look at the store again and ask the same question."""
        self._stale = False
        offices = self._workspace.offices.search("")
        below = self._workspace.offices.count_subordinates([each.id for each in offices])
        years = self._workspace.reports.years()
        self.bar.offer(
            tuple(each for each in offices if below[each.id]),
            years,
            self._workspace.catalogues.current.groups,
        )
        self._body.setCurrentIndex(_TABLE if offices and years else _EMPTY)
        self.bar.setEnabled(bool(offices and years))
        if offices and years:
            self.ask()

    @Slot()
    def ask(self) -> None:
        """Put the question that the head of the page states."""
        year = self.bar.chosen_year or reporting_year(self._today())
        side_by_side = self.bar.view is View.YEARS or self.charts.kind is Kind.TREND
        years = self._workspace.reports.years()[-_YEARS:] if side_by_side else ()
        self.session.ask(
            Question(
                self.bar.scope,
                year,
                years,
                self.bar.chosen_group,
                handed_in_only=self.bar.handed_in.isChecked(),
            )
        )

    @Slot()
    def export_workbook(self) -> None:
        """Ask what is wanted and write the workbook of the offices and the year that are shown."""
        if self.answer is None or not self.answer.year.lines:
            messages.warn(self, "还没有汇总出数据，没有导出；请先选择有报告的单位和年度。")
            return
        offices = [line.office.id for line in self.answer.year.lines]
        year = self.answer.year.year
        written = export_workbook(self._workspace, offices, self, self._today, year=year)
        if written is not None:
            self.written.tell(written)

    @Slot()
    def send_forms(self) -> None:
        """Write a blank form for each office that is shown."""
        lines = self.answer.year.lines if self.answer else ()
        year = self.answer.year.year if self.answer else 0
        question = f"要为 {len(lines)} 个单位各生成一份 {year} 年度填报表吗？"
        if not lines:
            messages.warn(self, "还没有汇总出单位，没有生成；请先选择上级单位和年度。")
        elif messages.ask(self, question, "选择文件夹…"):
            self.collecting.send([line.office.id for line in lines], year)

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
        self.table.setFocus()

    def _build(self) -> None:
        self.setProperty("role", "page")
        made = build(
            _SPECS,
            {
                "find": self.bar.search.setFocus,
                "copy_all": self.table.copy_all,
                "catalogue": self.manage_indicators,
                "send_forms": self.send_forms,
                "take_in_forms": self.collecting.take_in,
                "export_xlsx": self.export_workbook,
            },
            self,
        )
        made["take_in_forms"].setEnabled(not self._workspace.read_only)
        self.bar.offer_forms((made["send_forms"], made["take_in_forms"]))
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setObjectName("rollup")
        split.setChildrenCollapsible(False)
        split.setHandleWidth(theme.UNIT)
        theme.mark(split, "spaced")
        split.addWidget(self.table)
        split.addWidget(self.charts)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([3000, 2000])
        full = QWidget(self)
        below = QVBoxLayout(full)
        below.setContentsMargins(2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, theme.UNIT)
        below.setSpacing(theme.UNIT)
        below.addWidget(self.standings)
        below.addWidget(split, 1)
        below.addWidget(self.line)
        self._body = QStackedLayout()
        for widget in (full, self.empty, self.failure):
            self._body.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self.written)
        box.addLayout(self._body, 1)

    def _connect(self) -> None:
        self.bar.back_requested.connect(self.closed)
        self.bar.asked.connect(self.ask)
        self.bar.view_changed.connect(self._on_view)
        self.bar.search_changed.connect(self._filter)
        self.bar.chart_toggled.connect(self.charts.setVisible)
        self.bar.export_requested.connect(self.export_workbook)
        self.bar.catalogue_requested.connect(self.manage_indicators)
        self.standings.changed.connect(self._filter)
        self.session.answered.connect(self._on_answered)
        self.session.failed.connect(self._on_failed)
        self.session.progressed.connect(self.line.show_progress)
        self.session.busy_changed.connect(self._on_busy)
        self.line.words.setText(_HINT)
        self.line.cancelled.connect(self.session.cancel)
        self.line.cancelled.connect(self.collecting.cancel)
        self.collecting.progressed.connect(self.line.show_progress)
        self.collecting.busy_changed.connect(self._on_busy)
        self.failure.button.clicked.connect(self.refresh)
        self.table.opened.connect(self._on_opened)
        self.table.figures_wanted.connect(self._on_figures_wanted)
        self.table.marked.connect(self._draw)
        self.charts.kind_changed.connect(self._on_kind)
        self._bridge.changed.connect(self._on_changed)

    def _whose(self) -> str:
        office = self.bar.offices.office
        if office is None:
            return EVERY_OFFICE
        name = self._workspace.offices.get(office).office.short_name_in(self.bar.chosen_year)
        return f"{name}{self.bar.reach.currentText()}"

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        self.answer = answer
        self._body.setCurrentIndex(_TABLE)
        self.standings.show_counts(answer)
        self._show()

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self.failure.tell("没有汇总成功", sentence)
        self._body.setCurrentIndex(_FAILED)

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - a slot
        self.line.set_busy(busy=busy)

    @Slot(object)
    def _on_view(self, view: View) -> None:
        self.standings.setEnabled(view is View.OFFICES)
        if view is View.YEARS and self.answer and not self.answer.question.years:
            self.ask()
        else:
            self._show()

    @Slot(object)
    def _on_kind(self, kind: Kind) -> None:
        if kind is Kind.TREND and self.answer and not self.answer.question.years:
            self.ask()
        else:
            self._draw()

    def _show(self) -> None:
        view = self.bar.view
        if self.answer is None or (view is View.YEARS and not self.answer.question.years):
            self.model.show_table(Table())
        else:
            self.model.show_table(table_of(self.answer, view))
            self._filter()
        self._draw()

    @Slot()
    def _filter(self) -> None:
        text, standing = self.bar.search.text().strip(), self.standings.chosen
        in_offices = self.bar.view is View.OFFICES

        def wanted(row: Row) -> bool:
            there = text in row.name or text in row.tip
            return there and (not in_offices or standing is None or row.standing is standing)

        self.model.filter_rows(wanted)

    @Slot()
    def _draw(self) -> None:
        """Draw the chart of what is marked in the table."""
        if self.answer is None:
            return
        at = self.table.currentIndex()
        row, column = self.model.row(at), self.model.column(at)
        marked = (row and row.indicator) or (column and column.indicator)
        self.charts.draw(self.answer, self.bar.view, marked or None, self._whose())

    @Slot(object)
    def _on_opened(self, row: Row) -> None:
        if row.report is not None:
            self.report_requested.emit(int(row.report))

    @Slot(object)
    def _on_figures_wanted(self, row: Row) -> None:
        if row.office is not None:
            self.figures_requested.emit(int(row.office))

    @Slot(object, object)
    def _on_changed(self, _changes: Changes, _origin: object) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()
