"""The head of the roll-up: whose figures, of which year, which of them, and what to do next."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.office import Level, OfficeId, OfficeRecord
from desktop.statistics.rollup import Reach, Scope
from desktop.ui import icons, theme
from desktop.ui.office_box import OfficeBox
from desktop.ui.rollup.tables import View
from desktop.ui.theme import UNIT

EVERY_OFFICE = "全部单位"
EVERY_GROUP = "全部指标"


class RollupBar(QFrame):
    """Two lines: whose and when; below them how it is laid out.

    Signals:
        asked: Another question has been put.
        view_changed: Another `View` is wanted.
        search_changed: Another text to look for among the names.
        chart_toggled: Whether the chart is wanted.
        back_requested: Back to where the user came from.
        export_requested: The statistics workbook is wanted.
        catalogue_requested: The indicators are to be managed.
    """

    asked = Signal()
    view_changed = Signal(object)
    search_changed = Signal(str)
    chart_toggled = Signal(bool)
    back_requested = Signal()
    export_requested = Signal()
    catalogue_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offices = OfficeBox(self)
        self.reach = QComboBox(self)
        self.year = QComboBox(self)
        self.group = QComboBox(self)
        self.handed_in = QCheckBox("只计已报送", self)
        self.search = QLineEdit(self)
        self.views = {view: QPushButton(view.value, self) for view in View}
        self.chart = QPushButton("图表", self)
        self._back = QPushButton("返回", self)
        self._title = QLabel("汇总", self)
        self._catalogue = QPushButton("指标管理", self)
        self.forms = QPushButton("填报表", self)
        self.export = QPushButton("导出 Excel 统计表", self)
        self._chips = QButtonGroup(self)
        # Kept here: Qt would make plain text of the words of an enumeration.
        self._reaches: list[tuple[Reach, Level | None]] = [(Reach.BELOW, None)]
        self._build()
        self._connect()

    @property
    def view(self) -> View:
        """How the figures are to be laid out."""
        return next(view for view, button in self.views.items() if button.isChecked())

    @property
    def scope(self) -> Scope:
        """Whose figures are wanted."""
        reach, level = self._reaches[max(self.reach.currentIndex(), 0)]
        return Scope(self.offices.office, reach, level)

    @property
    def chosen_year(self) -> int:
        """The year that is wanted; 0: there is none."""
        year = self.year.currentData()
        return year if isinstance(year, int) else 0

    @property
    def chosen_group(self) -> str:
        """The group of indicators; empty: all of them."""
        return self.group.currentText() if self.group.currentIndex() > 0 else ""

    def offer(
        self, superiors: tuple[OfficeRecord, ...], years: tuple[int, ...], groups: tuple[str, ...]
    ) -> None:
        """Offer what can be asked for; what was chosen stays so where it is still there."""
        was = self.offices.office
        with QSignalBlocker(self.offices):
            self.offices.offer(superiors, proposed=EVERY_OFFICE)
            self.offices.setItemText(0, EVERY_OFFICE)
            self.offices.choose(was)
        _fill(self.year, [(f"{year} 年", year) for year in sorted(years, reverse=True)])
        _fill(self.group, [(name, name) for name in (EVERY_GROUP, *groups)], start=1)
        self._show_reach()

    def offer_forms(self, actions: Sequence[QAction]) -> None:
        """Offer what can be done with forms below a button."""
        menu = QMenu(self.forms)
        menu.addActions(actions)
        self.forms.setMenu(menu)

    def choose_office(self, office: OfficeId) -> None:
        """Choose whose subordinates are meant."""
        self.offices.choose(office)
        self._show_reach()

    def _show_reach(self) -> None:
        """Offer the ways to mean the offices below the chosen one."""
        reaches = [Reach.BELOW, Reach.OWN_AND_BELOW, Reach.DIRECT]
        if self.offices.office is None:
            reaches = [Reach.BELOW]
        self._reaches = [
            *((each, None) for each in reaches),
            *((Reach.BELOW, each) for each in Level),
        ]
        words = [
            f"其中{level.value}级单位" if level else self._reach_words(reach)
            for reach, level in self._reaches
        ]
        _fill(self.reach, [(text, text) for text in words])

    def _reach_words(self, reach: Reach) -> str:
        return "全部层级" if self.offices.office is None else reach.value

    def _build(self) -> None:
        theme.mark(self, "bar")
        theme.mark(self._title, "title")
        theme.mark(self._back, "flat")
        theme.mark(self.export, "primary")
        icons.put(self._back, "arrow-left")
        icons.put(self._catalogue, "list-tree")
        icons.put(self.forms, "files")
        icons.put(self.export, "file-spreadsheet", "accent_text")
        icons.put(self.chart, "chart-column")
        names = {
            self.offices: "上级单位",
            self.reach: "汇总范围",
            self.year: "年度",
            self.group: "指标组",
            self.search: "查找单位或指标",
        }
        for widget, name in names.items():
            widget.setAccessibleName(name)
            widget.setToolTip(name)
        self.offices.setMinimumWidth(30 * UNIT)
        self.search.setPlaceholderText("查找单位或指标")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(22 * UNIT)
        for button in self.views.values():
            theme.mark(button, "chip")
            button.setCheckable(True)
            self._chips.addButton(button)
        self.views[View.OFFICES].setChecked(True)
        theme.mark(self.chart, "chip")
        self.chart.setCheckable(True)
        self.chart.setChecked(True)
        self._lay_out()

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(UNIT)
        first.addWidget(self._back)
        first.addWidget(self._title)
        first.addSpacing(UNIT)
        for box in (self.offices, self.reach, self.year):
            first.addWidget(box)
        first.addStretch(1)
        first.addWidget(self.forms)
        first.addWidget(self._catalogue)
        first.addWidget(self.export)
        for below in (self.search, self.group, *self.views.values()):
            second.addWidget(below)
        second.addSpacing(UNIT)
        second.addWidget(self.handed_in)
        second.addStretch(1)
        second.addWidget(self.chart)
        both = QVBoxLayout(self)
        both.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        both.setSpacing(UNIT)
        both.addLayout(first)
        both.addLayout(second)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self.export.clicked.connect(self.export_requested)
        self._catalogue.clicked.connect(self.catalogue_requested)
        self.offices.chosen.connect(self._on_office)
        self.reach.activated.connect(self._ask)
        self.year.activated.connect(self._ask)
        self.group.activated.connect(self._ask)
        self.handed_in.toggled.connect(self._ask)
        self.search.textChanged.connect(self.search_changed)
        self.chart.toggled.connect(self.chart_toggled)
        self._chips.buttonClicked.connect(self._on_view)

    @Slot()
    def _on_office(self) -> None:
        self._show_reach()
        self.asked.emit()

    @Slot()
    def _ask(self) -> None:
        self.asked.emit()

    @Slot()
    def _on_view(self) -> None:
        self.view_changed.emit(self.view)


def _fill(box: QComboBox, choices: list[tuple[str, object]], start: int = 0) -> None:
    """Offer choices without a signal; the one chosen before stays, else that at `start`."""
    was = box.currentData()
    if [box.itemText(place) for place in range(box.count())] == [words for words, _ in choices]:
        return
    with QSignalBlocker(box):
        box.clear()
        for words, value in choices:
            box.addItem(words, value)
        known = [place for place, (_, value) in enumerate(choices) if value == was]
        box.setCurrentIndex(known[0] if known else min(start, len(choices) - 1))
