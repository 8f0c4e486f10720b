"""Taking in a 报送包: looked at first, then merged or refused report by report; receipts."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.changes import Changes
from desktop.domain.errors import UnreadableFileError
from desktop.domain.exchange import Direction, Exchange, Outcome, Standing
from desktop.domain.office import OfficeId
from desktop.domain.operator import Act
from desktop.domain.report import LOCKED, ReportId, ReportRecord, Status, Step
from desktop.domain.revision import RevisionKind
from desktop.exports.package.archive import opened
from desktop.exports.package.codec import Packed, ShapeError, decode
from desktop.exports.package.manifest import Item, Manifest
from desktop.exports.package.receipt import Receipt, Receipted, read_receipt
from desktop.services.listeners import Listeners
from desktop.services.permission import Require
from desktop.services.reports import ReportService
from desktop.store import Store

MERGED_UNASKED = (Standing.NEW, Standing.NEWER)
"""What is taken unless the user says otherwise: it overwrites nobody's work."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A report in a package beside the one in the store.

    Attributes:
        stored: The report in the store, None where there is none.
        changed: When that one was last changed, in UTC.
        why: What the standing was read from, a sentence.
    """

    item: Item
    packed: Packed
    standing: Standing
    stored: ReportId | None
    changed: dt.datetime | None
    why: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A package, looked at and not merged."""

    manifest: Manifest
    incoming: tuple[Incoming, ...]


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What a receipt says of one report of ours.

    Attributes:
        report: The report in the store, None where it is no more.
        moved: Its status was moved on to 已报送.
        changed: It was changed since it was handed in.
    """

    receipted: Receipted
    report: ReportId | None
    moved: bool
    changed: bool


class MergeService:
    """Looks at packages, merges them, and reads receipts."""

    def __init__(
        self, store: Store, listeners: Listeners, reports: ReportService, require: Require
    ) -> None:
        self._require = require
        self._store = store
        self._listeners = listeners
        self._reports = reports

    def preview(self, path: Path, ask: Callable[[], str | None] = lambda: None) -> Preview:
        """Look at a package; `ask` is called for its password, if it has one.

        Raises `UnreadableFileError`, in words, where any of it is not as it should be.
        """
        with opened(path, ask) as package:
            try:
                packed = [decode(package.read(item.entry)) for item in package.manifest.items]
            except ShapeError as error:
                raise UnreadableFileError(
                    f"“{path.name}”中的报告不完整，没有读入任何内容；请让对方重新制作。"
                ) from error
            manifest = package.manifest
        return Preview(
            manifest,
            tuple(
                self._incoming(item, each)
                for item, each in zip(manifest.items, packed, strict=True)
            ),
        )

    def merge(
        self,
        preview: Preview,
        choices: Mapping[str, bool],
        *,
        now: dt.datetime,
        operator: str = "",
        receiver: str = "",
        reasons: Mapping[str, str] | None = None,
        origin: object = None,
    ) -> Receipt:
        """Take the reports whose entry is chosen, refuse all others, and return the receipt.

        A report replaced here stays in the history; one that was final is opened for it, which
        is kept there too. Each report is taken whole or not at all.
        """
        self._require(Act.MERGE)
        receipted = []
        for incoming in preview.incoming:
            accepted = choices.get(incoming.item.entry, False)
            outcome = Outcome.MERGED if accepted else Outcome.REFUSED
            reason = (reasons or {}).get(incoming.item.entry, "")
            with self._store.transaction():
                changed = self._take(incoming, preview, now, operator) if accepted else Changes()
                self._store.add_exchanges(
                    [_exchange(incoming.item, preview.manifest, now, outcome, reason)]
                )
            if changed:
                self._listeners.tell(changed, origin)
            item = incoming.item
            receipted.append(Receipted(item.office, item.year, item.content, outcome, reason))
        at = now.astimezone(dt.UTC).isoformat(timespec="seconds")
        return Receipt(preview.manifest.package, receiver, operator, at, tuple(receipted))

    def acknowledge(self, path: Path, *, origin: object = None) -> tuple[Acknowledged, ...]:
        """Read the receipt for a package of ours in; reports taken that are final are 已报送 then.

        Raises `UnreadableFileError` where it is no receipt, or for a package that is not ours.
        """
        self._require(Act.MERGE)
        receipt = read_receipt(path)
        sent = self._store.exchanges_of_package(receipt.package)
        ours = {(each.office, each.year): each for each in sent if each.direction is Direction.OUT}
        if not ours:
            raise UnreadableFileError(
                f"“{path.name}”不是本机制作的报送包的回执，没有读入；请核对是否发给了别的电脑。"
            )
        found = tuple(
            self._acknowledged(each, receipt)
            for each in receipt.reports
            if (each.office, each.year) in ours
        )
        moved = frozenset(each.report for each in found if each.moved and each.report)
        if moved:
            self._listeners.tell(Changes(reports=moved), origin)
        return found

    def _incoming(self, item: Item, packed: Packed) -> Incoming:
        office = self._store.find_office(packed.office.full_name)
        record = self._store.find_report(office.id, packed.report.year) if office else None
        if record is None:
            return Incoming(item, packed, Standing.NEW, None, None, "台账中没有这份报告")
        standing, why = self._standing(packed, record)
        return Incoming(item, packed, standing, record.id, record.updated, why)

    def _standing(self, packed: Packed, record: ReportRecord) -> tuple[Standing, str]:
        stored = self._content(record)
        if stored == packed.content:
            return Standing.SAME, "内容与台账中的完全相同"
        last = self._store.last_merged(packed.office.full_name, packed.report.year)
        if last is not None and last.content == stored:
            return Standing.NEWER, "上次接收后对方又作了修改"
        if (last is not None and last.content == packed.content) or self._was(record, packed):
            return Standing.OLDER, "台账中的报告是在这一稿之后修改的"
        if record.report in packed.earlier:
            return Standing.NEWER, "台账中的报告是对方的较早一稿"
        if last is not None:
            return Standing.CONFLICT, "上次接收后双方都作了修改"
        return Standing.CONFLICT, "台账中已有内容不同的报告，看不出先后"

    def _content(self, record: ReportRecord) -> str:
        office = self._store.office(record.office_id).office
        return Packed(office, "", record.report, tuple(self._store.figures(record.id))).content

    def _was(self, record: ReportRecord, packed: Packed) -> bool:
        """Tell whether the stored report once read as the one in the package does."""
        past = self._store.timeline(record.id)[1:]
        return any(self._store.report_at(each.id) == packed.report for each in past)

    def _take(
        self, incoming: Incoming, preview: Preview, now: dt.datetime, operator: str
    ) -> Changes:
        packed, today = incoming.packed, now.date()
        reason = f"合并{preview.manifest.sender or '下级单位'}的报送包"
        office, added = self._office(packed)
        if incoming.stored is None:
            first = Step(Status.DRAFT, _first_day(packed, today), operator)
            key = self._store.add_report(office, packed.report, first)
        else:
            key = incoming.stored
            record = self._store.report(key)
            if record.report != packed.report or self._content(record) != packed.content:
                self._open(record, Step(Status.DRAFT, today, operator), reason)
                self._reports.save(key, record.report, packed.report, kind=RevisionKind.IMPORTED)
        self._figures(key, packed)
        self._move_on(key, packed, Step(Status.SUBMITTED, today, operator))
        reports = frozenset({key})
        return Changes(offices=added, reports=reports, figures=reports)

    def _office(self, packed: Packed) -> tuple[OfficeId, frozenset[OfficeId]]:
        """Find the report's office, or add it below its superior, where that is known."""
        found = self._store.find_office(packed.office.full_name)
        if found:
            return found.id, frozenset()
        superior = self._store.find_office(packed.superior) if packed.superior else None
        above = superior.id if superior else None
        key = self._store.add_office(replace(packed.office, superior=above))
        return key, frozenset({key})

    def _open(self, record: ReportRecord, step: Step, reason: str) -> None:
        if record.status in LOCKED:
            self._store.add_step(record.id, step, reason)

    def _figures(self, key: ReportId, packed: Packed) -> None:
        wanted = {figure.indicator for figure in packed.figures}
        gone = [each.indicator for each in self._store.figures(key) if each.indicator not in wanted]
        if self._store.report(key).status not in LOCKED:
            self._store.save_figures(key, packed.figures, gone)

    def _move_on(self, key: ReportId, packed: Packed, handed_in: Step) -> None:
        """What has come in is handed in, or even public where the sender says so."""
        last = packed.steps[-1] if packed.steps else handed_in
        step = last if last.status is Status.PUBLISHED else handed_in
        if self._store.report(key).status is not step.status:
            self._store.add_step(key, step)

    def _acknowledged(self, receipted: Receipted, receipt: Receipt) -> Acknowledged:
        office = self._store.find_office(receipted.office)
        record = self._store.find_report(office.id, receipted.year) if office else None
        with self._store.transaction():
            self._store.add_exchanges(
                [
                    Exchange(
                        Direction.OUT,
                        receipt.package,
                        receipted.office,
                        receipted.year,
                        receipted.content,
                        receipt.at,
                        receipted.outcome,
                        receipt.receiver,
                        receipted.reason,
                    )
                ]
            )
            if record is None:
                return Acknowledged(receipted, None, moved=False, changed=False)
            changed = self._content(record) != receipted.content
            taken = receipted.outcome is Outcome.MERGED and not changed
            moved = taken and record.status is Status.FINAL
            if moved:
                day = dt.datetime.fromisoformat(receipt.at).date()
                self._store.add_step(record.id, Step(Status.SUBMITTED, day, receipt.operator))
        return Acknowledged(receipted, record.id, moved=moved, changed=changed)


def _first_day(packed: Packed, today: dt.date) -> dt.date:
    return packed.steps[0].on if packed.steps else today


def _exchange(
    item: Item, manifest: Manifest, now: dt.datetime, outcome: Outcome, reason: str
) -> Exchange:
    at = now.astimezone(dt.UTC).isoformat(timespec="seconds")
    return Exchange(
        Direction.IN,
        manifest.package,
        item.office,
        item.year,
        item.content,
        at,
        outcome,
        manifest.sender,
        reason,
    )
