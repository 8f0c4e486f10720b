"""Between the clipboard's MIME data and lines; nothing in it is ever fetched from anywhere."""

from PySide6.QtCore import QMimeData

from desktop.ui.editor import levels
from desktop.ui.editor.copying import copied_html, copied_text
from desktop.ui.editor.lines import Line
from desktop.ui.editor.paste import lines_from_html, lines_from_text
from desktop.ui.editor.projection import Place, Projection


def fill(data: QMimeData, projection: Projection, start: Place, end: Place) -> None:
    """Put what lies between two places on `data`: text with numbers, and HTML with tables.

    `data` must have been made by Qt: one made in Python that is still on the clipboard when the
    program ends crashes PySide 6.9.
    """
    _empty(data)
    data.setText(copied_text(projection, start, end))
    data.setHtml(copied_html(projection, start, end))


def fill_plain(data: QMimeData, selected: str) -> None:
    """Put text selected within a table on `data`; `selected` has the document's own line ends."""
    _empty(data)
    data.setText(selected.replace("\u2028", "\n").replace("\u2029", "\n"))


def pasted_lines(source: QMimeData, projection: Projection, at: Place) -> list[Line]:
    """Return the clipboard as lines that fit a place."""
    deepest = levels.deepest_at(projection, projection.line_of(at))
    scheme = projection.report.scheme
    if source.hasHtml():
        return lines_from_html(source.html(), scheme, deepest)
    return lines_from_text(source.text(), scheme, deepest)


def _empty(data: QMimeData) -> None:
    data.html()  # Qt's own data writes itself out once, when first asked
    for name in data.formats():
        data.removeFormat(name)
