"""What keys do to the lines of a report: Enter, Backspace, Delete, pasting, levels.

Each function takes a projection and a place and returns an `Edit`, or None where nothing is to be
done. Nothing here knows Qt; what concerns whole sections is in `structure`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.domain.outline import FULL_STOP, Table
from desktop.domain.report import Report
from desktop.ui.editor.lines import (
    HEADING_HINT,
    Line,
    Role,
    grid,
    paragraph,
    retyped,
)
from desktop.ui.editor.projection import Place, Projection

SENTENCE_ENDS = (FULL_STOP, "？", "！", "；", "：")


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
        return replaced_lines(p, (index, index + 1), [paragraph("")], (0, 0), "取消编号")
    if section_opens and not before:
        return replaced_lines(p, (index, index + 1), [paragraph(""), line], (1, 0), "换段")
    if line.role is Role.OPENING and not after and _is_bare_heading(line):
        head = replace(line, role=Role.HEADING, head=0, hint=HEADING_HINT)
    else:
        head = cut(line, len(before))
    return replaced_lines(p, (index, index + 1), [head, paragraph(after)], (1, 0), "换段")


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
            return _moved(p, _line_end(p, index - 1))
        edit = replaced_lines(p, (index, index + 1), [], (-1, 0), "删除段落")
        return replace(edit, place=_line_end(p, index - 1))
    joined = _joined(previous, line.text)
    offset = len(previous.text)
    return replaced_lines(p, (index - 1, index + 1), [joined], (0, offset), "合并段落")


def join_forward(p: Projection, at: Place) -> Edit | None:
    """Do what Delete does at the end of a line."""
    index = p.line_of(at)
    if index + 1 >= len(p.lines):
        return None
    line, following = p.lines[index], p.lines[index + 1]
    if following.table is not None:
        return _moved(p, p.place(index + 1, 0, 0))
    if not line.text and not line.virtual and following.opens and not line.opens:
        return replaced_lines(p, (index, index + 2), [following], (0, 0), "删除段落")
    if following.virtual or line.virtual or following.role is Role.ATTACHMENT:
        return None
    joined = _joined(line, following.text)
    return replaced_lines(p, (index, index + 2), [joined], (0, len(line.text)), "合并段落")


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
        kept = _joined(cut(opening, start.offset), tail)
    offset = 0 if opening.table is not None else start.offset
    return replaced_lines(p, (first, last + 1), [kept], (0, offset), "删除")


def insert_lines(p: Projection, at: Place, lines: Sequence[Line]) -> Edit:
    """Put several lines at a place, as pasting does."""
    index = p.line_of(at)
    line = p.lines[index]
    if p.attachment_of(p.unit_at(index)) is not None:
        lines = [_plain(each, each.marker or "") for each in lines]
    head, tail = cut(line, at.offset), line.text[at.offset :]
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
    return replaced_lines(p, (index, index + 1), fresh, (len(fresh) - 1, offset), "粘贴")


def with_table(p: Projection, at: Place, table: Table, cell: int, text: str) -> Edit:
    """Exchange the table at a place and put the cursor in one of its cells."""
    index = p.line_of(at)
    report = p.report_with(index, index + 1, [Line(Role.TABLE, table=table)])
    return Edit(report, replace(at, cell=cell, offset=0), text)


def replaced_lines(
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


def cut(line: Line, offset: int) -> Line:
    """Return the line without what is behind `offset`."""
    return replace(line, text=line.text[:offset], head=min(line.head, offset))


def _opened_back(p: Projection, index: int) -> Edit | None:
    line, unit = p.lines[index], p.unit_at(index)
    group = p.groups[unit]
    empty = not line.text and all(each.virtual and not each.text for each in group[1:])
    if empty and unit:
        edit = replaced_lines(p, (index, index + len(group)), [], (-1, 0), "删除标题")
        return replace(edit, place=_line_end(p, index - 1))
    if line.role is Role.ATTACHMENT:
        return _moved(p, _line_end(p, index - 1))
    return replaced_lines(p, (index, index + 1), [paragraph(line.text)], (0, 0), "设为正文")


def _moved(p: Projection, place: Place) -> Edit:
    return Edit(p.report, place, "")


def _line_end(p: Projection, index: int) -> Place:
    line = p.lines[index]
    if line.table is None:
        return p.place(index, len(line.text))
    return p.place(index, len(grid(line.table)[-1][-1]), line.blocks - 1)


def _joined(line: Line, text: str) -> Line:
    return retyped(line, line.text + text)


def _plain(line: Line, number: str) -> Line:
    return line if line.table is not None else paragraph(number + line.text)


def _is_bare_heading(line: Line) -> bool:
    return line.head == len(line.text) and not line.text.endswith(SENTENCE_ENDS)
