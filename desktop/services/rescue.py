"""Use cases on a store that may be damaged; none of them needs it to be open.

`check_file` runs on any thread beside the work. Where it does not say "ok", the newest good backup
is offered first; `rescue` saves what can still be read of the file itself.
"""

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.backup import Backup, Contents
from desktop.domain.errors import PasswordNeededError, ReportError, WrongPasswordError
from desktop.services.backups import backups_in, contents, folder_of, opened_copy
from desktop.store.key import Key
from desktop.store.rescue import SOUND, Rescued, check_file, rescue

__all__ = ["SOUND", "GoodBackup", "Rescued", "check_file", "newest_good", "rescue"]


@dataclass(frozen=True, slots=True)
class GoodBackup:
    """A backup that was checked.

    Attributes:
        contents: None where its password is not known: it cannot be looked into.
    """

    backup: Backup
    contents: Contents | None


def newest_good(store: Path, key: Key | None = None) -> GoodBackup | None:
    """Find the newest backup beside a store that is sound, for any thread; None: there is none."""
    for backup in backups_in(folder_of(store), store.stem):
        try:
            with opened_copy(backup.path, key) as copy:
                sound = copy.verify().ok
            if sound:
                return GoodBackup(backup, contents(backup.path, key))
        except (PasswordNeededError, WrongPasswordError):
            return GoodBackup(backup, None)
        except ReportError:
            continue
    return None
