"""The part each section belongs to."""

from desktop.domain.outline import Part, subtree_end
from desktop.domain.report import Report


def parts_of(report: Report) -> tuple[Part | None, ...]:
    """Return, for each section, the part it or the one above it is; None for the lead."""
    found: list[Part | None] = []
    current: Part | None = None
    for section in report.sections:
        if section.depth == 1:
            current = section.part or Part.OTHER
        found.append(current if section.depth else None)
    return tuple(found)


def text_below(report: Report, index: int) -> str:
    """Return the text under the heading `index`: its paragraphs and all sections below."""
    first, *below = report.sections[index : subtree_end(report.sections, index)]
    own = first.text[len(first.heading) :]
    return "\n".join((own, *(section.text for section in below)))
