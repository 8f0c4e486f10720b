"""The tree of offices as far as it has been looked at, level by level."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from desktop.domain.office import OfficeId, OfficeRecord
from desktop.domain.report import LedgerEntry


class OfficeSource(Protocol):
    """Where offices come from."""

    def get(self, office: OfficeId) -> OfficeRecord:
        """Return an office."""

    def subordinates(self, superior: OfficeId | None) -> tuple[OfficeRecord, ...]:
        """Return the offices right below `superior`; None: those at the top."""

    def count_subordinates(self, offices: Sequence[OfficeId]) -> dict[OfficeId, int]:
        """Return how many offices stand right below each of `offices`."""


class Node:
    """An office in the tree, with the offices below it once somebody has looked.

    Attributes:
        key: What an index carries in place of the node itself, given by the model.
        record: None at the root, which is not shown.
        below: How many offices stand right below.
        children: Those fetched so far.
        waiting: Those known but not yet handed to the view.
        entries: Its reports by year; None: not yet asked for.
    """

    __slots__ = ("below", "children", "entries", "key", "parent", "record", "row", "waiting")

    def __init__(
        self, record: OfficeRecord | None, parent: "Node | None", row: int, below: int
    ) -> None:
        self.key = 0
        self.record = record
        self.parent = parent
        self.row = row
        self.below = below
        self.children: list[Node] = []
        self.waiting: list[OfficeRecord] | None = None
        self.entries: dict[int, LedgerEntry] | None = None

    @property
    def complete(self) -> bool:
        """Whether all offices below have been handed out."""
        return len(self.children) >= self.below

    def look(self, offices: OfficeSource) -> None:
        """Learn which offices stand below, if that is not known yet."""
        if self.waiting is None:
            found = offices.subordinates(self.record.id if self.record else None)
            self.waiting = list(found)
            self.below = len(found)

    def take(self, offices: OfficeSource, count: int) -> list[OfficeRecord]:
        """Return the next `count` offices below, without adding them."""
        self.look(offices)
        return (self.waiting or [])[:count]

    def add(self, records: Sequence[OfficeRecord], offices: OfficeSource) -> None:
        """Add offices that `take` has returned."""
        below = offices.count_subordinates([record.id for record in records])
        for record in records:
            self.children.append(Node(record, self, len(self.children), below.get(record.id, 0)))
        if self.waiting is not None:
            del self.waiting[: len(records)]

    def walk(self) -> Iterator["Node"]:
        """Go through this node and all fetched below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def root_of(offices: OfficeSource) -> Node:
    """Return the root over all offices."""
    root = Node(None, None, 0, 0)
    root.look(offices)
    return root


def flat_root(records: Sequence[OfficeRecord]) -> Node:
    """Return a root over a plain list, such as the answer to a search."""
    root = Node(None, None, 0, len(records))
    root.waiting = []
    root.children = [Node(record, root, row, 0) for row, record in enumerate(records)]
    return root


def every_office(offices: OfficeSource) -> list[OfficeRecord]:
    """Return all offices, each below its superior."""
    found: list[OfficeRecord] = []
    waiting = list(reversed(offices.subordinates(None)))
    counts = offices.count_subordinates([record.id for record in waiting])
    while waiting:
        record = waiting.pop()
        found.append(record)
        if counts.get(record.id):
            below = offices.subordinates(record.id)
            counts |= offices.count_subordinates([each.id for each in below])
            waiting.extend(reversed(below))
    return found
