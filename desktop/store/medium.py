"""What a file lies on: a disk of this computer, or a folder of the network.

Locks and shared memory, on which a write-ahead log rests, do not hold across a network
(https://sqlite.org/wal.html, and howtocorrupt.html, 2.1).
"""

import re
import sys
from pathlib import Path

_MOUNTS = Path("/proc/mounts")
_NETWORK = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "ncpfs", "9p", "davfs")
)
_LOCAL_FUSE = frozenset(("fuse.ntfs-3g", "fuse.ntfs", "fuse.exfat", "fuse.fuseiso"))  # disks
_ESCAPED = re.compile(r"\\([0-7]{3})")  # how a space in a name is written there
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW


def on_network(path: Path) -> bool:
    """Tell whether a file lies, or will lie, in a folder of the network, as far as can be told."""
    if sys.platform == "win32":
        return _remote_drive(path)
    try:
        table = _MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return False
    return is_remote(filesystem_of(path.resolve(), table))


def filesystem_of(path: Path, table: str) -> str:
    """Return the kind of file system `path` lies on by a table of mounts; empty: not in it."""
    best, kind = -1, ""
    for line in table.splitlines():
        _, place, found, *_ = line.split(" ")
        folder = Path(_ESCAPED.sub(lambda match: chr(int(match[1], 8)), place))
        # Of two mounted at one place the later one is seen.
        if len(folder.parts) >= best and (folder == path or folder in path.parents):
            best, kind = len(folder.parts), found
    return kind


def is_remote(kind: str) -> bool:
    """Tell whether a kind of file system is one of the network."""
    return kind in _NETWORK or (kind.startswith("fuse.") and kind not in _LOCAL_FUSE)


def _remote_drive(path: Path) -> bool:
    import ctypes  # noqa: PLC0415 - of Windows only

    drive = path.absolute().drive
    kind: int = getattr(ctypes, "windll").kernel32.GetDriveTypeW(f"{drive}\\")  # noqa: B009 - absent elsewhere
    return drive.startswith("\\\\") or kind == _REMOTE_DRIVE
