"""The 合规单 of the report that is being edited, measured anew a moment after each change."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.official.blocks import Place
from desktop.official.compose import compose
from desktop.official.options import Options
from desktop.official.verdicts import Row
from desktop.services.compliance_file import advice_here
from desktop.services.live_sheet import LiveSheet
from desktop.ui import theme
from desktop.ui.compliance.exporting import EXPORT
from desktop.ui.compliance.places import place_of
from desktop.ui.compliance.view import SheetView
from desktop.ui.editor.session import ReportSession
from desktop.ui.tasks import Steps

TITLE: Final = "合规"
CHECK_OTHER: Final = "检查其他 Word 文件…"
_EMPTY: Final = "还没有可以检查的内容。\n写下标题或正文，这里随即逐条对照国标检查版式。"
_PAUSE: Final = 500  # milliseconds after the last key


class CompliancePanel(QWidget):
    """Watches a session while it is seen; measures in short steps when nobody types.

    Signals:
        measured: There is a new sheet.
        place_chosen: The `Place` of the row that was chosen.
        place_entered: The `Place` in the text is wanted.
        preview_requested: The `Place` in the preview is wanted.
        export_requested: The sheet is wanted as a file.
        other_requested: A Word file from outside is to be measured.
        settings_requested: The office's format is to be looked at.
    """

    measured = Signal()
    place_chosen = Signal(object)
    place_entered = Signal(object)
    preview_requested = Signal(object)
    export_requested = Signal()
    other_requested = Signal()
    settings_requested = Signal()

    def __init__(self, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._options = Options()
        self._seen = False
        self._stale = True
        self._live = LiveSheet()
        self._steps = Steps(self)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self.to_text = QPushButton("到这一处", self)
        self.to_preview = QPushButton("在预览中查看", self)
        self.export = QPushButton(EXPORT, self)
        self.other = QPushButton(CHECK_OTHER, self)
        self.settings = QPushButton("格式设置…", self)
        self.sheet = SheetView(
            advice_here,
            Qt.Orientation.Vertical,
            self,
            buttons=(self.to_text, self.to_preview),
            placed=lambda row: self.place(row) is not None,
        )
        self.empty = QLabel(_EMPTY, self)
        self._waiting = QLabel("正在检查版式…", self)
        self._stack = QStackedWidget(self)
        self._build()
        self._connect()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The sheet that is shown."""
        return self.sheet.model.rows

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to measure."""
        return self._stack.currentWidget() is self.empty

    def set_options(self, options: Options) -> None:
        """Measure the report as its office wants it set."""
        if options != self._options:
            self._options = options
            self._on_report_changed()

    def place(self, row: Row) -> Place | None:
        """Return where in the report a row has its place."""
        return place_of(row, compose(self._session.report, self._options))

    def fresh_rows(self) -> tuple[Row, ...]:
        """Return the sheet of the report as it is this moment, for a file."""
        if self._stale:
            self._stop()
            self._show(self._live.sheet(self._session.report, self._options))
        return self.rows

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._seen = True
        if self._stale:
            self._pause.start(0)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._seen = False
        self._stop()

    def _build(self) -> None:
        # Not an `EmptyState`, which is wider than a panel beside the text may be.
        for label in (self._waiting, self.empty):
            theme.mark(label, "muted")
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.mark(self.settings, "flat")
        self.sheet.add_button(self.settings)
        for widget in (self._waiting, self.empty, self.sheet):
            self._stack.addWidget(widget)
        line = QHBoxLayout()
        line.setSpacing(theme.UNIT)
        line.addWidget(self.export)
        line.addWidget(self.other)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.UNIT, theme.UNIT, theme.UNIT, theme.UNIT)
        box.setSpacing(theme.UNIT)
        box.addWidget(self._stack, 1)
        box.addLayout(line)
        self.export.setEnabled(False)

    def _connect(self) -> None:
        self._session.report_changed.connect(self._on_report_changed)
        self._pause.timeout.connect(self._measure)
        self._steps.stepped.connect(self._on_step)
        self.sheet.chosen.connect(self._on_chosen)
        self.sheet.activated.connect(self._on_entered)
        self.to_text.clicked.connect(self._on_entered)
        self.to_preview.clicked.connect(self._on_preview)
        self.export.clicked.connect(self.export_requested)
        self.other.clicked.connect(self.other_requested)
        self.settings.clicked.connect(self.settings_requested)

    def _stop(self) -> None:
        self._pause.stop()
        self._steps.cancel()

    @Slot()
    def _measure(self) -> None:
        self._steps.start(self._live.steps(self._session.report, self._options))

    @Slot(object)
    def _on_step(self, rows: tuple[Row, ...] | None) -> None:
        if rows is not None:
            self._show(rows)

    def _show(self, rows: tuple[Row, ...]) -> None:
        self._stale = False
        self.sheet.show_rows(rows)
        self.export.setEnabled(bool(rows))
        self._stack.setCurrentWidget(self.sheet if rows else self.empty)
        self.measured.emit()

    @Slot()
    def _on_report_changed(self) -> None:
        self._stale = True
        self._steps.cancel()
        if self._seen:
            self._pause.start(_PAUSE)

    @Slot(object)
    def _on_chosen(self, row: Row | None) -> None:
        place = self.place(row) if row is not None else None
        if place is not None:
            self.place_chosen.emit(place)

    @Slot()
    def _on_entered(self) -> None:
        place = self.place(self.sheet.row) if self.sheet.row is not None else None
        if place is not None:
            self.place_entered.emit(place)

    @Slot()
    def _on_preview(self) -> None:
        place = self.place(self.sheet.row) if self.sheet.row is not None else None
        if place is not None:
            self.preview_requested.emit(place)
