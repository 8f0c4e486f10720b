"""What keys do to the lines of a report: Enter, Backspace, Delete, pasting, levels.

Each function takes a projection and a place and returns an `Edit`, or None where nothing is to be
done. Nothing here knows Qt; what concerns whole sections is in `structure`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.numbering import Scheme, read_marker
from desktop.domain.outline import FULL_STOP, MAX_DEPTH, Part, Section, Table, split_run_in
from desktop.domain.report import Report
from desktop.ui.editor.lines import (
    HEADING_HINT,
    OPENING_HINT,
    Line,
    Role,
    grid,
    paragraph,
    retyped,
)
from desktop.ui.editor.projection import Place, Projection

_LONGEST_HEADING = 40
_SENTENCE_ENDS = (FULL_STOP, "？", "！", "；", "：")


@dataclass(frozen=True, slots=True)
class Edit:
    """What an action comes to: the report, where the cursor goes, and the action's name."""

    report: Report
    place: Place
    text: str


def enter(p: Projection, at: Place) -> Edit | None:
    """Begin a new paragraph; on an empty number, give the number up."""
    index = p.line_of(at)
    line = p.lines[index]
    before, after = line.text[: at.offset], line.text[at.offset :]
    section_opens = line.opens and line.role is not Role.ATTACHMENT
    if section_opens and not line.text:
        return _replaced(p, (index, index + 1), [paragraph("")], (0, 0), "取消编号")
    if section_opens and not before:
        return _replaced(p, (index, index + 1), [paragraph(""), line], (1, 0), "换段")
    if line.role is Role.OPENING and not after and _is_bare_heading(line):
        head = replace(line, role=Role.HEADING, head=0, hint=HEADING_HINT)
    else:
        head = _cut(line, len(before))
    return _replaced(p, (index, index + 1), [head, paragraph(after)], (1, 0), "换段")


def join_back(p: Projection, at: Place) -> Edit | None:
    """Do what Backspace does at the start of a line."""
    index = p.line_of(at)
    line = p.lines[index]
    if line.opens:
        return _opened_back(p, index)
    if index == 0:
        return None
    previous = p.lines[index - 1]
    if line.virtual or previous.table is not None:
        if line.text or line.virtual:
            return _moved(p, *_line_end(p, index - 1))
        edit = _replaced(p, (index, index + 1), [], (-1, 0), "删除段落")
        place, offset = _line_end(p, index - 1)
        return replace(edit, place=replace(place, offset=offset))
    joined = _joined(previous, line.text)
    offset = len(previous.text)
    return _replaced(p, (index - 1, index + 1), [joined], (0, offset), "合并段落")


def join_forward(p: Projection, at: Place) -> Edit | None:
    """Do what Delete does at the end of a line."""
    index = p.line_of(at)
    if index + 1 >= len(p.lines):
        return None
    line, following = p.lines[index], p.lines[index + 1]
    if following.table is not None:
        return _moved(p, replace(p.place(index + 1, 0), cell=0), 0)
    if not line.text and not line.virtual and following.opens and not line.opens:
        return _replaced(p, (index, index + 2), [following], (0, 0), "删除段落")
    if following.virtual or line.virtual or following.role is Role.ATTACHMENT:
        return None
    joined = _joined(line, following.text)
    return _replaced(p, (index, index + 2), [joined], (0, len(line.text)), "合并段落")


def remove_range(p: Projection, start: Place, end: Place) -> Edit:
    """Remove what lies between two places in different lines."""
    first, last = p.line_of(start), p.line_of(end)
    opening, closing = p.lines[first], p.lines[last]
    tail = "" if closing.table is not None else closing.text[end.offset :]
    if closing.table is None and not start.offset and not end.offset:
        kept = closing
    elif opening.table is not None:
        kept = paragraph(tail)
    else:
        kept = _joined(_cut(opening, start.offset), tail)
    offset = 0 if opening.table is not None else start.offset
    return _replaced(p, (first, last + 1), [kept], (0, offset), "删除")


