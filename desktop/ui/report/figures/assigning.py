"""Asks which indicator a quantity belongs to: a search box over the catalogue."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.indicator import Catalogue, Indicator
from desktop.services.figure_entries import Entry
from desktop.ui import theme
from desktop.ui.theme import UNIT

_WIDTH, _HEIGHT = 52 * UNIT, 56 * UNIT


class AssignDialog(QDialog):
    """Offers the indicators; those counted in the quantity's own measure come first."""

    def __init__(self, entry: Entry, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("归入指标")
        raw = entry.figure.raw if entry.figure else ""
        self._offered = sorted(
            catalogue.indicators, key=lambda each: not (each.unit and raw.endswith(each.unit))
        )
        self.search = QLineEdit(self)
        self.list = QListWidget(self)
        self._buttons = QDialogButtonBox(self)
        self._build(entry, raw)
        self._on_search("")

    @property
    def indicator(self) -> Indicator | None:
        """The indicator that is chosen."""
        items = self.list.selectedItems()
        found = items[0].data(Qt.ItemDataRole.UserRole) if items else None
        return found if isinstance(found, Indicator) else None

    def _build(self, entry: Entry, raw: str) -> None:
        self.resize(_WIDTH, _HEIGHT)
        title = QLabel(f"“{raw}”统计的是", self)
        theme.mark(title, "strong")
        sentence = QLabel("　".join(entry.figure.text.split()) if entry.figure else "", self)
        sentence.setWordWrap(True)
        theme.mark(sentence, "small")
        self.search.setPlaceholderText("查找指标")
        self.search.setAccessibleName("查找指标")
        self.search.setClearButtonEnabled(True)
        self.list.setAccessibleName("指标")
        accept = self._buttons.addButton("归入", QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(accept, "primary")
        self._buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        box = QVBoxLayout(self)
        box.setContentsMargins(*([2 * UNIT] * 4))
        box.setSpacing(UNIT)
        for widget in (title, sentence, self.search, self.list, self._buttons):
            box.addWidget(widget)
        self.search.textChanged.connect(self._on_search)
        self.list.itemActivated.connect(self.accept)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)

    @Slot(str)
    def _on_search(self, text: str) -> None:
        wanted = text.strip().casefold()
        self.list.clear()
        for indicator in self._offered:
            said = f"{indicator.label}（{indicator.unit}）　{indicator.group}"
            if wanted in f"{said}{indicator.definition}".casefold():
                item = QListWidgetItem(said, self.list)
                item.setData(Qt.ItemDataRole.UserRole, indicator)
                item.setToolTip(indicator.definition)
        self.list.setCurrentRow(0)
