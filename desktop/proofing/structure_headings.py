"""Headings: how they end, how long they are, and whether they stand alone on their level."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from desktop.domain.outline import parent_of
from desktop.domain.report import Report
from desktop.proofing.context import Context
from desktop.proofing.parts import text_below
from desktop.proofing.rule import ReportRule, Spot

_LONGEST = 45
_SHORT = 20  # a numbered sentence of more characters, with a comma, is an item of a list
_STOP = re.compile(r"[。；，、：;,:.]+\s*$")
_RUN_IN_ENDS = "。！？：；"


def _stop(report: Report, _context: Context) -> Iterator[Spot]:
    """No mark stands behind a heading on a line of its own; a whole paragraph is no heading."""
    for index, section in enumerate(report.sections):
        match = _STOP.search(section.heading)
        alone = section.depth and not section.run_in and _has_text_below(report, index)
        if alone and match and _is_heading(section.heading) and not _is_item(report, index):
            yield Spot(index, match.start(), match.end(), suggestion="")


def _has_text_below(report: Report, index: int) -> bool:
    """Tell a heading from an item of a list, which is a sentence and ends like one."""
    return bool(text_below(report, index).strip())


def _is_item(report: Report, index: int) -> bool:
    """Tell a numbered sentence from a heading: its siblings end with 。, or it has clauses."""
    outline, heading = report.sections, report.sections[index].heading
    if not heading.endswith("。"):
        return False
    others = [
        section.heading
        for other, section in enumerate(outline)
        if other != index
        and section.depth == outline[index].depth
        and parent_of(outline, other) == parent_of(outline, index)
    ]
    like = bool(others) and all(one.endswith("。") for one in others)
    return like or ("，" in heading and len(heading) > _SHORT)


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST and "。" not in text[:-1]


def _no_stop(report: Report, _context: Context) -> Iterator[Spot]:
    """A run-in heading is a sentence: it ends with 。."""
    for index, section in enumerate(report.sections):
        if section.run_in and section.heading and not section.heading.endswith(tuple(_RUN_IN_ENDS)):
            end = len(section.heading)
            follows = bool(section.text[end:])
            yield Spot(
                index, end - 1, end, suggestion=f"{section.heading[-1]}。" if follows else None
            )


def _long(report: Report, _context: Context) -> Iterator[Spot]:
    for index, section in enumerate(report.sections):
        if section.depth and len(section.heading) > _LONGEST and _is_bare(section.heading):
            yield Spot(index, 0, len(section.heading))


def _is_bare(heading: str) -> bool:
    """Tell whether a heading is no paragraph that was taken for one."""
    return len(heading) <= 2 * _LONGEST and "。" not in heading[:-1]


def _single(report: Report, _context: Context) -> Iterator[Spot]:
    """A level with a single item needs no number."""
    outline = report.sections
    parents = [parent_of(outline, index) for index in range(len(outline))]
    counts = Counter(parent for parent in parents if parent is not None)
    for index, parent in enumerate(parents):
        if parent is not None and counts[parent] == 1:
            yield Spot(index, 0, len(outline[index].heading))


def _same(report: Report, _context: Context) -> Iterator[Spot]:
    """No two headings are alike."""
    seen: set[str] = set()
    for index, section in enumerate(report.sections):
        heading = "".join(section.heading.split()).rstrip("。")
        if heading and section.depth and heading in seen:
            yield Spot(index, 0, len(section.heading))
        seen.add(heading)


RULES: Mapping[str, ReportRule] = {
    "structure.heading_stop": _stop,
    "structure.heading_no_stop": _no_stop,
    "structure.heading_long": _long,
    "structure.single_item": _single,
    "structure.heading_same": _same,
}
