"""The actions of the editor: made from the table, enabled where they would change something."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.domain import outline
from desktop.domain.outline import Part
from desktop.domain.parts import PartGuide, guide_for
from desktop.ui.editor import structure
from desktop.ui.editor.action_table import MENU, ROWS, ActionRow
from desktop.ui.editor.body import BodyEditor
from desktop.ui.editor.edits import Edit
from desktop.ui.editor.insertions import Rule
from desktop.ui.editor.projection import Place, Projection
from desktop.ui.editor.session import ReportSession
from desktop.ui.history_actions import REDO_KEYS, name_step

_SOON_MS = 150


class EditorActions(QObject):
    """All actions on the report in one editor, by id.

    The window puts them into menus and tool bars. Their keys work wherever `host` or one of its
    children has the focus.

    Signals:
        find_requested: The user wants to search.
        pane_requested: The user wants to go on to the next pane.
    """

    find_requested = Signal()
    pane_requested = Signal()

    def __init__(
        self,
        session: ReportSession,
        body: BodyEditor,
        guides: Sequence[PartGuide],
        host: QWidget,
    ) -> None:
        super().__init__(host)
        self._session = session
        self._body = body
        self._guides = guides
        self._rules: dict[str, Rule] = {}
        self._actions: dict[str, QAction] = {}
        self._line: tuple[int, int, int | None] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._build(host)
        self._connect()
        self.refresh()

    def __getitem__(self, name: str) -> QAction:
        """Return the action of an id; raises `KeyError` if there is none."""
        return self._actions[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self._actions)

    @Slot()
    def refresh(self) -> None:
        """Enable what would change something where the cursor is."""
        self._timer.stop()
        writable = not self._session.read_only
        projection, place = self._body.projection, self._body.place()
        for name, rule in self._rules.items():
            edit = rule(projection, place) if writable else None
            changes = edit is not None and edit.report is not projection.report
            self._actions[name].setEnabled(changes)
        self._refresh_general(writable=writable)

    def _refresh_general(self, *, writable: bool) -> None:
        steps = self._session.history
        undo, redo = self._actions["undo"], self._actions["redo"]
        name_step(undo, "撤销", steps.undo_text, possible=writable and steps.can_undo)
        name_step(redo, "重做", steps.redo_text, possible=writable and steps.can_redo)
        missing = outline.missing_parts(self._session.report.sections)
        self._actions["add_part"].setEnabled(writable and bool(missing))
        self._actions["cut"].setEnabled(writable)
        self._actions["paste"].setEnabled(writable)

    def _build(self, host: QWidget) -> None:
        for row in (*ROWS, *map(_part_row, self._guides)):
            action = QAction(row.text, self)
            action.setObjectName(row.id)
            action.setStatusTip(row.tip)
            action.setToolTip(f"{row.tip}（{row.keys}）" if row.keys else row.tip)
            action.setShortcut(QKeySequence(row.keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._actions[row.id] = action
            if row.rule is not None:
                self._rules[row.id] = row.rule
                action.triggered.connect(partial(self._on_triggered, row.rule))
            host.addAction(action)
        self._actions["redo"].setShortcuts([QKeySequence(keys) for keys in REDO_KEYS])
        self._body.set_menu([None if name is None else self._actions[name] for name in MENU])

    def _connect(self) -> None:
        self._actions["undo"].triggered.connect(self._session.undo)
        self._actions["redo"].triggered.connect(self._session.redo)
        self._actions["cut"].triggered.connect(self._body.cut_selection)
        self._actions["copy"].triggered.connect(self._body.copy)
        self._actions["paste"].triggered.connect(self._body.paste)
        self._actions["find"].triggered.connect(self.find_requested)
        self._actions["next_pane"].triggered.connect(self.pane_requested)
        for name, by in (("zoom_in", 1), ("zoom_out", -1), ("zoom_reset", 0)):
            self._actions[name].triggered.connect(partial(self._on_zoom, by))
        self._actions["add_part"].triggered.connect(self._on_add_part)
        self._timer.timeout.connect(self.refresh)
        self._body.place_changed.connect(self._on_place_changed)
        self._session.report_changed.connect(self._on_report_changed)
        self._session.read_only_changed.connect(self.refresh)
        self._session.history.changed.connect(self._on_report_changed)

    def add_part(self, part: Part) -> None:
        """Add a required part where it belongs, and go there."""
        guide = guide_for(self._guides, part)
        heading = guide.heading_for(self._session.report.year) if guide is not None else ""
        self._body.perform(structure.add_part(self._body.projection, part, heading))
        self._body.setFocus()

    def _on_triggered(self, rule: Rule, *_checked: bool) -> None:
        self._body.perform(rule(self._body.projection, self._body.place()))
        self.refresh()

    def _on_zoom(self, by: int, *_checked: bool) -> None:
        self._body.zoom(by)

    @Slot()
    def _on_add_part(self) -> None:
        missing = outline.missing_parts(self._session.report.sections)
        if missing:
            self.add_part(missing[0])

    @Slot(object)
    def _on_place_changed(self, place: object) -> None:
        if isinstance(place, Place) and (place.unit, place.line, place.cell) != self._line:
            self._line = (place.unit, place.line, place.cell)
            self._timer.start(0)

    @Slot()
    def _on_report_changed(self) -> None:
        self._timer.start(_SOON_MS)


def _part_row(guide: PartGuide) -> ActionRow:
    rule = partial(_as_part, part=guide.part)
    tip = f"说明本标题写的是“{guide.label}”"
    return ActionRow(f"part_{guide.part.value}", f"作为“{guide.label}”", "", tip, rule)


def _as_part(p: Projection, at: Place, part: Part) -> Edit | None:
    return structure.set_part(p, at, part)
