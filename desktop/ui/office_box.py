"""A field to choose an office in: a list, and a search in it by any part of a name."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from desktop.domain.office import OfficeId, OfficeRecord


class OfficeBox(QComboBox):
    """Chooses one of the known offices, or a proposed new one.

    Signals:
        chosen: The office (`OfficeId`), or None for the proposed new one.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[tuple[OfficeRecord, ...], str] = ((), "")
        self._field = QLineEdit(self)
        self.setLineEdit(self._field)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName("单位")
        self.setMaxVisibleItems(20)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.activated.connect(self._on_activated)
        self._field.editingFinished.connect(self._on_editing_finished)

    @property
    def office(self) -> OfficeId | None:
        """The chosen office; None where there is none, or the proposed new one is chosen."""
        found = self.currentData()
        return OfficeId(found) if isinstance(found, int) else None

    def offer(self, offices: tuple[OfficeRecord, ...], *, proposed: str = "") -> None:
        """List the offices, and before them a proposed new one where it has a name.

        What was chosen stays chosen where it is still there.
        """
        if (offices, proposed) == self._offered:
            return
        self._offered = (offices, proposed)
        was, had = self.office, self.count() > 0
        with QSignalBlocker(self):
            self.clear()
            if proposed:
                self.addItem(f"新建单位：{proposed}", None)
            for record in offices:
                self.addItem(record.office.full_name, int(record.id))
        if had and was is not None:
            self.choose(was)
        else:
            self.setCurrentIndex(0 if self.count() else -1)

    def choose(self, office: OfficeId | None) -> None:
        """Show an office as chosen, without a signal; None shows the proposed new one."""
        place = self.findData(None if office is None else int(office))
        self.setCurrentIndex(place)

    @Slot()
    def _on_activated(self) -> None:
        self.chosen.emit(self.office)

    @Slot()
    def _on_editing_finished(self) -> None:
        """Put the chosen name back where what was typed is the name of no office."""
        place = self.findText(self._field.text(), Qt.MatchFlag.MatchExactly)
        if place < 0:
            self.setEditText(self.itemText(self.currentIndex()))
        elif place != self.currentIndex():
            self.setCurrentIndex(place)
            self.chosen.emit(self.office)
