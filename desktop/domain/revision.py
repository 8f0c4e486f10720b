"""The history of a report: its revisions, and what was removed and can come back."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from desktop.domain.office import OfficeId
from desktop.domain.outline import Outline, replaced
from desktop.domain.report import ReportId, Status

RevisionId = NewType("RevisionId", int)
TrashId = NewType("TrashId", int)

PAUSE = dt.timedelta(minutes=5)
LONGEST = dt.timedelta(hours=1)


class RevisionKind(StrEnum):
    """What made a revision."""

    CREATED = "建立"
    EDITED = "修改"
    IMPORTED = "导入替换"
    STATUS = "状态"
    UNLOCKED = "解锁"
    RESTORED = "恢复"
    REMOVED = "删除"
    UNDELETED = "找回"


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of a report that is kept: its text and its figures.

    Attributes:
        status: The report's status then.
        began: When its first change was saved, in UTC.
        at: When its last change was saved, in UTC; the order of revisions is that of their ids,
            since clocks are set.
        operator: Who made it; empty: nobody said.
        name: Of a named version; empty: none.
        reason: Why the report was unlocked, or what it was restored from.
    """

    id: RevisionId
    report: ReportId
    kind: RevisionKind
    status: Status
    began: dt.datetime
    at: dt.datetime
    operator: str = ""
    name: str = ""
    reason: str = ""

    def goes_on(self, operator: str, now: dt.datetime) -> bool:
        """Tell whether an edit of `operator` belongs to this revision rather than to a new one.

        It does while the same person writes on without a pause of more than `PAUSE`, and for no
        more than `LONGEST`; never in a named version, and not when the clock was set back.
        """
        return (
            self.kind is RevisionKind.EDITED
            and not self.name
            and self.operator == operator
            and dt.timedelta(0) <= now - self.at <= PAUSE
            and now - self.began <= LONGEST
        )


class TrashKind(StrEnum):
    """What was removed."""

    REPORT = "年报"
    OFFICE = "单位"


@dataclass(frozen=True, slots=True)
class TrashEntry:
    """A report or an office in the bin (回收站).

    Attributes:
        key: The key it had, and gets again.
        office: The office itself, or the one whose report it is.
        year: Of a report; 0 for an office.
        title: The report's title, or the office's full name.
        removed: When it was removed, in UTC.
        operator: Who removed it; empty: nobody said.
    """

    id: TrashId
    kind: TrashKind
    key: int
    office: OfficeId
    year: int
    title: str
    removed: dt.datetime
    operator: str = ""


def with_section(present: Outline, past: Outline, index: int) -> Outline:
    """Bring one section of an earlier outline back into the present one.

    It takes the place of the section it became: the one with its heading and depth, else the one
    at its place if that has its depth and its own heading is no longer there; where there is none
    it is put back at its place.
    """
    section = past[index]
    places = [
        place
        for place, other in enumerate(present)
        if (other.depth, other.heading) == (section.depth, section.heading)
    ]
    if places:
        return replaced(present, min(places, key=lambda place: abs(place - index)), section)
    if index < len(present) and _became(present, past, index):
        return replaced(present, index, section)
    return (*present[:index], section, *present[index:])


def _became(present: Outline, past: Outline, index: int) -> bool:
    """Tell whether the section at `index` is the earlier one under another heading."""
    now = present[index]
    known = {(other.depth, other.heading) for other in past}
    return now.depth == past[index].depth and (now.depth, now.heading) not in known
