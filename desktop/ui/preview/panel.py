"""The preview: pages, a strip of small ones, the line above them and what fonts lack below."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui import state, theme
from desktop.ui.editor.session import ReportSession
from desktop.ui.empty_state import EmptyState
from desktop.ui.preview.bar import PreviewBar
from desktop.ui.preview.document import PreviewDocument
from desktop.ui.preview.geometry import Fit
from desktop.ui.preview.thumbnails import Thumbnails
from desktop.ui.preview.view import PageView

_NOTICE_PAUSE = 1000  # milliseconds without a change before fonts are looked into
_HUNDRED = 100


class PreviewPanel(QWidget):
    """Shows the session's report as it will be printed, and remembers how it was looked at.

    Signals:
        shown: Somebody looks at it again.
    """

    shown = Signal()

    def __init__(
        self, session: ReportSession, prints: list[QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.document = PreviewDocument(session, self)
        self.bar = PreviewBar(prints, self)
        self.thumbnails = Thumbnails(self)
        self.view = PageView(self)
        self.empty = EmptyState(
            "file-text", "还没有可以排版的内容", "写下标题或正文，这里随即显示打印的样子。", self
        )
        self._waiting = QLabel("正在排版…", self)
        self._stack = QStackedWidget(self)
        self._notice = QLabel(self)
        self._notice_frame = QFrame(self)
        self._look_into_fonts = QTimer(self, interval=_NOTICE_PAUSE, singleShot=True)
        self._build()
        self._connect()
        self._way = ""
        self._recall()

    @property
    def notice(self) -> str:
        """What is said of fonts; empty where all is well."""
        return self._notice.text() if not self._notice_frame.isHidden() else ""

    @property
    def notice_details(self) -> str:
        """What stands behind the notice, line by line."""
        return self._notice.toolTip()

    def look_at(self, way: str, fit: Fit) -> None:
        """Show pages in the size that was last chosen for a way of looking at them.

        Args:
            way: Its name.
            fit: The size the first time.
        """
        self._remember_size()
        self._way = f"preview_size_{way}"
        name, _, percent = state.load().text(self._way).partition(" ")
        known = {each.name: each for each in Fit}.get(name, fit)
        self.view.set_fit(known, int(percent) / _HUNDRED if percent.isdecimal() else 1.0)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.document.wake(awake=True)
        self.shown.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.document.wake(awake=False)
        self._remember_size()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.view.viewport().update()
            self.thumbnails.viewport().update()

    def _build(self) -> None:
        theme.mark(self._waiting, "muted")
        theme.mark(self._notice, "small")
        theme.mark(self._notice_frame, "bar")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._notice.setWordWrap(True)
        notice = QHBoxLayout(self._notice_frame)
        notice.setContentsMargins(theme.UNIT, theme.HALF, theme.UNIT, theme.HALF)
        notice.addWidget(self._notice)
        self._notice_frame.hide()
        pages = QWidget(self)
        line = QHBoxLayout(pages)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.thumbnails)
        line.addWidget(self.view, 1)
        for widget in (self._waiting, self.empty, pages):
            self._stack.addWidget(widget)
        self._shown = pages
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self._notice_frame)
        box.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.document.laid.connect(self._on_laid)
        self._look_into_fonts.timeout.connect(self._tell_fonts)
        self.bar.fit_chosen.connect(self.view.set_fit)
        self.bar.zoom_requested.connect(self.view.zoom)
        self.bar.ruler_toggled.connect(self._on_ruler)
        self.bar.thumbnails_toggled.connect(self._on_strip)
        self.view.zoomed.connect(self._on_zoomed)
        self.view.page_changed.connect(self._on_page_changed)
        self.thumbnails.page_chosen.connect(self.view.go_to_page)

    def _recall(self) -> None:
        """Look at the pages as they were looked at the last time."""
        known = state.load()
        self.bar.ruler.setChecked(known.text("preview_ruler") == "on")
        self.thumbnails.hide()
        self.bar.thumbnails.setChecked(known.text("preview_strip") == "on")

    def _remember_size(self) -> None:
        if self._way:
            percent = round(self.view.factor * _HUNDRED)
            state.change(**{self._way: f"{self.view.fit.name} {percent}"})

    @Slot()
    def _on_laid(self) -> None:
        pages = self.document.pages
        self.view.show_pages(pages)
        if not self.thumbnails.isHidden():
            self.thumbnails.show_pages(pages)
        self._stack.setCurrentWidget(self.empty if self.document.is_empty else self._shown)
        self.bar.tell_page(self.view.current + 1, 0 if self.document.is_empty else len(pages))
        self._look_into_fonts.start()

    @Slot()
    def _tell_fonts(self) -> None:
        notice = self.document.font_notice()
        self._notice.setText(notice.sentence)
        self._notice.setToolTip(notice.details)
        self._notice_frame.setVisible(bool(notice.sentence))

    @Slot(float)
    def _on_zoomed(self, factor: float) -> None:
        self.bar.tell_zoom(self.view.fit, factor)

    @Slot(int)
    def _on_page_changed(self, index: int) -> None:
        self.bar.tell_page(index + 1, len(self.view.pages))
        self.thumbnails.show_current(index)

    @Slot(bool)
    def _on_ruler(self, shown: bool) -> None:  # noqa: FBT001  # Qt's signature
        self.view.set_ruler(shown=shown)
        state.change(preview_ruler="on" if shown else "off")

    @Slot(bool)
    def _on_strip(self, shown: bool) -> None:  # noqa: FBT001  # Qt's signature
        self.thumbnails.setVisible(shown)
        if shown:
            self.thumbnails.show_pages(self.view.pages)
            self.thumbnails.show_current(self.view.current)
        state.change(preview_strip="on" if shown else "off")
