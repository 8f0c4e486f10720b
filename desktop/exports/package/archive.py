"""The archive of a package: made whole, and read only where it agrees with its manifest."""

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from desktop.digests import digests
from desktop.domain.errors import ExportError, PasswordError, UnreadableFileError
from desktop.exports.files import replacing
from desktop.exports.package import bounds
from desktop.exports.package import manifest as manifests
from desktop.exports.package.bounds import BoundsError, TooLargeError
from desktop.exports.package.manifest import Entry, Manifest, ManifestError
from desktop.exports.package.sealing import is_sealed, seal, unseal

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)  # the same contents make the same archive

Ask = Callable[[], str | None]
"""Asks for the password of a sealed package; None gives up."""


def write_package(
    path: Path,
    manifest: Manifest,
    contents: Mapping[str, bytes],
    *,
    password: str = "",
    force: bool = False,
) -> Manifest:
    """Write a package, sealed where a password is given; returns its manifest with all entries.

    Raises `ConflictError` when the file is there and `force` is not set, `ExportError` when it
    cannot be written; nothing is left behind then.
    """
    _refuse_too_much(path, contents)
    entries = tuple(Entry(name, len(data), digests(data)) for name, data in contents.items())
    whole = replace(manifest, entries=entries)
    archive = _archive({manifests.NAME: manifests.to_bytes(whole), **contents})
    with replacing(path, force=force) as part, part.open("wb") as target:
        if password:
            seal(archive, target, password)
        else:
            target.write(archive.getbuffer())
    return whole


def is_sealed_file(path: Path) -> bool:
    """Tell whether a package asks for a password; raises `UnreadableFileError`."""
    try:
        with path.open("rb") as file:
            return is_sealed(file.read(4))
    except OSError as error:
        raise _unopened(path.name) from error


def _refuse_too_much(path: Path, contents: Mapping[str, bytes]) -> None:
    """Make no package that the other side would refuse."""
    over = any(len(data) > bounds.most_of(name) for name, data in contents.items())
    total = sum(map(len, contents.values()))
    if over or total > bounds.MOST_FILE or len(contents) >= bounds.MOST_ENTRIES:
        raise ExportError(
            f"要装入“{path.name}”的内容过多，没有写成；请分成几个报送包，或不附供阅读的文件。"
        )


def _archive(contents: Mapping[str, bytes]) -> BytesIO:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    stream.seek(0)
    return stream


@dataclass(frozen=True, slots=True)
class Package:
    """An open package, every entry of which agrees with its manifest."""

    name: str
    manifest: Manifest
    archive: zipfile.ZipFile

    def read(self, entry: str) -> bytes:
        """Return the contents of an entry that the manifest names."""
        with self.archive.open(entry) as file:
            return file.read(bounds.most_of(entry))


@contextmanager
def opened(path: Path, ask: Ask) -> Iterator[Package]:
    """Open a package after all of it was checked; `ask` is called for the password, if any.

    Raises:
        UnreadableFileError: It is no package, is damaged or swapped, is made by a newer program,
            asks for too much room, or the password is another one.
    """
    try:
        with path.open("rb") as file, _plain(file, path.name, ask) as plain:
            yield _checked(plain, path.name)
    except OSError as error:
        raise _unopened(path.name) from error


@contextmanager
def _plain(file: BinaryIO, name: str, ask: Ask) -> Iterator[BinaryIO]:
    """Give the archive: the file itself, or what was sealed in it."""
    sealed = is_sealed(file.read(4))
    file.seek(0)
    if not sealed:
        yield file
        return
    password = ask()
    if not password:
        raise PasswordError(f"“{name}”设有密码；请向制作单位索取密码后再打开。")
    stream = BytesIO()  # in memory: the plain text is not to touch the disk
    unseal(file, stream, password, name)
    stream.seek(0)
    yield stream


def _checked(plain: BinaryIO, name: str) -> Package:
    try:
        bounds.check_end(plain)
        archive = zipfile.ZipFile(plain)
        parts = archive.infolist()
        _refuse_names(parts)
        bounds.check_parts(parts, manifests.NAME)
        manifest = manifests.from_bytes(_part(archive, manifests.NAME, bounds.MOST_MANIFEST))
        if manifest.version > manifests.VERSION:
            raise UnreadableFileError(f"“{name}”由更新版本的程序制作，请先升级本程序再打开。")
        _compare(archive, parts, manifest)
    except TooLargeError as error:
        raise UnreadableFileError(
            f"“{name}”解开后过大，不是正常的报送包，没有读入任何内容。"
        ) from error
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError) as error:
        raise _damaged(name) from error
    except (BoundsError, NotImplementedError, RuntimeError, KeyError, ValueError) as error:
        raise _damaged(name) from error
    return Package(name, manifest, archive)


def _refuse_names(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse names that no package has: nothing is ever unpacked to where a name would lead."""
    names = [part.orig_filename for part in parts]
    if not all(name == manifests.NAME or manifests.is_entry_name(name) for name in names):
        raise BoundsError("names")


def _part(archive: zipfile.ZipFile, entry: str, most: int) -> bytes:
    """Unpack an entry, but never more than it may have."""
    with archive.open(entry) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise ManifestError(entry)
    return data


def _compare(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], manifest: Manifest) -> None:
    """Hold every entry against the manifest: none more, none less, each as it says."""
    there = {part.filename for part in parts} - {manifests.NAME}
    named = {entry.name for entry in manifest.entries}
    if there != named or len(named) != len(manifest.entries):
        raise ManifestError(manifests.NAME)
    wanted = {name for item in manifest.items for name in (item.entry, *item.documents)}
    if not wanted <= named:
        raise ManifestError(manifests.NAME)
    for entry in manifest.entries:
        data = _part(archive, entry.name, min(entry.size, bounds.most_of(entry.name)))
        if len(data) != entry.size or digests(data) != entry.digests:
            raise ManifestError(entry.name)


def _unopened(name: str) -> UnreadableFileError:
    return UnreadableFileError(f"无法打开“{name}”，请检查文件是否存在、是否有读取权限。")


def _damaged(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"“{name}”不是完整的报送包或已被改动，没有读入任何内容；请让对方重新制作或重新拷贝。"
    )