def insert_lines(p: Projection, at: Place, lines: Sequence[Line]) -> Edit:
    """Put several lines at a place, as pasting does."""
    index = p.line_of(at)
    line = p.lines[index]
    if p.attachment_of(p.unit_at(index)) is not None:
        lines = [_plain(each, each.marker or "") for each in lines]
    head, tail = _cut(line, at.offset), line.text[at.offset :]
    fresh = [replace(each, marker=None) for each in lines]
    if fresh[0].role is Role.TEXT and (line.opens or head.text):
        fresh[0] = _joined(head, fresh[0].text)
    elif head.text or (line.opens and not fresh[0].opens):
        fresh.insert(0, head)
    offset = len(fresh[-1].text)
    if tail and fresh[-1].table is None:
        fresh[-1] = _joined(fresh[-1], tail)
    elif tail or fresh[-1].table is not None:
        fresh.append(paragraph(tail))
        offset = 0
    return _replaced(p, (index, index + 1), fresh, (len(fresh) - 1, offset), "粘贴")


def as_heading(p: Projection, at: Place, depth: int) -> Edit | None:
    """Make the line a heading of `depth`, and what follows it its text."""
    index = p.line_of(at)
    line = p.lines[index]
    unit = p.unit_at(index)
    outside = p.attachment_of(unit) is not None
    if outside or line.table is not None or not 0 < depth <= deepest_at(p, index):
        return None
    part = (line.part or Part.OTHER) if depth == 1 else None
    if line.opens:
        fresh = replace(line, depth=depth, part=part, marker=None)
    else:
        fresh = opening_line(line.text, depth)
    return (
        None
        if fresh == line
        else _replaced(p, (index, index + 1), [fresh], (0, at.offset), "设为标题")
    )


def as_plain(p: Projection, at: Place) -> Edit | None:
    """Make a heading a paragraph of the section before it."""
    index = p.line_of(at)
    line = p.lines[index]
    if not line.opens or line.role is Role.ATTACHMENT:
        return None
    return _replaced(p, (index, index + 1), [paragraph(line.text)], (0, at.offset), "设为正文")


def merge(p: Projection, at: Place) -> Edit | None:
    """Join the section to the one before it; its heading becomes a paragraph there."""
    index = p.starts[min(at.unit, len(p.units) - 1)]
    if not p.lines[index].opens or p.lines[index].role is Role.ATTACHMENT:
        return None
    text = p.lines[index].text
    kept = [paragraph(text)] if text else []
    return _replaced(p, (index, index + 1), kept, (0 if text else -1, 0), "并入上一段")


def split(p: Projection, at: Place) -> Edit | None:
    """Begin a new section of the same depth at the cursor."""
    index = p.line_of(at)
    line, unit = p.lines[index], p.units[p.unit_at(index)]
    if not isinstance(unit, Section):
        return None
    before, after = line.text[: at.offset], line.text[at.offset :]
    depth = max(unit.depth, 1)
    part = Part.OTHER if depth == 1 else None
    own_line = not unit.run_in and (line.role is Role.HEADING or not after)
    role = Role.HEADING if own_line else Role.OPENING
    hint = HEADING_HINT if own_line else OPENING_HINT
    head = 0 if own_line else max(0, line.head - at.offset)
    fresh = Line(role, after, depth, head, part=part, hint=hint)
    if line.table is not None:
        lines = [fresh, line]
    else:
        lines = [_cut(line, len(before)), fresh] if line.opens or before else [fresh]
    return _replaced(p, (index, index + 1), lines, (lines.index(fresh), 0), "拆分")


def as_numbered(p: Projection, at: Place) -> Edit | None:
    """Make a heading the beginning of a numbered paragraph without a heading."""
    index = p.starts[p.unit_at(p.line_of(at))]
    line = p.lines[index]
    headed = line.role is Role.HEADING or (line.role is Role.OPENING and line.head > 0)
    if not headed or not line.text:
        return None
    fresh = replace(line, role=Role.OPENING, head=0, hint=OPENING_HINT)
    return _replaced(p, (index, index + 1), [fresh], (0, at.offset), "设为编号段")


def with_table(p: Projection, at: Place, table: Table, cell: int, text: str) -> Edit:
    """Exchange the table at a place and put the cursor in one of its cells."""
    index = p.line_of(at)
    report = p.report_with(index, index + 1, [Line(Role.TABLE, table=table)])
    return Edit(report, replace(at, cell=cell, offset=0), text)


