"""The first line of the start page: where one is, the search, and the main things to do."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QWidget

from desktop.ui import icons, theme
from desktop.ui.theme import UNIT

_TYPING_PAUSE = 150  # milliseconds until a search begins


class LedgerHead(QWidget):
    """A title, a field and three buttons that press the page's actions.

    Signals:
        searched: The text of the search has changed, and typing has paused.
        left: Enter was pressed in the search.
    """

    searched = Signal()
    left = Signal()

    def __init__(
        self,
        title: str,
        add_office: QAction,
        new_report: QAction,
        exports: QMenu,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.search = QLineEdit(self)
        self._typing = QTimer(self, interval=_TYPING_PAUSE, singleShot=True)
        self._title = QLabel(title, self)
        self._export, self._office, self._report = (QPushButton(self) for _ in range(3))
        self._build(exports)
        self._writable = True
        self._adding = add_office
        self._office.clicked.connect(add_office.trigger)
        add_office.changed.connect(self._follow)
        self._report.clicked.connect(new_report.trigger)
        self.search.textChanged.connect(self._typing.start)
        self.search.returnPressed.connect(self.left)
        self._typing.timeout.connect(self.searched)

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    def take_focus(self) -> None:
        """Put the keyboard on the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def reset(self) -> None:
        """Search for nothing, without a signal."""
        self.search.clear()
        self._typing.stop()

    def show_tools(self, *, shown: bool, writable: bool) -> None:
        """Show search and buttons; an empty ledger has no use for them."""
        for widget in (self.search, self._export, self._office, self._report):
            widget.setVisible(shown)
        self._writable = writable
        self._follow()
        self._report.setEnabled(writable)

    @Slot()
    def _follow(self) -> None:
        """Offer a new office where the action does, and say what it says."""
        self._office.setEnabled(self._writable and self._adding.isEnabled())
        self._office.setToolTip("" if self._office.isEnabled() else self._adding.toolTip())

    def _build(self, exports: QMenu) -> None:
        theme.mark(self._title, "title")
        self.search.setPlaceholderText("查找单位（含曾用名）")
        self.search.setAccessibleName("查找单位")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(30 * UNIT)
        glass = QAction(self.search)
        icons.put(glass, "search", "muted")
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._export.setText("导出")
        self._export.setMenu(exports)
        icons.put(self._export, "file-output")
        self._office.setText("新建单位")
        self._report.setText("新建报告")
        icons.put(self._report, "plus", "accent_text")
        theme.mark(self._report, "primary")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(UNIT)
        line.addWidget(self._title)
        line.addStretch(1)
        for widget in (self.search, self._export, self._office, self._report):
            line.addWidget(widget)
