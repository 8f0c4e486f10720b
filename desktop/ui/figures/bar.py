"""The head of the figures' page: which office, which indicators, and what to do with them."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import icons, theme
from desktop.ui.figures.legend import Legend
from desktop.ui.figures.rows import Filter
from desktop.ui.office_box import OfficeBox


class FiguresBar(QFrame):
    """Two lines: title, office and actions; below them search and filter.

    Signals:
        back_requested: Back to where the user came from.
        export_requested: The statistics workbook is wanted.
        catalogue_requested: The management of indicators is wanted.
        report_requested: The text of the year under the cursor is wanted.
        filter_changed: The new `Filter`.
    """

    back_requested = Signal()
    export_requested = Signal()
    catalogue_requested = Signal()
    report_requested = Signal()
    filter_changed = Signal(Filter)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = QPushButton("返回", self)
        self._title = QLabel("数据", self)
        self.offices = OfficeBox(self)
        self.report = QPushButton("打开报告", self)
        self.catalogue = QPushButton("指标管理", self)
        self._export = QPushButton("导出 Excel 统计表", self)
        self.search = QLineEdit(self)
        self._all = QPushButton("全部指标", self)
        self.filled = QPushButton("只看有数的", self)
        self.checks = QPushButton("校核", self)
        self.chart = QPushButton("图表", self)
        self._build()
        self._connect()

    def set_has_reports(self, *, has: bool) -> None:
        """Offer what needs a report only where there is one."""
        self.report.setEnabled(has)
        self._export.setEnabled(has)

    def show_all(self) -> None:
        """Take search and filter away."""
        self.search.clear()
        self._all.setChecked(True)

    def _build(self) -> None:
        theme.mark(self, "bar")
        theme.mark(self._title, "title")
        theme.mark(self._back, "flat")
        theme.mark(self._export, "primary")
        icons.put(self._back, "arrow-left")
        icons.put(self.report, "file-text")
        icons.put(self.catalogue, "list-tree")
        icons.put(self._export, "file-spreadsheet", "accent_text")
        icons.put(self.chart, "chart-column")
        self.offices.setMinimumWidth(40 * theme.UNIT)
        self.search.setPlaceholderText("查找指标")
        self.search.setAccessibleName("查找指标")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(30 * theme.UNIT)
        self.report.setToolTip("打开光标所在年度的报告；光标不在年度中时，打开最近一年的。")
        group = QButtonGroup(self)
        for button in (self._all, self.filled):
            theme.mark(button, "chip")
            button.setCheckable(True)
            group.addButton(button)
        self._all.setChecked(True)
        for button in (self.checks, self.chart):
            theme.mark(button, "chip")
            button.setCheckable(True)
        self.catalogue.setToolTip("增加、改名或停用指标，导入或导出指标目录。")
        self.chart.setToolTip("画出光标所在指标的历年变化，上级单位还可以比较下级。")
        self.checks.setToolTip("列出各年数据之间、与上年之间对不上的地方。")
        self._lay_out()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(theme.UNIT)
        first.addWidget(self._back)
        first.addWidget(self._title)
        first.addSpacing(theme.UNIT)
        first.addWidget(self.offices)
        first.addStretch(1)
        for button in (self.report, self.catalogue, self._export):
            first.addWidget(button)
        second = QHBoxLayout()
        second.setSpacing(theme.UNIT)
        second.addWidget(self.search)
        second.addWidget(self._all)
        second.addWidget(self.filled)
        second.addWidget(self.checks)
        second.addWidget(self.chart)
        second.addStretch(1)
        second.addWidget(Legend(self))
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, theme.UNIT)
        box.setSpacing(theme.UNIT)
        box.addLayout(first)
        box.addLayout(second)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self.report.clicked.connect(self.report_requested)
        self.catalogue.clicked.connect(self.catalogue_requested)
        self._export.clicked.connect(self.export_requested)
        self.search.textChanged.connect(self._on_filter_changed)
        self.filled.toggled.connect(self._on_filter_changed)

    @Slot()
    def _on_filter_changed(self) -> None:
        self.filter_changed.emit(Filter(self.search.text(), self.filled.isChecked()))
