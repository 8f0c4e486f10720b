"""One report held against another: what was copied, changed, promised and kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from typing import Any

from desktop.comparison.alignment import aligned
from desktop.comparison.copied import Copied, copied
from desktop.comparison.promises import Promise, promises
from desktop.comparison.sentences import paragraphs, sentences
from desktop.comparison.streams import folded
from desktop.domain.difference import TITLE, Place, Row, Unit
from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue
from desktop.domain.outline import replaced
from desktop.domain.report import Report
from desktop.domain.rolling import names_year, roll_years
from desktop.domain.splicing import spliced
from desktop.services.figures import plain
from desktop.services.text_following import Following

Json = dict[str, Any]
Figures = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """An indicator's value in both reports; None where one says nothing.

    Attributes:
        place: Where the later report says it, where it is known.
    """

    indicator: str
    label: str
    unit: str
    before: Decimal | None
    after: Decimal | None
    place: Place | None = None

    @property
    def equal(self) -> bool:
        """Whether both say the same; a figure copied with its sentence would."""
        return self.before is not None and self.before == self.after

    @property
    def percent(self) -> Decimal | None:
        """The change in per cent of the earlier value, to one place; None from nothing."""
        if self.before is None or self.after is None or not self.before:
            return None
        return ((self.after - self.before) / self.before * 100).quantize(Decimal("0.1"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A later report held against an earlier one.

    Attributes:
        rows: Both side by side, in the order of the later one.
        promises: The items of the earlier one's plan, where both are of one office.
        unrolled: Sentences and headings of the later one that still name the earlier one's year.
        dated: Copied sentences that tell of a day or an event of that year: to be looked at.
    """

    before: Report
    after: Report
    copied: Copied
    rows: tuple[Row, ...]
    promises: tuple[Promise, ...]
    figures: tuple[FigureChange, ...]
    unrolled: tuple[Unit, ...]
    dated: tuple[Unit, ...] = ()


def compared(
    one: tuple[Report, Figures], other: tuple[Report, Figures], catalogue: Catalogue
) -> Comparison:
    """Hold the later of two reports against the earlier one; as given where of one year.

    Touches no store: any thread may ask.
    """
    (before, old), (after, new) = sorted((one, other), key=_year)
    same_office = bool(before.office) and before.office == after.office
    follows = after.year == before.year + 1
    return Comparison(
        before,
        after,
        copied(before, after),
        aligned(before, after),
        promises(before, after) if same_office or follows else (),
        _figure_changes(old, new, catalogue),
        *_old_years(before, after),
    )


def side_by_side(left: Report, right: Report) -> tuple[tuple[Row, ...], Copied]:
    """Hold two texts against each other as they are given; any thread may ask."""
    return aligned(left, right), copied(left, right)


def with_years_rolled(
    report: Report, units: Sequence[Unit], last_year: int, found_in: Report
) -> Report:
    """Move the years of last year's report on in `units`, which were found in `found_in`.

    What has been changed since then is left alone.
    """
    following = Following(found_in.sections, report.sections)
    step = report.year - last_year
    for unit in sorted(units, key=lambda each: each.place.start, reverse=True):
        report = _rolled(report, unit, following, last_year, step)
    return report


def _rolled(report: Report, unit: Unit, following: Following, last_year: int, step: int) -> Report:
    fresh = roll_years(unit.text, last_year, step)
    if unit.place.section == TITLE:
        return replace(report, title=fresh) if report.title == unit.text else report
    index, start, end = following.moved(unit.place.section, unit.place.start, unit.place.end)
    section = report.sections[index] if index < len(report.sections) else None
    if section is None or section.text[start:end] != unit.text:
        return report
    for at, (old, new) in enumerate(zip(unit.text, fresh, strict=True)):
        if old != new:
            section = spliced(section, start + at, start + at + 1, new)
    return replace(report, sections=replaced(report.sections, index, section))


def _year(side: tuple[Report, Figures]) -> int:
    return side[0].year


def _figure_changes(old: Figures, new: Figures, catalogue: Catalogue) -> tuple[FigureChange, ...]:
    changes = []
    for indicator in catalogue.indicators:
        before, after = old.get(indicator.key), new.get(indicator.key)
        if before or after:
            changes.append(
                FigureChange(
                    indicator.key,
                    indicator.label,
                    indicator.unit,
                    before.value if before else None,
                    after.value if after else None,
                    _place_of(after),
                )
            )
    return tuple(changes)


def _place_of(figure: Figure | None) -> Place | None:
    if figure is None or figure.section is None or figure.start == figure.end:
        return None
    return Place(figure.section, figure.start, figure.end)


def _old_years(before: Report, after: Report) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """Return what was copied with the earlier year in it: what rolling would change, and the rest.

    Rows of tables are left out: their years belong to their figures.
    """
    step = after.year - before.year
    known = {folded(unit.text) for unit in (*_title(before), *sentences(before))}
    old = [
        unit
        for unit in (*_title(after), *sentences(after))
        if step and "\t" not in unit.text and folded(unit.text) in known
    ]
    unrolled = tuple(unit for unit in old if roll_years(unit.text, before.year, step) != unit.text)
    dated = (unit for unit in old if unit not in unrolled and names_year(unit.text, before.year))
    return unrolled, tuple(dated)


def _title(report: Report) -> tuple[Unit, ...]:
    return tuple(unit for unit in islice(paragraphs(report), 1) if unit.place.section == TITLE)


def comparison_to_json(found: Comparison) -> Json:
    """Return a comparison as the command line shows it."""
    shared = found.copied
    return {
        "before": {"office": found.before.office, "year": found.before.year},
        "after": {"office": found.after.office, "year": found.after.year},
        "passages": len(shared.passages),
        "characters": shared.characters,
        "longest": shared.longest,
        "share": round(shared.share, 4),
        "copied": [
            {
                "text": passage.text,
                "characters": passage.size,
                "before": [_place(place) for place in passage.before],
                "after": [_place(place) for place in passage.after],
            }
            for passage in shared.passages
        ],
        "untouched": [_unit(unit) for unit in shared.untouched],
        "rows": [_row(row) for row in found.rows],
        "figures": [_change(change) for change in found.figures],
        "promises": [_promise(promise) for promise in found.promises],
        "years": [_unit(unit) for unit in found.unrolled],
        "dated": [_unit(unit) for unit in found.dated],
    }


def _place(place: Place) -> Json:
    return {"section": place.section, "start": place.start, "end": place.end}


def _unit(unit: Unit) -> Json:
    return {**_place(unit.place), "text": unit.text}


def _row(row: Row) -> Json:
    return {
        "before": _unit(row.before) if row.before else None,
        "after": _unit(row.after) if row.after else None,
        "likeness": round(row.likeness, 3),
        "moved": row.moved,
        "changes": [[piece.fate.value, piece.text] for piece in row.pieces],
    }


def _change(change: FigureChange) -> Json:
    return {
        "indicator": change.indicator,
        "label": change.label,
        "unit": change.unit,
        "before": None if change.before is None else plain(change.before),
        "after": None if change.after is None else plain(change.after),
        "percent": None if change.percent is None else plain(change.percent),
        "equal": change.equal,
    }


def _promise(promise: Promise) -> Json:
    return {
        **_unit(promise.item),
        "heading": promise.heading,
        "answered": promise.answered,
        "answers": [
            {**_unit(answer.unit), "score": round(answer.score, 3)} for answer in promise.answers
        ],
    }
