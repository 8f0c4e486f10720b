"""The work off the GUI thread: finding the files of folders, and reading one after another."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.services.file_search import files_below
from desktop.services.import_folder import FolderService
from desktop.services.import_rows import FileRow
from desktop.ui.tasks import Progress, Work

_EACH = 25  # found files between two words on how many there are


@dataclass(frozen=True, slots=True)
class RowRead(Progress):
    """A file has been read.

    Attributes:
        row: What is kept of it; its text is not.
    """

    row: FileRow | None = None


def surveyed(
    service: FolderService, roots: Sequence[Path], suffixes: Collection[str]
) -> Work[None]:
    """Find all files, then read one after another; touches no store."""
    found = []
    for sighted in files_below(roots, suffixes):
        found.append(sighted)
        if len(found) % _EACH == 0:
            yield Progress(0, 0, f"正在查找文件，已找到 {len(found)} 个")
    yield Progress(0, len(found))
    for done, sighted in enumerate(found, 1):
        yield Progress(done - 1, len(found), sighted.path.name)
        yield RowRead(done, len(found), sighted.path.name, service.inspect(sighted))
