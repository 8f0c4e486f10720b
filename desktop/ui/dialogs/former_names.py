"""The table of the names an office bore, each up to its last year."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.chinese import value_of
from desktop.domain.office import FormerName
from desktop.ui import icons, theme
from desktop.ui.dialogs.new_report import FIRST_YEAR, LAST_YEAR
from desktop.ui.theme import UNIT

_HEADINGS = ("曾用全称", "曾用简称", "用到哪一年")


class FormerNamesTable(QWidget):
    """Edits earlier names in place; an empty row is as good as none."""

    def __init__(self, names: tuple[FormerName, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = QTableWidget(0, len(_HEADINGS), self)
        self.add_button = QPushButton("添加(&A)", self)
        self.remove_button = QPushButton("删除所选(&D)", self)
        self._build()
        for name in names:
            self._append((name.full_name, name.short_name, str(name.last_year)))
        self.add_button.clicked.connect(self.add_row)
        self.remove_button.clicked.connect(self.remove_row)
        self.table.itemSelectionChanged.connect(self._on_selection_changed)
        self._on_selection_changed()

    def names(self) -> tuple[FormerName, ...]:
        """Return the names, the oldest first; `problem` must be empty."""
        found = [
            FormerName(full, short, value_of(year) or 0)
            for full, short, year in self._rows()
            if full or short or year
        ]
        return tuple(sorted(found, key=lambda name: name.last_year))

    def problem(self) -> str:
        """Say in a sentence what is missing, or nothing."""
        for row, (full, short, year) in enumerate(self._rows(), 1):
            if (short or year) and not full:
                return f"请填写第 {row} 个曾用名的全称。"
            if full and not FIRST_YEAR <= (value_of(year) or 0) <= LAST_YEAR:
                return f"请填写曾用名“{full}”用到哪一年，如 2022。"
        return ""

    @Slot()
    def add_row(self) -> None:
        """Add an empty row and begin to fill it."""
        self._append(("", "", ""))
        row = self.table.rowCount() - 1
        self.table.setCurrentCell(row, 0)
        self.table.edit(self.table.currentIndex())

    @Slot()
    def remove_row(self) -> None:
        """Remove the current row."""
        self.table.removeRow(self.table.currentRow())

    @Slot()
    def _on_selection_changed(self) -> None:
        self.remove_button.setEnabled(bool(self.table.selectedItems()))

    def _rows(self) -> list[tuple[str, str, str]]:
        return [
            (self._text(row, 0), self._text(row, 1), self._text(row, 2))
            for row in range(self.table.rowCount())
        ]

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text().strip() if item else ""

    def _append(self, texts: tuple[str, str, str]) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, text in enumerate(texts):
            self.table.setItem(row, column, QTableWidgetItem(text))

    def _build(self) -> None:
        heading = QLabel("曾用名", self)
        theme.mark(heading, "strong")
        note = QLabel("旧年度的报告保留当时的名称", self)
        theme.mark(note, "small")
        icons.put(self.add_button, "plus")
        icons.put(self.remove_button, "trash-2")
        head = QHBoxLayout()
        for widget in (heading, note):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.add_button)
        head.addWidget(self.remove_button)
        self.table.setAccessibleName("曾用名")
        self.table.setHorizontalHeaderLabels(list(_HEADINGS))
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, 20 * UNIT)
        header.resizeSection(2, 14 * UNIT)
        self.table.setMinimumHeight(16 * UNIT)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(UNIT)
        box.addLayout(head)
        box.addWidget(self.table, 1)
