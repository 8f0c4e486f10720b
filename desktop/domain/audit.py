"""The log of what happened to the store: written once, chained, never changed."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

START: Final = "0" * 64
"""What the first entry is chained to."""


class Event(StrEnum):
    """What is logged."""

    SIGNED_IN = "登录"
    IMPORTED = "导入"
    EXPORTED = "导出"
    STATUS = "状态变更"
    UNLOCKED = "解锁"
    RESTORED = "恢复"
    REMOVED = "删除"
    UNDELETED = "找回"
    PACKED = "制作报送包"
    MERGED = "接收报送包"
    RECEIPTED = "读入回执"
    BACKED_UP = "备份"
    REINSTATED = "恢复备份"
    OPERATORS = "操作员变更"
    PASSWORD = "口令变更"  # noqa: S105 - the name of an event
    GATE = "带问题放行"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event.

    Attributes:
        number: From 1, without gaps.
        at: When, ISO, in UTC.
        operator: Who; empty: nobody signed in.
        subject: What it happened to: an office and year, a file.
        detail: What else there is to say: a reason, a digest.
        previous: The digest of the entry before.
        digest: The SM3 digest of this one with the one before.
    """

    number: int
    at: str
    operator: str
    event: str
    subject: str
    detail: str
    previous: str
    digest: str = ""

    def sealed_text(self) -> bytes:
        """Return what the digest is taken of: everything but itself."""
        shape = {name: value for name, value in asdict(self).items() if name != "digest"}
        return json.dumps(shape, ensure_ascii=False, sort_keys=True).encode()
