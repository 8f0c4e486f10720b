"""The pages of the report being edited, laid out anew a moment after each change."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.official.blocks import Block, Place
from desktop.official.compose import compose
from desktop.official.options import Options
from desktop.typesetting.fonts import FontBook
from desktop.typesetting.placed import Page
from desktop.typesetting.typesetter import Typesetter
from desktop.ui.editor.session import ReportSession
from desktop.ui.preview.notice import FontNotice, font_notice
from desktop.ui.preview.places import Spot, spot_of

_PAUSE = 120  # milliseconds after the last key
_LONGEST = 700  # while keys do not pause


class PreviewDocument(QObject):
    """Watches a session while it is awake; asleep it costs nothing.

    Only blocks that have changed are laid out again, since the typesetter remembers the others.

    Signals:
        laid: There are other pages.
    """

    laid = Signal()

    def __init__(self, session: ReportSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._options = Options()
        self._fonts = FontBook()
        self._typesetter = Typesetter(self._fonts, self._options)
        self._blocks: tuple[Block, ...] = ()
        self._pages: tuple[Page, ...] = ()
        self._awake = False
        self._stale = True
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._longest = QTimer(self, interval=_LONGEST, singleShot=True)
        for timer in (self._pause, self._longest):
            timer.timeout.connect(self.refresh)
        session.report_changed.connect(self._on_report_changed)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages as they were laid out last."""
        return self._pages

    @property
    def is_empty(self) -> bool:
        """Whether the report has nothing to set."""
        return not self._blocks

    @property
    def is_laid(self) -> bool:
        """Whether the pages are those of the report as it is."""
        return not self._stale

    def set_options(self, options: Options) -> None:
        """Set the report as its office wants it."""
        if options != self._options:
            self._options = options
            self._typesetter = Typesetter(self._fonts, options)
            self._on_report_changed()

    def wake(self, *, awake: bool) -> None:
        """Follow the report, or leave it alone while nobody looks."""
        self._awake = awake
        if awake and self._stale:
            self._pause.start(0)
        elif not awake:
            self._stop()

    @Slot()
    def refresh(self) -> None:
        """Lay out what has changed, now."""
        self._stop()
        if not self._stale:
            return
        self._stale = False
        self._blocks = compose(self._session.report, self._options)
        self._pages = self._typesetter.typeset(self._blocks)
        self.laid.emit()

    def fresh_pages(self) -> tuple[Page, ...]:
        """Return the pages of the report as it is this moment, for the printer."""
        self.refresh()
        return self._pages

    def spot_of(self, place: Place) -> Spot | None:
        """Return the line that a place of the report stands in."""
        return spot_of(self._pages, place)

    def font_notice(self) -> FontNotice:
        """Say what is to be known of the fonts of this document."""
        return font_notice(self._fonts.substitutions(), self._fonts.lacking(self._blocks))

    def _stop(self) -> None:
        self._pause.stop()
        self._longest.stop()

    @Slot()
    def _on_report_changed(self) -> None:
        self._stale = True
        if self._awake:
            self._pause.start(_PAUSE)
            if not self._longest.isActive():
                self._longest.start()
