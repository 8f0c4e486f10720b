"""The rows of a 合规单 sorted by how binding they are, and what they come to in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop.official.standard import Strength
from desktop.official.verdicts import Row

RIGHT: Final = "符合"
WRONG: Final = "不符合"
UNSEEN: Final = "看不出"


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of like strength.

    Attributes:
        binding: A row that departs fails the document.
    """

    title: str
    binding: bool
    rows: tuple[Row, ...]

    @property
    def said(self) -> str:
        """How many there are and how many depart, in words."""
        wrong = sum(row.ok is False for row in self.rows)
        unseen = sum(row.ok is None for row in self.rows)
        parts = [f"{len(self.rows)} 项"]
        parts += [f"{wrong} 项{WRONG}"] if wrong else []
        parts += [f"{unseen} 项{UNSEEN}"] if unseen else []
        return "，".join(parts) if len(parts) > 1 else f"{parts[0]}，全部{RIGHT}"


_KINDS: Final = (
    ("规定", True, (Strength.REQUIRED,)),
    ("一般", False, (Strength.USUAL,)),
    ("推荐、实务", False, (Strength.RECOMMENDED, Strength.OPTIONAL, Strength.PRACTICE)),
)


def grouped(rows: Sequence[Row]) -> tuple[Group, ...]:
    """Return the groups that have rows, the binding one first."""
    groups = (
        Group(title, binding, tuple(row for row in rows if row.strength in strengths))
        for title, binding, strengths in _KINDS
    )
    return tuple(group for group in groups if group.rows)


def verdict(row: Row) -> str:
    """Return the verdict on a row in a word."""
    if row.ok is None:
        return UNSEEN
    return RIGHT if row.ok else WRONG


def summary(rows: Sequence[Row]) -> str:
    """Say in a sentence what a sheet comes to: only what the standard orders counts."""
    binding = [row for row in rows if row.strength is Strength.REQUIRED]
    wrong = sum(row.fails for row in binding)
    unseen = sum(row.ok is None for row in binding)
    open_ones = f"，另有 {unseen} 项要打印后用尺量" if unseen else ""
    if wrong:
        return f"国标规定的 {len(binding)} 项中，{wrong} 项不符合{open_ones}。"
    return f"国标规定的 {len(binding)} 项{'没有不符合的' if unseen else '全部符合'}{open_ones}。"
