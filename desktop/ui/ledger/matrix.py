"""The middle of the start page: the matrix, or what stands in its place while it is empty.

What stands in its place is built when it is needed: a ledger that is in use starts without it.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.office import OfficeId, OfficeRecord
from desktop.domain.report import LedgerEntry, Status
from desktop.services.workspace import Workspace
from desktop.ui.ledger.model import LedgerModel
from desktop.ui.ledger.nodes import every_office
from desktop.ui.ledger.strip import Filter
from desktop.ui.ledger.view import LedgerView

if TYPE_CHECKING:
    from desktop.ui.empty_state import EmptyState
    from desktop.ui.ledger.welcome import Welcome

_FEW = 120
"""Up to so many offices the whole tree is unfolded at the start."""


class LedgerMatrix(QStackedWidget):
    """Keeps the keyboard's place and what is unfolded while its content changes.

    Signals:
        selection_changed: Other cells are chosen, or what they hold has changed.
        everything_requested: Search and filter are to be dropped.
        import_requested: An empty ledger is to begin with reports from files.
        office_requested: It is to begin with an office.
        samples_requested: It is to begin with the fictional offices.
    """

    selection_changed = Signal()
    everything_requested = Signal()
    import_requested = Signal()
    office_requested = Signal()
    samples_requested = Signal()

    def __init__(
        self, workspace: Workspace, model: LedgerModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._model = model
        self._unfolded: set[OfficeId] | None = None
        self.view = LedgerView(model, self)
        self.view.cells.can_add = not workspace.read_only
        self.addWidget(self.view)
        self.view.selectionModel().selectionChanged.connect(self._on_selected)
        self.view.selectionModel().currentChanged.connect(self._on_selected)

    @cached_property
    def welcome(self) -> "Welcome":
        """What an empty ledger shows."""
        from desktop.ui.ledger.welcome import Welcome  # noqa: PLC0415 - not at the start

        made = Welcome(self)
        made.lock(locked=self._workspace.read_only)
        made.import_requested.connect(self.import_requested)
        made.office_requested.connect(self.office_requested)
        made.samples_requested.connect(self.samples_requested)
        self.addWidget(made)
        return made

    @cached_property
    def nothing(self) -> "EmptyState":
        """What is shown where search and filter leave no office."""
        from desktop.ui.empty_state import EmptyState  # noqa: PLC0415 - not at the start

        made = EmptyState(
            "search", "没有符合条件的单位", "换一个名称，或选择“全部”。", self, "显示全部"
        )
        made.button.clicked.connect(self.everything_requested)
        self.addWidget(made)
        return made

    @property
    def office(self) -> OfficeRecord | None:
        """The office in whose row the keyboard is."""
        index = self.view.currentIndex()
        return self._model.office_at(index) if index.isValid() else None

    @property
    def year(self) -> int | None:
        """The year in whose column the keyboard is."""
        return self._model.year_at(self.view.currentIndex())

    @property
    def entries(self) -> list[LedgerEntry]:
        """The reports in the chosen cells, from top to bottom."""
        found = [self._model.entry_at(index) for index in self.view.selectedIndexes()]
        return [entry for entry in found if entry is not None]

    def refresh(self, years: Sequence[int], running: int, text: str, chosen: Filter) -> None:
        """Show the offices whose name holds `text` and whose report on `running` fits."""
        place = (self.office, self.year)
        if not self._model.flat and self._unfolded is not None:
            self._unfolded = self.view.expanded_offices()
        if text or chosen is not Filter.ALL:
            self._model.show_list(self._found(running, text, chosen), years)
        else:
            self._model.show_tree(years)
            self._unfold()
        self.view.arrange()
        self._go_back(*place)
        self._choose_page()
        self.selection_changed.emit()

    def forget_reports(self) -> None:
        """Read the reports again and keep everything else as it is."""
        self._model.forget_reports()
        self.selection_changed.emit()

    def take_focus(self) -> None:
        """Put the keyboard on the matrix, or on the first way to begin."""
        self.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _found(self, running: int, text: str, chosen: Filter) -> list[OfficeRecord]:
        offices = self._workspace.offices
        records = list(offices.search(text)) if text else every_office(offices)
        if chosen is Filter.ALL:
            return records
        entries = self._workspace.reports.entries([record.id for record in records], (running,))
        statuses: dict[OfficeId, Status] = {entry.office_id: entry.status for entry in entries}
        return [record for record in records if chosen.fits(statuses.get(record.id))]

    def _unfold(self) -> None:
        """Unfold what was unfolded; the first time there is any all, where that is not too much."""
        if self._unfolded is None:
            offices = self._workspace.offices.count()
            if offices:
                self._unfolded = set()
            if offices <= _FEW:
                self.view.expandAll()
            return
        for office in self._unfolded:
            if self._is_known(office):
                self.view.expand(self._model.index_of(office))

    def _go_back(self, office: OfficeRecord | None, year: int | None) -> None:
        index = QModelIndex()
        if office is not None and self._is_known(office.id):
            index = self._model.index_of(office.id, year)
        if not index.isValid():
            index = self._model.index(0, 1)
        self.view.go_to(index)

    def _is_known(self, office: OfficeId) -> bool:
        return office in self._workspace.offices.count_subordinates((office,))

    def _choose_page(self) -> None:
        if self._workspace.is_empty():
            self.setCurrentWidget(self.welcome)
        elif self._model.rowCount() == 0:
            self.setCurrentWidget(self.nothing)
        else:
            self.setCurrentWidget(self.view)

    @Slot()
    def _on_selected(self) -> None:
        self.selection_changed.emit()
