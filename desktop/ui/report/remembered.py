"""What the editor looked like the last time: the widths of its columns, the size of its text."""

from PySide6.QtCore import QByteArray

from desktop.ui import state
from desktop.ui.editor.canvas import TEXT_POINTS
from desktop.ui.editor.page import ReportEditor

_COLUMNS = "report_columns"
_TEXT_SIZE = "report_text_size"


def remember(editor: ReportEditor) -> None:
    """Note how an editor looks now."""
    state.change(**{_COLUMNS: QByteArray(editor.save_state())})
    state.change(**{_TEXT_SIZE: round(editor.body.text_size)})


def recall(editor: ReportEditor) -> None:
    """Let an editor look as it did."""
    known = state.load()
    editor.restore_state(bytes(known.blob(_COLUMNS).data()))
    editor.body.set_text_size(known.number(_TEXT_SIZE) or TEXT_POINTS)
