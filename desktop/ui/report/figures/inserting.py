"""Asks which figure is put into the text, and in which unit it is written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.figure_entries import Entry
from desktop.services.figure_writing import forms, written
from desktop.ui import theme
from desktop.ui.report.figures.model import value_of
from desktop.ui.theme import UNIT

_WIDTH, _HEIGHT = 52 * UNIT, 56 * UNIT


class InsertDialog(QDialog):
    """Offers the stored figures with the ways they can be written.

    Args:
        entries: The figures that can be put in.
        first: The key of the one that is offered first.
    """

    def __init__(
        self, entries: Sequence[Entry], first: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("插入数据")
        self._entries = tuple(entries)
        self.search = QLineEdit(self)
        self.list = QListWidget(self)
        self.form = QComboBox(self)
        self._hint = QLabel("插入的文字随数据更新；在正文中改动它，就不再跟随。", self)
        self._insert = QPushButton("插入", self)
        self._build()
        self._on_search("")
        keys = [entry.key for entry in self._entries]
        if first in keys:
            self.list.setCurrentRow(keys.index(first))

    @property
    def entry(self) -> Entry | None:
        """The figure that is chosen."""
        items = self.list.selectedItems()
        found = items[0].data(Qt.ItemDataRole.UserRole) if items else None
        return found if isinstance(found, Entry) else None

    @property
    def chosen_form(self) -> str:
        """The unit it is written in; empty: the number alone."""
        return str(self.form.currentData() or "")

    def _build(self) -> None:
        self.resize(_WIDTH, _HEIGHT)
        self.search.setPlaceholderText("查找数据")
        self.search.setAccessibleName("查找数据")
        self.search.setClearButtonEnabled(True)
        self.list.setAccessibleName("数据")
        theme.mark(self._hint, "small")
        self._hint.setWordWrap(True)
        line = QFormLayout()
        line.addRow("写作", self.form)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self._insert, QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(self._insert, "primary")
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        box = QVBoxLayout(self)
        box.setContentsMargins(*([2 * UNIT] * 4))
        box.setSpacing(UNIT)
        box.addWidget(self.search)
        box.addWidget(self.list)
        box.addLayout(line)
        box.addWidget(self._hint)
        box.addWidget(buttons)
        self.search.textChanged.connect(self._on_search)
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(self.accept)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    @Slot(str)
    def _on_search(self, text: str) -> None:
        wanted = text.strip().casefold()
        self.list.clear()
        for entry in self._entries:
            label = entry.indicator.label if entry.indicator else ""
            if wanted in label.casefold():
                item = QListWidgetItem(f"{label}　{value_of(entry)}", self.list)
                item.setData(Qt.ItemDataRole.UserRole, entry)
        self.list.setCurrentRow(0)
        self._on_chosen()

    @Slot()
    def _on_chosen(self) -> None:
        self.form.clear()
        entry = self.entry
        self._insert.setEnabled(entry is not None)
        if entry is None or entry.figure is None or entry.indicator is None:
            return
        for form in forms(entry.figure, entry.indicator):
            self.form.addItem(written(entry.figure, entry.indicator, form), form)
