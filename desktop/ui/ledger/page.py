"""The start page: title, search, this year's progress, the matrix, and what can be done there."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QMenu,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.changes import Changes
from desktop.domain.deadlines import reporting_year
from desktop.domain.office import OfficeId
from desktop.domain.revision import TrashEntry
from desktop.services.workspace import Workspace
from desktop.ui import actions, icons, theme
from desktop.ui.bridge import Bridge
from desktop.ui.ledger.commands import LedgerCommands, ids_of
from desktop.ui.ledger.exporting import LedgerExports
from desktop.ui.ledger.head import LedgerHead
from desktop.ui.ledger.matrix import LedgerMatrix
from desktop.ui.ledger.menu import CELL_MENU, EXPORT_MENU, OFFICE_MENU, SPECS
from desktop.ui.ledger.model import OFFICE_COLUMN, LedgerModel
from desktop.ui.ledger.nodes import every_office
from desktop.ui.ledger.strip import Filter, ProgressStrip
from desktop.ui.theme import UNIT

if TYPE_CHECKING:
    from desktop.ui.trash.removed_bar import RemovedBar
    from desktop.ui.written_bar import WrittenBar


class LedgerPage(QWidget):
    """Offices × years with their statuses.

    Signals:
        report_requested: A report (`ReportId`) is to be opened.
        import_requested: Files are to be read for an office and a year, both possibly None.
        folder_requested: All files of a folder are to be read.
        figures_requested: The figures of an office (`OfficeId`) are to be shown.
    """

    report_requested = Signal(object)
    import_requested = Signal(object, object)
    folder_requested = Signal()
    figures_requested = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        bridge: Bridge,
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._today = today
        self._missed = Changes()
        self.model = LedgerModel(workspace.offices, workspace.reports, today(), self)
        self.commands = LedgerCommands(workspace, today, self)
        self.exports = LedgerExports(workspace, today, self)
        self._actions = actions.build(SPECS, self._handlers(), self)
        self.head = LedgerHead(
            self.title(),
            self._actions["add_office"],
            self._actions["new_report"],
            self._menu(EXPORT_MENU),
            self,
        )
        self.strip = ProgressStrip(self)
        self.matrix = LedgerMatrix(workspace, self.model, self)
        self._build()
        self._connect(bridge)
        self._show()

    @cached_property
    def written(self) -> "WrittenBar":
        """Says where a file was written; made with the first one."""
        from desktop.ui.written_bar import WrittenBar  # noqa: PLC0415 - not at the start

        made = WrittenBar(self)
        self._box.insertWidget(self._box.indexOf(self.matrix), made)
        return made

    @cached_property
    def removed(self) -> "RemovedBar":
        """Says what has gone into the bin; made with the first removal."""
        from desktop.ui.trash.removed_bar import RemovedBar  # noqa: PLC0415 - not at the start

        made = RemovedBar(self._workspace, self)
        self._box.insertWidget(self._box.indexOf(self.matrix), made)
        return made

    @property
    def year(self) -> int:
        """The year whose reports are being worked on."""
        return reporting_year(self._today())

    def title(self) -> str:
        """Return what the window's title says of this page."""
        return "台账"

    def flush(self) -> None:
        """Store what is being typed: nothing here."""

    def action(self, key: str) -> QAction:
        """Return an action by its key, for the window's menus."""
        return self._actions[key]

    def take_focus(self) -> None:
        """Put the keyboard on what is in the middle."""
        self.matrix.take_focus()

    def restyle(self) -> None:
        """Paint again what was painted in the colours of another theme."""
        self.strip.refresh_icons()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        missed, self._missed = self._missed, Changes()
        if missed:
            self._look_again(missed)

    @Slot(object, object)
    def _on_changed(self, changes: Changes, _origin: object) -> None:
        """Look again at what a write has changed, as soon as somebody sees it."""
        if self.isVisible():
            self._look_again(changes)
        else:
            self._missed |= changes

    def _look_again(self, changes: Changes) -> None:
        listed = self.model.flat or self.strip.filter is not Filter.ALL
        if changes.offices or listed or self._years() != self.model.years:
            self._show()
        elif changes.reports:
            self.matrix.forget_reports()
            self._show_progress()

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        self.written.tell(path)

    @Slot(object)
    def _on_removed(self, entries: Sequence[TrashEntry]) -> None:
        self.removed.tell(entries)

    @Slot()
    def _show(self) -> None:
        """Show what search and filter ask for."""
        self.matrix.refresh(self._years(), self.year, self.head.text, self.strip.filter)
        self._show_progress()

    @Slot()
    def _show_all(self) -> None:
        self.head.reset()
        self.strip.reset()
        self._show()

    def _show_progress(self) -> None:
        self.strip.show_progress(self._workspace.reports.progress(self.year, self._today()))
        filled = not self._workspace.is_empty()
        self.strip.setVisible(filled)
        self.head.show_tools(shown=filled, writable=not self._workspace.read_only)

    def _years(self) -> tuple[int, ...]:
        years = {*self._workspace.reports.years(), self.year}
        return tuple(sorted(years, reverse=True))

    @Slot()
    def _on_selection_changed(self) -> None:
        """Switch on what can be done with the chosen cells."""
        entries, known = self.matrix.entries, self.matrix.office is not None
        filled, used = bool(entries), not self._workspace.is_empty()
        usable = {
            "open": filled or known,
            "export_docx": filled,
            "export_txt": filled,
            "status": len(entries) == 1,
            "exchanges": len(entries) == 1,
            "remove": filled,
            **dict.fromkeys(("edit_office", "add_below", "remove_office", "figures"), known),
            **dict.fromkeys(("export_xlsx", "export_all", "hand_over", "new_report", "find"), used),
        }
        for spec in SPECS:
            allowed = not (spec.writes and self._workspace.read_only)
            self._actions[spec.key].setEnabled(usable.get(spec.key, True) and allowed)

    @Slot(QPoint)
    def _on_menu(self, place: QPoint) -> None:
        view = self.matrix.view
        index = view.indexAt(place)
        if not index.isValid():
            return
        if not view.selectionModel().isSelected(index):
            view.go_to(index)
        menu = self._menu(OFFICE_MENU if index.column() == OFFICE_COLUMN else CELL_MENU)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(view.viewport().mapToGlobal(place))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        """Open a cell: its report, a new one, or the office itself."""
        record, year = self.model.office_at(index), self.model.year_at(index)
        entry = self.model.entry_at(index)
        if entry is not None:
            self.report_requested.emit(entry.id)
        elif record is None or self._workspace.read_only:
            return
        elif year is None:
            self.commands.edit_office(record)
        else:
            self.commands.new_report(record.id, year)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "open": self._open_current,
            "new_report": self._new_report,
            "import": self._import,
            "import_folder": self.folder_requested.emit,
            "status": self._change_status,
            "export_docx": self._export_docx,
            "export_txt": self._export_txt,
            "export_xlsx": self._export_xlsx,
            "export_all": self._export_all,
            "hand_over": self._hand_over,
            "exchanges": self._show_exchanges,
            "remove": self._remove,
            "figures": self._show_figures,
            "add_office": self._add_office,
            "add_below": self._add_below,
            "edit_office": self._edit_office,
            "remove_office": self._remove_office,
            "find": self._find,
        }

    def _open_current(self) -> None:
        self._open(self.matrix.view.currentIndex())

    def _new_report(self) -> None:
        record = self.matrix.office
        self.commands.new_report(record.id if record else None, self.matrix.year or self.year)

    def _import(self) -> None:
        self.import_requested.emit(None, None)

    def _change_status(self) -> None:
        self.commands.change_status(self.matrix.entries[0])

    def _export_docx(self) -> None:
        self.exports.export_reports(ids_of(self.matrix.entries), "docx")

    def _export_txt(self) -> None:
        self.exports.export_reports(ids_of(self.matrix.entries), "txt")

    def _export_xlsx(self) -> None:
        chosen = {entry.office_id for entry in self.matrix.entries}
        self.exports.export_figures(self._in_order(chosen), self.matrix.year or self.year)

    def _export_all(self) -> None:
        self.exports.export_reports(ids_of(self._workspace.reports.all_entries()), "docx")

    def _hand_over(self) -> None:
        record = self.matrix.office
        self.exports.hand_over(ids_of(self.matrix.entries), record.id if record else None)

    def _show_exchanges(self) -> None:
        for entry in self.matrix.entries[:1]:
            self.exports.show_exchanges(entry.office_id, entry.year)

    def _remove(self) -> None:
        self.commands.remove_reports(self.matrix.entries)

    def _show_figures(self) -> None:
        if self.matrix.office is not None:
            self.figures_requested.emit(self.matrix.office.id)

    def _add_office(self) -> None:
        self.commands.add_office(None)

    def _add_below(self) -> None:
        self.commands.add_office(self.matrix.office)

    def _edit_office(self) -> None:
        if self.matrix.office is not None:
            self.commands.edit_office(self.matrix.office)

    def _remove_office(self) -> None:
        if self.matrix.office is not None:
            self.commands.remove_office(self.matrix.office)

    def _find(self) -> None:
        self.head.take_focus()

    def _in_order(self, chosen: set[OfficeId]) -> tuple[OfficeId, ...]:
        """Return the chosen offices, or all where none is, in the order of the tree."""
        every = [record.id for record in every_office(self._workspace.offices)]
        return tuple(office for office in every if office in chosen or not chosen)

    def _menu(self, keys: tuple[str, ...]) -> QMenu:
        menu = QMenu(self)
        icons.draw_late(menu)
        for key in keys:
            if key:
                menu.addAction(self._actions[key])
            else:
                menu.addSeparator()
        return menu

    def _connect(self, bridge: Bridge) -> None:
        bridge.changed.connect(self._on_changed)
        self.head.searched.connect(self._show)
        self.head.left.connect(self.matrix.take_focus)
        self.strip.filter_changed.connect(self._show)
        self.matrix.selection_changed.connect(self._on_selection_changed)
        self.matrix.view.opened.connect(self._open)
        self.matrix.view.customContextMenuRequested.connect(self._on_menu)
        self.matrix.everything_requested.connect(self._show_all)
        self.matrix.import_requested.connect(self._import)
        self.matrix.office_requested.connect(self._add_office)
        self.matrix.samples_requested.connect(self.commands.load_samples)
        self.commands.report_requested.connect(self.report_requested)
        self.commands.import_requested.connect(self.import_requested)
        self.commands.removed.connect(self._on_removed)
        self.exports.written.connect(self._on_written)

    def _build(self) -> None:
        theme.mark(self, "page")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(2 * UNIT, UNIT + 4, 2 * UNIT, 2 * UNIT)
        self._box.setSpacing(UNIT)
        for widget in (self.head, self.strip):
            self._box.addWidget(widget)
        self._box.addWidget(self.matrix, 1)
