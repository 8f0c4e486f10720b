"""Asks for the name of a version."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.revision import Revision
from desktop.ui import theme
from desktop.ui.theme import UNIT

_LONGEST = 40
_WIDTH = 44 * UNIT


class NamingDialog(QDialog):
    """A field for the name; an empty one takes a name away."""

    def __init__(self, revision: Revision, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._had = revision.name
        self.field = QLineEdit(revision.name, self)
        self._buttons = QDialogButtonBox(self)
        self.keep = self._buttons.addButton("保存", QDialogButtonBox.ButtonRole.AcceptRole)
        self._build(said)

    @property
    def name(self) -> str:
        """What was typed."""
        return self.field.text().strip()

    def _build(self, said: str) -> None:
        self.setWindowTitle("命名版本")
        words = QLabel(f"给{said}起个名字，便于以后找到。以后的修改另成一稿。", self)
        words.setWordWrap(True)
        self.field.setMaxLength(_LONGEST)
        self.field.setAccessibleName("版本名称")
        self.field.setPlaceholderText("例如：送审稿、征求意见稿")
        self.field.selectAll()
        theme.mark(self.keep, "primary")
        self._buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.field.textChanged.connect(self._show)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        for widget in (words, self.field, self._buttons):
            box.addWidget(widget)
        self.setMinimumWidth(_WIDTH)
        self.field.setFocus()
        self._show()

    @Slot()
    def _show(self) -> None:
        """Let an empty name be kept only where it takes one away."""
        self.keep.setEnabled(bool(self.name or self._had))
