"""Says where a file was written, and opens its folder; nothing pops up."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.ui import icons, theme


class WrittenBar(QFrame):
    """One line below a page's head that stays until it is closed or the next file is written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = Path()
        self._text = QLabel(self)
        self._open = QPushButton("打开文件夹", self)
        self._close = QPushButton(self)
        self._build()
        self.hide()

    @property
    def text(self) -> str:
        """What the line says."""
        return self._text.text()

    def tell(self, path: Path) -> None:
        """Say that `path` has been written."""
        self._folder = path.parent
        self._text.setText(f"已导出“{path.name}”，位于 {path.parent}")
        self._text.setToolTip(str(path))
        self.show()

    @Slot()
    def open_folder(self) -> None:
        """Show the folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _build(self) -> None:
        theme.mark(self, "banner")
        theme.mark(self._close, "flat")
        icons.put(self._close, "x", "muted")
        self._close.setAccessibleName("关闭提示")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * theme.UNIT, theme.HALF, theme.UNIT, theme.HALF)
        line.addWidget(self._text, 1)
        line.addWidget(self._open)
        line.addWidget(self._close)
        self._open.clicked.connect(self.open_folder)
        self._close.clicked.connect(self.hide)
