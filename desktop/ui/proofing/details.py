"""The finding that is chosen, in full: what is wrong, by which clause, and what can be done."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.domain.finding import Finding
from desktop.services.proofing_repair import repairable
from desktop.services.proofing_words import advice, quoted
from desktop.ui import theme
from desktop.ui.proofing.list_view import FindingsView
from desktop.ui.theme import UNIT

_LINES: Final = 6
_BUTTONS: Final = 6 * UNIT
_LONGEST: Final = 60
_NOTHING: Final = "选中一处问题，这里说明理由和依据。"


class FindingDetails(QFrame):
    """Shows one finding; its buttons are the actions of the list."""

    def __init__(self, view: FindingsView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = QLabel(self)
        self._place = QLabel(self)
        self._clause = QLabel(self)
        self.repair = QPushButton("改正", self)
        self.kind = QPushButton("全部同类", self)
        self.ignore = QPushButton("忽略", self)
        self._build(view)

    @property
    def text(self) -> str:
        """All that is said."""
        labels = (self._message, self._place, self._clause)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def show_finding(self, finding: Finding | None, *, same: int, read_only: bool) -> None:
        """Show a finding, or that none is chosen.

        Args:
            finding: The one that is chosen.
            same: How many of its kind can be repaired, itself included.
            read_only: Nothing can be changed.
        """
        self._message.setText(finding.message if finding else _NOTHING)
        theme.mark(self._message, "" if finding else "muted")
        self._place.setText(_words(finding) if finding else "")
        self._clause.setText(_reason(finding) if finding else "")
        for label in (self._place, self._clause):
            label.setVisible(bool(label.text()))
        can = finding is not None and repairable(finding)
        self.repair.setVisible(can and not read_only)
        self.kind.setText(f"全部同类（{same} 处）")
        self.kind.setVisible(can and same > 1 and not read_only)
        self.ignore.setVisible(finding is not None and not read_only)

    def _build(self, view: FindingsView) -> None:
        theme.mark(self, "panel")
        theme.mark(self._clause, "small")
        # As high as the longest finding needs: the list above must not jump from row to row.
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + _BUTTONS)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(UNIT // 2)
        for label in (self._message, self._place, self._clause):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            box.addWidget(label)
        box.addStretch(1)
        box.addLayout(self._buttons(view))

    def _buttons(self, view: FindingsView) -> QHBoxLayout:
        menu = QMenu(self.ignore)
        menu.addActions(list(view.ignoring.values()))
        self.ignore.setMenu(menu)
        self.repair.setToolTip("按建议改正这一处（Alt+Enter），可以撤销。")
        self.kind.setToolTip("按建议改正本报告中全部同类问题，一步撤销。")
        self.repair.clicked.connect(view.repair.trigger)
        self.kind.clicked.connect(view.repair_kind.trigger)
        theme.mark(self.repair, "primary")
        line = QHBoxLayout()
        line.setSpacing(UNIT // 2)
        for button in (self.repair, self.kind, self.ignore):
            line.addWidget(button)
        line.addStretch(1)
        return line


def _words(finding: Finding) -> str:
    words, instead = quoted(finding), advice(finding)
    shown = f"{words[:_LONGEST]}…" if len(words) > _LONGEST else words
    if not shown:
        return f"建议{instead}。" if instead else ""
    return f"“{shown}” → {instead}" if instead else f"“{shown}”"


def _reason(finding: Finding) -> str:
    said = finding.severity.word
    return f"{said}　依据：{finding.clause}" if finding.clause else said
