"""What can be done from the ledger: use cases with their questions, apart from the matrix."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.office import Level, Office, OfficeId, OfficeRecord
from desktop.domain.report import LedgerEntry, ReportId
from desktop.domain.revision import TrashKind
from desktop.services.workspace import Workspace
from desktop.ui.dialogs import messages
from desktop.ui.dialogs.messages import reporting
from desktop.ui.dialogs.start import Start
from desktop.ui.ledger.nodes import every_office

_NEXT_LEVEL = {Level.PROVINCE: Level.CITY}


class LedgerCommands(QObject):
    """Use cases that begin in the ledger; errors are shown over `window`.

    Signals:
        report_requested: A report (`ReportId`) is to be opened.
        import_requested: Files are to be read for an office and a year, both possibly None.
        removed: What has gone into the bin, a list of `TrashEntry`.
    """

    report_requested = Signal(object)
    import_requested = Signal(object, object)
    removed = Signal(object)

    def __init__(self, workspace: Workspace, today: Callable[[], dt.date], window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._today = today
        self._window = window

    def new_report(self, office: OfficeId | None, year: int) -> None:
        """Ask from what to begin a report, and make it."""
        from desktop.ui.dialogs.new_report import NewReportDialog  # noqa: PLC0415 - not at the start

        dialog = NewReportDialog(
            tuple(every_office(self._workspace.offices)), self._has_report, self._window
        )
        dialog.propose(office, year)
        if not dialog.exec() or dialog.office is None:
            return
        if dialog.start is Start.FILE:
            self.import_requested.emit(dialog.office, dialog.year)
        elif dialog.start is not None:
            self._make(dialog.office, dialog.year, dialog.start)

    def change_status(self, entry: LedgerEntry) -> None:
        """Ask which status a report has reached, and record it."""
        from desktop.ui.dialogs.status import StatusDialog  # noqa: PLC0415 - not at the start
        from desktop.ui.proofing.gate import Gatekeeper, publication_prompts  # noqa: PLC0415

        keeper = Gatekeeper(self._workspace, self._today, self._window)
        with reporting(self._window):
            record = self._workspace.reports.get(entry.id)
            found = keeper.findings(record)
            prompts = publication_prompts(found, record.report)
            passed = self._workspace.proofing.passed(entry.id)
            dialog = StatusDialog(
                record, self._today(), self._window, prompts=prompts, passed=passed
            )
            dialog.let(self._workspace.operators)
            if not dialog.exec():
                return
            step = dialog.step
            passing = keeper.before_status(record, step.status, found)
            if passing is not None:
                self._workspace.reports.set_status(
                    entry.id,
                    step.status,
                    on=step.on,
                    operator=step.operator,
                    reason=dialog.reason,
                )
                keeper.keep(entry.id, passing, step)

    def remove_reports(self, entries: Sequence[LedgerEntry]) -> None:
        """Remove reports after a question."""
        if len(entries) == 1:
            what = f"“{entries[0].title or f'{entries[0].year} 年度报告'}”"
        else:
            what = f"所选的 {len(entries)} 份报告"
        question = f"确定删除{what}吗？正文、数据和状态记录一并移入回收站，可以找回。"
        if messages.ask(self._window, question, "删除", "保留", danger=True):
            with reporting(self._window):
                for entry in entries:
                    self._workspace.reports.remove(entry.id)
                self._tell_removed(TrashKind.REPORT, {int(entry.id) for entry in entries})

    def add_office(self, superior: OfficeRecord | None) -> None:
        """Ask for a new office, below `superior` where there is one."""
        office = Office(full_name="")
        if superior is not None:
            level = _NEXT_LEVEL.get(superior.office.level, Level.COUNTY)
            office = Office(full_name="", level=level, superior=superior.id)
        made = self._ask_office(office, every_office(self._workspace.offices))
        if made is not None:
            with reporting(self._window):
                self._workspace.offices.add(made)

    def edit_office(self, record: OfficeRecord) -> None:
        """Ask for changes to an office."""
        every = every_office(self._workspace.offices)
        changed = self._ask_office(record.office, [each for each in every if each.id != record.id])
        if changed is not None:
            with reporting(self._window):
                self._workspace.offices.save(OfficeRecord(record.id, changed))

    def remove_office(self, record: OfficeRecord) -> None:
        """Remove an office after a question."""
        question = f"确定删除单位“{record.office.full_name}”吗？它会移入回收站，可以找回。"
        if messages.ask(self._window, question, "删除", "保留", danger=True):
            with reporting(self._window):
                self._workspace.offices.remove(record.id)
                self._tell_removed(TrashKind.OFFICE, {int(record.id)})

    def load_samples(self) -> None:
        """Fill the store with the fictional offices."""
        with reporting(self._window):
            self._workspace.load_samples()

    def _tell_removed(self, kind: TrashKind, keys: set[int]) -> None:
        trash = self._workspace.history.trash()
        self.removed.emit([each for each in trash if each.kind is kind and each.key in keys])

    def _ask_office(self, office: Office, others: Sequence[OfficeRecord]) -> Office | None:
        from desktop.ui.dialogs.office import OfficeDialog  # noqa: PLC0415 - not at the start

        dialog = OfficeDialog(office, tuple(others), self._window)
        return dialog.office if dialog.exec() else None

    def _make(self, office: OfficeId, year: int, start: Start) -> None:
        reports = self._workspace.reports
        make = reports.new_from_previous if start is Start.PREVIOUS else reports.new_blank
        with reporting(self._window):
            made = make(office, year, today=self._today())
            self.report_requested.emit(made)

    def _has_report(self, office: OfficeId, year: int) -> bool:
        return bool(self._workspace.reports.entries((office,), (year,)))


def ids_of(entries: Sequence[LedgerEntry]) -> tuple[ReportId, ...]:
    """Return the keys of reports."""
    return tuple(entry.id for entry in entries)
