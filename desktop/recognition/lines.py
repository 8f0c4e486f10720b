"""What a reader hands to the recogniser: lines with hints, and the same lines with places."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from desktop.domain.chinese import width
from desktop.recognition.script import simplified
from desktop.recognition.traced import NOTHING, Traced

_SEPARATORS = re.compile(r"[|｜│]")
_UNSEEN = re.compile(
    r"[\u200b-\u200f\u2060\ufeff\u00ad]"
    r"|&(?:nbsp|ensp|emsp|thinsp|zwnj|#160|#12288|#8194|#8195);"
    r"|</?(?:p|br|div|span|strong|b|font|center|h[1-6])\b[^<>]{0,200}>"
)
_RULE = re.compile(r"[-=+:|｜│\s]+")
_LEAST_ROWS = 2
_LEAST_CELLS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A physical line of a text file; a paragraph, or a soft line in it, of a Word file.

    Attributes:
        text: With its number, when Word numbers it. The rows of a table stand one a line, the
            cells between tabs.
        whole: The line's end is sure to be the paragraph's (Word); in a text file a line may
            have been broken anywhere.
        level: The outline level, 1 at the top; None: body text or unknown.
        title: Set in a title style.
        centred: Set in the middle of the line.
        table: A table.
        head: How many characters at the beginning are set in another face than the rest, 0
            where a style for run-in headings marks none; None: nothing is known.
        aside: A footnote, a running head, a page's number: what no field of a report can hold.
        continues: Whether it goes on with the paragraph of the line before, as far as the places
            of the characters tell (PDF, OFD); None: nothing is known.
        bold: All of it is set in bold type.
        remark: What the reader of the report is to be told about this place, a sentence.
    """

    text: str
    whole: bool = False
    level: int | None = None
    title: bool = False
    centred: bool = False
    table: bool = False
    head: int | None = None
    aside: bool = False
    continues: bool | None = None
    bold: bool = False
    remark: str = ""


Row = tuple[Traced, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A line that is not blank, with what the rules ask of it again and again.

    Attributes:
        text: Without the spaces at its ends.
        compact: The text without any spaces, traditional characters as simplified ones.
        gap: The number of blank lines above.
        indent: The width of the spaces before it, in full characters.
        width: The width of `compact`, in full characters.
        rows: The rows, when it is a table.
        cut: Furniture stood between it and the line above.
    """

    text: Traced
    line: Line
    compact: str
    gap: int = 0
    indent: float = 0.0
    width: float = 0.0
    rows: tuple[Row, ...] = field(default=())
    cut: bool = False


def source_of(lines: Sequence[Line]) -> str:
    """Return the text that places count in."""
    return "\n".join(line.text for line in lines)


def items_of(lines: Iterable[Line]) -> tuple[Item, ...]:
    """Return the lines that are not blank, traced."""
    items: list[Item] = []
    start, gap = 0, 0
    for line in lines:
        text = Traced(line.text, tuple(range(start, start + len(line.text))))
        start += len(line.text) + 1
        if text.text.strip():
            items.append(_item(text, line, gap))
            gap = 0
        else:
            gap += 1
    return tuple(items)


def with_tables(items: Sequence[Item]) -> tuple[Item, ...]:
    """Put lines whose cells stand between tabs or bars together as tables."""
    result: list[Item] = []
    index = 0
    while index < len(items):
        end = _table_end(items, index)
        if end - index < _LEAST_ROWS:
            result.append(items[index])
            index += 1
        else:
            result.append(_table(items[index:end]))
            index = end
    return tuple(result)


def _item(text: Traced, line: Line, gap: int) -> Item:
    kept = _seen(text).stripped()
    before = text.text[: len(text.text) - len(text.text.lstrip())]
    compact = simplified("".join(kept.text.split()))
    return Item(
        text=kept,
        line=line,
        compact=compact,
        gap=gap,
        indent=width(before.replace("\t", "　　")),
        width=width(compact),
        rows=_rows(text) if line.table else (),
    )


def _seen(text: Traced) -> Traced:
    """Leave out what a web page has between characters and no reader sees."""
    if text.text.isascii() and not any(mark in text.text for mark in "&<"):
        return text
    pieces, start = [], 0
    for match in _UNSEEN.finditer(text.text):
        pieces.append(text[start : match.start()])
        start = match.end()
    return sum(pieces, NOTHING) + text[start:] if pieces else text


def _rows(text: Traced) -> tuple[Row, ...]:
    return tuple(_cut(row, "\t") for row in _split(text, "\n"))


def _cut(text: Traced, separator: str) -> tuple[Traced, ...]:
    return tuple(piece.stripped() for piece in _split(text, separator))


def _split(text: Traced, separator: str) -> Iterator[Traced]:
    start = 0
    for piece in text.text.split(separator):
        yield text[start : start + len(piece)]
        start += len(piece) + 1


def _table_end(items: Sequence[Item], start: int) -> int:
    end = start
    while end < len(items) and not items[end].line.whole and _is_row(items[end]):
        end += 1
    return end


def _is_row(item: Item) -> bool:
    return sum(1 for cell in _cells(item.text) if cell) >= _LEAST_CELLS


def _cells(text: Traced) -> tuple[Traced, ...]:
    """Cut a row at its bars, or at its tabs where it has none; a ruled line has no cells."""
    bars = _SEPARATORS.findall(text.text)
    if not bars:
        return _cut(text, "\t")
    if _RULE.fullmatch(text.text):
        return (text[:1], text[1:])
    edges = _SEPARATORS.sub("|", text.text)
    cells = _cut(Traced(edges, text.places), "|")
    inner = cells[1 if edges.startswith("|") else 0 : -1 if edges.endswith("|") else None]
    return tuple(inner)


def _table(items: Sequence[Item]) -> Item:
    """Make a table; cells at the end of a line that are empty left only their tabs, or nothing."""
    rows = [_cells(item.text) for item in items if not _RULE.fullmatch(item.text.text)]
    columns = max(map(len, rows), default=0)
    return replace(items[0], rows=tuple((*row, *[Traced()] * (columns - len(row))) for row in rows))
