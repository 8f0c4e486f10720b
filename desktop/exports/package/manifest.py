"""What a package says of itself: its version, its maker, and every entry with its digests."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from desktop.digests import Digests
from desktop.exports.package.bounds import BoundsError, parsed

VERSION: Final = 1
NAME: Final = "manifest.json"
CATALOGUE: Final = "catalogue.json"
_FORMAT: Final = "nbz"
_ENTRY: Final = re.compile(
    r"reports/[0-9]{4,6}\.json|documents/[^/\\:*?\"<>|\x00-\x1f]{1,120}\.(docx|xlsx)|catalogue\.json"
)
_HEX: Final = re.compile(r"[0-9a-f]{64}")


class ManifestError(BoundsError):
    """A manifest that is not one; the message says why, for the log."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the archive.

    Attributes:
        size: In bytes, unpacked.
    """

    name: str
    size: int
    digests: Digests


@dataclass(frozen=True, slots=True)
class Item:
    """A report in a package, as the list of contents has it.

    Attributes:
        entry: The name of its entry.
        office: The full name of its office.
        content: The SM3 digest of text and figures, by which the same report is known again.
        updated: When it was last changed, ISO, in UTC.
        documents: The names of its documents for reading.
    """

    entry: str
    office: str
    year: int
    title: str
    status: str
    content: str
    updated: str
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """The list of contents.

    Attributes:
        package: What tells this package from all others.
        sender: The full name of the office that made it.
        operator: Who made it; may be empty.
        made: When, ISO, in UTC.
        note: What the sender wants to say.
    """

    package: str
    sender: str
    operator: str
    made: str
    note: str
    items: tuple[Item, ...]
    entries: tuple[Entry, ...]
    version: int = VERSION


def is_entry_name(name: str) -> bool:
    """Tell whether an entry of a package may be called so; there are no other places."""
    return _ENTRY.fullmatch(name) is not None


def to_bytes(manifest: Manifest) -> bytes:
    """Return a manifest as it stands in the package."""
    shape = {"format": _FORMAT, **asdict(manifest)}
    return json.dumps(shape, ensure_ascii=False, indent=1, sort_keys=True).encode()


def from_bytes(data: bytes) -> Manifest:
    """Read a manifest; raises `ManifestError`. A higher version is read no further."""
    try:
        shape = parsed(data)
    except (ValueError, RecursionError) as error:
        raise ManifestError(str(error)) from error
    if not isinstance(shape, dict) or shape.get("format") != _FORMAT:
        raise ManifestError(_FORMAT)
    version = _number(shape, "version")
    if version > VERSION:
        return Manifest("", "", "", "", "", (), (), version)
    return Manifest(
        package=_text(shape, "package"),
        sender=_text(shape, "sender"),
        operator=_text(shape, "operator"),
        made=_moment(shape, "made"),
        note=_text(shape, "note"),
        items=tuple(map(_item, _list(shape, "items"))),
        entries=tuple(map(_entry, _list(shape, "entries"))),
        version=version,
    )


def _item(shape: Mapping[str, Any]) -> Item:
    return Item(
        entry=_text(shape, "entry"),
        office=_text(shape, "office"),
        year=_number(shape, "year"),
        title=_text(shape, "title"),
        status=_text(shape, "status"),
        content=_hex(shape, "content"),
        updated=_moment(shape, "updated"),
        documents=tuple(str(name) for name in _plain_list(shape, "documents")),
    )


def _entry(shape: Mapping[str, Any]) -> Entry:
    name = _text(shape, "name")
    if not is_entry_name(name):
        raise ManifestError(name)
    found = shape.get("digests")
    if not isinstance(found, dict):
        raise ManifestError(name)
    return Entry(name, _number(shape, "size"), Digests(_hex(found, "sm3"), _hex(found, "sha256")))


def _text(shape: Mapping[str, Any], key: str) -> str:
    value = shape.get(key)
    if not isinstance(value, str):
        raise ManifestError(key)
    return value


def _moment(shape: Mapping[str, Any], key: str) -> str:
    value = _text(shape, key)
    try:
        dt.datetime.fromisoformat(value)
    except ValueError as error:
        raise ManifestError(key) from error
    return value


def _hex(shape: Mapping[str, Any], key: str) -> str:
    value = _text(shape, key)
    if not _HEX.fullmatch(value):
        raise ManifestError(key)
    return value


def _number(shape: Mapping[str, Any], key: str) -> int:
    value = shape.get(key)
    if type(value) is not int or value < 0:
        raise ManifestError(key)
    return value


def _plain_list(shape: Mapping[str, Any], key: str) -> list[Any]:
    value = shape.get(key)
    if not isinstance(value, list):
        raise ManifestError(key)
    return value


def _list(shape: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    value = _plain_list(shape, key)
    if not all(isinstance(each, dict) for each in value):
        raise ManifestError(key)
    return value
