"""The line above the editor: where one is, how far the report has got, and its files."""

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from desktop.domain.report import Status
from desktop.ui import icons, status, theme
from desktop.ui.report.autosave import SaveNews, SaveState

_SAID = {
    SaveState.SAVED: "已保存",
    SaveState.EDITING: "正在编辑…",
    SaveState.FAILED: "没有保存",
}


class ReportHead(QFrame):
    """Title, status, saving and export.

    Signals:
        back_requested: Back to where the user came from.
        status_requested: The `Status` that the report is to have.
        figures_requested: The page of figures is wanted.
    """

    back_requested = Signal()
    status_requested = Signal(object)
    figures_requested = Signal()

    def __init__(
        self, exports: list[QAction], modes: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._back = QPushButton("返回", self)
        self._title = QLabel(self)
        self.chip = QPushButton(self)
        self._saved = QLabel(self)
        self._figures = QPushButton("数据", self)
        self._export = QPushButton(exports[0].text(), self)
        self._more = QPushButton("其他格式", self)
        self._build(exports, modes)
        self._connect(exports)

    @property
    def saved_text(self) -> str:
        """What is said about saving."""
        return self._saved.text()

    def show_report(self, name: str, year: int, reached: Status, *, locked: bool) -> None:
        """Show whose report it is and how far it has got."""
        self._title.setText(f"{name} · {year} 年")
        self.chip.setText(reached.value)
        self.chip.setIcon(status.icon(reached))
        self.chip.setAccessibleName(f"状态：{reached.value}，点按更改")
        self.chip.setEnabled(not locked)
        for action in self._statuses:
            action.setEnabled(action.data() != reached.value)

    def tell(self, news: SaveNews) -> None:
        """Say whether what is on the screen is saved."""
        self._saved.setText(_SAID[news.state])
        self._saved.setToolTip(news.sentence)
        theme.mark(self._saved, "error" if news.state is SaveState.FAILED else "small")

    def _build(self, exports: list[QAction], modes: QWidget) -> None:
        theme.mark(self, "bar")
        theme.mark(self._back, "flat")
        theme.mark(self._title, "title")
        theme.mark(self.chip, "chip")
        theme.mark(self._saved, "small")
        theme.mark(self._export, "primary")
        icons.put(self._back, "arrow-left")
        icons.put(self._figures, "table-2")
        icons.put(self._export, "file-output", "accent_text")
        self.chip.setIconSize(QSize(status.SIZE, status.SIZE))
        self.chip.setMenu(self._status_menu())
        more = QMenu(self)
        more.addActions(exports[1:])
        self._more.setMenu(more)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, theme.UNIT)
        line.setSpacing(theme.UNIT)
        for widget in (self._back, self._title, self.chip, self._saved):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(modes)
        line.addSpacing(theme.UNIT)
        for button in (self._figures, self._more, self._export):
            line.addWidget(button)

    def _status_menu(self) -> QMenu:
        menu = QMenu(self)
        self._statuses = [QAction(status.icon(each), each.value, menu) for each in Status]
        for action, each in zip(self._statuses, Status, strict=True):
            action.setData(each.value)
            menu.addAction(action)
        menu.triggered.connect(self._on_status_chosen)
        return menu

    def _connect(self, exports: list[QAction]) -> None:
        self._back.clicked.connect(self.back_requested)
        self._figures.clicked.connect(self.figures_requested)
        self._export.clicked.connect(exports[0].trigger)

    @Slot(QAction)
    def _on_status_chosen(self, action: QAction) -> None:
        self.status_requested.emit(Status(action.data()))
