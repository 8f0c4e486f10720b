"""What the panel 校对 shows where there is nothing to list: still reading, or nothing found."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.finding import Severity
from desktop.ui import icons, theme

_NONE: Final = "没有发现问题"
_NONE_SHOWN: Final = "所列的种类中没有问题"
_ADVICE: Final = "规则看不出的，仍请通读一遍。"
_WAITING: Final = "正在校对…"
_ICON: Final = 32


class NothingFound(QWidget):
    """A quiet middle of the panel; not an `EmptyState`, which is wider than a panel may be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture, self._said, self._advice = (QLabel(self) for _ in range(3))
        theme.mark(self._said, "strong")
        theme.mark(self._advice, "muted")
        box = QVBoxLayout(self)
        box.setSpacing(theme.UNIT)
        box.addStretch(2)
        for label in (self._picture, self._said, self._advice):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(label)
        box.addStretch(3)

    @property
    def said(self) -> str:
        """What is said."""
        return self._said.text()

    def tell(self, counts: Mapping[Severity, int], *, checked: bool) -> None:
        """Say why nothing is listed.

        Args:
            counts: What was found, by severity.
            checked: Whether the report has been read at all.
        """
        left = [f"{each.word} {count} 处" for each, count in counts.items() if count]
        if not checked:
            self._put("", _WAITING, "")
        elif left:
            self._put("list-filter", _NONE_SHOWN, f"另有{'、'.join(left)}，点上方的按钮列出。")
        else:
            self._put("circle-check", _NONE, _ADVICE)

    def _put(self, icon: str, said: str, advice: str) -> None:
        self._said.setText(said)
        self._advice.setText(advice)
        self._picture.setVisible(bool(icon))
        if icon:
            tint = "submitted" if said == _NONE else "faint"
            self._picture.setPixmap(icons.pixmap(icon, tint, _ICON, self.devicePixelRatioF()))
