"""What the checks say, the gravest first, and the ways to the places they speak of."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.indicator import Catalogue
from desktop.statistics.verdicts import Place, Severity, Verdict
from desktop.ui import icons, theme
from desktop.ui.theme import HALF, UNIT

_LOOKS: Final = {
    Severity.ERROR: ("错误", "circle-alert", "overdue"),
    Severity.WARNING: ("注意", "triangle-alert", "review"),
    Severity.HINT: ("提示", "info", "final"),
    Severity.OK: ("相符", "circle-check", "submitted"),
}
_VERDICT: Final = Qt.ItemDataRole.UserRole
_MOST_PLACES: Final = 4


class ChecksView(QWidget):
    """A list of verdicts; the places of the one that is chosen stand below it as buttons.

    Args:
        in_text: Whether places in the text can be gone to; else all lead to figures.

    Signals:
        place_requested: A `Place` of the text is wanted.
        figure_requested: The figure with this key is wanted.
    """

    place_requested = Signal(object)
    figure_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, in_text: bool = True) -> None:
        super().__init__(parent)
        self._in_text = in_text
        self._catalogue = Catalogue(())
        self._verdicts: tuple[Verdict, ...] = ()
        self._next = 0
        self.list = QListWidget(self)
        self.fine = QCheckBox("也列出相符的", self)
        self._said = QLabel(self)
        self._places = QVBoxLayout()
        self.buttons: list[QPushButton] = []
        self._build()

    @property
    def said(self) -> str:
        """What the checks come to."""
        return self._said.text()

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that is chosen."""
        items = self.list.selectedItems()
        found = items[0].data(_VERDICT) if items else None
        return found if isinstance(found, Verdict) else None

    def show_verdicts(self, verdicts: Sequence[Verdict], catalogue: Catalogue) -> None:
        """Show other verdicts, named by `catalogue`; the one that was chosen stays chosen."""
        self._catalogue = catalogue
        fresh = tuple(verdicts)
        if fresh != self._verdicts:
            self._verdicts = fresh
            self._fill()
        self._said.setText(summary(fresh))

    def _build(self) -> None:
        theme.mark(self._said, "strong")
        self._said.setWordWrap(True)
        self.list.setWordWrap(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setSpacing(HALF // 2)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName("校核结果")
        self._places.setSpacing(HALF)
        line = QHBoxLayout()
        line.addWidget(self.fine)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(UNIT)
        box.addWidget(self._said)
        box.addLayout(line)
        box.addWidget(self.list, 1)
        box.addLayout(self._places)
        self.fine.toggled.connect(self._fill)
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_activated)
        self.setFocusProxy(self.list)

    @Slot()
    def _fill(self) -> None:
        before = self.verdict
        self.list.clear()
        for verdict in self._verdicts:
            if verdict.severity is Severity.OK and not self.fine.isChecked():
                continue
            word, icon, tint = _LOOKS[verdict.severity]
            item = QListWidgetItem(icons.icon(icon, tint), f"{word}　{verdict.message}", self.list)
            item.setData(_VERDICT, verdict)
            item.setToolTip(verdict.message)
            if verdict == before:
                self.list.setCurrentItem(item)
        self._on_chosen()

    @Slot()
    def _on_chosen(self) -> None:
        self._next = 0
        while self.buttons:
            button = self.buttons.pop()
            self._places.removeWidget(button)
            button.deleteLater()
        verdict = self.verdict
        for at in range(len(self._places_of(verdict)[:_MOST_PLACES]) if verdict else 0):
            button = QPushButton(self._named(verdict, at), self)
            icons.put(button, "arrow-left")
            button.clicked.connect(partial(self._go, at))
            self._places.addWidget(button)
            self.buttons.append(button)

    def _named(self, verdict: Verdict | None, at: int) -> str:
        if verdict is None:
            return ""
        place = self._places_of(verdict)[at]
        # One key, several places: a figure that is said several times.
        key = verdict.keys[at if len(verdict.keys) > 1 else 0] if verdict.keys else ""
        indicator = self._catalogue.get(key)
        label = indicator.label if indicator else "标题" if (place.section or 0) < 0 else "正文"
        count = f"第 {at + 1} 处" if len(verdict.keys) == 1 and len(verdict.places) > 1 else ""
        where = "数据表中" if place.section is None else "正文中"
        return f"到{where}的{label}{count}"

    @Slot()
    def _on_activated(self) -> None:
        """Go through the places, one at each Enter."""
        verdict = self.verdict
        if verdict is not None and self._places_of(verdict):
            self._go(self._next % len(self._places_of(verdict)))

    def _places_of(self, verdict: Verdict) -> tuple[Place, ...]:
        """Return the places of a verdict that can be gone to."""
        figures = tuple(Place(None, 0, 0) for _ in verdict.keys)
        return (verdict.places if self._in_text else ()) or figures

    def _go(self, at: int, *_checked: bool) -> None:
        verdict = self.verdict
        if verdict is None:
            return
        self._next = at + 1
        place = self._places_of(verdict)[at]
        if place.section is not None:
            self.place_requested.emit(place)
        elif verdict.keys:
            self.figure_requested.emit(verdict.keys[min(at, len(verdict.keys) - 1)])


def summary(verdicts: Sequence[Verdict]) -> str:
    """Say what the checks come to."""
    counts = {
        word: sum(verdict.severity is severity for verdict in verdicts)
        for severity, (word, _, _) in _LOOKS.items()
    }
    told = "，".join(f"{word} {count} 处" for word, count in counts.items() if count)
    return told or "还没有可以互相校核的数据。"


def wanting(verdicts: Sequence[Verdict]) -> int:
    """Count what a clerk should look at: errors and warnings."""
    return sum(verdict.severity in {Severity.ERROR, Severity.WARNING} for verdict in verdicts)
