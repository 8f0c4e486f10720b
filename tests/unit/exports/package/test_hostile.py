"""Packages made to do harm: bombs, lies, links, and five thousand more that were damaged."""

import io
import json
import random
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.digests import digests
from desktop.domain.errors import PasswordError, UnreadableFileError
from desktop.exports.package import bounds, sealing
from desktop.exports.package.archive import opened
from desktop.exports.package.bounds import parsed
from desktop.exports.package.codec import ShapeError, decode
from desktop.exports.package.manifest import NAME
from tests.unit.exports.package.conftest import PASSWORD

_REPORT = "reports/0001.json"
_END = 22


def _right() -> str | None:
    return PASSWORD


def _nobody() -> str | None:
    return None


def _refused(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught, opened(path, _nobody):
        pass
    return str(caught.value)


def _entries(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as source:
        return {name: source.read(name) for name in source.namelist()}


Dress = Callable[[zipfile.ZipInfo], None]


def _archive(entries: list[tuple[str, bytes]], dress: Dress = lambda _info: None) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            dress(info)
            archive.writestr(info, data)
    return stream.getvalue()


def _fitted(path: Path, changed: dict[str, bytes]) -> None:
    """Write a package whose entries are others, with a list of contents that agrees with them."""
    entries = {**_entries(path), **changed}
    shape = json.loads(entries.pop(NAME))
    shape["entries"] = [
        {"name": name, "size": len(data), "digests": {"sm3": sums.sm3, "sha256": sums.sha256}}
        for name, data in entries.items()
        for sums in [digests(data)]
    ]
    path.write_bytes(_archive([(NAME, json.dumps(shape).encode()), *entries.items()]))


def _linked(info: zipfile.ZipInfo) -> None:
    info.external_attr = (stat.S_IFLNK | 0o777) << 16


def _commented(info: zipfile.ZipInfo) -> None:
    info.comment = b"hidden"


def _extra(info: zipfile.ZipInfo) -> None:
    info.extra = struct.pack("<HHI", 0x4242, 4, 0)


def _bzipped(info: zipfile.ZipInfo) -> None:
    info.compress_type = zipfile.ZIP_BZIP2


@pytest.mark.parametrize("dress", [_linked, _commented, _extra, _bzipped])
def test_an_entry_as_our_writer_makes_none_is_refused(package: Path, dress: Dress) -> None:
    package.write_bytes(_archive(list(_entries(package).items()), dress))
    assert "报送包" in _refused(package)


def test_the_same_entries_without_a_trick_are_read(package: Path) -> None:
    package.write_bytes(_archive(list(_entries(package).items())))
    with opened(package, _nobody) as found:
        assert found.manifest.note == "请查收"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_refused(package: Path) -> None:
    entries = list(_entries(package).items())
    package.write_bytes(_archive([*entries, (_REPORT, b"{}")]))
    assert "报送包" in _refused(package)


@pytest.mark.parametrize("flag", [0x1, 0x8, 0x40, 0x2000])
def test_encrypted_entries_and_those_with_sizes_behind_them_are_refused(
    package: Path, flag: int
) -> None:
    data = bytearray(package.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 8 : at + 10] = struct.pack("<H", struct.unpack_from("<H", data, at + 8)[0] | flag)
    package.write_bytes(bytes(data))
    assert "报送包" in _refused(package)


def test_a_bomb_is_refused_before_it_is_unpacked(package: Path) -> None:
    bomb = b"\0" * (bounds.most_of(_REPORT) + 1)
    package.write_bytes(_archive([*_entries(package).items(), ("reports/0002.json", bomb)]))
    assert package.stat().st_size < 100_000
    assert "过大" in _refused(package)


def test_more_entries_than_any_package_has_are_refused_by_the_directory_alone(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MOST_ENTRIES", 2)
    assert "过大" in _refused(package)


def test_a_file_larger_than_any_package_is_refused_unread(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MOST_FILE", 100)
    assert "过大" in _refused(package)


@pytest.mark.parametrize(
    "tail", [b"hidden", b"PK\x05\x06" + bytes(18)], ids=["appended", "second end"]
)
def test_what_stands_behind_the_archive_is_refused(package: Path, tail: bytes) -> None:
    package.write_bytes(package.read_bytes() + tail)
    assert "报送包" in _refused(package)


def test_what_stands_before_the_archive_is_refused(package: Path) -> None:
    package.write_bytes(b"MZ hidden" + package.read_bytes())
    assert "报送包" in _refused(package)


def test_a_directory_that_lies_in_the_notation_of_four_gigabytes_is_refused(package: Path) -> None:
    data = package.read_bytes()
    end = data[-_END:]
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, 0, 1)
    size, start = struct.unpack_from("<2L", end, 12)
    lied = end[:12] + struct.pack("<2L", size + len(locator), start) + end[20:]
    package.write_bytes(data[:-_END] + locator + lied)
    assert "报送包" in _refused(package)


@pytest.mark.parametrize("place", [8, 10, 12, 16])
def test_an_end_that_counts_otherwise_is_refused(package: Path, place: int) -> None:
    data = bytearray(package.read_bytes())
    data[len(data) - _END + place] ^= 1
    package.write_bytes(bytes(data))
    assert "报送包" in _refused(package)


@pytest.mark.parametrize(
    "name",
    [
        "../reports/0001.json",
        "reports/../../0001.json",
        "C:\\reports\\0001.json",
        "documents/con\x00.docx",
        "reports/",
        "documents/a.exe",
        "catalogue.json/x",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(package: Path, name: str) -> None:
    package.write_bytes(_archive([*_entries(package).items(), (name, b"x")]))
    assert "报送包" in _refused(package)


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 50_000 + b"]" * 50_000,
        b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
        b'{"year": 1e999}',
        b'{"year": NaN}',
        b'{"office": "\\ud800"}',
        b'{"office": "\\\\\\ud83d"}',
        b"\xff\xfe{\x00}\x00",
        b'"' + b"9" * 100 + b'"',
    ],
    ids=["lists", "objects", "infinite", "nan", "half", "escaped half", "utf-16", "no object"],
)
def test_a_report_that_is_a_trap_for_the_reader_is_refused(package: Path, data: bytes) -> None:
    _fitted(package, {_REPORT: data})
    with opened(package, _nobody) as found, pytest.raises(ShapeError):
        decode(found.read(_REPORT))


def test_two_million_empty_lists_are_refused_uncounted() -> None:
    with pytest.raises(ValueError, match="values"):
        parsed(b"[" + b"[]," * 2_000_001 + b"[]]")


def test_a_text_that_only_looks_like_half_a_character_is_read() -> None:
    assert parsed(b'"\\\\ud800"') == "\\ud800"


def test_a_damaged_byte_of_a_sealed_package_is_never_read(
    sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key is derived once: what is tried here is the sealing, a thousand times."""
    with sealed.open("rb") as file:
        key = sealing._read_head(file, "")[0].key(PASSWORD)
    monkeypatch.setattr(sealing._Head, "key", lambda _head, _password: key)
    data, chance = sealed.read_bytes(), random.Random(22)  # noqa: S311 - damage, no secrets
    head = 9 + int.from_bytes(data[5:9], "big")
    for _ in range(1_000):
        found = bytearray(data)
        found[chance.randrange(head, len(found))] ^= 1 << chance.randrange(8)
        sealed.write_bytes(bytes(found))
        with pytest.raises(PasswordError), opened(sealed, _right):
            pass


def test_five_thousand_packages_rewritten_to_agree_are_read_whole_or_refused(
    package: Path,
) -> None:
    """Whoever makes the digests fit comes as far as the reports: they are read or refused too."""
    chance = random.Random(23)  # noqa: S311 - damage, no secrets
    text = _entries(package)[_REPORT]
    refused = 0
    for _ in range(5_000):
        try:
            decode(_mutated(text, chance)).content  # noqa: B018 - what the preview asks of it
        except ShapeError:
            refused += 1
    assert 0 < refused < 5_000


_PIECES = (
    b"null", b"-1", b"1e999", b"[]", b"{}", b'""', b"true", b'"\\ud800"', b"99999999999999999999",
    b'"1E+999999999"', b'"NaN"', b"NaN", b'"9999-99-99"', b"[[[[]]]]", b"0.5", b'"\\u0000"',
)  # fmt: skip


def _mutated(text: bytes, chance: random.Random) -> bytes:
    """Return a report with a value exchanged, a name changed, or bytes changed."""
    match chance.randrange(3):
        case 0:
            at = chance.randrange(len(text))
            return text[:at] + bytes([text[at] ^ 1 << chance.randrange(8)]) + text[at + 1 :]
        case 1:
            start = text.index(b":", chance.randrange(len(text) - 40)) + 1
            end = min(
                place for place in (text.find(b",", start), text.find(b"}", start)) if place > 0
            )
            return text[:start] + chance.choice(_PIECES) + text[end:]
        case _:
            start = chance.randrange(len(text))
            return text[:start] + chance.choice(_PIECES) + text[start + chance.randrange(9) :]
