"""The package of a Word, ODT or OFD file: opened with care, since it comes from outside.

A package may be no package, be locked by a password, unpack to far more than it weighs, or hold
XML that expands; each of these is refused in words.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import UnreadableFileError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_UNPACKED = 200 * 1024 * 1024
MOST_PART = 40 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 0x1
_MOST_RATIO = 200
_RATIO_FROM = 4 * 1024 * 1024
_DAMAGED = "“{}”已损坏或不是 {}，请用 Word 或 WPS 打开检查，另存为 .docx 后再导入。"
_WORD = "Word 文档"


class Package:
    """The parts of an open file.

    Attributes:
        names: What the parts are called.
    """

    def __init__(self, name: str, archive: zipfile.ZipFile, kind: str = _WORD) -> None:
        """Take an open archive; messages call it `name` and say that it is to be a `kind`."""
        self._name = name
        self._kind = kind
        self._archive = archive
        self.names = tuple(archive.namelist())

    def xml(self, part: str) -> "_Element | None":
        """Return the root of a part, None where the file has no such part.

        Raises:
            UnreadableFileError: It is too large, is not XML, or declares entities.
        """
        try:
            info = self._archive.getinfo(part)
        except KeyError:
            return None
        with self._archive.open(info) as file:
            data = file.read(MOST_PART + 1)
        if len(data) > MOST_PART:
            raise UnreadableFileError(f"“{self._name}”过大，不像一份报告，请检查是否选错了文件。")
        return self._parsed(data)

    def _parsed(self, data: bytes) -> "_Element":
        from lxml import etree  # noqa: PLC0415 - costs more than the window

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableFileError(_DAMAGED.format(self._name, self._kind)) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise UnreadableFileError(
                f"“{self._name}”含有{self._kind}不应有的实体声明，为安全起见不予导入，"
                "请用 Word 或 WPS 另存后重试。"
            )
        return root


@contextmanager
def opened(path: Path, kind: str = _WORD) -> Iterator[Package]:
    """Open a Word file, or another package of XML; `kind` is what messages call it.

    Raises:
        UnreadableFileError: It cannot be used, in whatever way.
    """
    try:
        _refuse_ole(path)
        with zipfile.ZipFile(path) as archive:
            _refuse_unfit(path.name, archive)
            yield Package(path.name, archive, kind)
    except OSError as error:
        raise UnreadableFileError(
            f"无法打开“{path.name}”，请关闭正在使用它的程序，并检查是否有读取权限。"
        ) from error
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, ValueError, zlib.error) as error:
        raise UnreadableFileError(_DAMAGED.format(path.name, kind)) from error
    except (NotImplementedError, RuntimeError) as error:
        raise UnreadableFileError(_DAMAGED.format(path.name, kind)) from error


def _refuse_ole(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(_OLE)) == _OLE:
            raise UnreadableFileError(
                f"“{path.name}”设有打开密码，或是旧版 .doc 改名而来，"
                "请用 Word 或 WPS 打开、取消密码并另存为 .docx。"
            )


def _refuse_unfit(name: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise UnreadableFileError(f"“{name}”已加密，请取消密码后再导入。")
    unpacked = sum(part.file_size for part in parts)
    absurd = any(
        part.file_size > _RATIO_FROM and part.file_size > _MOST_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if unpacked > MOST_UNPACKED or absurd:
        raise UnreadableFileError(f"“{name}”解压后过大，不像一份报告，为安全起见不予导入。")
