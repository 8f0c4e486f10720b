"""Storing one report of a 报送包, as part of a transaction: what was there stays in the history."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from desktop.domain.changes import Changes
from desktop.domain.office import OfficeId
from desktop.domain.report import LOCKED, Report, ReportId, ReportRecord, Status, Step
from desktop.domain.revision import RevisionKind
from desktop.exports.package.codec import Packed
from desktop.services.figure_text import holds
from desktop.services.standings import Incoming, content_of, office_of
from desktop.store import Store

_BROUGHT = "随报送包带来的各稿"


def take(store: Store, incoming: Incoming, sender: str, today: dt.date, operator: str) -> Changes:
    """Store a report with its figures, below its office, which is added where it is not known."""
    packed = incoming.packed
    office, added = _office(store, packed)
    found = store.find_report(office, packed.report.year)
    if found is None:
        key = _add(store, office, packed, operator, today)
    else:
        key = found.id
        if content_of(store, found) != incoming.arrived.content:
            reason = f"接收{sender or '下级单位'}的报送包"
            if found.status in LOCKED:
                store.add_step(key, Step(Status.DRAFT, today, operator), reason)
            _replace(store, found, packed, reason)
    _move_on(store, key, packed, Step(Status.SUBMITTED, today, operator))
    reports = frozenset({key})
    return Changes(offices=added, reports=reports, figures=reports)


def _office(store: Store, packed: Packed) -> tuple[OfficeId, frozenset[OfficeId]]:
    """Find the report's office, or add it below its superior, where that is known."""
    found = office_of(store, packed)
    if found:
        return found.id, frozenset()
    superior = store.find_office(packed.superior) if packed.superior else None
    key = store.add_office(replace(packed.office, superior=superior.id if superior else None))
    return key, frozenset({key})


def _add(store: Store, office: OfficeId, packed: Packed, operator: str, today: dt.date) -> ReportId:
    """Add a report, its earlier texts first where they came along."""
    first = Step(Status.DRAFT, packed.steps[0].on if packed.steps else today, operator)
    texts = [*_of_its_year(packed), packed.report]
    key = store.add_report(office, texts[0], first)
    for before, after in pairwise(texts):
        store.save_report(key, before, after, RevisionKind.IMPORTED, _BROUGHT)
    _figures(store, key, packed)
    return key


def _replace(store: Store, record: ReportRecord, packed: Packed, reason: str) -> None:
    key = record.id
    known = {store.report_at(each.id) for each in store.timeline(key)}
    fresh = [text for text in _of_its_year(packed) if text not in known]
    texts = [record.report, *fresh, packed.report]
    for before, after in pairwise(texts):
        if before != after:
            store.save_report(key, before, after, RevisionKind.IMPORTED, reason)
    _figures(store, key, packed)


def _of_its_year(packed: Packed) -> Iterable[Report]:
    """Return the earlier texts under the year that the report has now."""
    return (replace(text, year=packed.report.year) for text in packed.earlier)


def _figures(store: Store, key: ReportId, packed: Packed) -> None:
    wanted = {figure.indicator for figure in packed.figures}
    gone = [each.indicator for each in store.figures(key) if each.indicator not in wanted]
    if packed.figures or gone:
        store.save_figures(key, packed.figures, gone)
    links = [link for link in packed.links if holds(link, packed.report.sections)]
    if links or store.figure_links(key):
        store.save_figure_links(key, links)


def _move_on(store: Store, key: ReportId, packed: Packed, handed_in: Step) -> None:
    """What has come in is handed in, or even public where the sender says so."""
    last = packed.steps[-1] if packed.steps else handed_in
    step = last if last.status is Status.PUBLISHED else handed_in
    now = store.report(key).status
    if now not in {step.status, Status.PUBLISHED}:
        store.add_step(key, step)
