"""Use cases on the password of the store: setting, changing and removing it.

The store itself is rewritten at once, on its own thread; its earlier copies after it, on any.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.audit import Event
from desktop.domain.errors import StoreError, WrongPasswordError
from desktop.domain.operator import Act
from desktop.domain.password import require_usable
from desktop.services.backups import SECOND_PLACE, backups_in, folder_of
from desktop.services.permission import Require
from desktop.store import Store
from desktop.store.engine import can_encrypt
from desktop.store.identity import fitting_key, key_for
from desktop.store.key import Key, new_key
from desktop.store.recoding import recode

__all__ = ["HOPELESS", "UNAVAILABLE", "CopyWork", "EncryptionService", "Key", "Recoded", "key_for"]

HOPELESS = (
    "密码无法找回：忘记密码后，没有任何人、任何办法能打开年报库和它的备份，其中的内容等于全部丢失。"
)
"""What the user has to know before a password is set."""

UNAVAILABLE = "这台电脑上的程序没有加密组件，不能给年报库设置密码；其他功能不受影响。"

_COPY = r"\.(v\d+\.bak\d*\.db|(恢复前|损坏-)[\d-]+{suffix})"
_HALVES = (".part", ".restoring")  # what a crash in the middle of a copy leaves


@dataclass(frozen=True, slots=True)
class Recoded:
    """An earlier copy whose turn it was.

    Attributes:
        done: How many have had their turn, this one included.
        complaint: Why it is as it was, a sentence; empty where all went well.
    """

    path: Path
    done: int
    total: int
    complaint: str


@dataclass(frozen=True, slots=True)
class CopyWork:
    """Gives the earlier copies of a store its new password; for any thread."""

    paths: tuple[Path, ...]
    old: Key | None
    new: Key | None

    def steps(self) -> Iterator[Recoded]:
        """Work, and tell after each copy."""
        for done, path in enumerate(self.paths, 1):
            yield Recoded(path, done, len(self.paths), self._recode(path))

    def _recode(self, path: Path) -> str:
        try:
            found = fitting_key(path, self.old)
            if found != self.new:
                recode(path, found, self.new)
        except WrongPasswordError:
            return f"“{path.name}”用的是更早的密码，没有改动；打开它仍要输入那时的密码。"
        except StoreError as error:
            if self.new is None:
                return str(error)
            return f"“{path.name}”没有换成新密码（可能已经损坏）；不再需要它时请自行删除。"
        return ""


class EncryptionService:
    """Knows whether the store is encrypted, and changes that."""

    def __init__(self, store: Store, require: Require) -> None:
        self._store = store
        self._require = require

    @property
    def available(self) -> bool:
        """Whether the program can encrypt on this computer."""
        return can_encrypt()

    def set_password(self, password: str, *, current: str = "") -> CopyWork:
        """Encrypt the store with a password, or with another one than the `current`.

        Returns what is left to do: the earlier copies. Raises `WeakPasswordError`,
        `WrongPasswordError`, `NotAllowedError`, or `StoreError`: nothing has changed then.
        """
        self._confirm(current)
        require_usable(password)
        return self._change(new_key(password))

    def remove_password(self, current: str) -> CopyWork:
        """Make the store a plain file again; else as `set_password`."""
        self._confirm(current)
        return self._change(None)

    def _confirm(self, current: str) -> None:
        self._require(Act.STORE)
        if not self.available:
            raise StoreError(UNAVAILABLE)
        key = self._store.key
        if key is not None and not key.comes_from(current):
            raise WrongPasswordError("现在的密码不正确，没有改动任何内容；请重新输入。")

    def _change(self, new: Key | None) -> CopyWork:
        old = self._store.key
        self._store.change_key(new)
        words = "取消台账密码" if new is None else "更换台账密码" if old else "设置台账密码"
        self._store.log(Event.PASSWORD, self._store.path.name, words)
        named = self._store.setting(SECOND_PLACE)
        paths = earlier_copies(self._store.path, Path(named) if named else None)
        return CopyWork(paths, old, new)


def earlier_copies(store: Path, second_place: Path | None = None) -> tuple[Path, ...]:
    """Find the copies of a store: backups, and those before an upgrade, a restore, a rescue.

    Halves that a crash left behind are removed.
    """
    for place in (store.parent, folder_of(store)):
        _clear(place, store)
    pattern = re.compile(re.escape(store.stem) + _COPY.format(suffix=re.escape(store.suffix)))
    beside = sorted(path for path in store.parent.iterdir() if pattern.fullmatch(path.name))
    places = [folder_of(store), *([second_place] if second_place else [])]
    kept = [backup.path for place in places for backup in backups_in(place, store.stem)]
    return (*beside, *kept)


def _clear(folder: Path, store: Path) -> None:
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.name.startswith(f"{store.stem}.") and path.suffix in _HALVES:
            with suppress(OSError):
                path.unlink()
