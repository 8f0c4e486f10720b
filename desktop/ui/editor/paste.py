"""Reads a clipboard as lines: paragraphs and tables are kept, their formatting is not.

HTML is read by the standard library's parser, which fetches nothing: pictures, style sheets and
links of a page or of a Word clipboard are never looked at.
"""

from collections.abc import Iterable, Sequence
from html.parser import HTMLParser

from typing_extensions import override

from desktop.domain.numbering import Scheme, Style, read_marker
from desktop.domain.outline import Table
from desktop.ui.editor.levels import depth_of, opening_line
from desktop.ui.editor.lines import Line, Role, paragraph, shown

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"}
    | {"fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html"}
    | {"li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th"}
    | {"thead", "tr", "ul"}
)
_SKIPPED = frozenset(["head", "style", "script", "title", "object", "svg", "math", "xml"])
_CELLS = frozenset({"td", "th"})
_MOST_SPANNED = 63
_SPACES = " \t\r\n\f\v\u00a0\u3000\ufeff\u200b"


def lines_from_text(text: str, scheme: Scheme, deepest: int) -> list[Line]:
    """Return lines of plain text; a line with a number the scheme knows begins a section.

    `deepest` is how deep a section may stand where the lines are to go.
    """
    texts = [line.strip(_SPACES) for line in text.replace("\r\n", "\n").splitlines()]
    return _with_numbers([line for line in texts if line], scheme, deepest)


def lines_from_html(html: str, scheme: Scheme, deepest: int) -> list[Line]:
    """Return the paragraphs, headings and tables of an HTML clipboard as lines."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return _with_numbers(reader.finished(), scheme, deepest)


def cells_from_text(text: str) -> list[list[str]]:
    """Return the cells of a clipboard that a spreadsheet filled."""
    rows = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    return [[cell.strip(_SPACES) for cell in row.split("\t")] for row in rows]


def _with_numbers(blocks: Iterable[str | Table], scheme: Scheme, deepest: int) -> list[Line]:
    """Turn blocks into lines, numbered ones into openings no deeper than they may stand."""
    depths: dict[Style, int] = {}
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Table):
            lines.append(Line(Role.TABLE, table=block))
            continue
        found = read_marker(block)
        depth = depth_of(scheme, found[0]) if found else None
        if found is None or depth is None:
            lines.append(paragraph(shown(block)))
            continue
        style, _value, length = found
        depth = depths.get(style, min(depth, deepest))
        depths = {each: at for each, at in depths.items() if at < depth} | {style: depth}
        deepest = depth + 1
        lines.append(_opening(block, length, depth))
    return lines


def _opening(text: str, length: int, depth: int) -> Line:
    rest = text[length:].strip(_SPACES)
    line = opening_line(shown(rest), depth)
    # Kept only for pasting where there are no sections; see `insert_lines`.
    return Line(
        line.role, line.text, depth, line.head, None, line.part, text[:length], hint=line.hint
    )


class _Reader(HTMLParser):
    """Collects texts and tables; a table within a table gives only its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[str | Table] = []
        self._text: list[str] = []
        self._rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._height = 1
        self._covered: dict[int, int] = {}  # columns that cells above reach down into
        self._tables = 0
        self._skipping = 0
        self._counters: list[int] = []
        self._pending = ""

    def finished(self) -> Sequence[str | Table]:
        """Return what was read."""
        self._end_block()
        return self._blocks

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
        elif tag == "br":
            self._end_block()
        elif tag in _BLOCKS:
            self._end_block()
            self._begin(tag, dict(attrs))

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag == "br":
            self._end_block()

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag in _BLOCKS:
            self._end_block()
            self._end(tag)

    @override
    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._text.append(data)

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "table":
            self._tables += 1
        elif tag == "tr" and self._tables == 1:
            self._rows.append([])
        elif tag in _CELLS and self._tables == 1:
            self._end_cell()
            self._cell = []
            self._span = _number(attributes.get("colspan"))
            self._height = _number(attributes.get("rowspan"))
        elif tag in {"ol", "ul"}:
            self._counters.append(0 if tag == "ol" else -1)
        elif tag == "li" and self._counters and self._counters[-1] >= 0:
            self._counters[-1] += 1
            self._pending = f"{self._counters[-1]}."

    def _end(self, tag: str) -> None:
        if (tag in _CELLS and self._tables == 1) or (tag == "tr" and self._tables == 1):
            self._end_cell()
            if tag == "tr" and self._rows:
                self._fill(self._rows[-1])
        elif tag == "table" and self._tables:
            self._tables -= 1
            if not self._tables:
                self._end_table()
        elif tag in {"ol", "ul"} and self._counters:
            self._counters.pop()

    def _end_block(self) -> None:
        text = " ".join("".join(self._text).split()).strip(_SPACES)
        self._text.clear()
        if not text:
            return
        text, self._pending = self._pending + text, ""
        if self._cell is not None:
            self._cell.append(text)
        else:
            self._blocks.append(text)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        if not self._rows:
            self._rows.append([])
        row = self._rows[-1]
        self._fill(row)
        if self._height > 1:
            columns = range(len(row), len(row) + self._span)
            self._covered |= dict.fromkeys(columns, self._height - 1)
        row.extend(["\n".join(self._cell), *[""] * (self._span - 1)])
        self._cell = None

    def _fill(self, row: list[str]) -> None:
        """Leave the cells empty that a cell above reaches down into."""
        while self._covered.get(len(row), 0):
            self._covered[len(row)] -= 1
            row.append("")

    def _end_table(self) -> None:
        self._end_cell()
        rows = tuple(tuple(row) for row in self._rows if row)
        self._rows.clear()
        self._covered.clear()
        if rows:
            self._blocks.append(Table(rows))


def _number(text: str | None) -> int:
    """Read how many columns or rows a cell spans, 1 where nothing sensible is said."""
    return min(max(int(text), 1), _MOST_SPANNED) if text and text.isdecimal() else 1
