"""How wide the paper and the desk around it are, in pixels."""

from desktop.ui.editor.look import COLUMN

DESK = 16.0
_SIDE, _NARROW_SIDE, _LEAST_SIDE = 84.0, 82.0, 32.0
_READABLE = 26


def margins(room: float, em: float) -> tuple[float, float]:
    """Return the widths of the desk and of the paper left and right of the text.

    Args:
        room: The width there is, in pixels.
        em: The width of a character, in pixels.
    """
    column = COLUMN * em
    if room >= column + 2 * _SIDE + 2 * DESK:
        return (room - column) / 2 - _SIDE, _SIDE
    if room >= _READABLE * em + 2 * _NARROW_SIDE:
        return DESK / 2, _NARROW_SIDE
    return 0.0, _LEAST_SIDE
