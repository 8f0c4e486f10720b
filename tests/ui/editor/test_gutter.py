"""Badges beside the paper: whole, on two lines, or not at all."""

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from desktop.ui.editor.gutter import _fitting


@pytest.mark.parametrize(
    ("room", "lines"),
    [(8, ("第一责任人履职",)), (5, ("第一责任", "人履职")), (2, ())],
)
def test_a_badge_is_never_cut(qapp: QApplication, room: int, lines: tuple[str, ...]) -> None:
    assert qapp is not None
    metrics = QFontMetricsF(QFont("Noto Sans CJK SC"))
    assert _fitting("第一责任人履职", metrics, metrics.horizontalAdvance("国") * room) == lines
