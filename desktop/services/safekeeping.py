"""The backups of one open store: which there are, when one is due, and bringing one back."""

import datetime as dt
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop.domain.audit import Event
from desktop.domain.backup import Backup, Contents
from desktop.domain.operator import Act
from desktop.services import backups
from desktop.services.auditing import log_file
from desktop.services.backups import SECOND_PLACE, Made
from desktop.services.permission import Require
from desktop.store import Store
from desktop.store.identity import key_for
from desktop.store.key import Key


class BackupService:
    """Knows the backups of a store; the copying itself needs no thread of its own.

    What `maker` returns is to be called anywhere, beside the work.
    """

    def __init__(self, store: Store, require: Require) -> None:
        self._store = store
        self._require = require

    @property
    def folder(self) -> Path:
        """The folder of the backups on this computer."""
        return backups.folder_of(self._store.path)

    @property
    def second_place(self) -> Path | None:
        """The folder that a copy of each backup goes to as well, None: there is none."""
        named = self._store.setting(SECOND_PLACE)
        return Path(named) if named else None

    def choose_second_place(self, folder: Path | None) -> None:
        """Keep a copy of each backup in `folder` from now on; None: no more."""
        self._require(Act.STORE)
        self._store.set_setting(SECOND_PLACE, str(folder) if folder else "")

    def all(self) -> tuple[Backup, ...]:
        """Return the backups, the newest first; one in both places is told once, as ours."""
        stem = self._store.path.stem
        second = self.second_place
        there = backups.backups_in(second, stem) if second else ()
        here = backups.backups_in(self.folder, stem)
        known = {each.path.name for each in here}
        found = (*here, *(each for each in there if each.path.name not in known))
        return tuple(sorted(found, key=Backup.age, reverse=True))

    def last(self) -> Backup | None:
        """Return the newest backup on this computer."""
        return next(iter(backups.backups_in(self.folder, self._store.path.stem)), None)

    def is_due(self, now: dt.datetime) -> bool:
        """Tell whether the last backup is a day old; `now` is the local time."""
        return not self._store.read_only and backups.is_due(self._store.path, now)

    def maker(self, now: dt.datetime) -> Callable[[], Made]:
        """Return the work of making a backup, for any thread; `now` is the local time."""
        return partial(
            backups.make,
            self._store.path,
            now=now,
            second_place=self.second_place,
            key=self._store.key,
        )

    def note(self, made: Made) -> None:
        """Log a backup that was made; on the store's own thread."""
        if not self._store.read_only:
            where = "，并写到第二处" if made.second else ""
            log_file(
                self._store,
                Event.BACKED_UP,
                made.backup.path.name,
                made.backup.path,
                f"检查完好{where}",
            )

    def held_now(self) -> Contents:
        """Return what the store holds now, beside which a backup is looked at."""
        return backups.contents_of(self._store)

    def contents(self, backup: Path, password: str = "") -> Contents:
        """Return what a backup holds; `password` where it has another one than the store."""
        return backups.contents(backup, self._key_of(backup, password))

    def restore(self, backup: Path, now: dt.datetime, password: str = "") -> Path | None:
        """Close the store and put a backup in its place; returns where it is kept.

        `password` is the backup's where it has another one; an encrypted store keeps its own. The
        restored store's log says so. Raises `NotAllowedError`, and `StoreError` or
        `NotFoundError` as `backups.restore` does: the store's file is then as it was.
        """
        self._require(Act.STORE)
        path, operator = self._store.path, self._store.operator
        key, own = self._key_of(backup, password), self._store.key
        self._store.close()
        kept = backups.restore(backup, path, now=now, key=key, encrypt_with=own)
        log_restored(path, own or key, backup, kept, operator)
        return kept

    def _key_of(self, backup: Path, password: str) -> Key | None:
        return key_for(backup, password) if password else self._store.key


def log_restored(
    store: Path, key: Key | None, backup: Path, kept: Path | None, operator: str = ""
) -> None:
    """Log in a store that was just restored where it comes from, and where the other one is."""
    with Store.open(store, key=key) as restored:
        restored.operator = operator
        aside = f"恢复前的文件保留为 {kept.name}" if kept else ""
        log_file(restored, Event.REINSTATED, backup.name, backup, aside)


def free_bytes(folder: Path) -> int | None:
    """Tell the room that is left at a place, in bytes; None: the place is not there."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
