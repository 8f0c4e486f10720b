"""When a yearly report must be handed in and published (《督察工作规定》，年度报告一章)."""

import datetime as dt

from desktop.domain.report import Status

_FIRST_MONTH_OF_WRITING = 10  # drafts for the running year are begun in its last quarter


def hand_in_by(year: int) -> dt.date:
    """Return the day by which a department hands in its report on `year`: 1 March after it."""
    return dt.date(year + 1, 3, 1)


def publish_by(year: int) -> dt.date:
    """Return the day by which the report on `year` is published: 1 April after it."""
    return dt.date(year + 1, 4, 1)


def reporting_year(today: dt.date) -> int:
    """Return the year whose reports are being worked on: the running one from October."""
    return today.year if today.month >= _FIRST_MONTH_OF_WRITING else today.year - 1


def missed_deadline(status: Status | None, year: int, today: dt.date) -> dt.date | None:
    """Return the day that was missed, or None; `status` None: there is no report yet.

    Only the year being worked on counts: older reports were often taken over from files, and
    nobody recorded then when they were handed in.
    """
    if year != reporting_year(today):
        return None
    if status in {Status.SUBMITTED, Status.PUBLISHED}:
        late = status is Status.SUBMITTED and today > publish_by(year)
        return publish_by(year) if late else None
    return hand_in_by(year) if today > hand_in_by(year) else None
