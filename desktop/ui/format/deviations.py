"""Where a format profile leaves the standard, sentence by sentence."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.official.options import Options
from desktop.official.profile import Deviation, deviations
from desktop.official.standard import Strength
from desktop.ui import icons, theme

_NONE: Final = "与国标没有不同：各项都按 GB/T 9704—2012 排版。"
_MARKS: Final = {Strength.REQUIRED: ("triangle-alert", "overdue")}
_OTHER: Final = ("info", "muted")
_HEIGHT: Final = 24 * theme.UNIT


class DeviationList(QScrollArea):
    """Lists them anew whenever the profile changes; what the standard orders bears a sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentences: tuple[str, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_HEIGHT)
        self.viewport().setAutoFillBackground(False)
        theme.mark(self, "panel")
        self.setAccessibleName("与国标不同的地方")

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said, a sentence a line."""
        return self._sentences

    def show_profile(self, options: Options) -> None:
        """Say how a profile departs from the standard."""
        found = deviations(options)
        self._sentences = tuple(map(_told, found)) or (_NONE,)
        inside = QWidget(self)
        box = QVBoxLayout(inside)
        box.setContentsMargins(theme.UNIT, theme.UNIT, theme.UNIT, theme.UNIT)
        box.setSpacing(theme.UNIT)
        signs = [_MARKS.get(each.strength, _OTHER) for each in found] or [("circle-check", "muted")]
        for (icon, tint), sentence in zip(signs, self._sentences, strict=True):
            box.addLayout(_line(inside, icon, tint, sentence))
        box.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.setAccessibleDescription("\n".join(self._sentences))


def _told(deviation: Deviation) -> str:
    return f"{deviation.clause}（{deviation.strength.value}）　{deviation.sentence}"


def _line(parent: QWidget, icon: str, tint: str, sentence: str) -> QHBoxLayout:
    sign, words = QLabel(parent), QLabel(sentence, parent)
    side = QSize(icons.SIZE, icons.SIZE)
    sign.setPixmap(icons.pixmap(icon, tint, icons.SIZE, parent.devicePixelRatioF()))
    sign.setFixedSize(side)
    words.setWordWrap(True)
    line = QHBoxLayout()
    line.setSpacing(theme.UNIT)
    line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    return line
