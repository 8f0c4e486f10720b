"""The figures of the report that is open: what is shown, what is done, and what can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.errors import ReportError
from desktop.domain.figure import Figure, FigureLink, FigureStatus, Rejection
from desktop.domain.indicator import Catalogue, Indicator
from desktop.domain.report import Report, ReportId, ReportRecord
from desktop.services.figure_checks import verdicts
from desktop.services.figure_entries import (
    Entry,
    FigureBook,
    Standing,
    entries,
    rejection_of,
    reworded,
)
from desktop.services.figure_text import moved_figure
from desktop.services.figures import FigureEdit, mentions
from desktop.services.text_following import Following
from desktop.services.workspace import Workspace
from desktop.statistics.verdicts import Verdict
from desktop.ui.figures.cells import entered
from desktop.ui.history import History, Step
from desktop.ui.tasks import Task


@dataclass(frozen=True, slots=True)
class BookChange:
    """What one step does to the figures of a report.

    Attributes:
        figures: Pairs of before and after, None where the indicator is blank.
        rejected: Suggestions turned down; `restored`: taken into favour again.
    """

    figures: tuple[tuple[Figure | None, Figure | None], ...] = ()
    rejected: tuple[Rejection, ...] = ()
    restored: tuple[Rejection, ...] = ()

    def reversed(self) -> "BookChange":
        """Return the change that takes this one back."""
        turned = tuple((after, before) for before, after in self.figures)
        return BookChange(turned, self.restored, self.rejected)


class ReportFigures(QObject):
    """Reads the saved text in the background, and stores what the clerk decides.

    Signals:
        changed: There are other entries or verdicts.
        failed: The sentence on what could not be stored, or was not understood.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self, workspace: Workspace, flush: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._flush = flush
        self._key: ReportId | None = None
        self._saved = self._read = Report()
        self._mentions: tuple[Figure, ...] = ()
        self._last: dict[str, Figure] = {}
        self._watched = False
        self._task: Task[tuple[Figure, ...]] = Task(self)
        self._task.succeeded.connect(self._on_read)
        self.book = FigureBook({})
        self.entries: tuple[Entry, ...] = ()
        self.verdicts: tuple[Verdict, ...] = ()
        self.read_only = False
        self.history: History[BookChange] = History(self)

    @property
    def catalogue(self) -> Catalogue:
        """The indicators of the report's year under their names of then, those with figures too."""
        catalogue, year = self._workspace.figures.catalogue, self._saved.year
        return catalogue.of_year(year, self.book.figures) if year else catalogue

    @property
    def report(self) -> Report:
        """The text that the entries were read in."""
        return self._read

    @property
    def stored_text(self) -> Report:
        """The text as it stands in the store, which the places of stored figures refer to."""
        return self._saved

    @property
    def sure(self) -> tuple[Entry, ...]:
        """The suggestions that nothing speaks against."""
        return tuple(entry for entry in self.entries if entry.sure)

    def stored_entries(self) -> tuple[Entry, ...]:
        """Return what is stored, also while nobody looks at the panel."""
        found = entries(self._saved.sections, self.book, self._last, (), self.catalogue)
        return tuple(entry for entry in found if entry.stored)

    def open(self, record: ReportRecord) -> None:
        """Show the figures of another report."""
        self._task.cancel()
        self.history.clear()
        self._key = record.id
        self._saved = self._read = record.report
        self._mentions = ()
        self.entries, self.verdicts = (), ()
        years = self._workspace.figures.of_office(record.office_id)
        self._last = years.get(record.report.year - 1, {})
        self.look_again()

    def take_saved(self, report: Report) -> None:
        """Take the text as it stands in the store now."""
        if report is not self._saved:
            self._saved = report
            self.look_again()

    def watch(self, *, watched: bool) -> None:
        """Read the text only while someone looks at its figures."""
        self._watched = watched
        if watched:
            self.look_again()
        else:
            self._task.cancel()

    def look_again(self) -> None:
        """Read the store, and the text in the background."""
        if self._key is None:
            return
        self.book = self._workspace.figures.book(self._key)
        if self._watched:
            self._task.start(partial(mentions, self._saved, self.catalogue))
        self.changed.emit()

    def accept(self, entry: Entry) -> None:
        """Confirm a suggestion, take the new value of a stale figure, or write its words anew."""
        if entry.standing is Standing.SUGGESTED:
            self._store([self._confirmed(entry, entry.figure)], "采纳数据")
        elif entry.standing is Standing.STALE:
            self._store([self._renewed(entry)], "更新数据")
        elif entry.behind:
            self._store([], "更新正文")

    def accept_sure(self) -> None:
        """Confirm every suggestion that nothing speaks against, as one step."""
        sure = [self._confirmed(entry, entry.figure) for entry in self.sure]
        if sure:
            self._store(sure, f"采纳 {len(sure)} 项数据")

    def type_value(self, entry: Entry, text: str) -> bool:
        """Take what was typed for an entry; tells whether it was understood."""
        if entry.indicator is None or self.read_only:
            return False
        try:
            after = entered(text, entry.indicator, entry.figure)
        except ValueError as error:
            self.failed.emit(str(error))
            return False
        before = self._stored(entry)
        if after is not None and after is entry.figure and entry.standing is Standing.STALE:
            after = replace(after, status=FigureStatus.ENTERED, section=None, start=0, end=0)
        if after != before:
            self._store([(before, self._now_placed(after))], "填写数据")
        return True

    def not_applicable(self, entry: Entry) -> None:
        """Say that there is no such thing in this office."""
        if entry.indicator is not None:
            fresh = Figure(entry.indicator.key, None)
            self._store([(self._stored(entry), fresh)], "填为不适用")

    def reject(self, entry: Entry) -> None:
        """Turn a suggestion down, or make a stored figure blank."""
        if entry.stored:
            self._store([(self._stored(entry), None)], "清除数据")
        elif entry.figure is not None:
            self._store([], "不要这一条", rejected=(rejection_of(entry.figure),))

    def assign(self, entry: Entry, indicator: Indicator) -> None:
        """Let a quantity count as an indicator's figure."""
        if entry.figure is not None:
            fresh = replace(entry.figure, indicator=indicator.key)
            before = self.book.figures.get(indicator.key)
            after = self._now_placed(replace(fresh, status=FigureStatus.CONFIRMED))
            self._store([(before, after)], f"归入“{indicator.label}”")

    def link(self, link: FigureLink) -> None:
        """Let words that have just been put into the text follow a figure."""
        if self._key is None or self.read_only or not self._flush():
            return
        try:
            self._workspace.figures.link(self._key, link, origin=self)
        except ReportError as error:
            self.failed.emit(str(error))
        self.look_again()

    @Slot()
    def undo(self) -> None:
        """Take the last step back; one that cannot be stored any more leaves the history."""
        if not self.read_only:
            step = self.history.undo()
            if step is not None and not self._apply(step.before):
                self.history.drop(step)

    @Slot()
    def redo(self) -> None:
        """Do the step taken back last again, or forget it where it cannot be stored."""
        if not self.read_only:
            step = self.history.redo()
            if step is not None and not self._apply(step.after):
                self.history.drop(step)

    def _stored(self, entry: Entry) -> Figure | None:
        """Return what the store has for the indicator of an entry."""
        return self.book.figures.get(entry.indicator.key) if entry.indicator else None

    def _confirmed(
        self, entry: Entry, figure: Figure | None
    ) -> tuple[Figure | None, Figure | None]:
        after = None if figure is None else replace(figure, status=FigureStatus.CONFIRMED)
        return self._stored(entry), self._now_placed(after)

    def _renewed(self, entry: Entry) -> tuple[Figure | None, Figure | None]:
        """Take what the text says now; where it says nothing, the figure stands for itself."""
        before = self._stored(entry)
        if entry.now is None or before is None:
            fresh = before and Figure(before.indicator, before.value, approx=before.approx)
            return before, fresh
        return self._confirmed(entry, replace(entry.now, indicator=before.indicator))

    def _now_placed(self, figure: Figure | None) -> Figure | None:
        """Return a figure read in an older text where its words are in the saved one."""
        self._flush()
        if figure is None or self._read.sections is self._saved.sections:
            return figure
        return moved_figure(figure, Following(self._read.sections, self._saved.sections))

    def _store(
        self,
        figures: Sequence[tuple[Figure | None, Figure | None]],
        what: str,
        *,
        rejected: tuple[Rejection, ...] = (),
    ) -> None:
        change = BookChange(tuple(figures), rejected)
        empty = not figures and not rejected
        if not self.read_only and self._apply(change) and not empty:
            self.history.add(Step(what, change.reversed(), change))

    def _apply(self, change: BookChange) -> bool:
        """Store a change and show it; tells whether it was possible."""
        if self._key is None or not self._flush():
            return False
        edit = FigureEdit(
            self._key,
            [after for _, after in change.figures if after is not None],
            [before.indicator for before, after in change.figures if before and after is None],
            change.rejected,
            change.restored,
        )
        try:
            self._workspace.figures.save_all([edit], origin=self)
        except ReportError as error:
            self.failed.emit(str(error))
            return False
        self.book = self._workspace.figures.book(self._key)
        if not self._task.busy:  # else the text has changed, and is being read again
            self._join()
        return True

    @Slot(object)
    def _on_read(self, found: tuple[Figure, ...]) -> None:
        self._read, self._mentions = self._saved, found
        self._join()
        self._keep_sentences()

    def _keep_sentences(self) -> None:
        """Store the new sentences of figures whose value has stayed."""
        fresh = reworded(self.entries, self.book, self._read.sections)
        if self._key is None or self.read_only or not fresh:
            return
        try:
            self._workspace.figures.save(self._key, fresh, origin=self)
        except ReportError as error:
            self.failed.emit(str(error))
            return
        self.book = self._workspace.figures.book(self._key)

    def _join(self) -> None:
        """Hold what is stored against what the text says."""
        catalogue, report = self.catalogue, self._read
        self.entries = entries(report.sections, self.book, self._last, self._mentions, catalogue)
        figures = {
            entry.indicator.key: entry.figure
            for entry in self.entries
            if entry.stored and entry.indicator is not None and entry.figure is not None
        }
        self.verdicts = verdicts(report, figures, self._last, catalogue, self._mentions)
        self.changed.emit()
