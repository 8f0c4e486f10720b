"""The rows of the results: hits under the reports they stand in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.domain.report import ReportId, Status
from desktop.services.search import CLOSE, OPEN, Hit

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_NO_HEADING: Final = "正文"


@dataclass(frozen=True, slots=True)
class Head:
    """The line above the hits of one report."""

    report: ReportId
    office: str
    year: int
    status: Status


Row = Head | Hit


def heading_of(hit: Hit) -> str:
    """Name the place of a hit."""
    words = f"附件：{hit.heading}" if hit.attachment is not None else hit.heading
    return words or _NO_HEADING


def has_heading(hit: Hit) -> bool:
    """Tell whether a heading says more than the snippet does, which may begin with it."""
    words = hit.snippet.replace(OPEN, "").replace(CLOSE, "")
    return not words.startswith(" ".join(heading_of(hit).split("\n")))


class ResultsModel(QAbstractListModel):
    """Holds the hits page by page; what is shown stays where it is when more comes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits, in the order they are shown."""
        return tuple(row for row in self._rows if isinstance(row, Hit))

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self._rows = _grouped(hits, None)
        self.endResetModel()

    def add_hits(self, hits: Sequence[Hit]) -> None:
        """Show more of them below those there are."""
        last = self._rows[-1] if self._rows else None
        fresh = _grouped(hits, last.report if last else None)
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(fresh) - 1)
            self._rows += fresh
            self.endInsertRows()

    def row(self, index: Index) -> Row | None:
        """Return what stands in a row."""
        return self._rows[index.row()] if index.isValid() else None

    def hit(self, index: Index) -> Hit | None:
        """Return the hit in a row; None for a head."""
        row = self.row(index)
        return row if isinstance(row, Hit) else None

    def find(self, hit: Hit) -> QModelIndex:
        """Return where a hit at the same place is; invalid where there is none."""
        for place, row in enumerate(self._rows):
            if isinstance(row, Hit) and _place(row) == _place(hit):
                return self.index(place)
        return QModelIndex()

    def first(self) -> QModelIndex:
        """Return where the first hit is; invalid where there is none."""
        return self.index(1) if len(self._rows) > 1 else QModelIndex()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        if isinstance(row, Head):
            return f"{row.office}，{row.year} 年，{row.status.value}"
        return f"{heading_of(row)}：{row.snippet.replace(OPEN, '').replace(CLOSE, '')}"

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.hit(index) else Qt.ItemFlag.NoItemFlags


def _place(hit: Hit) -> tuple[object, ...]:
    return hit.report, hit.section, hit.attachment


def _grouped(hits: Sequence[Hit], last: ReportId | None) -> list[Row]:
    """Put hits under their reports, in the order of the best of each.

    `last` is the report whose hits stand above: its own go on without another head.
    """
    groups: dict[ReportId, list[Hit]] = {}
    if last is not None and any(hit.report == last for hit in hits):
        groups[last] = []
    for hit in hits:
        groups.setdefault(hit.report, []).append(hit)
    rows: list[Row] = []
    for report, found in groups.items():
        if report != last:
            first = found[0]
            rows.append(Head(report, first.office, first.year, first.status))
        rows += found
    return rows
