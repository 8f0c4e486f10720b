"""Between the clipboard's MIME data and lines; nothing in it is ever fetched from anywhere."""

from PySide6.QtCore import QMimeData

from desktop.ui.editor import levels
from desktop.ui.editor.copying import copied_html, copied_text
from desktop.ui.editor.lines import Line
from desktop.ui.editor.paste import lines_from_html, lines_from_text
from desktop.ui.editor.projection import Place, Projection


def copied(projection: Projection, start: Place, end: Place) -> QMimeData:
    """Return what lies between two places as text with numbers, and as HTML with tables."""
    data = QMimeData()
    data.setText(copied_text(projection, start, end))
    data.setHtml(copied_html(projection, start, end))
    return data


def copied_cells(selected: str) -> QMimeData:
    """Return text selected within a table; `selected` has the document's own line ends."""
    data = QMimeData()
    data.setText(selected.replace("\u2028", "\n").replace("\u2029", "\n"))
    return data


def pasted_lines(source: QMimeData, projection: Projection, at: Place) -> list[Line]:
    """Return the clipboard as lines that fit a place."""
    deepest = levels.deepest_at(projection, projection.line_of(at))
    scheme = projection.report.scheme
    if source.hasHtml():
        return lines_from_html(source.html(), scheme, deepest)
    return lines_from_text(source.text(), scheme, deepest)
