"""Taking in a 报送包: looked at first, then merged or refused report by report; receipts."""

import datetime as dt
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.audit import Event
from desktop.domain.changes import Changes
from desktop.domain.errors import ConflictError, NotFoundError
from desktop.domain.exchange import Direction, Exchange, Outcome, Standing
from desktop.domain.operator import Act
from desktop.exports.package.manifest import Manifest
from desktop.exports.package.receipt import Receipt, Receipted, write_receipt
from desktop.services.auditing import file_detail, log_file
from desktop.services.catalogues import CatalogueService
from desktop.services.listeners import Listeners
from desktop.services.package_reading import Unpacked, is_sealed_file, read_package
from desktop.services.permission import Require
from desktop.services.receipts import Acknowledged, acknowledged
from desktop.services.standings import Incoming, incoming
from desktop.services.taking import take
from desktop.store import Store

__all__ = ["MERGED_UNASKED", "Acknowledged", "Incoming", "MergeService", "Preview"]

MERGED_UNASKED = (Standing.NEW, Standing.NEWER)
"""What is taken unless the user says otherwise: it overwrites nobody's work."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A package, looked at and not merged."""

    unpacked: Unpacked
    incoming: tuple[Incoming, ...]

    @property
    def manifest(self) -> Manifest:
        """The list of contents."""
        return self.unpacked.manifest


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to become of the reports of a package.

    Attributes:
        accepted: The entries that are taken; all others are refused.
        reasons: Why an entry is refused, where there is anything to say.
        receiver: The full name of the office that takes the package in.
        operator: Who decides; empty: who works with the store now.
    """

    accepted: frozenset[str]
    reasons: Mapping[str, str]
    receiver: str = ""
    operator: str = ""


class MergeService:
    """Looks at packages, merges them, and reads receipts."""

    def __init__(
        self,
        store: Store,
        listeners: Listeners,
        catalogues: CatalogueService,
        require: Require,
    ) -> None:
        self._require = require
        self._store = store
        self._listeners = listeners
        self._catalogues = catalogues

    def is_sealed(self, path: Path) -> bool:
        """Tell whether a package asks for a password."""
        return is_sealed_file(path)

    def reading(self, path: Path, password: str = "") -> Callable[[], Unpacked]:
        """Return the reading of a package as work for another thread; see `read_package`."""
        built_in = self._catalogues.built_in
        return lambda: read_package(path, built_in, lambda: password or None)

    def look(self, unpacked: Unpacked) -> Iterator[Incoming]:
        """Hold each report of a package against the store.

        Raises `ConflictError` where the office of one, or an indicator, cannot be told from
        another here.
        """
        self._catalogues.unknown(unpacked.indicators)
        for each in unpacked.arrived:
            yield incoming(self._store, each)

    def preview(self, path: Path, ask: Callable[[], str | None] = lambda: None) -> Preview:
        """Read a package and look at it at once; `ask` is called for its password, if any."""
        unpacked = read_package(path, self._catalogues.built_in, ask)
        return Preview(unpacked, tuple(self.look(unpacked)))

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
        """Take the reports whose entry is chosen, refuse all others, and return the receipt."""
        accepted = frozenset(entry for entry, chosen in choices.items() if chosen)
        decision = Decision(accepted, reasons or {}, receiver, operator)
        done = tuple(self.merge_steps(preview, decision, now=now, origin=origin))
        return self.receipt(preview, decision, done, now=now)

    def merge_steps(
        self, preview: Preview, decision: Decision, *, now: dt.datetime, origin: object = None
    ) -> Generator[Receipted, None, None]:
        """Take or refuse one report a step; close the generator to leave the rest alone.

        A report replaced here stays in the history; one that was final is opened for it, which
        is kept there too. Each report is taken whole or not at all; what cannot be taken is
        refused with the reason. What is the same already needs no taking, and is no refusal.
        """
        self._require(Act.MERGE)
        for each in preview.incoming:
            reason = decision.reasons.get(each.item.entry, "").strip()
            if each.item.entry in decision.accepted:
                yield self._taken(preview, each, decision, now, origin)
            elif each.standing is Standing.SAME and not reason:
                yield self._there_already(preview.manifest, each, now)
            else:
                yield self._refused(preview.manifest, each, reason, now)

    def receipt(
        self,
        preview: Preview,
        decision: Decision,
        done: Sequence[Receipted],
        *,
        now: dt.datetime,
    ) -> Receipt:
        """Return the receipt for what was taken and refused so far."""
        operator = decision.operator or self._store.operator
        return Receipt(
            preview.manifest.package, decision.receiver, operator, _utc(now), tuple(done)
        )

    def write_receipt(self, path: Path, receipt: Receipt, *, force: bool = False) -> None:
        """Write a receipt for the sender, and log it; errors are those of every export."""
        write_receipt(path, receipt, force=force)
        log_file(self._store, Event.EXPORTED, f"回执（{len(receipt.reports)} 份报告）", path)

    def acknowledge(self, path: Path, *, origin: object = None) -> tuple[Acknowledged, ...]:
        """Read the receipt for a package of ours in; reports taken that are final are 已报送 then.

        Raises `UnreadableFileError` where it is no receipt, or for a package that is not ours.
        """
        self._require(Act.HAND_IN)
        found = acknowledged(self._store, path)
        moved = frozenset(each.report for each in found if each.moved and each.report)
        if moved:
            self._listeners.tell(Changes(reports=moved), origin)
        return found

    def _taken(
        self,
        preview: Preview,
        each: Incoming,
        decision: Decision,
        now: dt.datetime,
        origin: object,
    ) -> Receipted:
        path, manifest = preview.unpacked.path, preview.manifest
        operator = decision.operator or self._store.operator
        try:
            self._learn(preview.unpacked, each, origin)
            with self._store.transaction():
                changed = take(self._store, each, manifest.sender, now.date(), operator)
                exchange = _exchange(each, manifest, now, Outcome.MERGED)
                self._store.add_exchanges([exchange])
                note = f"来自{manifest.sender or '（未写明）'}，{each.standing.word}"
                self._store.log(Event.MERGED, _named(each), file_detail(path, note))
        except (ConflictError, NotFoundError) as error:
            return self._refused(manifest, each, f"没有接收：{error}", now)
        self._listeners.tell(changed, origin)
        return _receipted(each, Outcome.MERGED)

    def _learn(self, unpacked: Unpacked, each: Incoming, origin: object) -> None:
        """Add the sender's own indicators that a report has figures of, where not known yet."""
        if any(own.key in each.arrived.indicators for own in unpacked.indicators):
            self._catalogues.learn(unpacked.indicators, origin=origin)

    def _there_already(self, manifest: Manifest, each: Incoming, now: dt.datetime) -> Receipted:
        with self._store.transaction():
            self._store.add_exchanges([_exchange(each, manifest, now, Outcome.MERGED)])
            self._store.log(Event.MERGED, _named(each), each.why)
        return _receipted(each, Outcome.MERGED)

    def _refused(
        self, manifest: Manifest, each: Incoming, reason: str, now: dt.datetime
    ) -> Receipted:
        with self._store.transaction():
            exchange = _exchange(each, manifest, now, Outcome.REFUSED)
            self._store.add_exchanges([replace(exchange, reason=reason)])
            self._store.log(Event.MERGED, _named(each), f"没有接收；{reason or '未写明理由'}")
        return _receipted(each, Outcome.REFUSED, reason)


def _named(each: Incoming) -> str:
    return f"{each.item.office} {each.item.year} 年度"


def _receipted(each: Incoming, outcome: Outcome, reason: str = "") -> Receipted:
    """Return what the sender is told, with the digest as the sender has taken it."""
    item = each.item
    return Receipted(item.office, item.year, item.content, outcome, reason)


def _utc(now: dt.datetime) -> str:
    return now.astimezone(dt.UTC).isoformat(timespec="seconds")


def _exchange(each: Incoming, manifest: Manifest, now: dt.datetime, outcome: Outcome) -> Exchange:
    return Exchange(
        Direction.IN,
        manifest.package,
        each.item.office,
        each.item.year,
        each.arrived.content,
        _utc(now),
        outcome,
        manifest.sender,
    )
