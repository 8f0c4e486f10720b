"""How cells of the table are edited: an office with suggestions, a year, a choice."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop.ui.importing.folder.table_model import CHOICES_ROLE

Index = QModelIndex | QPersistentModelIndex
_YEARS = (1980, 2100)


class OfficeDelegate(QStyledItemDelegate):
    """A line that proposes the known offices by any part of their names."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names: list[str] = []

    def offer(self, names: Sequence[str]) -> None:
        """Tell the names of the known offices."""
        self._names = list(names)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        completer = QCompleter(self._names, line)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)
        return line


class YearDelegate(QStyledItemDelegate):
    """A line that takes years only."""

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setValidator(QIntValidator(*_YEARS, line))
        return line


class ChoiceDelegate(QStyledItemDelegate):
    """A list of what may become of a file."""

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = QComboBox(parent)
        box.addItems([choice.value for choice in index.data(CHOICES_ROLE)])
        box.activated.connect(self._on_activated)
        return box

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data()))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())

    @Slot()
    def _on_activated(self) -> None:
        """Take a choice over at once: nobody should have to press Enter after it."""
        editor = self.sender()
        if isinstance(editor, QComboBox):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
