"""How a revision is spoken of: its day, its time, what made it, and how much it changed."""

import datetime as dt
from typing import Final

from desktop.domain.report import Status
from desktop.domain.revision import Revision, RevisionKind
from desktop.services.revisions import Size

LOOKS: Final = {
    RevisionKind.CREATED: ("file-plus", "submitted"),
    RevisionKind.EDITED: ("pencil", "muted"),
    RevisionKind.IMPORTED: ("import", "final"),
    RevisionKind.STATUS: ("flag", "review"),
    RevisionKind.UNLOCKED: ("lock-open", "overdue"),
    RevisionKind.RESTORED: ("history", "published"),
    RevisionKind.REMOVED: ("trash-2", "muted"),
    RevisionKind.UNDELETED: ("undo-2", "submitted"),
}
"""The icon of what made a revision, and its colour."""

NAMED: Final = ("star", "accent_ink")
_WEEKDAYS: Final = "一二三四五六日"


def local(moment: dt.datetime) -> dt.datetime:
    """Return a moment in the time of this computer."""
    return moment.astimezone()


def day_words(day: dt.date, today: dt.date) -> str:
    """Name a day; the year only where it is another one."""
    words = f"{day.month}月{day.day}日"
    if day == today:
        return f"今天　{words}"
    if day == today - dt.timedelta(days=1):
        return f"昨天　{words}"
    if day.year != today.year:
        return f"{day.year}年{words}"
    return f"{words}　星期{_WEEKDAYS[day.weekday()]}"


def time_words(revision: Revision) -> str:
    """Tell from when to when a revision was worked on."""
    began, ended = local(revision.began), local(revision.at)
    if (began.date(), began.hour, began.minute) == (ended.date(), ended.hour, ended.minute):
        return f"{ended:%H:%M}"
    if began.date() != ended.date():
        return f"至 {ended:%H:%M}"
    return f"{began:%H:%M}–{ended:%H:%M}"


def kind_words(revision: Revision) -> str:
    """Say what made a revision."""
    if revision.kind is RevisionKind.STATUS:
        return f"状态：{revision.status.value}"
    if revision.kind is RevisionKind.UNLOCKED:
        return f"退回{Status.DRAFT.value}"
    return revision.kind.value


def size_words(size: Size | None) -> str:
    """Say how much was changed, with a true minus sign; nothing where no word was."""
    if size is None:
        return ""
    if size.first:
        return f"{size.total:,} 字"
    words = [f"+{size.added:,}"] if size.added else []
    words += [f"−{size.removed:,}"] if size.removed else []
    told = [f"{' '.join(words)} 字"] if words else []
    told += [f"数据 {size.figures} 项"] if size.figures else []
    return "　".join(told)


def by_words(revision: Revision) -> str:
    """Say who made a revision and why."""
    parts = [revision.operator] if revision.operator else []
    if revision.name:
        parts.append(kind_words(revision))
    if revision.reason:
        unlocked = revision.kind is RevisionKind.UNLOCKED
        parts.append(f"理由：{revision.reason}" if unlocked else revision.reason)
    return "　".join(parts)


def called(revision: Revision, today: dt.date) -> str:
    """Name a revision in a sentence."""
    when = local(revision.at)
    day = f"{when.month}月{when.day}日"
    if when.year != today.year:
        day = f"{when.year}年{day}"
    moment = f"{day} {when:%H:%M}"
    return f"“{revision.name}”（{moment}）" if revision.name else f"{moment} 的稿子"


def told(revision: Revision, size: Size | None, today: dt.date) -> str:
    """Say all of a revision in a few lines."""
    lines = [revision.name] if revision.name else []
    lines.append(f"{day_words(local(revision.at).date(), today)}　{time_words(revision)}")
    lines.append(f"{kind_words(revision)}　{size_words(size)}".rstrip("　"))
    lines.append(by_words(revision))
    return "\n".join(filter(None, lines))
