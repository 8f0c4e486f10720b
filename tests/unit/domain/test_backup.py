"""Which backups are kept."""

import datetime as dt
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.backup import Backup, spare

_moments = st.datetimes(dt.datetime(2023, 1, 1), dt.datetime(2026, 12, 31))  # noqa: DTZ001 - local


def _backups(*moments: dt.datetime) -> list[Backup]:
    return [Backup(Path(f"{number}.db"), moment) for number, moment in enumerate(moments)]


def _every(step: dt.timedelta, number: int) -> list[Backup]:
    last = dt.datetime(2026, 11, 22, 18)  # noqa: DTZ001 - local
    return _backups(*(last - step * each for each in range(number)))


def test_a_week_of_days_eight_weeks_and_two_years_of_months_are_kept() -> None:
    backups = _every(dt.timedelta(days=1), 900)
    kept = [each for each in backups if each not in spare(backups)]
    days = {each.made.date() for each in kept}
    weeks = {each.made.isocalendar()[:2] for each in kept}
    months = {(each.made.year, each.made.month) for each in kept}
    assert {each.made.date() for each in backups[:7]} <= days
    assert len(kept) <= 7 + 8 + 24
    assert (len(weeks) >= 8, len(months)) == (True, 24)


def test_of_several_on_one_day_the_newest_is_kept() -> None:
    backups = _every(dt.timedelta(hours=1), 10)
    assert spare(backups) == tuple(backups[1:])


def test_a_year_without_backups_costs_none() -> None:
    old = dt.datetime(2024, 3, 1)  # noqa: DTZ001 - local
    backups = _backups(old, dt.datetime(2026, 3, 1))  # noqa: DTZ001 - local
    assert spare(backups) == ()


@given(st.lists(_moments, unique=True, max_size=60))
def test_the_newest_is_always_kept(moments: list[dt.datetime]) -> None:
    backups = _backups(*moments)
    newest = max(backups, key=lambda each: each.made, default=None)
    assert newest not in spare(backups)


@given(st.lists(_moments, unique=True, max_size=60))
def test_what_is_kept_once_is_kept_the_next_time(moments: list[dt.datetime]) -> None:
    backups = _backups(*moments)
    kept = [each for each in backups if each not in spare(backups)]
    assert spare(kept) == ()
