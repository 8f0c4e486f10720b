"""Paragraphs and tables of word processors' files as lines: common to docx, doc and odt."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.recognition.lines import Line
from desktop.recognition.readers.layout_tables import mark_below, only_places
from desktop.recognition.readers.runs import Stretch, head_of, styled_head
from desktop.recognition.readers.styles import Look

Cell = Sequence[Line]


def paragraph_lines(parts: Sequence[Stretch], look: Look, number: str) -> Iterator[Line]:
    """Yield the lines of a paragraph, cut at its line breaks; its number stands on the first."""
    for index, row in enumerate(_soft_lines(parts)):
        yield _line(row, look, number if index == 0 else "")


def table_lines(rows: Sequence[Sequence[Cell]]) -> Iterator[Line]:
    """Yield a table as one line, or as its lines where it only places text on the page."""
    texts = [[_flat(cell) for cell in row] for row in rows]
    if only_places(texts):
        for row in _with_mark_below(rows, texts):
            yield from _side_by_side(row)
        return
    yield Line("\n".join("\t".join(row) for row in texts), whole=True, table=True)


def _with_mark_below(
    rows: Sequence[Sequence[Cell]], texts: Sequence[Sequence[str]]
) -> list[Sequence[Cell]]:
    """Put the 文件 that stands beside several issuers in a row of its own below them."""
    place = mark_below(texts)
    if place is None:
        return list(rows)
    beside, last = place
    column = next(n for n, text in enumerate(texts[beside]) if "".join(text.split()) == "文件")
    mark = rows[beside][column]
    result: list[Sequence[Cell]] = list(rows)
    result[beside] = [cell for n, cell in enumerate(rows[beside]) if n != column]
    return [*result[: last + 1], [mark], *result[last + 1 :]]


def _flat(lines: Cell) -> str:
    """Write the lines of a cell on one line."""
    return " ".join(" ".join(line.text.split()) for line in lines if line.text.strip())


def _side_by_side(cells: Sequence[Cell]) -> Iterator[Line]:
    """Yield a row's lines: cells of one line each stand on one line, others below one another."""
    filled = [[line for line in cell if line.text.strip()] for cell in cells]
    filled = [cell for cell in filled if cell]
    if len(filled) > 1 and all(len(cell) == 1 for cell in filled):
        yield replace(filled[0][0], text="\t".join(cell[0].text for cell in filled), head=None)
        return
    for cell in filled:
        yield from cell


def _soft_lines(parts: Sequence[Stretch]) -> list[list[Stretch]]:
    """Cut a paragraph at its line breaks."""
    rows: list[list[Stretch]] = [[]]
    for part in parts:
        pieces = part.text.split("\n")
        rows[-1].append(replace(part, text=pieces[0]))
        rows.extend([replace(part, text=piece)] for piece in pieces[1:])
    return rows


def _line(parts: list[Stretch], look: Look, number: str) -> Line:
    text = "".join(part.text for part in parts)
    before = len(text) - len(text.lstrip())
    head: int | None = head_of(parts) or None
    if look.run_in:
        head = styled_head(parts)
    return Line(
        text=number + text,
        whole=True,
        level=look.level or None,
        title=look.title,
        centred=look.align == "center",
        head=None if head is None else max(len(number) + head - (0 if number else before), 0),
        bold=bool(text.strip()) and all(part.face[2] for part in parts if part.text.strip()),
    )
