"""The outline of a report being imported, one row a section."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from desktop.domain.outline import Kind, Section, block_text
from desktop.domain.report import Report
from desktop.ui.importing.pieces import MIME, Piece, PieceKind, mime_of

Index = QModelIndex | QPersistentModelIndex
_OPENING = 40


class SectionRole(IntEnum):
    """What the delegate asks of a section beside its text."""

    DEPTH = Qt.ItemDataRole.UserRole + 1
    MARKER = Qt.ItemDataRole.UserRole + 2
    KIND = Qt.ItemDataRole.UserRole + 3


class OutlineModel(QAbstractListModel):
    """Sections with their numbers; headings can be edited in place.

    Signals:
        heading_entered: The row, and the new text of its heading.
    """

    heading_entered = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report = Report()
        self._markers: tuple[str, ...] = ()

    def show(self, report: Report) -> None:
        """Show the outline of a report; rows that stay keep their selection."""
        same = len(report.sections) == len(self._report.sections)
        if not same:
            self.beginResetModel()
        self._report = report
        self._markers = report.markers
        if not same:
            self.endResetModel()
        elif report.sections:
            self.dataChanged.emit(self.index(0), self.index(len(report.sections) - 1))

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._report.sections)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        if index.isValid():
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if index.isValid() and self._report.sections[index.row()].heading:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        section, marker = self._report.sections[index.row()], self._markers[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{section.depth} 级，{marker}{opening(section)}"
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: opening(section),
            Qt.ItemDataRole.EditRole: section.heading,
            Qt.ItemDataRole.ToolTipRole: f"{marker}{opening(section)}",
            SectionRole.DEPTH: section.depth,
            SectionRole.MARKER: marker,
            SectionRole.KIND: section.kind.value,
        }
        return answers.get(role)

    @override
    def mimeTypes(self) -> list[str]:
        return [MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return mime_of(Piece(PieceKind.HEADING, indexes[0].row())) if indexes else QMimeData()

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not text:
            return False
        self.heading_entered.emit(index.row(), text)
        return True


def opening(section: Section) -> str:
    """Return what a section is known by: its heading, else the beginning of its text."""
    if section.kind is Kind.LEAD:
        return "导语"
    if section.heading:
        return section.heading
    text = block_text(section.paragraphs[0]) if section.paragraphs else ""
    return text[:_OPENING] + ("…" if len(text) > _OPENING else "")
