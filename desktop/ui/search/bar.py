"""The head of the search: what is looked for, and below it where."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.office import OfficeId, OfficeRecord
from desktop.domain.outline import Part
from desktop.domain.parts import PartGuide
from desktop.services.search import ALL_YEARS, Query
from desktop.statistics.rollup import Reach, Scope, members
from desktop.ui import icons, theme
from desktop.ui.office_box import OfficeBox
from desktop.ui.theme import UNIT

EVERY_OFFICE: Final = "全部单位"
_EVERY_YEAR: Final = "全部年度"
_EVERY_PART: Final = "全部内容"
_SPANS: Final = (3, 5)  # the last so many years
_PAUSE: Final = 120  # milliseconds after the last key


class SearchBar(QFrame):
    """Two lines: the words; offices, years and parts.

    Signals:
        asked: Another question has been put.
        entered: The keyboard goes on to what was found.
        back_requested: Back to where the user came from.
    """

    asked = Signal()
    entered = Signal()
    back_requested = Signal()

    def __init__(self, guides: Sequence[PartGuide], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offices: tuple[OfficeRecord, ...] = ()
        self._years: list[tuple[int, int]] = [ALL_YEARS]
        self._parts: list[Part | None] = [None, *(guide.part for guide in guides)]
        self.box = QLineEdit(self)
        self.offices = OfficeBox(self)
        self.below = QCheckBox("含下级", self)
        self.year = QComboBox(self)
        self.part = QComboBox(self)
        self.best = QPushButton("最相关的在前", self)
        self.newest = QPushButton("最近的在前", self)
        self.clear = QPushButton("清除筛选", self)
        self.count = QLabel(self)
        self._back = QPushButton("返回", self)
        self._title = QLabel("查找", self)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self.part.addItems([_EVERY_PART, *(f"{guide.label}部分" for guide in guides)])
        self._build()
        self._connect()

    @property
    def text(self) -> str:
        """What is looked for."""
        return self.box.text().strip()

    @property
    def query(self) -> Query:
        """The question as it stands."""
        return Query(
            self.text,
            offices=self._chosen_offices(),
            years=self._years[max(self.year.currentIndex(), 0)],
            part=self._parts[max(self.part.currentIndex(), 0)],
            newest_first=self.newest.isChecked(),
        )

    @property
    def filtered(self) -> bool:
        """Whether anything is left out."""
        chosen = (self.year.currentIndex() > 0, self.part.currentIndex() > 0)
        return self.offices.office is not None or any(chosen)

    def offer(self, offices: tuple[OfficeRecord, ...], years: Sequence[int]) -> None:
        """Offer offices and years; what was chosen stays so where it is still there."""
        self._offices = offices
        was = self.offices.office
        with QSignalBlocker(self.offices):
            self.offices.offer(offices, proposed=EVERY_OFFICE)
            self.offices.setItemText(0, EVERY_OFFICE)
            self.offices.choose(was)
        self._offer_years(sorted(years, reverse=True))
        self._show_filters()

    def look_for(self, text: str) -> None:
        """Look for something else at once."""
        with QSignalBlocker(self.box):
            self.box.setText(text)
        self._ask_now()

    @Slot()
    def reset(self) -> None:
        """Leave nothing out."""
        self.offices.choose(None)
        self.year.setCurrentIndex(0)
        self.part.setCurrentIndex(0)
        self._ask_now()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on to the results with the arrow down and with Enter."""
        keys = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        pressed = event.type() is QEvent.Type.KeyPress
        if not (pressed and isinstance(event, QKeyEvent) and event.key() in keys):
            return super().eventFilter(watched, event)
        if self._pause.isActive():
            self._ask_now()
        self.entered.emit()
        return True

    def _chosen_offices(self) -> tuple[OfficeId, ...] | None:
        office = self.offices.office
        if office is None:
            return None
        if not self.below.isChecked() or self.below.isHidden():
            return (office,)
        found = members(self._offices, Scope(office, Reach.OWN_AND_BELOW))
        # To name every office there is would only take time.
        return None if len(found) == len(self._offices) else tuple(each.id for each in found)

    def _offer_years(self, years: Sequence[int]) -> None:
        choices = [(_EVERY_YEAR, ALL_YEARS)]
        spans = [span for span in _SPANS if len(years) > span]
        choices += [(f"最近 {span} 年", (years[0] - span + 1, years[0])) for span in spans]
        choices += [(f"{year} 年", (year, year)) for year in years]
        was = self._years[max(self.year.currentIndex(), 0)]
        self._years = [bounds for _, bounds in choices]
        with QSignalBlocker(self.year):
            self.year.clear()
            self.year.addItems([words for words, _ in choices])
            self.year.setCurrentIndex(self._years.index(was) if was in self._years else 0)

    @Slot()
    def _ask_now(self) -> None:
        self._pause.stop()
        self._show_filters()
        self.asked.emit()

    def _show_filters(self) -> None:
        office = self.offices.office
        has_below = any(record.office.superior == office for record in self._offices)
        self.below.setVisible(office is not None and has_below)
        self.clear.setVisible(self.filtered)

    def _build(self) -> None:
        theme.mark(self, "bar")
        theme.mark(self._title, "title")
        theme.mark(self._back, "flat")
        theme.mark(self.clear, "flat")
        theme.mark(self.count, "small")
        icons.put(self._back, "arrow-left")
        icons.put(self.clear, "x", "muted")
        self.box.setPlaceholderText("输入要找的字词，如：行政执法")
        self.box.setClearButtonEnabled(True)
        self.box.installEventFilter(self)
        names = {
            self.box: "查找全部报告",
            self.offices: "单位",
            self.year: "年度",
            self.part: "报告的部分",
        }
        for widget, name in names.items():
            widget.setAccessibleName(name)
            widget.setToolTip(name)
        self.offices.setMinimumWidth(30 * UNIT)
        self.below.setChecked(True)
        group = QButtonGroup(self)
        for chip in (self.best, self.newest):
            theme.mark(chip, "chip")
            chip.setCheckable(True)
            group.addButton(chip)
        self.best.setChecked(True)
        group.buttonClicked.connect(self._ask_now)
        self._lay_out()

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for line in (first, second):
            line.setSpacing(UNIT)
        for widget in (self._back, self._title):
            first.addWidget(widget)
        first.addSpacing(UNIT)
        first.addWidget(self.box, 1)
        filters: tuple[QWidget, ...] = (self.offices, self.below, self.year, self.part)
        for below in (*filters, self.clear):
            second.addWidget(below)
        second.addSpacing(UNIT)
        second.addWidget(self.best)
        second.addWidget(self.newest)
        second.addStretch(1)
        second.addWidget(self.count)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        box.setSpacing(UNIT)
        box.addLayout(first)
        box.addLayout(second)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self.box.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._ask_now)
        self.offices.chosen.connect(self._ask_now)
        self.below.toggled.connect(self._ask_now)
        self.year.activated.connect(self._ask_now)
        self.part.activated.connect(self._ask_now)
        self.clear.clicked.connect(self.reset)
