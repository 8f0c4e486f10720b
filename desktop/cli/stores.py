"""Which store a command works on."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from desktop import paths
from desktop.domain.errors import NotFoundError
from desktop.services.workspace import Workspace


@contextmanager
def opened(options: argparse.Namespace, *, create: bool = False) -> Iterator[Workspace]:
    """Open the store that was asked for, or the user's own; close it afterwards.

    Raises `NotFoundError` when it is missing and not to be created.
    """
    path = options.store or paths.user_store()
    if not create and not path.exists():
        raise NotFoundError(
            f"没有找到数据文件“{path}”；请先用 import 导入报告，或用 --store 指定文件。"
        )
    with Workspace.open(path, create=create) as workspace:
        yield workspace
