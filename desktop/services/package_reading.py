"""A 报送包 is read and checked as a whole, nothing of it is stored. Any thread may ask."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import UnreadableFileError
from desktop.domain.indicator import Catalogue, Indicator
from desktop.exports.package.archive import Package, is_sealed_file, opened
from desktop.exports.package.codec import Packed, ShapeError, decode
from desktop.exports.package.manifest import CATALOGUE, Item, Manifest
from desktop.statistics.catalogue import CatalogueFaultError, is_own
from desktop.statistics.catalogue_file import parse

__all__ = ["Arrived", "Unpacked", "is_sealed_file", "read_package"]

Ask = Callable[[], str | None]
_QUICK = 1


@dataclass(frozen=True, slots=True)
class Arrived:
    """A report in a package, kept small until it is looked at: a package may hold thousands.

    Attributes:
        item: What the list of contents says of it.
        package: What tells its package from all others.
        content: The SM3 digest of its text and figures, as this program takes it.
        indicators: The keys of its figures.
    """

    item: Item
    package: str
    content: str
    indicators: frozenset[str]
    data: bytes

    @property
    def packed(self) -> Packed:
        """The report with all that came with it."""
        return decode(zlib.decompress(self.data))


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A package, read.

    Attributes:
        path: The file.
        indicators: The sender's own indicators that its figures use.
    """

    path: Path
    manifest: Manifest
    arrived: tuple[Arrived, ...]
    indicators: tuple[Indicator, ...] = ()


def read_package(path: Path, built_in: Catalogue, ask: Ask = lambda: None) -> Unpacked:
    """Read a package; `ask` is called for its password, if it has one.

    Raises `PasswordError` where the password is missing or another one, and
    `UnreadableFileError`, in words, where any of it is not as it should be.
    """
    with opened(path, ask) as package:
        try:
            arrived = tuple(_arrived(package))
            _refuse_twice(arrived)
            return Unpacked(path, package.manifest, arrived, _indicators(package, built_in))
        except ShapeError as error:
            raise UnreadableFileError(
                f"“{path.name}”中的报告不完整，没有读入任何内容；请让对方重新制作。"
            ) from error
        except CatalogueFaultError as fault:
            raise UnreadableFileError(
                f"“{path.name}”带来的指标目录{fault}，没有读入任何内容；请让对方改正后重新制作。"
            ) from fault


def _arrived(package: Package) -> Iterator[Arrived]:
    for item in package.manifest.items:
        data = package.read(item.entry)
        packed = decode(data)
        _refuse_other(item, packed)
        keys = frozenset(figure.indicator for figure in packed.figures)
        small = zlib.compress(data, _QUICK)
        yield Arrived(item, package.manifest.package, packed.content, keys, small)


def _refuse_other(item: Item, packed: Packed) -> None:
    """Refuse a list of contents that says another thing of a report than the report itself."""
    status = packed.steps[-1].status.value if packed.steps else item.status
    said = (item.office, item.year, item.title, item.status)
    if said != (packed.office.full_name, packed.report.year, packed.title, status):
        raise ShapeError(item.entry)


def _refuse_twice(arrived: tuple[Arrived, ...]) -> None:
    if len({(each.item.office, each.item.year) for each in arrived}) != len(arrived):
        raise ShapeError("twice")


def _indicators(package: Package, built_in: Catalogue) -> tuple[Indicator, ...]:
    if all(entry.name != CATALOGUE for entry in package.manifest.entries):
        return ()
    found = parse(package.read(CATALOGUE), built_in)
    if not all(is_own(each.key) for each in found):
        raise CatalogueFaultError("改动了软件自带的指标")
    return found
