"""The ledger as an item model: offices down, years across, read only where it is looked at."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.domain.chinese import date_text
from desktop.domain.deadlines import missed_deadline, reporting_year
from desktop.domain.office import OfficeId, OfficeRecord
from desktop.domain.report import LedgerEntry
from desktop.services.offices import OfficeService
from desktop.services.reports import ReportService
from desktop.ui import theme
from desktop.ui.ledger.nodes import Node, flat_root, root_of

Index = QModelIndex | QPersistentModelIndex

OFFICE_COLUMN = 0
_BATCH = 128
_BLOCK = 64
_NOWHERE = QModelIndex()


class LedgerModel(QAbstractItemModel):
    """Offices × years, newest year first; what is not shown is not read.

    Offices are fetched level by level, and their reports for a block of neighbouring rows as
    soon as one of them is painted.
    """

    def __init__(
        self,
        offices: OfficeService,
        reports: ReportService,
        today: dt.date,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._offices = offices
        self._reports = reports
        self._today = today
        self._years: tuple[int, ...] = ()
        self._flat = False
        self._root = Node(None, None, 0, 0)
        # An index carries a node's key, never the node: one from before a reset finds nothing.
        self._nodes: dict[int, Node] = {}
        self._last_key = 0

    @property
    def years(self) -> tuple[int, ...]:
        """The years shown, newest first."""
        return self._years

    @property
    def running(self) -> int:
        """The year whose reports are being worked on."""
        return reporting_year(self._today)

    @property
    def flat(self) -> bool:
        """Whether a plain list is shown in place of the tree."""
        return self._flat

    def show_tree(self, years: Sequence[int]) -> None:
        """Show all offices below their superiors."""
        root = root_of(self._offices)
        root.add(root.take(self._offices, _BATCH), self._offices)
        self._reset(root, years, flat=False)

    def show_list(self, records: Sequence[OfficeRecord], years: Sequence[int]) -> None:
        """Show these offices only, one below the other."""
        self._reset(flat_root(records), years, flat=True)

    def forget_reports(self) -> None:
        """Read the reports again where they are looked at."""
        for node in self._root.walk():
            node.entries = None
            if node.children:
                first = self.createIndex(0, OFFICE_COLUMN, node.children[0].key)
                last = self.createIndex(
                    len(node.children) - 1, len(self._years), node.children[-1].key
                )
                self.dataChanged.emit(first, last)

    def office_at(self, index: Index) -> OfficeRecord | None:
        """Return the office of a cell's row."""
        return self._node(index).record

    def year_at(self, index: Index) -> int | None:
        """Return the year of a cell's column; None in the column of offices."""
        return self._year_of(index.column()) if index.isValid() else None

    def below(self, index: Index) -> int:
        """Return how many offices stand right below that of a row."""
        return self._node(index).below

    def superior_name(self, index: Index) -> str:
        """Return the short name of the office above that of a row, empty at the top."""
        record = self._node(index).record
        if record is None or record.office.superior is None:
            return ""
        office = self._offices.get(record.office.superior).office
        return office.short_name or office.full_name

    def entry_at(self, index: Index) -> LedgerEntry | None:
        """Return the report of a cell, None where there is none."""
        year = self.year_at(index)
        return None if year is None else self._entries(self._node(index)).get(year)

    def missed_at(self, index: Index) -> dt.date | None:
        """Return the deadline a cell's report has missed, None where all is well."""
        year = self.year_at(index)
        if year is None:
            return None
        entry = self.entry_at(index)
        return missed_deadline(entry.status if entry else None, year, self._today)

    def index_of(self, office: OfficeId, year: int | None = None) -> QModelIndex:
        """Return the cell of an office and a year, fetching the rows above it."""
        column = self._years.index(year) + 1 if year in self._years else OFFICE_COLUMN
        path = [office] if self._flat else self._path(office)
        node = self._root
        for step in path:
            self._fetch_all(node)
            found = next((each for each in node.children if _id(each) == step), None)
            if found is None:
                return QModelIndex()
            node = found
        return self.createIndex(node.row, column, node.key)

    @override
    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._node(parent).children[row].key)

    @override
    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # Qt overloads QObject.parent()
        parent = self._node(index).parent if index.isValid() else None
        if parent is None or parent is self._root:
            return QModelIndex()
        return self.createIndex(parent.row, OFFICE_COLUMN, parent.key)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.column() > OFFICE_COLUMN else len(self._node(parent).children)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return len(self._years) + 1

    @override
    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        return parent.column() <= OFFICE_COLUMN and self._node(parent).below > 0

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return parent.column() <= OFFICE_COLUMN and not self._node(parent).complete

    @override
    def fetchMore(self, parent: Index) -> None:
        node = self._node(parent)
        records = node.take(self._offices, _BATCH)
        if not records:
            return
        first = len(node.children)
        self.beginInsertRows(self._place(node), first, first + len(records) - 1)
        node.add(records, self._offices)
        self._register(node.children[first:])
        self.endInsertRows()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        record = self._node(index).record if index.isValid() else None
        if record is None:
            return None
        if index.column() == OFFICE_COLUMN:
            return _office_data(record, role)
        return self._cell_data(index, record, role)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.FontRole and self._year_of(section) == self.running:
            font = theme.font()
            font.setBold(True)
            return font
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == OFFICE_COLUMN:
            return "单位"
        return f"{self._year_of(section)} 年"

    def _year_of(self, column: int) -> int | None:
        return self._years[column - 1] if 0 < column <= len(self._years) else None

    def _cell_data(self, index: Index, record: OfficeRecord, role: int) -> str | None:
        if role not in _TEXT_ROLES:
            return None
        entry, missed = self.entry_at(index), self.missed_at(index)
        words = [entry.status.value] if entry else []
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join((*words, *(["逾期"] if missed else [])))
        year = self.year_at(index) or 0
        lines = [f"{record.office.short_name_in(year)}，{year} 年：{'，'.join(words) or '未建'}"]
        if missed:
            lines.append(f"已超过期限（{date_text(missed)}）")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join(lines)
        return "\n".join((*lines, "双击打开" if entry else "双击新建"))

    def _entries(self, node: Node) -> dict[int, LedgerEntry]:
        """Return the reports of a row, reading those of its neighbours along with it."""
        if node.entries is None and node.parent is not None:
            first = node.row - node.row % _BLOCK
            block = [each for each in node.parent.children[first : first + _BLOCK] if each.record]
            by_office: dict[OfficeId, Node] = {}
            for each in block:
                each.entries = {}
                if each.record is not None:
                    by_office[each.record.id] = each
            for entry in self._reports.entries(tuple(by_office), self._years):
                entries = by_office[entry.office_id].entries
                if entries is not None:
                    entries[entry.year] = entry
        return node.entries or {}

    def _path(self, office: OfficeId) -> list[OfficeId]:
        """Return the offices from the top down to `office`."""
        path: list[OfficeId] = []
        step: OfficeId | None = office
        while step is not None and step not in path:
            path.append(step)
            step = self._offices.get(step).office.superior
        return path[::-1]

    def _fetch_all(self, node: Node) -> None:
        parent = self._place(node)
        while self.canFetchMore(parent):
            self.fetchMore(parent)

    def _register(self, nodes: Sequence[Node]) -> None:
        """Give nodes keys that no index has carried before."""
        for node in nodes:
            self._last_key += 1
            node.key = self._last_key
            self._nodes[node.key] = node

    def _place(self, node: Node) -> QModelIndex:
        return (
            QModelIndex()
            if node is self._root
            else self.createIndex(node.row, OFFICE_COLUMN, node.key)
        )

    def _reset(self, root: Node, years: Sequence[int], *, flat: bool) -> None:
        self.beginResetModel()
        self._root = root
        self._nodes = {}
        self._register(root.children)
        self._years = tuple(years)
        self._flat = flat
        self.endResetModel()

    def _node(self, index: Index) -> Node:
        return self._nodes.get(index.internalId(), self._root) if index.isValid() else self._root


_TEXT_ROLES = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
}


def _office_data(record: OfficeRecord, role: int) -> str | None:
    office = record.office
    if role == Qt.ItemDataRole.DisplayRole:
        return office.short_name or office.full_name
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return office.full_name
    if role == Qt.ItemDataRole.ToolTipRole:
        former = [f"{name.last_year} 年及以前：{name.full_name}" for name in office.former_names]
        return "\n".join((office.full_name, *former))
    return None


def _id(node: Node) -> OfficeId | None:
    return node.record.id if node.record else None
