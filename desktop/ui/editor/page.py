"""The page 编辑: outline, text and panels of one report over one session."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.outline import Part, Section
from desktop.domain.parts import PartGuide
from desktop.ui import theme
from desktop.ui.editor import levels, structure
from desktop.ui.editor.actions import EditorActions
from desktop.ui.editor.body import BodyEditor
from desktop.ui.editor.find_bar import FindBar
from desktop.ui.editor.form import HeaderForm
from desktop.ui.editor.guide_panel import GuidePanel
from desktop.ui.editor.look import EditorColours
from desktop.ui.editor.marks import MarkLayers
from desktop.ui.editor.outline_model import Node, NodeKind, OutlineModel
from desktop.ui.editor.outline_view import OutlineView
from desktop.ui.editor.projection import Place
from desktop.ui.editor.session import ReportSession
from desktop.ui.editor.status_line import StatusLine

_WIDTHS = (236, 800, 320)
_OUTLINE_MENU: tuple[str | None, ...] = (
    *("promote", "demote", "move_up", "move_down", None, "merge", "run_in", "auto_number", None),
)


class ReportEditor(QWidget):
    """Everything needed to write one report.

    Signals:
        edited: The report has changed, by whatever view.
    """

    edited = Signal()

    def __init__(
        self,
        session: ReportSession,
        guides: Sequence[PartGuide] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._guides = guides
        self._part: Part | None = None
        self.session = session
        self.body = BodyEditor(session, {guide.part: guide.label for guide in guides})
        self.model = OutlineModel(session, guides, self)
        self.outline = OutlineView(self.model)
        self.form = HeaderForm(session)
        self.guide = GuidePanel(guides)
        self.find_bar = FindBar(self.body)
        self.status = StatusLine(session)
        self.panels = QTabWidget()
        self.editor_actions = EditorActions(session, self.body, guides, self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self.form.take_marks(self.marks)
        self._build()
        self._connect()
        self._on_place_changed(self.body.place())

    def add_panel(self, title: str, widget: QWidget, says: str = "") -> int:
        """Add a panel on the right and return its position; `says`: what it is for."""
        position = self.panels.addTab(widget, title)
        self.panels.setTabToolTip(position, says)
        return position

    def set_colours(self, colours: EditorColours) -> None:
        """Take other colours."""
        for view in (self.body, self.form, self.guide, self.find_bar, self.status, self.model):
            view.set_colours(colours)

    def save_state(self) -> bytes:
        """Return the widths of the three columns."""
        return bytes(self._splitter.saveState().data())

    def restore_state(self, state: bytes) -> bool:
        """Take widths that `save_state` returned; tell whether they could be read."""
        return self._splitter.restoreState(QByteArray(state))

    def go_to_section(self, index: int, start: int = 0, end: int | None = None) -> None:
        """Go to a character of a section, or select up to `end`; counted as in `Section.text`."""
        projection = self.body.projection
        place = projection.place_of_offset(index, start)
        if end is None:
            self.body.go_to(place)
        else:
            self.body.select(place, projection.place_of_offset(index, end))
        self.body.setFocus()

    @property
    def marks(self) -> MarkLayers:
        """What panels point out in the text; see `marks`."""
        return self.body.marks

    def go_to(self, section: int, start: int, end: int | None = None, field: str = "") -> None:
        """Go to a place as marks have it: in a section, or in a field of the form (-1, -2)."""
        if section >= 0:
            self.go_to_section(section, start, end)
        elif field:
            self.panels.show()
            self.panels.setCurrentWidget(self.form)
            self.form.focus_field(field)

    def reveal(self, section: int, start: int, end: int) -> None:
        """Bring a stretch of the text into sight; cursor and keyboard stay where they are."""
        projection = self.body.projection
        if 0 <= section < len(projection.report.sections):
            self.body.reveal(
                projection.place_of_offset(section, start), projection.place_of_offset(section, end)
            )

    def _build(self) -> None:
        self._build_panels()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.body)
        column.addWidget(self.find_bar)
        column.addWidget(self.status)
        for position, widget in enumerate((self.outline, middle, self.panels)):
            self._splitter.addWidget(widget)
            self._splitter.setStretchFactor(position, 1 if widget is middle else 0)
            self._splitter.setCollapsible(position, widget is not middle)
        self._splitter.setChildrenCollapsible(True)
        self._splitter.setHandleWidth(1)
        self._splitter.setSizes(list(_WIDTHS))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._splitter)
        parts = [f"part_{guide.part.value}" for guide in self._guides]
        names = (*_OUTLINE_MENU, *parts)
        self.outline.set_menu(
            [None if name is None else self.editor_actions[name] for name in names]
        )
        self.setFocusProxy(self.body)

    def _build_panels(self) -> None:
        bar = self.panels.tabBar()
        bar.setAccessibleName("面板")
        theme.mark(bar, "panels")
        self.panels.setDocumentMode(True)
        # The column is never narrower than its tabs: none is cut off or has to be scrolled to.
        self.panels.setUsesScrollButtons(False)
        bar.setExpanding(True)
        self.add_panel("要素", self.form, "标题、版头、落款和版记")
        self.add_panel("提示", self.guide, "光标所在部分应当写明的内容")

    def _connect(self) -> None:
        self.session.report_changed.connect(self._on_report_changed)
        self.body.place_changed.connect(self._on_place_changed)
        self.editor_actions.find_requested.connect(self.find_bar.open)
        self.editor_actions.pane_requested.connect(self._on_pane_requested)
        self.form.field_restored.connect(self._on_field_restored)
        self.outline.activated_node.connect(self._on_node_activated)
        self.outline.shift_requested.connect(self._on_shift_requested)
        self.outline.remove_requested.connect(self._on_remove_requested)
        # Queued: the view still holds the dragged row while the report changes.
        self.model.move_requested.connect(
            self._on_move_requested, Qt.ConnectionType.QueuedConnection
        )

    @Slot()
    def _on_report_changed(self) -> None:
        self.edited.emit()
        self._follow(self.body.place())

    @Slot(object)
    def _on_place_changed(self, place: object) -> None:
        if isinstance(place, Place):
            self._follow(place)

    def _follow(self, place: Place) -> None:
        """Show in outline, panel and status line where the cursor is."""
        projection = self.body.projection
        section = projection.section_of(place.unit)
        attachment = projection.attachment_of(place.unit)
        if attachment is not None:
            self.outline.follow(NodeKind.ATTACHMENT, attachment)
        else:
            self.outline.follow(NodeKind.SECTION, -1 if section is None else section)
        part = self._part_at(place.unit)
        if part is not self._part:
            self._part = part
            self.guide.show_part(part)
        unit = projection.units[min(place.unit, len(projection.units) - 1)]
        heading = unit.heading if isinstance(unit, Section) else unit.title
        gap = " " if attachment is not None else ""
        self.status.show_section(projection.numbers[place.unit] + gap + heading)

    def _part_at(self, unit: int) -> Part | None:
        """Return the part that a unit stands in: that of the last section of depth 1 above."""
        units = self.body.projection.units
        if self.body.projection.attachment_of(unit) is not None:
            return None
        for at in range(min(unit, len(units) - 1), 0, -1):
            above = units[at]
            if isinstance(above, Section) and above.depth == 1:
                return above.part
        return None

    @Slot()
    def _on_pane_requested(self) -> None:
        """Go from the outline to the text, to the panel on the right, and to the outline again."""
        if self.outline.hasFocus():
            self.body.setFocus()
        elif self.body.hasFocus():
            self.panels.tabBar().setFocus()
        else:
            self.outline.setFocus()

    @Slot(str)
    def _on_field_restored(self, _key: str) -> None:
        self.panels.setCurrentWidget(self.form)

    @Slot(object)
    def _on_node_activated(self, node: object) -> None:
        if not isinstance(node, Node):
            return
        projection = self.body.projection
        if node.kind is NodeKind.SECTION:
            self.body.go_to_unit(node.index + projection.first_section)
        elif node.kind is NodeKind.ATTACHMENT:
            self.body.go_to_unit(node.index + projection.first_attachment)
        else:
            self.editor_actions.add_part(self._guides[node.index].part)

    @Slot(int)
    def _on_shift_requested(self, by: int) -> None:
        self.body.perform(levels.shift(self.body.projection, self.body.place(), by))

    @Slot(int)
    def _on_remove_requested(self, index: int) -> None:
        self.body.perform(structure.remove_section(self.body.projection, index))

    @Slot(int, int, int)
    def _on_move_requested(self, index: int, target: int, depth: int) -> None:
        self.body.perform(structure.relocate(self.body.projection, index, target, depth))
