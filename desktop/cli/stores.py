"""Which store a command works on."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop import paths
from desktop.domain.errors import NotAllowedError, NotFoundError
from desktop.services.workspace import Workspace

_MOST_PASSWORD = 1024  # bytes


@contextmanager
def opened(
    options: argparse.Namespace, *, create: bool = False, anybody: bool = False
) -> Iterator[Workspace]:
    """Open the store that was asked for, or the user's own; close it afterwards.

    Where the store has operators one of them must be named; `anybody` is for what shows and
    changes nothing. Raises `NotFoundError` when the store is missing and not to be created,
    `NotAllowedError` without an operator.
    """
    path = options.store or paths.user_store()
    if not create and not path.exists():
        raise NotFoundError(
            f"没有找到数据文件“{path}”；请先用 import 导入报告，或用 --store 指定文件。"
        )
    with Workspace.open(
        path, create=create, password=first_line(options.password_file)
    ) as workspace:
        if not anybody:
            _sign_in(workspace, options)
        yield workspace


def _sign_in(workspace: Workspace, options: argparse.Namespace) -> None:
    operators = workspace.operators
    if not operators.needed:
        return
    if not options.operator:
        raise NotAllowedError(
            f"“{workspace.path}”设有操作员，没有执行；请用 --operator 写明姓名，"
            "用 --operator-password-file 给出口令文件。"
        )
    named = next((each for each in operators.all() if each.name == options.operator), None)
    if named is None:
        raise NotAllowedError(
            f"“{workspace.path}”中没有操作员“{options.operator}”，没有执行；请核对姓名。"
        )
    operators.sign_in(named.id, first_line(options.operator_password_file))


def first_line(path: Path | None) -> str:
    """Read the first line of a file that holds a password; empty without a file."""
    if path is None:
        return ""
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_PASSWORD).decode("utf-8-sig")
    except OSError as error:
        raise NotFoundError(f"口令文件“{path}”读不出来；请检查文件名和权限。") from error
    except UnicodeDecodeError as error:
        raise NotAllowedError(
            f"口令文件“{path}”不是文本；请把口令写在文本文件的第一行。"
        ) from error
    return text.partition("\n")[0].rstrip("\r")
