"""This year's and last year's figures beside the text, edited in place."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.office import OfficeId
from desktop.services.workspace import Workspace
from desktop.ui import theme
from desktop.ui.figures.hint import HintLine
from desktop.ui.figures.rows import Filter
from desktop.ui.figures.session import FiguresSession
from desktop.ui.figures.table import FiguresTable

TITLE = "数据"


class FiguresPanel(QWidget):
    """Two years of one office in a narrow table.

    Signals:
        page_requested: All years are wanted.
    """

    page_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._years: tuple[int, ...] = ()
        self.session = FiguresSession(workspace, self)
        self.table = FiguresTable(self.session, self, narrow=True)
        self._search = QLineEdit(self)
        self._all = QPushButton("全部年度", self)
        self._hint = HintLine("直接键入即可填写，Delete 清空，没有此项填“不适用”。", self)
        self._build()
        self._connect()

    def show_year(self, office: OfficeId, year: int) -> None:
        """Show the figures of `year` and the year before."""
        self._years = (year, year - 1)
        self.session.open(office, self._years)
        self._hint.tell("")

    def take_note(self, changes: Changes, origin: object) -> None:
        """Look again when someone else has written."""
        if self._years and self.session.concerns(changes, origin):
            self.session.refresh(self._years)

    def _build(self) -> None:
        self._search.setPlaceholderText("查找指标")
        self._search.setAccessibleName("查找指标")
        self._search.setClearButtonEnabled(True)
        line = QHBoxLayout()
        line.setSpacing(theme.UNIT)
        line.addWidget(self._search, 1)
        line.addWidget(self._all)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.UNIT, theme.UNIT, theme.UNIT, theme.UNIT)
        box.setSpacing(theme.UNIT)
        box.addLayout(line)
        box.addWidget(self.table, 1)
        box.addWidget(self._hint)

    def _connect(self) -> None:
        self._all.clicked.connect(self.page_requested)
        self._search.textChanged.connect(self._on_search)
        self.table.refused.connect(self._hint.warn)
        self.session.failed.connect(self._hint.warn)
        self.session.stored.connect(self._on_stored)

    @Slot(str)
    def _on_search(self, text: str) -> None:
        self.session.model.set_filter(Filter(text))

    @Slot()
    def _on_stored(self) -> None:
        self._hint.tell("已保存")
