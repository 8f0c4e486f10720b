import datetime as dt

import pytest

from desktop.domain.deadlines import hand_in_by, missed_deadline, publish_by, reporting_year
from desktop.domain.report import Status


@pytest.mark.parametrize(
    ("today", "year"),
    [
        pytest.param(dt.date(2026, 1, 17), 2025, id="before the deadline"),
        pytest.param(dt.date(2026, 9, 30), 2025, id="the old campaign lasts into autumn"),
        pytest.param(dt.date(2026, 10, 1), 2026, id="drafts begin in the last quarter"),
    ],
)
def test_year_being_worked_on_follows_the_calendar(today: dt.date, year: int) -> None:
    assert reporting_year(today) == year


def test_deadlines_are_the_first_of_march_and_the_first_of_april() -> None:
    assert (hand_in_by(2025), publish_by(2025)) == (dt.date(2026, 3, 1), dt.date(2026, 4, 1))


@pytest.mark.parametrize("status", [None, Status.DRAFT, Status.REVIEW, Status.FINAL])
def test_report_not_handed_in_is_overdue_from_the_second_of_march(status: Status | None) -> None:
    days = (dt.date(2026, 3, 1), dt.date(2026, 3, 2))
    assert [missed_deadline(status, 2025, day) for day in days] == [None, hand_in_by(2025)]


def test_report_handed_in_is_overdue_again_when_it_is_not_published() -> None:
    assert missed_deadline(Status.SUBMITTED, 2025, dt.date(2026, 4, 2)) == publish_by(2025)


def test_published_report_is_never_overdue() -> None:
    assert missed_deadline(Status.PUBLISHED, 2025, dt.date(2026, 8, 1)) is None


def test_report_of_an_older_year_is_not_called_overdue() -> None:
    assert missed_deadline(Status.DRAFT, 2021, dt.date(2026, 3, 2)) is None
