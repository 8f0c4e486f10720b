"""How backups are spoken of."""

import datetime as dt

from desktop.domain.backup import DAILY, MONTHLY, WEEKLY, Contents

RETENTION = (
    f"自动备份每天一次，关闭程序时也备份；最近 {DAILY} 天、{WEEKLY} 周和 {MONTHLY} 个月"
    "各保留最后一份，其余自动清理。"
)
_UNITS = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB"))
_TENTHS_BELOW = 10


def moment(when: dt.datetime) -> str:
    """Write a moment of local time: 2026年11月22日 18:30."""
    return f"{when.year}年{when.month}月{when.day}日 {when:%H:%M}"


def since(when: dt.datetime, now: dt.datetime) -> str:
    """Write a moment as it is said today: 今天 18:30, 昨天 18:30, 11月20日."""
    days = (now.date() - when.date()).days
    near = {0: f"今天 {when:%H:%M}", 1: f"昨天 {when:%H:%M}"}.get(days)
    if near is not None:
        return near
    year = f"{when.year}年" if when.year != now.year else ""
    return f"{year}{when.month}月{when.day}日"


def held(contents: Contents) -> str:
    """Say what a backup holds: offices, reports and years."""
    said = f"{contents.offices} 个单位、{contents.reports} 份报告"
    if contents.years:
        first, last = contents.years
        said += f"（{first}—{last} 年度）" if first != last else f"（{first} 年度）"
    return said


def changed(contents: Contents) -> str:
    """Say when a report of a backup was last changed, in local time; empty where it has none."""
    return f"最后修改于{moment(contents.updated.astimezone())}。" if contents.updated else ""


def size(number: int) -> str:
    """Write a number of bytes as people read it: 824 KB, 1.2 MB."""
    for unit, word in _UNITS:
        if number >= unit:
            value = number / unit
            return f"{value:.1f} {word}" if value < _TENTHS_BELOW else f"{value:.0f} {word}"
    return f"{number} 字节"
