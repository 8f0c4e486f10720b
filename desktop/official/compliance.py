"""合规单: a layout against GB/T 9704—2012, clause by clause, with what to change.

Only what the standard orders (规定) can fail a document; what is usual or recommended is told
beside it. A row without a verdict names what cannot be told from the file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from desktop.official import standard
from desktop.official.blocks import Role
from desktop.official.compliance_parts import part_rows
from desktop.official.layout import Imprint, Layout, PageNumber, RedLine
from desktop.official.standard import POINTS_PER_MM, SIZE_3, Face, Measure, Strength, Unit
from desktop.official.verdicts import UNKNOWN, Row, counted, figure, in_face, rounded

_PAPER: Final = 0.5
_WEIGHT: Final = 0.06
_SIDES: Final = {"left": "居左", "center": "居中", "right": "居右"}


def sheet(layout: Layout) -> tuple[Row, ...]:
    """Return the sheet of a document, by clause; what the document does not have has no row."""
    rows = (
        *_page(layout),
        *_positions(layout),
        *part_rows(layout),
        *(_imprint(layout.imprint) if layout.imprint else ()),
        *_page_number(layout.page_number),
    )
    return tuple(sorted(rows, key=lambda row: tuple(map(int, row.clause.split(".")))))


def failures(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return what departs from what the standard orders."""
    return tuple(row for row in rows if row.fails)


def _page(layout: Layout) -> Iterator[Row]:
    """Judge paper, text area, lines and characters (chapters 4 and 5)."""
    size = (standard.PAPER_WIDTH.value, standard.PAPER_HEIGHT.value)
    found = (layout.width, layout.height)
    yield Row(
        "paper",
        standard.PAPER_WIDTH.clause,
        Strength.REQUIRED,
        "纸张",
        "A4（210×297毫米）",
        f"{rounded(layout.width)}×{rounded(layout.height)}毫米",
        all(abs(a - b) <= _PAPER for a, b in zip(size, found, strict=True)),
    )
    yield from _text_area(layout)
    lines, characters = standard.LINES_A_PAGE, standard.CHARACTERS_A_LINE
    yield _count("lines", lines, layout.lines)
    yield _count("characters", characters, layout.characters)


def _text_area(layout: Layout) -> Iterator[Row]:
    """Judge the margins, either as the white edge or by the squares of the outer lines."""
    leading = 0.0 if layout.pitch is None else (layout.pitch - SIZE_3.value) / 2 / POINTS_PER_MM
    height = layout.height - layout.top - layout.bottom
    by_squares = height - 2 * leading
    yield figure("top", standard.TOP_EDGE, _nearer(standard.TOP_EDGE, layout.top, leading))
    yield figure("left", standard.BINDING_EDGE, layout.left)
    width = layout.width - layout.left - layout.right
    yield figure("text_width", standard.TEXT_WIDTH, width)
    wanted = standard.TEXT_HEIGHT
    nearer = min((height, by_squares), key=lambda found: abs(found - wanted.value))
    yield figure("text_height", wanted, nearer)


def _nearer(measure: Measure, edge: float, leading: float) -> float:
    return min((edge, edge + leading), key=lambda found: abs(found - measure.value))


def _count(key: str, measure: Measure, found: int | None) -> Row:
    return Row(
        key,
        measure.clause,
        measure.strength,
        measure.what,
        counted(measure, measure.value),
        UNKNOWN if found is None else counted(measure, found),
        None if found is None else found == measure.value,
    )


def _positions(layout: Layout) -> Iterator[Row]:
    """Judge what stands at a place of the page: mark, red line, text and signature."""
    if layout.of(Role.MARK):
        yield figure("mark_top", standard.MARK_TOP, layout.mark_top)
    if layout.red_line is not None:
        yield from _red_line(layout.red_line)
    elif layout.of(Role.MARK):
        clause = standard.RED_LINE_GAP.clause
        yield _plain("red_line", clause, "红色分隔线", "与版心等宽", "没有红色分隔线", ok=False)
    if layout.text_first is not None:
        wanted = "首页有正文"
        found = wanted if layout.text_first else "首页没有正文"
        yield _plain("text_first", "7.3.3", "首页", wanted, found, ok=layout.text_first)
    if layout.signature_alone is not None:
        alone = layout.signature_alone
        wanted = "与正文在同一面"
        found = "署名或成文日期单独成面" if alone else wanted
        yield _plain("signature_alone", "7.3.5.5", "署名所在的面", wanted, found, ok=not alone)


def _plain(key: str, clause: str, item: str, wanted: str, found: str, *, ok: bool) -> Row:
    return Row(key, clause, Strength.REQUIRED, item, wanted, found, ok)


def _red_line(line: RedLine) -> Iterator[Row]:
    yield figure("red_line_gap", standard.RED_LINE_GAP, line.gap)
    item = "红色分隔线长度（与版心等宽）"
    clause = standard.RED_LINE_GAP.clause
    yield replace(figure("red_line_width", standard.TEXT_WIDTH, line.width, item), clause=clause)


def _imprint(imprint: Imprint) -> Iterator[Row]:
    wanted = Measure(0, Unit.MM, "7.4.1", Strength.REQUIRED, "版记末条分隔线在版心下边缘之下", 1)
    yield figure("imprint_foot", wanted, imprint.foot)
    if len(imprint.weights) > 1:
        first, *inner, last = imprint.weights
        yield _weights("imprint_outer", standard.OUTER_RULE, (first, last))
        if inner:
            yield _weights("imprint_inner", standard.INNER_RULE, inner)


def _weights(key: str, measure: Measure, found: Sequence[float]) -> Row:
    worst = max(found, key=lambda weight: abs(weight - measure.value))
    row = figure(key, replace(measure, tolerance=_WEIGHT), worst)
    return replace(row, found=f"{worst:.2f}毫米", tolerance="")


def _page_number(number: PageNumber | None) -> Iterator[Row]:
    """Judge page numbers (7.5)."""
    clause = standard.PAGE_NUMBER_GAP.clause
    if number is None:
        yield _plain("page_number", clause, "页码", "编页码", "没有页码", ok=False)
        return
    yield figure("page_number_gap", standard.PAGE_NUMBER_GAP, number.gap)
    dashes = "左右各一条一字线"
    found = dashes if number.dashed else "没有一字线"
    row = _plain("page_number_dash", clause, "页码形式", dashes, found, ok=number.dashed)
    yield replace(row, strength=Strength.USUAL)
    sides = (number.odd, number.even)
    yield Row(
        "page_number_side",
        clause,
        Strength.REQUIRED,
        "页码位置",
        "单页码居右，双页码居左",
        f"单页码{_SIDES[sides[0]]}，双页码{_SIDES[sides[1]]}" if all(sides) else UNKNOWN,
        sides == ("right", "left") if all(sides) else None,
    )
    if sides == ("right", "left"):
        yield figure("page_number_indent", standard.PAGE_NUMBER_INDENT, number.indent)
    yield from _page_number_font(number)


def _page_number_font(number: PageNumber) -> Iterator[Row]:
    clause = standard.PAGE_NUMBER_GAP.clause
    if number.family:
        ok = in_face(number.family, Face.PLAIN)
        yield Row("family", clause, Strength.USUAL, "页码字体", "宋体", number.family, ok)
    if number.size is not None:
        size = replace(standard.SIZE_4, clause=clause)
        yield figure("size", size, number.size, "页码字号（4号）")
