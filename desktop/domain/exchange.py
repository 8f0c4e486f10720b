"""What passed between offices: packages handed in, merged or refused, and receipts."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

PACKAGE: Final = ".nbz"
RECEIPT: Final = ".nbr"
SENT: Final = (PACKAGE, RECEIPT)
"""How the files end that offices send each other."""


class Direction(StrEnum):
    """Which way a report went."""

    OUT = "out"
    IN = "in"


class Standing(StrEnum):
    """How a report in a package stands to the one in the store."""

    NEW = "new"
    SAME = "same"
    NEWER = "newer"
    OLDER = "older"
    CONFLICT = "conflict"

    @property
    def word(self) -> str:
        """What the user reads."""
        return _WORDS[self]


_WORDS = {
    Standing.NEW: "新",
    Standing.SAME: "相同",
    Standing.NEWER: "较新",
    Standing.OLDER: "较旧",
    Standing.CONFLICT: "冲突",
}


class Outcome(StrEnum):
    """What became of a report that was handed over."""

    SENT = "已制作"
    MERGED = "已接收"
    REFUSED = "已退回"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One report that went out in a package or came in with one.

    Attributes:
        package: What tells the package from all others.
        office: The full name of the report's office.
        content: The SM3 digest of its text and figures as they were handed over.
        at: When, ISO, in UTC.
        partner: The office on the other side, where it is known.
        reason: Why it was refused; may be empty.
    """

    direction: Direction
    package: str
    office: str
    year: int
    content: str
    at: str
    outcome: Outcome
    partner: str = ""
    reason: str = ""