def numbered_while_typing(p: Projection, at: Place, before: str) -> Edit | None:
    """Turn a typed number such as （一） at the start of a paragraph into a heading's.

    `before` is the paragraph before the last key: the number must just have been completed.
    """
    index = p.line_of(at)
    line = p.lines[index]
    found = read_marker(line.text) if line.role is Role.TEXT else None
    if found is None or p.attachment_of(p.unit_at(index)) is not None:
        return None
    style, _value, length = found
    fits = len(before) <= length < len(line.text.rstrip()) and line.text.startswith(before)
    depth = depth_of(p.report.scheme, style)
    if not fits or depth is None or not at.offset > length:
        return None
    depth = min(depth, deepest_at(p, index))
    rest = line.text[length:].lstrip()
    fresh = opening_line(rest, depth, run_in=depth > 1)
    offset = max(0, at.offset - (len(line.text) - len(rest)))
    return _replaced(p, (index, index + 1), [fresh], (0, offset), "自动编号")


def deepest_at(p: Projection, index: int) -> int:
    """Return how deep a heading in line `index` may stand: one below the section before."""
    unit = p.unit_at(index)
    before = p.units[unit - 1 if p.starts[unit] == index else unit] if unit else p.units[0]
    above = before.depth if isinstance(before, Section) and (unit or index) else 0
    return min(above + 1, MAX_DEPTH)


def depth_of(scheme: Scheme, style: object) -> int | None:
    """Return the depth whose numbers are of form `style`, or None where the scheme has none."""
    return scheme.index(style) + 1 if style in scheme else None


def opening_line(text: str, depth: int, *, run_in: bool | None = None) -> Line:
    """Return the first line of a section of `depth` with the text behind its number.

    Unless told, a short text without a full stop is a heading on its own line, a first sentence
    of moderate length a run-in heading, anything else a numbered paragraph.
    """
    part = Part.OTHER if depth == 1 else None
    heading, rest = split_run_in(text)
    short = len(heading) <= _LONGEST_HEADING
    if run_in is None:
        run_in = bool(rest) or text.endswith(_SENTENCE_ENDS) or not short
    if not run_in:
        return Line(Role.HEADING, text, depth, part=part, hint=HEADING_HINT)
    head = len(heading) if short and (FULL_STOP in heading or not rest) else 0
    return Line(Role.OPENING, text, depth, head, part=part, hint=OPENING_HINT)


def _opened_back(p: Projection, index: int) -> Edit | None:
    line, unit = p.lines[index], p.unit_at(index)
    group = p.groups[unit]
    empty = not line.text and all(each.virtual and not each.text for each in group[1:])
    if empty and unit:
        place, offset = _line_end(p, index - 1)
        edit = _replaced(p, (index, index + len(group)), [], (-1, 0), "删除标题")
        return replace(edit, place=replace(place, offset=offset))
    if line.role is Role.ATTACHMENT:
        return _moved(p, *_line_end(p, index - 1))
    return as_plain(p, p.place(index, 0))


def _replaced(
    p: Projection, span: tuple[int, int], lines: Sequence[Line], caret: tuple[int, int], text: str
) -> Edit:
    """Replace the lines of a span; `caret` is the line among the new ones, and its character."""
    start, stop = span
    report = p.report_with(start, stop, lines)
    first, _last, middle = p.touched(start, stop, lines)
    target = start + caret[0] - p.starts[first]
    openings = [at for at, line in enumerate(middle[: target + 1]) if line.opens]
    # Unit 0 is always the lead, so an opening line at the very top begins unit 1.
    unit = first + len(openings) - (1 if first and middle and middle[0].opens else 0)
    line = target - (openings[-1] if openings else 0)
    return Edit(report, Place(max(unit, 0), max(line, 0), caret[1]), text)


def _moved(p: Projection, place: Place, offset: int) -> Edit:
    return Edit(p.report, replace(place, offset=offset), "")


def _line_end(p: Projection, index: int) -> tuple[Place, int]:
    line = p.lines[index]
    if line.table is None:
        return p.place(index, 0), len(line.text)
    return p.place(index, 0, line.blocks - 1), len(grid(line.table)[-1][-1])


def _cut(line: Line, offset: int) -> Line:
    return replace(line, text=line.text[:offset], head=min(line.head, offset))


def _joined(line: Line, text: str) -> Line:
    return retyped(line, line.text + text)


def _plain(line: Line, number: str) -> Line:
    return line if line.table is not None else paragraph(number + line.text)


def _is_bare_heading(line: Line) -> bool:
    return line.head == len(line.text) and not line.text.endswith(_SENTENCE_ENDS)
