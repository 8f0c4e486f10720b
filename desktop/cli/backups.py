"""The commands that make a backup and bring one back."""

import argparse
import datetime as dt
import sys
from contextlib import suppress

from desktop import paths
from desktop.cli.stores import first_line, opened
from desktop.domain.audit import Event
from desktop.domain.errors import NotFoundError, StoreDamagedError
from desktop.domain.operator import Act
from desktop.services import backups, encryption
from desktop.services.encryption import Key
from desktop.services.safekeeping import log_restored

_DONE = 0


def backup(options: argparse.Namespace) -> int:
    """Write a checked copy of the store to a file; an earlier backup there is replaced."""
    store = options.store or paths.user_store()
    if not store.exists():
        raise NotFoundError(f"没有找到数据文件“{store}”；请用 --store 指定文件。")
    with opened(options) as workspace:  # where it has operators, who copies it has to be known
        key = workspace.key
        backups.write_checked(store, options.file, key)
        workspace.audit.log_file(Event.BACKED_UP, options.file.name, options.file)
    sys.stderr.write(f"已备份到 {options.file}\n")
    return _DONE


def restore(options: argparse.Namespace) -> int:
    """Bring a backup back in the place of the store, which is kept beside it."""
    store = options.store or paths.user_store()
    own = _key_of_store(options) if store.exists() else None
    key = encryption.key_for(options.file, first_line(options.password_file))
    held = backups.contents(options.file, key)
    now = dt.datetime.now().astimezone()
    kept = backups.restore(options.file, store, now=now, key=key, encrypt_with=own)
    log_restored(store, own or key, options.file, kept, options.operator or "")
    years = f"，{held.years[0]}—{held.years[1]} 年度" if held.years else ""
    sys.stderr.write(f"已恢复 {held.offices} 个单位、{held.reports} 份报告{years}\n")
    if kept is not None:
        sys.stderr.write(f"恢复前的数据文件保留为 {kept}\n")
    return _DONE


def _key_of_store(options: argparse.Namespace) -> Key | None:
    """Return the store's key; refuses whom its operators do not let: a damaged one asks nobody."""
    with suppress(StoreDamagedError), opened(options) as workspace:
        workspace.operators.require(Act.STORE)
        return workspace.key
    return None
