"""Texts of a file that found no place in its report: put into the body, so that none is lost."""

from collections.abc import Iterable
from dataclasses import replace

from desktop.domain.outline import Kind, Section
from desktop.domain.report import Report


def with_leftover(report: Report, texts: Iterable[str]) -> Report:
    """Put texts at the end of the body, in order."""
    for text in texts:
        sections = report.sections or (Section(depth=0),)
        report = replace(report, sections=(*sections[:-1], with_paragraph(sections[-1], text)))
    return report


def with_paragraph(section: Section, text: str) -> Section:
    """Return a section with one more paragraph.

    Behind a run-in heading that has nothing else in its paragraph, the new one does not run on.
    """
    gap = ("",) if section.kind in {Kind.RUN_IN, Kind.NUMBERED} and not section.paragraphs else ()
    return replace(section, paragraphs=(*section.paragraphs, *gap, text))
