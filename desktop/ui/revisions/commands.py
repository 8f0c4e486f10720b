"""What can be done with revisions, as actions: naming, bringing back, handing on."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.report import Report, ReportId
from desktop.domain.revision import Revision
from desktop.services.exporting import suggested_name
from desktop.services.revisions import Differences
from desktop.services.workspace import Workspace
from desktop.ui import icons
from desktop.ui.dialogs import files, messages
from desktop.ui.revisions.naming import NamingDialog
from desktop.ui.revisions.words import called

NAME: Final = "name_version"
_WAYS: Final = {
    NAME: ("命名版本(&V)…", "star", "Ctrl+Shift+S"),
    "name_this": ("给这一稿命名(&N)…", "star", "F2"),
    "restore_all": ("恢复此稿(&R)", "history", ""),
    "restore_figures": ("只恢复数据(&D)", "table-2", ""),
    "side_by_side": ("并排对照(&C)…", "columns-2", ""),
    "redline_docx": ("导出花脸稿 Word(&W)…", "file-text", ""),
    "redline_pdf": ("导出花脸稿 PDF(&P)…", "file-output", ""),
}
_FORMS: Final = {".docx": "Word 文档", ".pdf": "PDF 文档"}
_UNTITLED: Final = "（引言）"


class RevisionCommands(QObject):
    """Use cases on revisions, with their questions; errors are shown over `window`.

    Attributes:
        actions: What menus and keys share, by key.

    Signals:
        restored: A sentence on what was brought back.
        written: The file (`Path`).
    """

    restored = Signal(str)
    written = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        flush: Callable[[], bool],
        today: Callable[[], dt.date],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._flush = flush
        self._today = today
        self._window = window
        self.actions = {key: _action(key, window) for key in _WAYS}

    def name(self, revision: Revision) -> None:
        """Ask for the name of a version and keep it."""
        dialog = NamingDialog(revision, called(revision, self._today()), self._window)
        if dialog.exec() and dialog.name != revision.name:
            with messages.reporting(self._window):
                self._workspace.history.name(revision.id, dialog.name)

    def restore(
        self, revision: Revision, *, section: int | None = None, figures_only: bool = False
    ) -> None:
        """Bring back a revision, a section of it, or its figures; what is there now is kept."""
        if not self._flush():
            return
        with messages.reporting(self._window):
            self._workspace.history.restore(
                revision.id, section=section, figures_only=figures_only, origin=self
            )
            what = "数据" if figures_only else "一节" if section is not None else "正文、要素和数据"
            self.restored.emit(
                f"{what}已恢复为{called(revision, self._today())}；恢复前的文字仍在历史中。"
            )

    def fill_sections(
        self, menu: QMenu, revision: Revision, report: Report, restorable: Sequence[int]
    ) -> None:
        """Offer sections of `report`, which is what `revision` holds, to be brought back."""
        markers = report.markers
        for index in restorable:
            words = markers[index] + (report.sections[index].heading or _UNTITLED)
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(partial(self._restore_section, revision, index))

    def show_side_by_side(self, report: ReportId, chosen: Revision, other: Revision | None) -> None:
        """Show two revisions side by side, the older one on the left; None: as it is now."""
        from desktop.ui.comparison.opening import open_revisions  # noqa: PLC0415 - when asked for

        pair = (chosen.id, None) if other is None else (other.id, chosen.id)
        with messages.reporting(self._window):
            open_revisions(self._window.window(), self._workspace, report, *pair)

    def write_redline(
        self, report: ReportId, found: Differences, form: str, made: Revision
    ) -> None:
        """Write what was held together as a 花脸稿; its changes are of the day of `made`."""
        name = suggested_name(found.after, f"（花脸稿）{form}")
        path = files.ask_save_path(self._window, "导出花脸稿", name, _FORMS[form], form)
        if path is None:
            return
        with messages.reporting(self._window):
            self.written.emit(
                self._workspace.revisions.write_redline(report, found, path, moment=made.at)
            )

    def _restore_section(self, revision: Revision, index: int, _checked: object = None) -> None:
        self.restore(revision, section=index)


def _action(key: str, window: QWidget) -> QAction:
    text, icon, shortcut = _WAYS[key]
    action = QAction(text, window)
    action.setObjectName(key)
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    if shortcut:
        action.setShortcut(QKeySequence(shortcut))
    icons.put(action, icon)
    return action
