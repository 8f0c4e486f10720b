"""The commands that make a backup and bring one back."""

import argparse
import datetime as dt
import sys
from contextlib import suppress

from desktop import paths
from desktop.cli.stores import opened
from desktop.domain.errors import NotFoundError, StoreDamagedError
from desktop.domain.operator import Act
from desktop.services import backups

_DONE = 0


def backup(options: argparse.Namespace) -> int:
    """Write a checked copy of the store to a file; an earlier backup there is replaced."""
    store = options.store or paths.user_store()
    if not store.exists():
        raise NotFoundError(f"没有找到数据文件“{store}”；请用 --store 指定文件。")
    with opened(options):
        pass  # where the store has operators, who copies it has to be known
    backups.write_checked(store, options.file)
    sys.stderr.write(f"已备份到 {options.file}\n")
    return _DONE


def restore(options: argparse.Namespace) -> int:
    """Bring a backup back in the place of the store, which is kept beside it."""
    store = options.store or paths.user_store()
    if store.exists():
        _require(options)
    held = backups.contents(options.file)
    kept = backups.restore(options.file, store, now=dt.datetime.now().astimezone())
    years = f"，{held.years[0]}—{held.years[1]} 年度" if held.years else ""
    sys.stderr.write(f"已恢复 {held.offices} 个单位、{held.reports} 份报告{years}\n")
    if kept is not None:
        sys.stderr.write(f"恢复前的数据文件保留为 {kept}\n")
    return _DONE


def _require(options: argparse.Namespace) -> None:
    """Refuse whom the store's operators do not let; a damaged store can ask nobody."""
    with suppress(StoreDamagedError), opened(options) as workspace:
        workspace.operators.require(Act.STORE)
