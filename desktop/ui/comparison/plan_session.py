"""What the clerk says of the items of last year's plan: stored, and taken back step by step."""

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.errors import ReportError
from desktop.domain.promise import Fulfilment, Judgement
from desktop.domain.report import ReportId
from desktop.services.fulfilment import Kept, checklist, key_of
from desktop.services.workspace import Workspace
from desktop.ui.comparison.watch import YearWatch
from desktop.ui.history import History, Step


class PlanSession(QObject):
    """The checklist of the report that is open.

    Signals:
        changed: There are other items, or something else was said of them.
        failed: The sentence on what could not be stored.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self, workspace: Workspace, watch: YearWatch, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._watch = watch
        self._key: ReportId | None = None
        self._judgements: dict[str, Judgement] = {}
        self.items: tuple[Kept, ...] = ()
        self.history: History[Judgement] = History(self)
        watch.opened.connect(self._on_opened)
        watch.found.connect(self._show)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be stored."""
        return self._workspace.read_only

    def find(self, key: str) -> Kept | None:
        """Return an item by what it is known by."""
        return next((kept for kept in self.items if kept.key == key), None)

    def mark(self, kept: Kept, fulfilment: Fulfilment | None) -> None:
        """Say how far an item was carried out; None takes it back."""
        before = kept.judgement
        after = Judgement(before.item, fulfilment, before.answer, before.rejected)
        self._say(before, after, fulfilment.value if fulfilment else "取消标记")

    def confirm(self, kept: Kept, place: int) -> None:
        """Take one of the answers for the right one."""
        answer = key_of(kept.answers[place].unit)
        self._say(kept.judgement, kept.judgement.confirmed(answer), "确认回应")

    def reject(self, kept: Kept, place: int) -> None:
        """Say that one of the answers is none."""
        answer = key_of(kept.answers[place].unit)
        self._say(kept.judgement, kept.judgement.without(answer), "不是回应")

    @Slot()
    def undo(self) -> None:
        """Take the last word back."""
        step = self.history.undo()
        if step is not None:
            self._store(step.before)

    @Slot()
    def redo(self) -> None:
        """Say again what was taken back last."""
        step = self.history.redo()
        if step is not None:
            self._store(step.after)

    def _say(self, before: Judgement, after: Judgement, text: str) -> None:
        if after != before and self._store(after):
            self.history.add(Step(text, before, after))

    def _store(self, judgement: Judgement) -> bool:
        if self._key is None:
            return False
        try:
            self._workspace.fulfilment.save(self._key, judgement)
        except ReportError as error:
            self.failed.emit(str(error))
            return False
        self._judgements[judgement.item] = judgement
        self._show()
        return True

    @Slot()
    def _on_opened(self) -> None:
        record = self._watch.record
        if record is not None and record.id != self._key:
            self._key = record.id
            self.history.clear()
            self._judgements = self._workspace.fulfilment.judgements(record.id)
        self._show()

    @Slot()
    def _show(self) -> None:
        comparison = self._watch.comparison
        self.items = checklist(comparison.promises, self._judgements) if comparison else ()
        self.changed.emit()
