"""The figures of a report that is being typed: only the section that changed is read again."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue
from desktop.domain.report import Report
from desktop.services.figures import suggest

_Read = tuple[Figure, ...]


class FigureReading:
    """Reads a report's figures again and again; gives what `suggest` gives."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._report = Report()
        self._figures: _Read = ()
        self._alone: dict[int, _Read] = {}

    def read(self, report: Report) -> _Read:
        """Return what the sentences and tables of `report` say."""
        changed = _changed(self._report, report)
        moved = self._moved(report, changed[0]) if changed and len(changed) == 1 else None
        if changed is None or len(changed) > 1 or (changed and moved is None):
            self._figures, self._alone = suggest(report, self._catalogue), {}
        elif moved is not None:
            self._figures = moved
        self._report = report
        return self._figures

    def _moved(self, report: Report, index: int) -> _Read | None:
        """Return the figures at their new places, or None where the section says other ones.

        Figures weigh on each other over sections only by what they are, not by where they stand:
        while a section says the same ones, no other section's can change.
        """
        before = self._alone.get(index)
        before = self._only(self._report, index) if before is None else before
        after = self._only(report, index)
        if list(map(_what, before)) != list(map(_what, after)):
            return None
        places = {(old.start, old.end): new for old, new in zip(before, after, strict=True)}
        moved = []
        for figure in self._figures:
            new = places.get((figure.start, figure.end)) if figure.section == index else figure
            if new is None:
                return None
            if new is not figure:
                new = replace(figure, start=new.start, end=new.end, text=new.text)
            moved.append(new)
        self._alone = {index: after}
        return tuple(moved)

    def _only(self, report: Report, index: int) -> _Read:
        from desktop.statistics.extraction import mentions  # noqa: PLC0415 - not at the start

        return mentions(replace(report, sections=(report.sections[index],)), self._catalogue)


def _what(figure: Figure) -> tuple[object, ...]:
    return figure.indicator, figure.value, figure.raw, figure.approx


def _changed(before: Report, after: Report) -> Sequence[int] | None:
    """Return the sections that differ, or None where the outlines cannot be compared."""
    if before.year != after.year or len(before.sections) != len(after.sections):
        return None
    pairs = enumerate(zip(before.sections, after.sections, strict=True))
    return [index for index, (old, new) in pairs if old is not new and old != new]
