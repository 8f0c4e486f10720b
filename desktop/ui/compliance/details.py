"""One row of a 合规单 in full: what is wanted, what was measured, and what to change."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.official.sheet_groups import verdict
from desktop.official.verdicts import Row
from desktop.ui import theme
from desktop.ui.theme import UNIT

_HINT: Final = "选中一项，这里显示要求、实测和怎样改。"
_HEIGHT: Final = 20 * UNIT
_FIELDS: Final = ("要求", "实测", "怎样改")


class RowDetails(QScrollArea):
    """Shows the row that is chosen; `buttons` lead to its place in the report."""

    def __init__(self, buttons: tuple[QPushButton, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = buttons
        self._inside = QWidget(self)
        self._head = QLabel(self._inside)
        self._texts = {name: QLabel(self._inside) for name in _FIELDS}
        self._names = {name: QLabel(name, self._inside) for name in _FIELDS}
        self._build()
        self.show_row(None, "")

    @property
    def text(self) -> str:
        """What is said, line by line."""
        texts = [self._texts[name].text() for name in _FIELDS if not self._texts[name].isHidden()]
        return "\n".join([self._head.text(), *texts])

    def show_row(self, row: Row | None, advice: str, *, placed: bool = False) -> None:
        """Show a row; `placed`: it has a place in the report."""
        texts = dict.fromkeys(_FIELDS, "")
        if row is not None:
            slack = f"（{row.tolerance}）" if row.tolerance else ""
            texts = {"要求": row.wanted + slack, "实测": row.found, "怎样改": advice}
        self._head.setText(_headline(row) if row is not None else _HINT)
        theme.mark(self._head, "strong" if row is not None else "muted")
        for name, text in texts.items():
            self._texts[name].setText(text)
            self._texts[name].setVisible(bool(text))
            self._names[name].setVisible(bool(text))
        for button in self._buttons:
            button.setVisible(placed)

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_HEIGHT)
        self.setAccessibleName("选中的一项")
        self._head.setWordWrap(True)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(UNIT + theme.HALF)
        form.setVerticalSpacing(theme.HALF)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        for name in _FIELDS:
            theme.mark(self._names[name], "muted")
            self._names[name].setAlignment(Qt.AlignmentFlag.AlignTop)
            self._texts[name].setWordWrap(True)
            self._texts[name].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(self._names[name], self._texts[name])
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        for button in self._buttons:
            line.addWidget(button)
        line.addStretch(1)
        box = QVBoxLayout(self._inside)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(UNIT)
        box.addWidget(self._head)
        box.addLayout(form)
        box.addLayout(line)
        box.addStretch(1)
        self.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


def _headline(row: Row) -> str:
    return f"{row.clause} {row.item}（{row.strength.value}）：{verdict(row)}"
