"""The files of a folder as a table: where each goes, how it stands, what becomes of it."""

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from desktop.recognition import Confidence
from desktop.services.import_rows import CHANGING, Choice, FileRow, Standing, State
from desktop.ui import icons, theme
from desktop.ui.importing.sureness import Sureness

Index = QModelIndex | QPersistentModelIndex
STATE_ROLE = Qt.ItemDataRole.UserRole + 1
CHOICES_ROLE = Qt.ItemDataRole.UserRole + 2
_LOOKS = {
    State.NEW: ("file-plus", "final"),
    State.SAME: ("circle-check", "muted"),
    State.NEWER: ("arrow-up", "submitted"),
    State.OLDER: ("arrow-down", "review"),
    State.OTHER: ("triangle-alert", "review"),
    State.TWIN: ("files", "review"),
    State.DOUBLE: ("copy", "muted"),
    State.INCOMPLETE: ("circle-alert", "overdue"),
    State.UNREADABLE: ("circle-alert", "overdue"),
}
_SURE = {
    Confidence.EXPLICIT: Sureness.EXPLICIT,
    Confidence.INFERRED: Sureness.INFERRED,
    Confidence.GUESSED: Sureness.GUESSED,
}


class Column(IntEnum):
    """The columns; `label` is the head of each."""

    FILE = 0
    OFFICE = 1
    YEAR = 2
    TITLE = 3
    SURE = 4
    STATE = 5
    CHOICE = 6

    @property
    def label(self) -> str:
        """The word above the column."""
        return ("文件", "单位", "年度", "标题", "把握", "与台账比较", "处理")[self]


_EDITABLE = (Column.OFFICE, Column.YEAR, Column.CHOICE)


class FolderModel(QAbstractTableModel):
    """Shows rows and their standings; an edit is only told of.

    Signals:
        office_entered: A row, and the name of an office.
        year_entered: A row, and a year.
        choice_entered: A row, and a `Choice`.
    """

    office_entered = Signal(int, str)
    year_entered = Signal(int, int)
    choice_entered = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FileRow, ...] = ()
        self._standings: tuple[Standing, ...] = ()

    def show_rows(self, rows: tuple[FileRow, ...], standings: tuple[Standing, ...]) -> None:
        """Show rows; further ones are added, and those there keep their selection."""
        before, after = len(self._rows), len(rows)
        same = self._rows == rows[:before] and self._standings == standings[:before]
        if after < before:
            self.beginResetModel()
        elif after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
        self._rows, self._standings = rows, standings
        if after < before:
            self.endResetModel()
            return
        if after > before:
            self.endInsertRows()
        if not same:
            self.dataChanged.emit(self.index(0, 0), self.index(before - 1, len(Column) - 1))

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return Column(section).label
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        readable = not self._rows[index.row()].problem
        return flags | Qt.ItemFlag.ItemIsEditable if self._editable(index) and readable else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, standing = self._rows[index.row()], self._standings[index.row()]
        column = Column(index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return _text(row, standing, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _hint(row, standing, column)
        if role == Qt.ItemDataRole.DecorationRole:
            return _sign(row, standing, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            token = "text" if standing.choice(row) in CHANGING else "muted"
            return theme.current().color(token)
        answers: dict[int, object] = {STATE_ROLE: standing.state, CHOICES_ROLE: standing.choices}
        return answers.get(role)

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        text, row = str(value).strip(), index.row()
        if index.column() == Column.OFFICE:
            self.office_entered.emit(row, "".join(text.split()))
        elif index.column() == Column.YEAR:
            self.year_entered.emit(row, int(text) if text.isdecimal() else 0)
        elif text in set(Choice):
            self.choice_entered.emit(row, Choice(text))
        return True

    def _editable(self, index: Index) -> bool:
        if index.column() == Column.CHOICE:
            return len(self._standings[index.row()].choices) > 1
        return index.column() in _EDITABLE


def _text(row: FileRow, standing: Standing, column: Column) -> str:
    sure = _SURE[row.confidence].word if row.confidence else ""
    return {
        Column.FILE: row.place,
        Column.OFFICE: row.office,
        Column.YEAR: str(row.year or ""),
        Column.TITLE: row.title,
        Column.SURE: sure,
        Column.STATE: standing.state.value,
        Column.CHOICE: standing.choice(row).value if not row.problem else "—",
    }[column]


def _hint(row: FileRow, standing: Standing, column: Column) -> str:
    if column is Column.OFFICE and row.office:
        return f"{row.office}（取自{row.office_from.value}）"
    if column is Column.YEAR and row.year:
        return f"取自{row.year_from.value}"
    if column is Column.SURE:
        left = f"有 {row.leftover} 段文字没有归入任何要素，存入时放在正文末尾。"
        return left if row.leftover else ""
    return standing.sentence if column is Column.STATE else _text(row, standing, column)


def _sign(row: FileRow, standing: Standing, column: Column) -> object:
    if column is Column.STATE:
        return icons.icon(*_LOOKS[standing.state])
    if column is Column.SURE and row.confidence:
        return icons.icon(_SURE[row.confidence].icon, _SURE[row.confidence].token)
    return None
