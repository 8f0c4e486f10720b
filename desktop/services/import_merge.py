"""Corrections carried over to a new reading of the same file.

Reading again with another choice of normalisations changes texts, and the clerk may have
corrected some of them: what he has changed goes before what was read, as in a merge of three.
"""

import dataclasses
from dataclasses import dataclass
from typing import Any, TypeVar

from desktop.domain.outline import Outline, Section
from desktop.domain.report import Report

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Corrected:
    """A report with what found no place in it."""

    report: Report
    leftover: tuple[str, ...]


def carried_over(read: Corrected, corrected: Corrected, anew: Corrected) -> Corrected | None:
    """Return a new reading with the corrections made to an earlier one.

    Args:
        read: The earlier reading.
        corrected: What the clerk made of it.
        anew: The new reading.

    Returns:
        None where the clerk has cut or moved text, so that nobody can tell what belongs where.
    """
    outline = _outline(read.report.sections, corrected.report.sections, anew.report.sections)
    leftover = _value(read.leftover, corrected.leftover, anew.leftover)
    if outline is None or leftover is None:
        return None
    report = _fields(read.report, corrected.report, anew.report)
    return Corrected(dataclasses.replace(report, sections=outline), leftover)


def _value(read: Value, corrected: Value, anew: Value) -> Value | None:
    """Take what was changed on one side; None where it was on both."""
    if corrected in (read, anew):
        return anew
    return corrected if anew == read else None


def _fields(read: Report, corrected: Report, anew: Report) -> Report:
    return dataclasses.replace(anew, **_changed(read, corrected, Report))


def _changed(read: object, corrected: object, kind: type) -> dict[str, Any]:
    """Return what was corrected, by name; the clerk's word goes before the reader's."""
    return {
        field.name: getattr(corrected, field.name)
        for field in dataclasses.fields(kind)
        if getattr(corrected, field.name) != getattr(read, field.name)
    }


def _outline(read: Outline, corrected: Outline, anew: Outline) -> Outline | None:
    if corrected == read:
        return anew
    if len(read) != len(corrected) or len(read) != len(anew):
        return None
    merged = []
    for before, after, fresh in zip(read, corrected, anew, strict=True):
        paragraphs = _value(before.paragraphs, after.paragraphs, fresh.paragraphs)
        if paragraphs is None:
            return None
        changes = {**_changed(before, after, Section), "paragraphs": paragraphs}
        merged.append(dataclasses.replace(fresh, **changes))
    return tuple(merged)
