"""The dialog at the gate; tests put their answer in place of `ask`.

Callers say `gate_dialog.ask(…)`, never `from … import ask`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.finding import Severity
from desktop.ui import icons, theme
from desktop.ui.proofing.delegate import LOOKS
from desktop.ui.theme import UNIT

_WIDTH, _HEIGHT = 72 * UNIT, 52 * UNIT
_NOTE: Final = "继续的理由（必填，记入报告的历史）"
_ONLY_READ: Final = "台账以只读方式打开，这次继续不会记入报告的历史。"


@dataclass(frozen=True, slots=True)
class Left:
    """One thing that is left.

    Attributes:
        said: What is wrong, or which report has faults.
        place: Where; or how many.
    """

    said: str
    place: str
    severity: Severity = Severity.ERROR


class GateDialog(QDialog):
    """Shows what is left; going back is what Enter and Esc do.

    Args:
        heading: How much is left, in one sentence.
        left: What is listed.
        purpose: What is to be done (定稿).
        noted: A note must be written; not in a store that is only read.
    """

    def __init__(
        self,
        heading: str,
        left: Sequence[Left],
        purpose: str,
        parent: QWidget | None = None,
        *,
        noted: bool = True,
    ) -> None:
        super().__init__(parent)
        self._noted = noted
        self.list = QListWidget(self)
        self.note_edit = QLineEdit(self)
        self.back = QPushButton("返回修改", self)
        self.go_on = QPushButton(f"仍然{purpose}", self)
        self.setWindowTitle(f"{purpose}前校对")
        self._build(heading)
        for one in left:
            self._add(one)
        self._on_note()
        self.back.setFocus()

    @property
    def note(self) -> str:
        """Why the report goes out all the same."""
        return self.note_edit.text().strip()

    def _build(self, heading: str) -> None:
        self.resize(_WIDTH, _HEIGHT)
        head = QLabel(heading, self)
        theme.mark(head, "strong")
        head.setWordWrap(True)
        self.list.setAccessibleName("没有处理的错误")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(UNIT // 4)
        self.list.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        label = QLabel(_NOTE if self._noted else _ONLY_READ, self)
        label.setBuddy(self.note_edit)
        label.setWordWrap(True)
        self.note_edit.setVisible(self._noted)
        self.note_edit.setPlaceholderText("例如：编号由机要室统一编制，印发前改")
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.back, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(self.back, "primary")
        self.back.setDefault(True)
        self.go_on.setAutoDefault(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        for widget in (head, self.list, label, self.note_edit, buttons):
            box.addWidget(widget)
        box.insertSpacing(box.count() - 1, UNIT)
        self.note_edit.textChanged.connect(self._on_note)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    def _add(self, one: Left) -> None:
        item = QListWidgetItem(f"{one.said}\n{one.place}", self.list)
        item.setIcon(icons.icon(*LOOKS[one.severity]))

    @Slot()
    def _on_note(self) -> None:
        self.go_on.setEnabled(bool(self.note) or not self._noted)


def ask(
    parent: QWidget | None, heading: str, left: Sequence[Left], purpose: str, *, noted: bool = True
) -> str | None:
    """Show what is left and return the note with which it is passed; None: back to the text."""
    dialog = GateDialog(heading, left, purpose, parent, noted=noted)
    return dialog.note if dialog.exec() else None
