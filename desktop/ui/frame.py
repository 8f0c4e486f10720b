"""The fixed parts of the window round the page in front: rail, banner and status bar."""

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.services.workspace import Workspace
from desktop.ui import icons, theme
from desktop.ui.rail import Rail
from desktop.ui.theme import HALF, UNIT


class WindowFrame:
    """Builds them into a window.

    Attributes:
        saved: Says in the status bar that the last change is safe.
    """

    def __init__(self, workspace: Workspace, window: QMainWindow) -> None:
        self.rail = Rail(window)
        self.stack = QStackedWidget(window)
        self.banner = QFrame(window)
        self.saved = QLabel(window)
        self._sign = "lock" if workspace.read_only else "triangle-alert"
        self._picture = QLabel(self.banner)
        self._build_banner(workspace)
        self._build_status(workspace, window)
        centre = QWidget(window)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.stack, 1)
        line = QHBoxLayout(centre)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addLayout(column, 1)
        window.setCentralWidget(centre)

    def restyle(self) -> None:
        """Paint again what was painted in the colours of another theme."""
        if self.banner.isHidden():
            return
        ratio = self._picture.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap(self._sign, "text", icons.SIZE, ratio))

    def _build_banner(self, workspace: Workspace) -> None:
        theme.mark(self.banner, "banner")
        told = [f"只读：{workspace.read_only_reason}"] if workspace.read_only else []
        told += [workspace.warning] if workspace.warning else []
        words = QLabel("\n".join(told), self.banner)
        words.setWordWrap(True)
        line = QHBoxLayout(self.banner)
        line.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        line.setSpacing(UNIT)
        line.addWidget(self._picture)
        line.addWidget(words, 1)
        self.banner.setVisible(bool(told))
        self.restyle()

    def _build_status(self, workspace: Workspace, window: QMainWindow) -> None:
        bar = window.statusBar()
        bar.setSizeGripEnabled(False)
        place = QLabel(f"台账文件：{workspace.path}", window)
        place.setToolTip(str(workspace.path))
        place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        bar.addWidget(place, 1)
        self.saved.setText("只读" if workspace.read_only else "更改会自动保存")
        bar.addPermanentWidget(self.saved)
        bar.setContentsMargins(UNIT + HALF, 0, UNIT + HALF, 0)
