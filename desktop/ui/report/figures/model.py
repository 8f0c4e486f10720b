"""The entries of a report as a list with a head for each group of indicators."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from desktop.domain.indicator import Indicator
from desktop.services.figure_entries import Entry, Standing
from desktop.services.figures import UNCLASSIFIED
from desktop.ui.figures.cells import compared_in_words, shown, typed

Index = QModelIndex | QPersistentModelIndex

_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a group, with how many of its entries wait for a decision."""

    title: str
    waiting: int

    @property
    def said(self) -> str:
        """What stands beside the title."""
        return f"{self.waiting} 项待定" if self.waiting else ""


Row = Head | Entry


class EntriesModel(QAbstractListModel):
    """Heads and entries; a head cannot be chosen.

    Signals:
        typed: An `Entry`, and what was typed for it.
    """

    typed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._text = ""
        self._all = False
        self._read_only = False

    def show_entries(self, entries: Sequence[Entry], *, read_only: bool) -> None:
        """Show other entries; those at the same rows stay where they are."""
        self._entries, self._read_only = tuple(entries), read_only
        self._fill()

    def set_filter(self, text: str, *, every: bool) -> None:
        """Show entries whose indicator holds `text`; `every` one, also where nothing is known."""
        self._text, self._all = text.strip().casefold(), every
        self._fill()

    def row(self, index: Index) -> Row | None:
        """Return what stands in a row."""
        return self._rows[index.row()] if index.isValid() else None

    def entry(self, index: Index) -> Entry | None:
        """Return the entry in a row; None for a head."""
        row = self.row(index)
        return row if isinstance(row, Entry) else None

    def find(self, key: str) -> QModelIndex:
        """Return where the entry with `key` is; invalid: it is not shown."""
        for place, row in enumerate(self._rows):
            if isinstance(row, Entry) and row.key == key:
                return self.index(place)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if isinstance(row, Head):
            heads = {
                Qt.ItemDataRole.DisplayRole: row.title,
                Qt.ItemDataRole.AccessibleTextRole: f"{row.title}，{row.said}",
            }
            return heads.get(Qt.ItemDataRole(role))
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(row)
        if role == Qt.ItemDataRole.EditRole:
            return typed(row.figure)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return told(row)
        return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self.entry(index)
        if entry is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.typed.emit(entry, str(value))
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index)
        if not isinstance(row, Entry):
            return Qt.ItemFlag.NoItemFlags
        flags = super().flags(index)
        if row.indicator is not None and not self._read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _fill(self) -> None:
        groups: dict[str, list[Entry]] = {}
        for entry in self._entries:
            if self._passes(entry):
                groups.setdefault(_group(entry.indicator), []).append(entry)
        rows: list[Row] = []
        for title, found in groups.items():
            waiting = 0 if self._read_only else sum(waits(entry) for entry in found)
            rows += [Head(title, waiting), *found]
        fresh = tuple(rows)
        if [_shape(row) for row in fresh] == [_shape(row) for row in self._rows]:
            self._rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def _passes(self, entry: Entry) -> bool:
        if self._text:
            return self._text in f"{title_of(entry)}\n{_group(entry.indicator)}".casefold()
        blank = entry.standing is Standing.BLANK
        return self._all or not blank or entry.last is not None


def waits(entry: Entry) -> bool:
    """Tell whether a clerk has to decide on an entry."""
    open_ones = {Standing.SUGGESTED, Standing.STALE}
    return entry.standing in open_ones or entry.behind


def title_of(entry: Entry) -> str:
    """Return what an entry is called: its indicator, or the quantity as it is written."""
    if entry.indicator is not None:
        return entry.indicator.label
    return entry.figure.raw if entry.figure else ""


def value_of(entry: Entry) -> str:
    """Write the value with its unit; 0, blank and 不适用 are told apart."""
    if entry.indicator is None:
        return ""
    if entry.figure is None:
        return "未填"
    text = shown(entry.figure, entry.indicator)
    return text if entry.figure.value is None else f"{text} {entry.indicator.unit}"


def news_of(entry: Entry) -> str:
    """Say what is to be decided on a figure that the text no longer agrees with."""
    if entry.standing is Standing.STALE and entry.indicator is not None:
        if entry.now is None:
            return "正文里已没有这个数"
        return f"正文现为 {shown(entry.now, entry.indicator)} {entry.indicator.unit}"
    return "正文中的插入数据与此不同" if entry.behind else ""


def told(entry: Entry) -> str:
    """Say all of an entry in a few lines."""
    title = title_of(entry)
    lines = [f"{title}：{value_of(entry)}（{entry.standing}）" if entry.indicator else title]
    if news_of(entry):
        lines.append(news_of(entry))
    if entry.indicator is not None:
        lines.append(compared_in_words(entry.figure, entry.last, entry.indicator))
    if entry.figure is not None and entry.figure.text:
        lines.append("　".join(entry.figure.text.split()))
    return "\n".join(lines)


def _group(indicator: Indicator | None) -> str:
    return indicator.group if indicator else UNCLASSIFIED


def _shape(row: Row) -> str:
    return row.title if isinstance(row, Head) else f"\0{row.key}"
