"""Backups: which there are, what they hold, and which of them are kept for how long."""

import datetime as dt
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

DAILY, WEEKLY, MONTHLY = 7, 8, 24


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup of the store.

    Attributes:
        made: When, by its name: the time of a copied file says nothing.
    """

    path: Path
    made: dt.datetime

    def age(self) -> tuple[dt.datetime, int, str]:
        """Order backups by age; of one second, the one that had to take a longer name is newer."""
        return (self.made, len(self.path.name), self.path.name)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds, to be looked at before it is brought back.

    Attributes:
        years: First and last year of its reports; None where it has none.
        updated: When one of its reports was last changed, in UTC; None where it has none.
    """

    offices: int
    reports: int
    years: tuple[int, int] | None
    updated: dt.datetime | None


def spare(backups: Sequence[Backup]) -> tuple[Backup, ...]:
    """Return the backups that need not be kept any longer.

    The newest one of each of the last 7 days with a backup, of the last 8 weeks and of the last
    24 months with one stay; the newest of all always does. Days without a backup do not count: who
    was on leave finds the last one from before.
    """
    newest_first = sorted(backups, key=Backup.age, reverse=True)
    kept = {
        backup.path
        for period, number in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY))
        for backup in _newest_of_each(newest_first, period, number)
    }
    return tuple(backup for backup in newest_first if backup.path not in kept)


def _newest_of_each(
    newest_first: Sequence[Backup], period: Callable[[dt.datetime], Hashable], number: int
) -> list[Backup]:
    """Return the newest backup of each of the last `number` periods that have one."""
    found: dict[Hashable, Backup] = {}
    for backup in newest_first:
        found.setdefault(period(backup.made), backup)
    return list(found.values())[:number]


def _day(moment: dt.datetime) -> Hashable:
    return moment.date()


def _week(moment: dt.datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: dt.datetime) -> Hashable:
    return (moment.year, moment.month)
