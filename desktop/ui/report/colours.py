"""The editor's colours out of the window's theme; its paper is white in both."""

from dataclasses import replace

from PySide6.QtGui import QColor

from desktop.ui.editor.look import EditorColours, light_colours
from desktop.ui.theme import LIGHT, Theme


def editor_colours(look: Theme) -> EditorColours:
    """Return the colours of the editor in a window that wears `look`.

    What stands on paper keeps its light colours; what stands on paper and on the window (`muted`,
    `accent`, `invalid`) is chosen to be read on both.
    """
    return replace(
        light_colours(),
        desk=look.color("desk"),
        paper=look.color("paper"),
        edge=look.color("border"),
        text=LIGHT.color("text"),
        heading=look.color("ink"),
        muted=look.color("faint") if look.dark else look.color("muted"),
        faint=LIGHT.color("faint"),
        accent=look.color("accent"),
        kept=LIGHT.color("review"),
        line=LIGHT.color("border_strong"),
        shade=LIGHT.color("window"),
        selection=QColor(LIGHT.selection),
        invalid=look.color("accent_hover") if look.dark else look.color("overdue"),
    )
