"""插入数据: a figure goes into the text at the cursor and is followed by it from then on."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence

from desktop.domain.figure import FigureLink
from desktop.domain.outline import replaced
from desktop.domain.splicing import spliced
from desktop.services.figure_entries import Entry, Standing
from desktop.services.figure_writing import written
from desktop.ui import icons
from desktop.ui.dialogs import messages
from desktop.ui.editor.edits import Edit
from desktop.ui.editor.page import ReportEditor
from desktop.ui.report.figures.inserting import InsertDialog
from desktop.ui.report.figures.panel import FiguresPanel

TEXT = "插入数据…"
_KEYS = "Ctrl+Shift+I"
_NOTHING = "还没有可以插入的数据：请先在“数据”面板中采纳建议或者填写数值。"
_NOWHERE = "附件里的文字不能跟随数据：请把光标放到正文中，再插入数据。"


class FigureInsertion(QObject):
    """The action, and what it does.

    Signals:
        panel_requested: There is no figure yet: the panel is wanted.
    """

    panel_requested = Signal()

    def __init__(self, editor: ReportEditor, panel: FiguresPanel) -> None:
        super().__init__(panel)
        self._editor = editor
        self._panel = panel
        self.action = QAction(TEXT, self)
        self.action.setObjectName("insert_figure")
        self.action.setShortcut(QKeySequence(_KEYS))
        self.action.setStatusTip("在光标处插入一项数据，正文随数据更新")
        icons.put_late(self.action, "link")
        self.action.triggered.connect(self.ask)
        editor.session.read_only_changed.connect(self.action.setDisabled)

    @Slot()
    def ask(self) -> None:
        """Ask which figure, and put it in."""
        ready = [entry for entry in self._panel.session.stored_entries() if _is_ready(entry)]
        if not ready:
            self.panel_requested.emit()
            messages.tell(self._editor, _NOTHING)
            return
        if self._editor.body.offset_at(self._editor.body.place())[0] is None:
            messages.tell(self._editor, _NOWHERE)
            return
        chosen = self._panel.view.entry
        dialog = InsertDialog(ready, chosen.key if chosen else "", self._editor)
        if dialog.exec() and dialog.entry is not None:
            self.insert(dialog.entry, dialog.chosen_form)

    def insert(self, entry: Entry, form: str) -> None:
        """Put a figure in at the cursor, as one step of the text's history."""
        body, report = self._editor.body, self._editor.session.report
        if entry.figure is None or entry.indicator is None:
            return
        body.remove_selection()
        report, place = self._editor.session.report, body.place()
        section, start = body.offset_at(place)
        if section is None:
            return
        words = written(entry.figure, entry.indicator, form)
        fresh = spliced(report.sections[section], start, start, words)
        after = replace(report, sections=replaced(report.sections, section, fresh))
        behind = replace(place, offset=place.offset + len(words))
        if body.perform(Edit(after, behind, "插入数据")):
            end = start + len(words)
            link = FigureLink(entry.indicator.key, section, start, end, words, form)
            self._panel.session.link(link)


def _is_ready(entry: Entry) -> bool:
    known = entry.standing in {Standing.CONFIRMED, Standing.ENTERED, Standing.STALE}
    return known and entry.figure is not None and entry.figure.value is not None
