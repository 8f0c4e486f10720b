"""The commands that make a backup and bring one back."""

import argparse
import datetime as dt
import sys

from desktop import paths
from desktop.domain.errors import NotFoundError
from desktop.services import backups

_DONE = 0


def backup(options: argparse.Namespace) -> int:
    """Write a checked copy of the store to a file; an earlier backup there is replaced."""
    store = options.store or paths.user_store()
    if not store.exists():
        raise NotFoundError(f"没有找到数据文件“{store}”；请用 --store 指定文件。")
    backups.write_checked(store, options.file)
    sys.stderr.write(f"已备份到 {options.file}\n")
    return _DONE


def restore(options: argparse.Namespace) -> int:
    """Bring a backup back in the place of the store, which is kept beside it."""
    store = options.store or paths.user_store()
    held = backups.contents(options.file)
    kept = backups.restore(options.file, store, now=dt.datetime.now().astimezone())
    years = f"，{held.years[0]}—{held.years[1]} 年度" if held.years else ""
    sys.stderr.write(f"已恢复 {held.offices} 个单位、{held.reports} 份报告{years}\n")
    if kept is not None:
        sys.stderr.write(f"恢复前的数据文件保留为 {kept}\n")
    return _DONE
