"""The history of reports: what they were, revision by revision, and bringing it back."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.errors import NotFoundError
from desktop.domain.report import Report, ReportId
from desktop.domain.revision import Revision, RevisionId, RevisionKind, with_section
from desktop.store.bin import BinTables, insert_row
from desktop.store.figures import FigureTables, figure_from
from desktop.store.kept_texts import KeptText, kept_texts
from desktop.store.recording import revision_from
from desktop.store.reports import ReportTables
from desktop.store.rows import report_from
from desktop.store.states import State, state_of, undone

if TYPE_CHECKING:
    from desktop.domain.figure import Figure


class HistoryTables(BinTables, ReportTables, FigureTables):
    """The part of a store that keeps what was."""

    def timeline(self, report: ReportId) -> tuple[Revision, ...]:
        """Return the revisions of a report, the newest first; they outlive its removal."""
        rows = self._connection.rows(
            "SELECT id, report, kind, status, began, at, operator, name, reason FROM revisions"
            " WHERE report = ? ORDER BY id DESC",
            report,
        )
        return tuple(map(revision_from, rows))

    def kept_texts(self, report: ReportId) -> Iterator[KeptText]:
        """Yield what each revision of a report held, the newest first."""
        return kept_texts(self._connection, report)

    def revision(self, revision: RevisionId) -> Revision:
        """Return a revision; raises `NotFoundError` if there is none."""
        row = self._connection.row("SELECT * FROM revisions WHERE id = ?", revision)
        if row is None:
            raise NotFoundError(
                f"年报库“{self._connection.path}”中没有这个历史版本，可能已经随年报清除；请刷新。"
            )
        return revision_from(row)

    def report_at(self, revision: RevisionId) -> Report:
        """Return the report as it was; raises `NotFoundError` if it or the revision is gone."""
        state = self._state_at(revision)
        lists = (map(dict, state.lists[name]) for name in ("sections", "attachments"))
        return report_from(state.header, *lists)

    def figures_at(self, revision: RevisionId) -> "tuple[Figure, ...]":
        """Return the figures as they were; raises `NotFoundError` if any of it is gone."""
        rows = map(dict, self._state_at(revision).lists["figures"])
        return tuple(map(figure_from, rows))

    def name_revision(self, revision: RevisionId, name: str) -> None:
        """Give a revision a name, or take it away by an empty one; the next edit begins another."""
        with self._connection.transaction():
            self.revision(revision)
            self._connection.run(
                "UPDATE revisions SET name = ? WHERE id = ?", name.strip(), revision
            )

    def restore(
        self, revision: RevisionId, *, section: int | None = None, figures_only: bool = False
    ) -> ReportId:
        """Bring back a whole revision, one of its sections, or its figures, as a new revision.

        The year stays as it is now. Raises `NotFoundError` if any of it is gone, and
        `ConflictError` if the text is to come back and the report is final.
        """
        found = self.revision(revision)
        present = self.report(found.report).report
        wanted = present if figures_only else self._wanted(revision, present, section)
        reason = _words(found, section, figures_only=figures_only)
        with self._recorded(found.report, RevisionKind.RESTORED, reason=reason):
            self._open_office(found.report)
            self._change(found.report, present, wanted)
            if section is None:
                self._replace_figures(found.report, self._state_at(revision))
        return found.report

    def _wanted(self, revision: RevisionId, present: Report, section: int | None) -> Report:
        past = self.report_at(revision)
        if section is None:
            return replace(past, year=present.year)
        if not 0 <= section < len(past.sections):
            raise NotFoundError("这个历史版本里没有所选的那一节，没有恢复；请刷新后重新选择。")
        return replace(present, sections=with_section(present.sections, past.sections, section))

    def _replace_figures(self, report: ReportId, state: State) -> None:
        self._connection.run("DELETE FROM figures WHERE report = ?", report)
        for row in state.lists["figures"]:
            insert_row(self._connection, "figures", dict(row) | {"report": report})

    def _state_at(self, revision: RevisionId) -> State:
        report = self.revision(revision).report
        state = state_of(self._connection, report)
        if state is None:
            raise NotFoundError("这份年报已经删除，它的历史版本暂时看不到；请先到回收站把它找回。")
        for row in self._connection.rows(
            "SELECT undo FROM revisions WHERE report = ? AND id > ? ORDER BY id DESC",
            *(report, revision),
        ):
            state = undone(state, row["undo"])
        return state


def _words(revision: Revision, section: int | None, *, figures_only: bool) -> str:
    when = revision.at.astimezone().strftime("%Y-%m-%d %H:%M")
    what = "数据" if figures_only else ("全文和数据" if section is None else "一节")
    return f"{what}恢复到{revision.name or when}"
