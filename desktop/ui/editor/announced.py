"""Lets the part of a section of depth 1 follow its heading, where nobody chose it; without Qt.

A part that is what its heading announces, or that nobody has set, is taken to be guessed and
follows the heading to another part. A part that differs from what its heading announced was chosen
and stays. No part is lost by a heading that announces none.
"""

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.outline import Outline, Part, Section
from desktop.domain.report import Report
from desktop.recognition.parts import part_of


def with_parts(before: Report, after: Report) -> Report:
    """Return `after` with the parts that its changed headings announce."""
    start, old_stop, new_stop = _difference(before.sections, after.sections)
    olds, news = before.sections[start:old_stop], after.sections[start:new_stop]
    fresh = tuple(_followed(olds, news, at) for at in range(len(news)))
    if all(map(_same, fresh, news)):
        return after
    sections = (*after.sections[:start], *fresh, *after.sections[new_stop:])
    return replace(after, sections=sections)


def _followed(olds: Outline, news: Outline, at: int) -> Section:
    section = news[at]
    if section.depth != 1 or any(section is old for old in olds):
        return section
    old = _counterpart(olds, news, at)
    part = section.part or Part.OTHER
    if old is not None and (old.heading == section.heading or not _is_guessed(old, part)):
        return section
    if old is None and part is not Part.OTHER:
        return section
    found = part_of(section.heading)
    return section if found in {Part.OTHER, part} else replace(section, part=found)


def _is_guessed(old: Section, part: Part) -> bool:
    return old.part is part and part_of(old.heading) is part


def _counterpart(olds: Outline, news: Outline, at: int) -> Section | None:
    """Return what a section was before: one of the same heading, else the one at its place."""
    heading = news[at].heading
    old = next((each for each in olds if each.depth == 1 and each.heading == heading), None)
    if old is not None or at >= len(olds) or olds[at].depth != 1:
        return old
    return None if any(each.heading == olds[at].heading for each in news) else olds[at]


def _difference(old: Sequence[Section], new: Sequence[Section]) -> tuple[int, int, int]:
    """Return where outlines begin to differ, and where they end to, in both."""
    shortest = min(len(old), len(new))
    start = 0
    while start < shortest and old[start] is new[start]:
        start += 1
    end = 0
    while end < shortest - start and old[-1 - end] is new[-1 - end]:
        end += 1
    return start, len(old) - end, len(new) - end


def _same(one: Section, other: Section) -> bool:
    return one is other
