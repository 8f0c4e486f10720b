"""The files of a folder that may be reports: everything below it that a reader knows."""

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# Word and WPS (~$), LibreOffice (.~lock) and the archives of macOS (._) leave such names behind.
_PASSING = ("~$", ".", "~")
_NOT_OURS = frozenset({"__MACOSX", "$RECYCLE.BIN", "System Volume Information"})
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Sighted:
    """A file that was found, or a folder that could not be looked into.

    Attributes:
        root: What was asked for, the folder or the file itself.
        closed: The folder cannot be opened; nothing in it is found.
    """

    path: Path
    root: Path
    closed: bool = False


def files_below(roots: Iterable[Path], suffixes: Collection[str]) -> Iterator[Sighted]:
    """Find files, folder by folder in the order of their names, as a person counts.

    A file given by name is always found. Hidden and passing files are not, nor is anything
    twice, whatever links lead to it.
    """
    seen: set[tuple[int, int]] = set()
    for root in roots:
        if root.is_dir():
            yield from _below(root, root, frozenset(suffixes), seen)
        elif _is_new(root, seen):
            yield Sighted(root, root)


def by_count(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts 第2份 before 第10份."""
    pieces = _DIGITS.split(name.casefold())
    return tuple((0, int(each), "") if each.isdecimal() else (1, 0, each) for each in pieces)


def _below(
    folder: Path, root: Path, suffixes: frozenset[str], seen: set[tuple[int, int]]
) -> Iterator[Sighted]:
    """Go through a folder without recursion: a tree may be deeper than Python's stack."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        if not _is_new(here, seen):
            continue
        try:
            with os.scandir(here) as entries:
                found = sorted(entries, key=lambda entry: by_count(entry.name))
        except OSError:
            yield Sighted(here, root, closed=True)
            continue
        visible = [entry for entry in found if not _is_hidden(entry)]
        folders = [Path(entry.path) for entry in visible if _is_folder(entry)]
        waiting += reversed(folders)
        for entry in visible:
            path = Path(entry.path)
            fits = path.suffix.lower() in suffixes and path not in folders
            if fits and _is_new(path, seen):
                yield Sighted(path, root)


def _is_new(path: Path, seen: set[tuple[int, int]]) -> bool:
    """Tell whether a file or folder has not been met before, under this name or another."""
    try:
        found = path.stat()
    except OSError:
        return True  # its reader will say what is wrong
    key = (found.st_dev, found.st_ino)
    if key in seen and found.st_ino:
        return False
    seen.add(key)
    return True


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith(_PASSING) or entry.name in _NOT_OURS:
        return True
    try:
        attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    except OSError:
        return False
    return bool(attributes & (stat.FILE_ATTRIBUTE_HIDDEN | stat.FILE_ATTRIBUTE_SYSTEM))
