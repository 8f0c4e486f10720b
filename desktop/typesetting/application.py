"""Typesetting without a window: what Qt needs before it tells anything of a font."""

import sys
from functools import cache

from PySide6.QtGui import QGuiApplication


def ensure_application() -> None:
    """Make an application without a display where there is none yet.

    On Linux Qt's own offscreen platform knows the system's fonts; elsewhere it does not, and the
    native platform asks for no display before a window is shown.
    """
    if QGuiApplication.instance() is None:
        _without_window()


@cache
def _without_window() -> QGuiApplication:
    """Make the one application of a program run, and keep it."""
    platform = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
    return QGuiApplication(["nianbao", *platform])
