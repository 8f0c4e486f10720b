"""Opening a store's file: who may write it, how, and the way up to today's schema."""

import os
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from desktop import private
from desktop.domain.errors import NotFoundError, StoreError, StoreOutdatedError, StoreTooNewError
from desktop.store.copies import copy_before_upgrade
from desktop.store.engine import connect, failures, troubles
from desktop.store.errors import explained
from desktop.store.identity import examine, fitting_key, pragma
from desktop.store.indexing import Progress
from desktop.store.key import Key
from desktop.store.lock import lock_of, locked
from desktop.store.medium import on_network
from desktop.store.migrations import Step, upgrade

_BUSY_SECONDS = 5.0
_WAL_BYTES = 16 * 1024 * 1024  # to which a log that once grew large is cut back

_READ_ONLY = "年报库“{path}”按要求以只读方式打开，不能修改；需要修改时，请正常打开它。"
_IN_USE = (
    "年报库“{path}”正由另一个窗口或程序使用，这里以只读方式打开，不能修改；"
    "请关闭那一个，再重新打开。"
)
_NOT_WRITABLE = (
    "年报库“{path}”或它所在的文件夹不可写，这里以只读方式打开，不能修改；"
    "请把它复制到可写的文件夹，再打开那里的一份。"
)

_ON_NETWORK = (
    "年报库“{path}”在网络文件夹中，几台电脑同时打开时不能保证互不影响；"
    "请确保同一时间只有一台电脑使用它，或把它移到本机硬盘。"
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was opened.

    Attributes:
        warning: What to beware of although it can be used, a Chinese sentence, or empty.
        key: What it is encrypted with; None: it is not.
        work: Closes the connection.
        claim: Frees the lock.
    """

    raw: sqlite3.Connection
    schema: int
    read_only_reason: str
    warning: str
    key: Key | None
    work: ExitStack
    claim: ExitStack

    def close(self) -> None:
        """Close the file and free it for other programs."""
        with self.claim:
            self.work.close()


def open_file(
    path: Path,
    *,
    create: bool,
    read_only: bool,
    steps: Sequence[Step],
    progress: Progress,
    key: Key | None = None,
) -> Opened:
    """Open (or create) the store at `path`; a file that is refused is left as it was.

    `progress` is told of an upgrade, reports done and in all. Raises `NotFoundError` or a
    `StoreError`.
    """
    fresh = _is_fresh(path, create=create and not read_only)
    key = fitting_key(path, key)
    if not fresh:
        examine(path, len(steps), key)
    with ExitStack() as claim, ExitStack() as work:
        reason = _READ_ONLY.format(path=path) if read_only else _claim(path, claim, fresh=fresh)
        if fresh:
            _create(path, steps, reason, key)
        raw = work.enter_context(closing(_connect(path, reason, key)))
        schema = _at_present(raw, path, reason, (steps, progress), key)
        remote = on_network(path)
        if not reason:
            _settle(raw, path, remote=remote)
            work.callback(_checkpoint, raw)
        warning = _ON_NETWORK.format(path=path) if remote else ""
        return Opened(raw, schema, reason, warning, key, work.pop_all(), claim.pop_all())


def reopened(opened: Opened, path: Path, key: Key | None) -> Opened:
    """Open a file again whose connection was closed while its lock was kept."""
    with ExitStack() as work:
        raw = work.enter_context(closing(_connect(path, "", key)))
        _settle(raw, path, remote=on_network(path))
        work.callback(_checkpoint, raw)
        return replace(opened, raw=raw, key=key, work=work.pop_all())


def _is_fresh(path: Path, *, create: bool) -> bool:
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except OSError as error:
        raise StoreError(f"不能查看“{path}”；请检查文件名，以及您对所在文件夹的权限。") from error
    if is_folder:
        raise StoreError(f"“{path}”是一个文件夹，不是年报库；请选择其中的年报库文件。")
    if exists:
        return False
    if not create:
        raise NotFoundError(f"没有找到年报库“{path}”；请检查文件名和位置，或新建一个年报库。")
    return True


def _claim(path: Path, resources: ExitStack, *, fresh: bool) -> str:
    """Become the one writer, or return the sentence that says why not."""
    try:
        if fresh and not path.parent.exists():
            private.folder(path.parent)
        lock = locked(lock_of(path))
    except troubles() as error:
        if fresh:
            raise StoreError(
                f"不能在“{path.parent}”建立年报库，没有写入任何内容；请换一个可写的文件夹。"
            ) from error
        return _NOT_WRITABLE.format(path=path)
    if lock is None:
        return _IN_USE.format(path=path)
    resources.callback(lock.close)
    return "" if fresh or os.access(path, os.W_OK) else _NOT_WRITABLE.format(path=path)


def _create(path: Path, steps: Sequence[Step], reason: str, key: Key | None) -> None:
    if path.exists():  # another program was quicker
        examine(path, len(steps), key)
        return
    if reason:
        raise StoreError(f"年报库“{path}”正由另一个程序建立，这里没有写入；请稍候再打开。")
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        _set_aside_logs(path)
        private.file(part)
        with explained(path):
            with closing(connect(part, key=key)) as raw:
                upgrade(raw, steps)
            part.replace(path)
    except OSError as error:
        raise StoreError(
            f"不能建立年报库“{path}”，没有写入任何内容；请换一个可写的文件夹。"
        ) from error


def _set_aside_logs(path: Path) -> None:
    # SQLite would take what a lost file left behind for changes to the new one.
    for suffix in ("-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            path.with_name(f"{path.name}{suffix}").replace(f"{path}{suffix}.old")


def _connect(path: Path, reason: str, key: Key | None) -> sqlite3.Connection:
    with explained(path):
        if not reason:
            return _open(path, "mode=rw", key)
        try:
            return _open(path, "mode=ro", key)
        except failures("OperationalError"):
            if not _is_frozen(path):
                raise
        if _has_log(path):
            raise StoreError(
                f"年报库“{path}”旁边还有没有并入的改动（-wal 文件），而这里不可写，文件没有改动；"
                "请把这两个文件一起复制到可写的文件夹，再打开那里的一份。"
            )
        return _open(path, "immutable=1", key)


def _is_frozen(path: Path) -> bool:
    """Tell whether nobody at all can write there: only then may SQLite go without locks."""
    if sys.platform == "win32":
        return not os.access(path, os.W_OK)
    return bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def _open(path: Path, mode: str, key: Key | None) -> sqlite3.Connection:
    raw = connect(path, mode, key, _BUSY_SECONDS)
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        raw.close()
        raise
    return raw


def _has_log(path: Path) -> bool:
    with suppress(FileNotFoundError):
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    return False


def _at_present(
    raw: sqlite3.Connection,
    path: Path,
    reason: str,
    way: tuple[Sequence[Step], Progress],
    key: Key | None,
) -> int:
    """Bring an older file up to today's schema, having copied it; returns the schema."""
    steps, progress = way
    with explained(path):
        schema = pragma(raw, "user_version")
    if schema > len(steps):
        raise StoreTooNewError(
            f"年报库“{path}”刚被更新版本的程序升级，这里没有改动它；请升级本程序后再打开。"
        )
    if schema == len(steps):
        return schema
    if reason:
        raise StoreOutdatedError(
            f"年报库“{path}”是旧版本保存的，要先升级才能打开，而现在不能写入它，文件没有改动；"
            "请关闭正在使用它的程序，或把它复制到可写的文件夹后再打开。"
        )
    copy = copy_before_upgrade(raw, path, schema, key)
    try:
        upgrade(raw, steps, progress)
    except failures() as error:
        raise StoreError(
            f"年报库“{path}”升级没有成功，原文件没有改变，升级前的副本是“{copy}”；"
            "请继续使用原来版本的程序，并把副本交给维护人员。"
        ) from error
    _checkpoint(raw)  # so that the file itself says at once which schema it has
    return len(steps)


def _settle(raw: sqlite3.Connection, path: Path, *, remote: bool) -> None:
    with explained(path):
        for setting in (
            f"journal_mode = {'DELETE' if remote else 'WAL'}",
            "synchronous = FULL",  # a save that was told is on the disk, should the power fail
            "foreign_keys = ON",
            "temp_store = MEMORY",  # a draft does not belong in the system's shared folder
            f"journal_size_limit = {_WAL_BYTES}",
        ):
            raw.execute(f"PRAGMA {setting}")


def _checkpoint(raw: sqlite3.Connection) -> None:
    # What cannot be moved into the file now stays safe in the log beside it.
    with suppress(*failures("OperationalError")):
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
