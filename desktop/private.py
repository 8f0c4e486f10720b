"""Files and folders that only whoever works here may read (POSIX; Windows inherits the profile's).

A report may be a draft that nobody else is to see. Folders of the program's own are closed; of a
folder the user has chosen only the files in it are, since others may have business there.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_FOLDER, _FILE = 0o700, 0o600


def folder(path: Path) -> Path:
    """Make a folder of the program's own where it is missing, closed to others; returns it."""
    path.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
    close(path)
    return path


def close(path: Path) -> None:
    """Close a file or a folder to others, as far as the medium can keep that."""
    with suppress(OSError):  # another's file, or a stick that knows no owners
        path.chmod(_FOLDER if path.is_dir() else _FILE)


def file(path: Path) -> Path:
    """Make a file, closed to others before anything is in it; one that is there is emptied."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _FILE)):
        close(path)
    return path


@contextmanager
def passing_folder(parent: Path) -> Iterator[Path]:
    """Give a folder in `parent` for files that are needed for a moment; it is removed with them."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - not at the start

    with TemporaryDirectory(dir=folder(parent)) as made:
        yield Path(made)
