"""The editor and the preview side by side, or one of them alone."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.official.blocks import Place
from desktop.official.options import Options
from desktop.ui import icons, state
from desktop.ui.editor.page import ReportEditor
from desktop.ui.preview.geometry import Fit
from desktop.ui.preview.link import PreviewLink
from desktop.ui.preview.modes import Mode, ModeSwitch
from desktop.ui.preview.panel import PreviewPanel
from desktop.ui.preview.print_actions import PrintActions, Printed

_FIRST_SIZES = {Mode.BESIDE: Fit.WIDTH, Mode.PREVIEW: Fit.PAGE}
_WHOLE = 1000
_HALF = 500
# Beside the pages the editor keeps what it has room for.
_ROOM_FOR_OUTLINE = 1500
_ROOM_FOR_PANELS = 1900


class PreviewStage(QWidget):
    """Shows the editor as the user wants it; the preview is made when it is first wanted."""

    def __init__(self, editor: ReportEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self.switch = ModeSwitch(self)
        self.prints = PrintActions(self._printed, self)
        self._mode = Mode.EDIT
        self._options = Options()
        self._panel: PreviewPanel | None = None
        self._link: PreviewLink | None = None
        self._share = state.load().number("preview_share") or _HALF
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._next = QAction("切换编辑、并排、预览", self)
        self._build()

    @property
    def mode(self) -> Mode:
        """What is shown."""
        return self._mode

    @property
    def panel(self) -> PreviewPanel:
        """The preview; it is made by asking for it."""
        if self._panel is None:
            self._panel = PreviewPanel(self.editor.session, self.prints.actions, self)
            self._panel.hide()
            self._panel.document.set_options(self._options)
            self._splitter.addWidget(self._panel)
            self._splitter.setCollapsible(1, False)  # noqa: FBT003  # Qt's signature
            self._link = self._tied(self._panel)
        return self._panel

    @property
    def link(self) -> PreviewLink:
        """What ties the preview to the editor."""
        panel = self.panel
        return self._link or self._tied(panel)

    @property
    def view_actions(self) -> list[QAction]:
        """What the menu 视图 offers."""
        return [self._next]

    def set_options(self, options: Options) -> None:
        """Set the report as its office wants it."""
        self._options = options
        if self._panel is not None:
            self._panel.document.set_options(options)

    @Slot(object)
    def point_at(self, place: Place) -> None:
        """Mark the line of a place of the report, where the preview is shown."""
        if self._mode is not Mode.EDIT:
            self.link.point_at(place)

    @Slot(object)
    def show_place(self, place: Place) -> None:
        """Mark the line of a place in the preview, which is shown for it."""
        if self._mode is Mode.EDIT:
            self.show_mode(Mode.BESIDE)
        self.link.point_at(place)

    @Slot(object)
    def go_to(self, place: Place) -> None:
        """Go to a place of the report in the text or in the form."""
        self.link.go_to(place, place.start)

    @Slot(object)
    def show_mode(self, mode: Mode) -> None:
        """Show the editor, both, or the preview, and remember it."""
        self._keep_share()
        self._mode = mode
        self.switch.show_mode(mode)
        shown = mode is not Mode.EDIT
        if shown:
            self.panel.look_at(mode.name.lower(), _FIRST_SIZES[mode])
        if shown or self._panel is not None:
            self.panel.setVisible(shown)
        self.editor.setVisible(mode is not Mode.PREVIEW)
        self._fit_columns()
        if mode is Mode.BESIDE:
            self._splitter.setSizes([_WHOLE - self._share, self._share])
        state.change(report_mode=mode.value)
        (self.panel.view if mode is Mode.PREVIEW else self.editor.body).setFocus()

    def recall(self) -> None:
        """Show what was shown the last time."""
        known = state.load().text("report_mode")
        if known in set(Mode):
            self.show_mode(Mode(known))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keep_share()

    def _build(self) -> None:
        self._splitter.addWidget(self.editor)
        self._splitter.setCollapsible(0, False)  # noqa: FBT003  # Qt's signature
        self._splitter.setHandleWidth(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._splitter)
        icons.put(self._next, "eye")
        self._next.setObjectName("view_next_mode")
        self._next.setShortcut(QKeySequence("F8"))
        self._next.triggered.connect(self._on_next)
        self.switch.chosen.connect(self.show_mode)
        self.switch.show_mode(self._mode)

    def _tied(self, panel: PreviewPanel) -> PreviewLink:
        link = PreviewLink(self.editor, panel)
        link.text_wanted.connect(self._on_text_wanted)
        link.field_wanted.connect(self._on_field_wanted)
        return link

    def _fit_columns(self) -> None:
        """Leave the editor, beside the pages, the columns that it has room for."""
        beside = self._mode is Mode.BESIDE
        self.editor.outline.setVisible(not beside or self.width() >= _ROOM_FOR_OUTLINE)
        self.editor.panels.setVisible(not beside or self.width() >= _ROOM_FOR_PANELS)

    def _keep_share(self) -> None:
        sizes = self._splitter.sizes()
        if self._mode is Mode.BESIDE and self.isVisible() and len(sizes) > 1 and all(sizes):
            self._share = round(_WHOLE * sizes[1] / sum(sizes))
            state.change(preview_share=self._share)

    def _printed(self) -> Printed | None:
        panel = self.panel
        pages = panel.document.fresh_pages()
        if panel.document.is_empty:
            return None
        title = "".join(self.editor.session.report.title.splitlines())
        return Printed(title, pages, panel.view.current)

    @Slot()
    def _on_next(self) -> None:
        self.show_mode(self._mode.following)

    @Slot()
    def _on_text_wanted(self) -> None:
        if self._mode is Mode.PREVIEW:
            self.show_mode(Mode.BESIDE)

    @Slot(str)
    def _on_field_wanted(self, key: str) -> None:
        self._on_text_wanted()
        self.editor.panels.show()
        self.editor.panels.setCurrentWidget(self.editor.form)
        self.editor.form.focus_field(key)
