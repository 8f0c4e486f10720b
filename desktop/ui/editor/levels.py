"""What makes a line a heading, of which level and kind, or a paragraph again; without Qt."""

from dataclasses import replace

from desktop.domain.numbering import Scheme, read_marker
from desktop.domain.outline import (
    FULL_STOP,
    MAX_DEPTH,
    Part,
    Section,
    can_shift,
    shifted,
    split_run_in,
)
from desktop.ui.editor.edits import SENTENCE_ENDS, Edit, cut, replaced_lines
from desktop.ui.editor.lines import HEADING_HINT, OPENING_HINT, Line, Role, paragraph
from desktop.ui.editor.projection import Place, Projection

_LONGEST_HEADING = 40


def as_heading(p: Projection, at: Place, depth: int) -> Edit | None:
    """Make the line a heading of `depth`, and what follows it its text."""
    index = p.line_of(at)
    line = p.lines[index]
    unit = p.unit_at(index)
    outside = p.attachment_of(unit) is not None
    if outside or line.table is not None or not 0 < depth <= deepest_at(p, index):
        return None
    if line.opens:
        return shift(p, replace(at, unit=unit), depth - line.depth)
    fresh = opening_line(line.text, depth)
    return replaced_lines(p, (index, index + 1), [fresh], (0, at.offset), "设为标题")


def shift(p: Projection, at: Place, by: int) -> Edit | None:
    """Promote (`by` -1) or demote (+1) the section with all below it."""
    index = p.section_of(at.unit)
    if index is None or not by or not can_shift(p.report.sections, index, by):
        return None
    sections = shifted(p.report.sections, index, by)
    text = "提升一级" if by < 0 else "降低一级"
    return Edit(replace(p.report, sections=sections), at, text)


def as_plain(p: Projection, at: Place) -> Edit | None:
    """Make a heading a paragraph of the section before it."""
    index = p.line_of(at)
    line = p.lines[index]
    if not line.opens or line.role is Role.ATTACHMENT:
        return None
    return replaced_lines(p, (index, index + 1), [paragraph(line.text)], (0, at.offset), "设为正文")


def merge(p: Projection, at: Place) -> Edit | None:
    """Join the section to the one before it; its heading becomes a paragraph there."""
    index = p.starts[min(at.unit, len(p.units) - 1)]
    if not p.lines[index].opens or p.lines[index].role is Role.ATTACHMENT:
        return None
    text = p.lines[index].text
    kept = [paragraph(text)] if text else []
    return replaced_lines(p, (index, index + 1), kept, (0 if text else -1, 0), "并入上一段")


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
        lines = [cut(line, len(before)), fresh] if line.opens or before else [fresh]
    return replaced_lines(p, (index, index + 1), lines, (lines.index(fresh), 0), "拆分")


def as_numbered(p: Projection, at: Place) -> Edit | None:
    """Make a heading the beginning of a numbered paragraph without a heading."""
    index = p.starts[p.unit_at(p.line_of(at))]
    line = p.lines[index]
    headed = line.role is Role.HEADING or (line.role is Role.OPENING and line.head > 0)
    if not headed or not line.text:
        return None
    fresh = replace(line, role=Role.OPENING, head=0, hint=OPENING_HINT)
    return replaced_lines(p, (index, index + 1), [fresh], (0, at.offset), "设为编号段")


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
    return replaced_lines(p, (index, index + 1), [fresh], (0, offset), "自动编号")


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
        run_in = bool(rest) or text.endswith(SENTENCE_ENDS) or not short
    if not run_in:
        return Line(Role.HEADING, text, depth, part=part, hint=HEADING_HINT)
    head = len(heading) if short and (FULL_STOP in heading or not rest) else 0
    return Line(Role.OPENING, text, depth, head, part=part, hint=OPENING_HINT)
