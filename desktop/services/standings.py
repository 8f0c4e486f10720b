"""How a report in a 报送包 stands to the one in the store: new, same, newer, older, conflicting."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.exchange import Direction, Exchange, Outcome, Standing
from desktop.domain.office import OfficeRecord
from desktop.domain.report import ReportId, ReportRecord
from desktop.exports.package.codec import Packed
from desktop.exports.package.manifest import Item
from desktop.services.package_reading import Arrived
from desktop.store import Store


@dataclass(frozen=True, slots=True)
class Incoming:
    """A report in a package beside the one in the store.

    Attributes:
        stored: The report in the store, None where there is none.
        changed: When that one was last changed, in UTC.
        why: What the standing was read from, a sentence.
    """

    arrived: Arrived
    standing: Standing
    stored: ReportId | None
    changed: dt.datetime | None
    why: str

    @property
    def item(self) -> Item:
        """What the list of contents says of it."""
        return self.arrived.item

    @property
    def packed(self) -> Packed:
        """The report with all that came with it."""
        return self.arrived.packed


def incoming(store: Store, arrived: Arrived) -> Incoming:
    """Hold a report of a package against the store."""
    packed = arrived.packed
    office = office_of(store, packed)
    record = store.find_report(office.id, packed.report.year) if office else None
    if record is None:
        return Incoming(arrived, Standing.NEW, None, None, "台账中没有这份报告")
    standing, why = _standing(store, arrived, packed, record)
    return Incoming(arrived, standing, record.id, record.updated, why)


def office_of(store: Store, packed: Packed) -> OfficeRecord | None:
    """Find the report's office by its full name, or by one that it bore earlier.

    Raises `ConflictError` where several offices bore that name.
    """
    return store.find_office(packed.office.full_name)


def content_of(store: Store, record: ReportRecord) -> str:
    """Return the digest of a stored report, as a package would give it."""
    office = store.office(record.office_id).office
    return Packed(office, "", record.report, tuple(store.figures(record.id))).content


def _standing(
    store: Store, arrived: Arrived, packed: Packed, record: ReportRecord
) -> tuple[Standing, str]:
    stored = content_of(store, record)
    if stored == arrived.content:
        return Standing.SAME, "内容与台账中的完全相同"
    taken = _taken(store, packed)
    if not taken:
        return _without_trace(store, packed, record)
    return _since(taken, arrived, stored)


def _since(taken: Sequence[Exchange], arrived: Arrived, stored: str) -> tuple[Standing, str]:
    """Compare with what was taken from packages before, the newest first."""
    last = taken[0].content
    before = {each.package for each in taken if each.content == arrived.content}
    if last == arrived.content:
        return Standing.OLDER, "台账中的报告是在接收这一稿之后修改的"
    if arrived.package in before:
        return Standing.OLDER, "这个报送包先前已接收，台账中是后来的一稿"
    if before:
        return Standing.CONFLICT, "对方送来的是先前接收过的一稿，请核对是否改了回去"
    if last == stored:
        return Standing.NEWER, "上次接收后对方又作了修改"
    return Standing.CONFLICT, "上次接收后双方都作了修改"


def _without_trace(store: Store, packed: Packed, record: ReportRecord) -> tuple[Standing, str]:
    """Compare with a report that came here another way: by an import, or typed."""
    figures = {figure.indicator: figure for figure in packed.figures}
    kept = all(figures.get(each.indicator) == each for each in store.figures(record.id))
    if kept and record.report in packed.earlier:
        return Standing.NEWER, "台账中的报告是对方的较早一稿"
    if _was(store, record, packed):
        return Standing.OLDER, "台账中的报告是由这一稿修改而来的"
    return Standing.CONFLICT, "台账中已有内容不同的报告，看不出先后"


def _taken(store: Store, packed: Packed) -> list[Exchange]:
    """Return what was taken from packages for a report, the newest first."""
    return [
        each
        for each in store.exchanges_of(packed.office.full_name, packed.report.year)
        if each.direction is Direction.IN and each.outcome is Outcome.MERGED
    ]


def _was(store: Store, record: ReportRecord, packed: Packed) -> bool:
    """Tell whether the stored report once read as the one in the package does."""
    if record.report == packed.report:
        return False  # the figures differ: the text alone tells neither from the other
    past = store.timeline(record.id)[1:]
    return any(store.report_at(each.id) == packed.report for each in past)
