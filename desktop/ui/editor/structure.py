"""What actions do to whole sections and parts of a report; without Qt.

Each function takes a projection and a place and returns an `Edit`, or None where nothing is to be
done: an action is enabled exactly when its function returns something.
"""

from dataclasses import replace

from desktop.domain import outline
from desktop.domain.outline import Kind, Outline, Part
from desktop.ui.editor.edits import Edit
from desktop.ui.editor.projection import Place, Projection, project


def move(p: Projection, at: Place, *, up: bool) -> Edit | None:
    """Move the section with all below it past its neighbour of the same depth."""
    index = p.section_of(at.unit)
    if index is None or not p.report.sections[index].depth:
        return None
    sections, place = outline.moved(p.report.sections, index, up=up)
    if place == index:
        return None
    moved = replace(at, unit=place + p.first_section)
    return _changed(p, sections, moved, "上移" if up else "下移")


def relocate(p: Projection, index: int, target: int, depth: int) -> Edit | None:
    """Put section `index` before section `target` at `depth`, as dragging does."""
    sections = outline.relocated(p.report.sections, index, target, depth)
    if sections == p.report.sections:
        return None
    size = outline.subtree_end(p.report.sections, index) - index
    place = target if target <= index else target - size
    return _changed(p, sections, Place(place + p.first_section), "移动")


def remove_section(p: Projection, index: int) -> Edit:
    """Remove a section with all below it."""
    sections = outline.removed(p.report.sections, index)
    place = Place(max(0, index + p.first_section - 1))
    return _changed(p, sections, place, "删除标题及内容")


def toggle_run_in(p: Projection, at: Place) -> Edit | None:
    """Run the heading in, or give it a line of its own; a numbered paragraph gets a heading."""
    index = p.section_of(at.unit)
    if index is None or not p.report.sections[index].depth:
        return None
    section = p.report.sections[index]
    if section.kind is Kind.NUMBERED and section.text:
        changed = outline.with_run_in(outline.with_run_in(section, run_in=False), run_in=True)
    else:
        changed = outline.with_run_in(section, run_in=not section.run_in)
    sections = outline.replaced(p.report.sections, index, changed)
    return _changed(p, sections, at if at.line == 0 else Place(at.unit), "标题连排")


def number_automatically(p: Projection, at: Place) -> Edit | None:
    """Let the section's number be derived instead of kept as it was written."""
    index = p.section_of(at.unit)
    if index is None or p.report.sections[index].marker is None:
        return None
    section = replace(p.report.sections[index], marker=None)
    return _changed(p, outline.replaced(p.report.sections, index, section), at, "恢复自动编号")


def set_part(p: Projection, at: Place, part: Part) -> Edit | None:
    """Say what a section of depth 1 is about."""
    index = p.section_of(at.unit)
    if index is None or p.report.sections[index].depth != 1:
        return None
    if p.report.sections[index].part is part:
        return None
    section = replace(p.report.sections[index], part=part)
    return _changed(p, outline.replaced(p.report.sections, index, section), at, "设定必备部分")


def add_part(p: Projection, part: Part, heading: str) -> Edit:
    """Add a part with its heading where it belongs."""
    sections, index = outline.with_part(p.report.sections, part, heading)
    report = replace(p.report, sections=sections)
    unit = index + project(report).first_section
    return Edit(report, Place(unit, 1), "添加必备部分")


def _changed(p: Projection, sections: Outline, place: Place, text: str) -> Edit:
    return Edit(replace(p.report, sections=sections), place, text)
