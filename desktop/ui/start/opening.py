"""Opens a store for the window: asks for a password, and helps where it cannot be opened."""

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import (
    PasswordNeededError,
    StoreDamagedError,
    StoreError,
    WrongPasswordError,
)
from desktop.services.workspace import Workspace
from desktop.ui.dialogs import files, messages

if TYPE_CHECKING:
    from desktop.services.encryption import Key

_log = logging.getLogger(__name__)
_LABEL, _SUFFIX = "台账文件", ".db"
_MOST_LOST = 12


@dataclass(frozen=True, slots=True)
class _Damaged:
    """A store that does not open, with the password that was given for it."""

    path: Path
    sentence: str
    password: str = ""


def open_workspace(
    path: Path, now: Callable[[], dt.datetime], password: str = ""
) -> Workspace | None:
    """Open a store; where it cannot be used say why, and let the user mend it or take another.

    None: the user would rather leave.
    """
    wanted: Path | None = path
    while wanted is not None:
        found = _opened(wanted, password)
        if isinstance(found, Workspace) or found is None:
            return found
        wanted = found if isinstance(found, Path) else _mended(found, now)
    return None


def _opened(path: Path, password: str) -> Workspace | _Damaged | Path | None:
    """Open a store; else tell that it is damaged, which other is wanted, or none."""
    try:
        return Workspace.open(path, password=password if path.exists() else "")
    except (PasswordNeededError, WrongPasswordError):
        return _asked_for(path)
    except StoreDamagedError as error:
        _log.exception("store damaged")
        return _Damaged(path, str(error), password)
    except StoreError as error:
        _log.exception("store not opened")
        options = ("选择其他文件…", "退出")
        return ask_other(None) if messages.choose(None, str(error), options) == 0 else None


def ask_other(parent: QWidget | None) -> Path | None:
    """Ask for another store."""
    return files.ask_open_file(parent, "选择台账文件", _LABEL, _SUFFIX)


def restored(backup: Path, store: Path, now: dt.datetime, password: str = "") -> str:
    """Put a backup in the place of a store that is damaged; returns what to tell of it."""
    from desktop.services import backups  # noqa: PLC0415 - of damaged stores only
    from desktop.services.encryption import key_for  # noqa: PLC0415

    key = key_for(backup, password) if password else None
    kept = backups.restore(backup, store, now=now, key=key)
    aside = f"原来的文件保留为“{kept.name}”。" if kept else ""
    return f"已用备份“{backup.name}”恢复。{aside}"


def rescued(store: Path, now: dt.datetime, key: "Key | None" = None) -> str:
    """Save what can be read of a damaged store; returns what to tell of it."""
    from desktop.services.rescue import rescue  # noqa: PLC0415 - of damaged stores only

    found = rescue(store, now, key)
    said = f"已找回 {found.reports} 份报告；损坏的文件保留为“{found.aside.name}”。"
    if not found.lost:
        return f"{said}没有发现丢失的内容。"
    shown = "\n".join(f"· {each}" for each in found.lost[:_MOST_LOST])
    more = len(found.lost) - _MOST_LOST
    rest = f"\n· 另有 {more} 项" if more > 0 else ""
    return f"{said}\n\n以下内容没有找回：\n{shown}{rest}"


def _mended(damaged: _Damaged, now: Callable[[], dt.datetime]) -> Path | None:
    """Offer what can be done about a damaged store; returns which to open, None: none."""
    from desktop.services.encryption import key_for  # noqa: PLC0415 - of damaged stores only
    from desktop.ui.start.damage import DamageDialog, Remedy  # noqa: PLC0415

    path, password = damaged.path, damaged.password
    key = key_for(path, password) if password else None
    dialog = DamageDialog(path, damaged.sentence, "退出", key)
    dialog.exec()
    with messages.reporting(None):
        match dialog.remedy:
            case Remedy.BACKUP if dialog.found is not None:
                messages.tell(None, _restored(dialog.found.backup.path, path, now(), password))
            case Remedy.RESCUE:
                messages.tell(None, rescued(path, now(), key))
            case Remedy.OTHER:
                return ask_other(None)
            case _:
                return None
    return path


def _restored(backup: Path, store: Path, now: dt.datetime, password: str) -> str:
    """Bring a backup back, and ask for its password where it has another."""
    try:
        return restored(backup, store, now, password)
    except (PasswordNeededError, WrongPasswordError):
        from desktop.ui.backups.password import ask_password  # noqa: PLC0415

        said: list[str] = []
        ask_password(backup.name, lambda typed: said.append(restored(backup, store, now, typed)))
        return said[0] if said else "没有恢复，文件没有改动。"


def _asked_for(path: Path) -> Workspace | _Damaged | Path | None:
    from desktop.ui.password import prompt  # noqa: PLC0415 - of encrypted stores

    answer = prompt.ask(path)
    if answer.damaged is not None:
        return _Damaged(path, *answer.damaged)
    return ask_other(None) if answer.wants_other else answer.workspace
