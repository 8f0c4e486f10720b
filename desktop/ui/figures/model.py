"""The figures of one office as a table model: indicators in groups × years, newest first."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont
from typing_extensions import override

from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue, Indicator
from desktop.ui.figures.cells import (
    CellChange,
    about,
    change_text,
    entered,
    explained,
    shown,
    typed,
)
from desktop.ui.figures.rows import Filter, Row, rows_of

LABEL_COLUMN = 0
UNIT_COLUMN = 1
FIRST_YEAR_COLUMN = 2
_HEADS = {LABEL_COLUMN: "指标", UNIT_COLUMN: "单位"}

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class CellRole(IntEnum):
    """What the delegate asks of a cell beside its text."""

    FIGURE = Qt.ItemDataRole.UserRole + 1  # the Figure, or None where the cell is blank
    CHANGE = Qt.ItemDataRole.UserRole + 2  # how it stands to the year before, as text
    HEADING = Qt.ItemDataRole.UserRole + 3  # whether the row is the heading of a group
    CLOSED = Qt.ItemDataRole.UserRole + 4  # whether the year takes no figures


@dataclass(frozen=True, slots=True)
class _Cell:
    """What is known of one cell when a view asks about it."""

    indicator: Indicator
    year: int
    figure: Figure | None
    previous: Figure | None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        said = shown(self.figure, self.indicator) or "空白"
        name = self.indicator.label_in(self.year)
        return f"{name}，{self.year} 年，{said} {self.indicator.unit}"

    @property
    def told(self) -> str:
        """What the tip says: where the figure comes from, and under which name where it changed."""
        name = self.indicator.label_in(self.year)
        then = "" if name == self.indicator.label else f"{self.year} 年称“{name}”。\n"
        return then + explained(self.figure, self.previous, self.indicator)


_ANSWERS: Mapping[int, Callable[[_Cell], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda cell: shown(cell.figure, cell.indicator),
    Qt.ItemDataRole.EditRole: lambda cell: typed(cell.figure),
    Qt.ItemDataRole.TextAlignmentRole: lambda _cell: _RIGHT,
    Qt.ItemDataRole.ToolTipRole: lambda cell: cell.told,
    Qt.ItemDataRole.AccessibleTextRole: lambda cell: cell.spoken,
    CellRole.FIGURE: lambda cell: cell.figure,
    CellRole.CHANGE: lambda cell: change_text(cell.figure, cell.previous, cell.indicator),
}


class FiguresModel(QAbstractTableModel):
    """Indicators × years; it holds values and stores nothing.

    Signals:
        edited: Changes of cells (a tuple of `CellChange`) that wait to be carried out.
        refused: The sentence on a text that is no value.
    """

    edited = Signal(object)
    refused = Signal(str)

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._figures: dict[int, dict[str, Figure]] = {}
        self._years: tuple[int, ...] = ()
        self._open: frozenset[int] = frozenset()
        self._final: Mapping[int, str] = {}
        self._filter = Filter()
        self._rows: tuple[Row, ...] = rows_of(catalogue, {}, self._filter)

    @property
    def years(self) -> tuple[int, ...]:
        """The years shown, newest first."""
        return self._years

    @property
    def definition_column(self) -> int:
        """The last column: what exactly is counted."""
        return FIRST_YEAR_COLUMN + len(self._years)

    def take_catalogue(self, catalogue: Catalogue) -> None:
        """Take the indicators there are from the next `load` on."""
        self._catalogue = catalogue

    def load(
        self,
        figures: Mapping[int, Mapping[str, Figure]],
        *,
        years: Iterable[int],
        open_years: Collection[int],
        final: Mapping[int, str] | None = None,
    ) -> None:
        """Show the figures of `years`; only those of `open_years` can be edited.

        `final` says of years how far their reports have got where that is why they are closed.
        """
        self.beginResetModel()
        self._figures = {year: dict(held) for year, held in figures.items()}
        self._years = tuple(sorted(set(years), reverse=True))
        self._open = frozenset(open_years)
        self._final = dict(final or {})
        self._rows = self._laid_out()
        self.endResetModel()

    def set_filter(self, wanted: Filter) -> None:
        """Show only the indicators that pass."""
        if wanted == self._filter:
            return
        self.beginResetModel()
        self._filter = wanted
        self._rows = self._laid_out()
        self.endResetModel()

    def put(self, changes: Sequence[CellChange]) -> None:
        """Carry out changes that have been stored; the rows stay as they are."""
        for change in changes:
            held = self._figures.setdefault(change.year, {})
            held.pop(change.key, None)
            if change.after is not None:
                held[change.key] = change.after
        if changes and self._rows and self._years:
            last = self.index(self.rowCount() - 1, self.definition_column - 1)
            self.dataChanged.emit(self.index(0, FIRST_YEAR_COLUMN), last)

    def row(self, number: int) -> Row:
        """Return what stands in a row."""
        return self._rows[number]

    def figure_at(self, index: Index) -> Figure | None:
        """Return the figure in a cell, None where it is blank."""
        row, year = self._rows[index.row()], self.year_of(index.column())
        return self._figure(row, year)

    @property
    def figures(self) -> Mapping[int, Mapping[str, Figure]]:
        """The figures by year and indicator, shown or not."""
        return self._figures

    def find(self, year: int, key: str) -> QModelIndex:
        """Return the cell of an indicator in a year; invalid: it is not shown."""
        rows = [
            at for at, row in enumerate(self._rows) if row.indicator and row.indicator.key == key
        ]
        if not rows or year not in self._years:
            return QModelIndex()
        return self.index(rows[0], FIRST_YEAR_COLUMN + self._years.index(year))

    def year_of(self, column: int) -> int | None:
        """Return the year a column stands for, None for the others."""
        place = column - FIRST_YEAR_COLUMN
        return self._years[place] if 0 <= place < len(self._years) else None

    def is_editable(self, row: int, column: int) -> bool:
        """Tell whether a cell takes a value: an indicator, in a year that has a report.

        What was no longer asked for in that year takes one only where there is one already.
        """
        indicator, year = self._rows[row].indicator, self.year_of(column)
        if indicator is None or year is None or year not in self._open:
            return False
        return indicator.asked_in(year) or indicator.key in self._figures.get(year, {})

    def change_at(self, row: int, column: int, text: str) -> CellChange | None:
        """Read `text` for a cell: the change it makes, None where it makes none.

        Raises `ValueError` with a Chinese sentence where it is no value.
        """
        indicator, year = self._rows[row].indicator, self.year_of(column)
        if indicator is None or year is None or not self.is_editable(row, column):
            return None
        before = self._figures.get(year, {}).get(indicator.key)
        after = entered(text, indicator, before)
        return None if after == before else CellChange(year, indicator.key, before, after)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        valid = parent is not None and parent.isValid()
        return 0 if valid else self.definition_column + 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].indicator is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.is_editable(index.row(), index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or section >= self.columnCount():
            return None
        year = self.year_of(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if year is None else _RIGHT
        if role == Qt.ItemDataRole.DisplayRole:
            return _HEADS.get(section, "口径") if year is None else f"{year} 年"
        if role == Qt.ItemDataRole.ToolTipRole and year is not None and year not in self._open:
            return self._closed(year)
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, year = self._rows[index.row()], self.year_of(index.column())
        if role == CellRole.HEADING:
            return row.indicator is None
        if role == CellRole.CLOSED and year in self._final:
            return False  # what is final reads like any other figure; its head tells the rest
        if role == CellRole.CLOSED:
            closed = row.indicator is not None and not self.is_editable(index.row(), index.column())
            return year is not None and (year not in self._open or closed)
        if year is None:
            return _label_data(row, index.column(), role)
        return self._cell_data(row, year, role)

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        try:
            change = self.change_at(index.row(), index.column(), str(value))
        except ValueError as error:
            self.refused.emit(str(error))
            return False
        if change is not None:
            self.edited.emit((change,))
        return change is not None

    def _cell_data(self, row: Row, year: int, role: int) -> object:
        answer = _ANSWERS.get(role)
        if row.indicator is None or answer is None:
            return None
        if (
            role == Qt.ItemDataRole.ToolTipRole
            and year not in self._open
            and year not in self._final
        ):
            return self._closed(year)
        figure, previous = self._figure(row, year), self._figure(row, year - 1)
        if role == Qt.ItemDataRole.ToolTipRole and figure is None:
            last = row.indicator.retired_after
            if last is not None and year > last:
                return f"“{row.indicator.label}”自 {last + 1} 年起不再填报。"
        return answer(_Cell(row.indicator, year, figure, previous))

    def _laid_out(self) -> tuple[Row, ...]:
        """Lay out the rows, each indicator under its name of the newest year."""
        catalogue = self._catalogue
        if self._years:
            every = {indicator.key for indicator in catalogue.indicators}
            catalogue = catalogue.of_year(self._years[0], every)
        return rows_of(catalogue, self._figures, self._filter)

    def _figure(self, row: Row, year: int | None) -> Figure | None:
        if row.indicator is None or year is None:
            return None
        return self._figures.get(year, {}).get(row.indicator.key)

    def _closed(self, year: int) -> str:
        if year in self._final:
            return f"{year} 年的报告{self._final[year]}，数据只能查看；如需修改，请先退回起草。"
        return f"{year} 年还没有报告：请先在台账中新建或导入，再填写数据。"


def _label_data(row: Row, column: int, role: int) -> object:
    """Answer for the columns that are no years: what is counted, in which unit, and how."""
    indicator = row.indicator
    texts = {LABEL_COLUMN: row.title, UNIT_COLUMN: indicator.unit if indicator else ""}
    definition = indicator.definition if indicator else ""
    if role == Qt.ItemDataRole.DisplayRole:
        return texts.get(column, definition)
    if role == Qt.ItemDataRole.ToolTipRole:
        return about(indicator) if indicator else None
    if role == Qt.ItemDataRole.FontRole and indicator is None:
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        return font
    return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None
