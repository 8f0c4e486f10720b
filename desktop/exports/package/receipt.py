"""The receipt that a superior office gives for a package: what it took and what it refused.

A small JSON file (`.nbr`) with the SM3 digest of what it says, against slips of the hand.
"""

import datetime as dt
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from desktop.digests import sm3
from desktop.domain.errors import UnreadableFileError
from desktop.domain.exchange import Outcome
from desktop.exports.files import write_atomically
from desktop.exports.package.bounds import parsed

_FORMAT: Final = "nbz-receipt"
_VERSION: Final = 1
_MOST: Final = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Receipted:
    """One report in a receipt."""

    office: str
    year: int
    content: str
    outcome: Outcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a package.

    Attributes:
        package: What tells the package from all others.
        receiver: The full name of the office that took it in; may be empty.
        at: When, ISO, in UTC.
    """

    package: str
    receiver: str
    operator: str
    at: str
    reports: tuple[Receipted, ...]


def write_receipt(path: Path, receipt: Receipt, *, force: bool = False) -> None:
    """Write a receipt; raises `ConflictError` and `ExportError` as every export."""
    shape = asdict(receipt)
    whole = {"format": _FORMAT, "version": _VERSION, "receipt": shape, "sm3": _digest(shape)}
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    write_atomically(path, text.encode(), force=force)


def read_receipt(path: Path) -> Receipt:
    """Read a receipt; raises `UnreadableFileError` where it is none or was changed."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST)
        whole = parsed(data)
        if whole["format"] != _FORMAT or whole["sm3"] != _digest(whole["receipt"]):
            raise _damaged(path)
        if whole["version"] > _VERSION:
            raise UnreadableFileError(f"“{path.name}”由更新版本的程序制作，请先升级本程序再打开。")
        return _receipt(whole["receipt"])
    except OSError as error:
        raise UnreadableFileError(
            f"无法打开“{path.name}”，请检查文件是否存在、是否有读取权限。"
        ) from error
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise _damaged(path) from error


def _receipt(shape: dict[str, object]) -> Receipt:
    reports = shape["reports"]
    if not isinstance(reports, list):
        raise TypeError(reports)
    return Receipt(
        package=str(shape["package"]),
        receiver=str(shape["receiver"]),
        operator=str(shape["operator"]),
        at=dt.datetime.fromisoformat(str(shape["at"])).isoformat(),
        reports=tuple(
            Receipted(
                office=str(each["office"]),
                year=int(each["year"]),
                content=str(each["content"]),
                outcome=Outcome(each["outcome"]),
                reason=str(each["reason"]),
            )
            for each in reports
        ),
    )


def _digest(shape: dict[str, object]) -> str:
    return sm3(json.dumps(shape, ensure_ascii=False, sort_keys=True).encode())


def _damaged(path: Path) -> UnreadableFileError:
    return UnreadableFileError(
        f"“{path.name}”不是完整的回执或已被改动，没有读入；请让上级单位重新发来。"
    )
