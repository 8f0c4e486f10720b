"""The line above the matrix: how far this year has got, and counts that filter."""

from enum import Enum

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLayoutItem,
    QProgressBar,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from desktop.domain.report import Status
from desktop.services.reports import Progress
from desktop.ui import status as status_look
from desktop.ui import theme
from desktop.ui.theme import HALF, UNIT


class Filter(Enum):
    """Which offices are shown, by how far their report on the running year has got."""

    ALL = "全部"
    MISSING = "未建"
    DRAFT = Status.DRAFT
    REVIEW = Status.REVIEW
    FINAL = Status.FINAL
    SUBMITTED = Status.SUBMITTED
    PUBLISHED = Status.PUBLISHED

    def fits(self, status: Status | None) -> bool:
        """Tell whether an office with this status (None: no report) is shown."""
        if self is Filter.ALL:
            return True
        return status is None if self is Filter.MISSING else status is self.value

    @property
    def word(self) -> str:
        """What the chip says."""
        return self.value.value if isinstance(self.value, Status) else str(self.value)


class ProgressStrip(QWidget):
    """Says how many have handed in and how many days are left.

    Signals:
        filter_changed: The `Filter` that was chosen.
    """

    filter_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year, self._count, self._days = (QLabel(self) for _ in range(3))
        self._bar = QProgressBar(self)
        self._group = QButtonGroup(self)
        self.chips = {each: QPushButton(self) for each in Filter}
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._build()
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def filter(self) -> Filter:
        """The filter that is chosen."""
        return next(each for each, chip in self.chips.items() if chip.isChecked())

    def show_progress(self, progress: Progress) -> None:
        """Show new counts."""
        self._year.setText(f"{progress.year} 年度")
        self._count.setText(f"已报送（含已公开）{progress.submitted}/{progress.offices}")
        self._bar.setMaximum(max(progress.offices, 1))
        self._bar.setValue(progress.submitted)
        self._say_days(progress)
        counts = {Filter(each): progress.counts.get(each, 0) for each in Status}
        counts[Filter.ALL] = progress.offices
        counts[Filter.MISSING] = progress.offices - sum(progress.counts.values())
        for each, chip in self.chips.items():
            gap = "" if chip.icon().isNull() else " "
            chip.setText(f"{gap}{each.word} {counts[each]}")
            chip.setAccessibleName(f"只看{progress.year}年度{each.word}的单位，共{counts[each]}个")

    def reset(self) -> None:
        """Show all again, without a signal."""
        self.chips[Filter.ALL].setChecked(True)

    def refresh_icons(self) -> None:
        """Paint the marks again after the theme has changed."""
        for each, chip in self.chips.items():
            if isinstance(each.value, Status):
                chip.setIcon(status_look.icon(each.value))

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the wider row: in a narrow window they stand one below the other."""
        hint = super().minimumSizeHint()
        return QSize(max(row.minimumSize().width() for row in self._parts()), hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        wanted = sum(row.sizeHint().width() for row in self._parts()) + 2 * UNIT
        wide, tall = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._rows.setDirection(wide if event.size().width() >= wanted else tall)
        super().resizeEvent(event)

    def _parts(self) -> list[QLayoutItem]:
        return [self._rows.itemAt(place) for place in range(self._rows.count())]

    def _say_days(self, progress: Progress) -> None:
        deadline = f"{progress.deadline.month} 月 {progress.deadline.day} 日"
        late = progress.days_left < 0 and progress.submitted < progress.offices
        if progress.submitted >= progress.offices > 0:
            text = "本年度已全部报送"
        elif progress.days_left > 0:
            text = f"距 {deadline} {progress.days_left} 天"
        elif progress.days_left == 0:
            text = f"今天（{deadline}）是报送期限"
        else:
            text = f"已过 {deadline} {-progress.days_left} 天"
        self._days.setText(text)
        self._days.setToolTip(
            f"部门应于 {progress.year + 1} 年 3 月 1 日前报送、4 月 1 日前公开年度报告"
        )
        theme.mark(self._days, "error" if late else "muted")

    def _build(self) -> None:
        theme.mark(self._year, "strong")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(20 * UNIT)
        self._bar.setAccessibleName("本年度报送进度")
        line, chips = QHBoxLayout(), QHBoxLayout()
        line.setSpacing(UNIT + HALF)
        for widget in (self._year, self._count, self._bar, self._days):
            line.addWidget(widget)
        line.addStretch(1)
        chips.setSpacing(2)
        for chip in self.chips.values():
            theme.mark(chip, "chip")
            chip.setCheckable(True)
            chip.setIconSize(QSize(status_look.SIZE, status_look.SIZE))
            self._group.addButton(chip)
            chips.addWidget(chip)
        chips.addStretch(1)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(HALF)
        self._rows.addLayout(line, 1)
        self._rows.addLayout(chips)
        self.reset()
        self.refresh_icons()

    @Slot()
    def _on_clicked(self) -> None:
        self.filter_changed.emit(self.filter)
