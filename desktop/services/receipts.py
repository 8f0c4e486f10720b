"""Reading in what the superior office says of a 报送包: taken, refused, and changed since."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.audit import Event
from desktop.domain.errors import UnreadableFileError
from desktop.domain.exchange import Direction, Exchange, Outcome
from desktop.domain.report import ReportId, Status, Step
from desktop.exports.package.receipt import Receipt, Receipted, read_receipt
from desktop.services.auditing import file_detail
from desktop.services.standings import content_of
from desktop.store import Store


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What a receipt says of one report of ours.

    Attributes:
        report: The report in the store, None where it is no more.
        moved: Its status was moved on to 已报送.
        changed: It was changed since it was handed in.
        status: What it has reached now, None where it is no more.
    """

    receipted: Receipted
    report: ReportId | None
    moved: bool
    changed: bool
    status: Status | None = None


def acknowledged(store: Store, path: Path) -> tuple[Acknowledged, ...]:
    """Read a receipt in, all of it or nothing.

    Raises `UnreadableFileError` where it is no receipt, or for a package that is not ours.
    """
    receipt = read_receipt(path)
    sent = store.exchanges_of_package(receipt.package)
    ours = {(each.office, each.year) for each in sent if each.direction is Direction.OUT}
    if not ours:
        raise UnreadableFileError(
            f"“{path.name}”不是本机制作的报送包的回执，没有读入；请核对是否发给了别的电脑。"
        )
    told = [each for each in receipt.reports if (each.office, each.year) in ours]
    with store.transaction():
        found = tuple(_acknowledged(store, each, receipt) for each in told)
        taken = sum(each.receipted.outcome is Outcome.MERGED for each in found)
        note = f"已接收 {taken} 份，已退回 {len(found) - taken} 份"
        store.log(Event.RECEIPTED, receipt.receiver or "上级单位", file_detail(path, note))
    return found


def _acknowledged(store: Store, receipted: Receipted, receipt: Receipt) -> Acknowledged:
    exchange = _exchange(receipted, receipt)
    if exchange not in store.exchanges_of_package(receipt.package):
        store.add_exchanges([exchange])  # reading a receipt twice is no second answer
    office = store.find_office(receipted.office)
    record = store.find_report(office.id, receipted.year) if office else None
    if record is None:
        return Acknowledged(receipted, None, moved=False, changed=False)
    changed = content_of(store, record) != receipted.content
    taken = receipted.outcome is Outcome.MERGED and not changed
    moved = taken and record.status is Status.FINAL
    if moved:
        day = dt.datetime.fromisoformat(receipt.at).astimezone().date()
        store.add_step(record.id, Step(Status.SUBMITTED, day, receipt.operator))
    status = Status.SUBMITTED if moved else record.status
    return Acknowledged(receipted, record.id, moved=moved, changed=changed, status=status)


def _exchange(receipted: Receipted, receipt: Receipt) -> Exchange:
    return Exchange(
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
