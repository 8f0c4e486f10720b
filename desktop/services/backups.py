"""Backups of the store: made while it is in use, checked, thinned out, brought back.

They lie in a folder beside the store, and in a second place (a USB stick) where one is chosen.
Everything here works on files, with connections of its own: any thread may call it.
"""

import datetime as dt
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from desktop import paths, private
from desktop.domain.backup import Backup, Contents, spare
from desktop.domain.errors import NotFoundError, StoreError, StoreOutdatedError
from desktop.store import Store
from desktop.store.key import Key
from desktop.store.lock import is_in_use
from desktop.store.recoding import recode

SECOND_PLACE = "backup.second_place"
"""The setting that names the second folder."""

_NAME = "{stem}.{moment:%Y%m%d-%H%M%S}.bak.db"
_MOMENT = re.compile(r"\.(\d{8}-\d{6})(?:-\d+)?\.bak\.db$")
_FORMAT = "%Y%m%d-%H%M%S"
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made.

    Attributes:
        second: Its copy in the second place, None where there is none.
        warning: Why there is none although one was wanted, a sentence; empty where all is well.
        removed: How many old ones were cleared away.
    """

    backup: Backup
    second: Path | None = None
    warning: str = ""
    removed: int = 0


def folder_of(store: Path) -> Path:
    """Return the folder of a store's backups."""
    return store.parent / f"{store.stem}-backups"


def backups_in(folder: Path, stem: str) -> tuple[Backup, ...]:
    """Return the backups of a store in a folder, the newest first."""
    return tuple(sorted(_found(folder, stem), key=Backup.age, reverse=True))


def _found(folder: Path, stem: str) -> Iterator[Backup]:
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        match = _MOMENT.search(path.name)
        if match and path.name[: match.start()] == stem:
            with suppress(ValueError):
                yield Backup(path, dt.datetime.strptime(match[1], _FORMAT))  # noqa: DTZ007 - local


def is_due(store: Path, now: dt.datetime) -> bool:
    """Tell whether the store was changed since its last backup, and that is a day old.

    A backup from the future, when the clock was set back, counts as none.
    """
    local = now.replace(tzinfo=None)
    past = [each for each in backups_in(folder_of(store), store.stem) if each.made <= local]
    return not past or local - past[0].made >= _DAY


def make(
    store: Path, *, now: dt.datetime, second_place: Path | None = None, key: Key | None = None
) -> Made:
    """Back up the store into its folder, check the copy, and clear away what is old.

    `now` is the local time; `key` opens the store where it is encrypted, and then the backup.
    Raises `StoreError` where no sound backup could be made; a second place that cannot be written
    is only told.
    """
    folder = folder_of(store)
    moment = now.replace(tzinfo=None, microsecond=0)
    try:
        private.folder(folder)
        target = _free(folder, store.stem, moment)
    except OSError as error:
        raise StoreError(
            f"备份没有写成“{folder}”，年报库没有改变；请检查那个文件夹是否可写。"
        ) from error
    write_checked(store, target, key)
    second, warning = _copied(target, second_place) if second_place else (None, "")
    removed = _thin(folder, store.stem)
    if second is not None and second_place is not None:
        removed += _thin(second_place, store.stem)
    return Made(Backup(target, moment), second, warning, removed)


def write_checked(store: Path, target: Path, key: Key | None = None) -> None:
    """Write a copy of the store to `target` and check that it is sound.

    Raises `StoreError` where it is not: nothing is left at `target` then; `ConflictError` where
    another file stands there.
    """
    with Store.open(store, read_only=True, key=key) as source:
        source.copy_to(target)
    with Store.open(target, read_only=True, key=key) as copy:
        health = copy.verify()
    if not health.ok:
        target.unlink(missing_ok=True)
        raise StoreError(
            f"备份“{target}”检查时发现损坏，已经删去；请用“检查台账文件”检查年报库，"
            "并换一个文件夹再备份。"
        )


def _free(folder: Path, stem: str, moment: dt.datetime) -> Path:
    target = folder / _NAME.format(stem=stem, moment=moment)
    number = 2
    while target.exists() or target.with_name(f"{target.name}.part").exists():
        target = folder / f"{stem}.{moment:{_FORMAT}}-{number}.bak.db"
        number += 1
    return target


