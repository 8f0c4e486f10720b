"""Puts a selection on the clipboard: plain text with its numbers, and HTML that keeps tables."""

from html import escape

from desktop.domain.outline import Table
from desktop.ui.editor.lines import Line, stored
from desktop.ui.editor.projection import Place, Projection


def copied_text(p: Projection, start: Place, end: Place) -> str:
    """Return what lies between two places as text, with the numbers of headings."""
    return "\n".join(
        part.text if isinstance(part, Table) else stored(part) for part in _parts(p, start, end)
    )


def copied_html(p: Projection, start: Place, end: Place) -> str:
    """Return what lies between two places as HTML without formatting."""
    return "".join(
        _table_html(part) if isinstance(part, Table) else f"<p>{escape(stored(part))}</p>"
        for part in _parts(p, start, end)
    )


def _parts(p: Projection, start: Place, end: Place) -> list[str | Table]:
    first, last = p.line_of(start), p.line_of(end)
    parts: list[str | Table] = []
    for at in range(first, last + 1):
        line = p.lines[at]
        if line.table is not None:
            parts.append(line.table)
        elif line.text or not line.virtual:
            begin = start.offset if at == first else 0
            stop = end.offset if at == last else len(line.text)
            parts.append(_number(p, at, line, begin) + line.text[begin:stop])
    return parts


def _number(p: Projection, at: int, line: Line, begin: int) -> str:
    return p.number_of(at) if line.opens and not begin else ""


def _table_html(table: Table) -> str:
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in table.rows)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<table border="1" cellspacing="0">{body}</table>'