def _copied(backup: Path, second_place: Path) -> tuple[Path | None, str]:
    """Copy a backup to the second place, whole or not at all."""
    target = second_place / backup.name
    part = target.with_name(f"{target.name}.part")
    try:
        second_place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(backup, private.file(part))
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        return None, (
            f"备份已保存在本机，但没有写到第二处“{second_place}”；"
            "请检查优盘是否插好、空间是否足够，下次备份时会再写。"
        )
    return target, ""


def _thin(folder: Path, stem: str) -> int:
    """Clear away what need not be kept; one that cannot be removed stays."""
    removed = 0
    for backup in spare(backups_in(folder, stem)):
        with suppress(OSError):
            backup.path.unlink()
            removed += 1
    return removed


def contents(backup: Path, key: Key | None = None) -> Contents:
    """Return what a backup holds; it is not changed, whatever its schema.

    Raises `NotFoundError` or `StoreError` where it is none, is damaged, or is of a newer program;
    `WrongPasswordError` where `key` is not that of the backup.
    """
    with opened_copy(backup, key) as store:
        return contents_of(store)


def contents_of(store: Store) -> Contents:
    """Return what an open store holds."""
    entries = tuple(store.all_entries())
    years = [entry.year for entry in entries]
    return Contents(
        offices=store.count_offices(),
        reports=len(entries),
        years=(min(years), max(years)) if years else None,
        updated=max((entry.updated for entry in entries), default=None),
    )


@contextmanager
def opened_copy(backup: Path, key: Key | None = None) -> Iterator[Store]:
    """Open a backup for reading; a plain one needs no key.

    One of an older program is brought up to date in a copy, which is removed again.
    """
    if not backup.is_file():
        raise NotFoundError(f"没有找到备份文件“{backup}”；请检查文件名和位置。")
    try:
        store = Store.open(backup, read_only=True, key=key)
    except StoreOutdatedError:
        with private.passing_folder(paths.work_dir()) as folder:
            copy = private.file(folder / backup.name)
            shutil.copyfile(backup, copy)
            with Store.open(copy, key=key) as store:
                yield store
        return
    with store:
        yield store


def restore(
    backup: Path,
    store: Path,
    *,
    now: dt.datetime,
    key: Key | None = None,
    encrypt_with: Key | None = None,
) -> Path | None:
    """Put a backup in the place of the store, which must be closed.

    `key` opens the backup; what it becomes is encrypted with `encrypt_with` where that is given,
    else as the backup is.

    The backup is checked first. What was in its place is kept beside it under a name with the
    time, with its log; returns that file, None where there was no store. Raises `StoreError` or
    `NotFoundError`; the store is then as it was.
    """
    with opened_copy(backup, key) as copy:
        health, found = copy.verify(), copy.key
    if not health.ok:
        raise StoreError(f"备份“{backup}”已损坏，没有恢复，年报库没有改变；请换一个备份。")
    part = store.with_name(f"{store.name}.restoring")
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(backup, private.file(part))
        if encrypt_with not in {None, found}:
            recode(part, found, encrypt_with)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        kept = _set_aside(store, now)
        part.replace(store)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise StoreError(
            f"备份没有恢复到“{store}”；请检查磁盘空间和权限，原来的文件仍在那个文件夹中。"
        ) from error
    return kept


def _set_aside(store: Path, now: dt.datetime) -> Path | None:
    """Give the store that is there another name, with what its log still holds."""
    if not store.exists():
        return None
    _refuse_in_use(store)
    number = 1
    while True:
        tail = f"-{number}" if number > 1 else ""
        kept = store.with_name(f"{store.stem}.恢复前{now:%Y%m%d-%H%M%S}{tail}{store.suffix}")
        if not kept.exists():
            break
        number += 1
    for suffix in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            store.with_name(f"{store.name}{suffix}").replace(f"{kept}{suffix}")
    return store.replace(kept)


def _refuse_in_use(store: Path) -> None:
    """Raise `StoreError` where another program has the store open for writing."""
    if is_in_use(store):
        raise StoreError(
            f"年报库“{store}”正由另一个窗口或程序使用，没有恢复；请先关闭它，再试一次。"
        )
