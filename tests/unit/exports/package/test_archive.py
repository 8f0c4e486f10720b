"""Packages: written whole, and refused whole where anything is wrong."""

import json
import os
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import ConflictError, UnreadableFileError
from desktop.exports.package import bounds, sealing
from desktop.exports.package.archive import opened, write_package
from desktop.exports.package.codec import decode
from desktop.exports.package.manifest import NAME, VERSION
from tests.unit.exports.package.conftest import CONTENTS, MANIFEST, PACKED, PASSWORD


def _nobody() -> str | None:
    return None


def _right() -> str | None:
    return PASSWORD


def _rewritten(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Return the package with its entries changed, and nothing else made to fit."""
    with zipfile.ZipFile(path) as source:
        entries = {name: source.read(name) for name in source.namelist()}
    change(entries)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in entries.items():
            target.writestr(name, data)
    return path


def _refused(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught, opened(path, _nobody):
        pass
    return str(caught.value)


def test_a_package_gives_back_what_was_put_in(package: Path) -> None:
    with opened(package, _nobody) as found:
        assert found.manifest.items == MANIFEST.items
        assert decode(found.read("reports/0001.json")) == PACKED


def test_the_same_contents_make_the_same_file(tmp_path: Path, package: Path) -> None:
    write_package(tmp_path / "又一份.nbz", MANIFEST, CONTENTS)
    assert (tmp_path / "又一份.nbz").read_bytes() == package.read_bytes()


def test_a_file_that_is_there_is_not_replaced(package: Path) -> None:
    with pytest.raises(ConflictError):
        write_package(package, MANIFEST, CONTENTS)


def test_a_sealed_package_opens_with_its_password(sealed: Path) -> None:
    with opened(sealed, _right) as found:
        assert found.manifest.sender == "云岭县国防动员办公室"


def test_nothing_of_a_sealed_package_can_be_read(sealed: Path) -> None:
    data = sealed.read_bytes()
    assert "云岭县".encode() not in data
    assert b"manifest" not in data
    assert b"PK\x03\x04" not in data


def test_another_password_is_refused_in_words(sealed: Path) -> None:
    with pytest.raises(UnreadableFileError, match="密码不正确"), opened(sealed, lambda: "别的"):
        pass


def test_a_sealed_package_without_a_password_says_so(sealed: Path) -> None:
    assert "设有密码" in _refused(sealed)


@pytest.mark.parametrize("place", [0.5, 0.9, 1.0])
def test_a_sealed_package_that_was_cut_off_is_refused(sealed: Path, place: float) -> None:
    data = sealed.read_bytes()
    sealed.write_bytes(data[: int(len(data) * place) - 1])
    with pytest.raises(UnreadableFileError), opened(sealed, _right):
        pass


def test_chunks_of_a_sealed_package_cannot_be_exchanged(tmp_path: Path) -> None:
    path = tmp_path / "大.nbz"
    documents = {f"documents/{n}.docx": os.urandom(1_100_000) for n in range(3)}
    write_package(path, MANIFEST, {**CONTENTS, **documents}, password=PASSWORD)
    data = path.read_bytes()
    size, head = 1024 * 1024 + 16, len(data) % (1024 * 1024 + 16)
    first, second = data[head : head + size], data[head + size : head + 2 * size]
    path.write_bytes(data[:head] + second + first + data[head + 2 * size :])
    with pytest.raises(UnreadableFileError), opened(path, _right):
        pass


def test_a_newer_version_is_refused_in_words(package: Path) -> None:
    def newer(entries: dict[str, bytes]) -> None:
        shape = json.loads(entries[NAME])
        entries[NAME] = json.dumps({**shape, "version": VERSION + 1}).encode()

    assert "升级本程序" in _refused(_rewritten(package, newer))


def test_a_newer_seal_is_refused_in_words(sealed: Path) -> None:
    data = bytearray(sealed.read_bytes())
    data[4] = 9
    sealed.write_bytes(bytes(data))
    with pytest.raises(UnreadableFileError, match="升级本程序"), opened(sealed, _right):
        pass


@pytest.mark.parametrize(
    "change",
    [
        lambda entries: entries.update({"reports/0001.json": b"{}"}),
        lambda entries: entries.update({"reports/0002.json": b"{}"}),
        lambda entries: entries.pop("documents/报告.docx"),
        lambda entries: entries.pop(NAME),
        lambda entries: entries.update({"../../outside.json": b"{}"}),
        lambda entries: entries.update({"/etc/passwd": b"root"}),
        lambda entries: entries.update({"documents/a/b.docx": b"x"}),
        lambda entries: entries.update({"documents/..\\b.docx": b"x"}),
        lambda entries: entries.update({NAME: b"[" * 100_000}),
        lambda entries: entries.update({NAME: b'{"format": "nbz", "version": true}'}),
    ],
    ids=["swapped", "more", "less", "no list", "above", "root", "folder", "backslash", "nest", "v"],
)
def test_whatever_does_not_agree_is_refused_whole(
    package: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    assert "报送包" in _refused(_rewritten(package, change))


def test_a_package_that_unpacks_to_too_much_is_refused_unread(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MOST_UNPACKED", 100)
    assert "过大" in _refused(package)


def test_an_entry_that_lies_about_its_size_is_refused(package: Path) -> None:
    data = package.read_bytes()
    with zipfile.ZipFile(package) as found:
        info = found.getinfo("reports/0001.json")
    true = info.file_size.to_bytes(4, "little")
    package.write_bytes(data.replace(true, (1).to_bytes(4, "little")))
    assert "报送包" in _refused(package)


def test_a_head_that_asks_for_too_much_memory_is_refused(sealed: Path) -> None:
    data = sealed.read_bytes()
    size = int.from_bytes(data[5:9], "big")
    head = {**json.loads(data[9 : 9 + size]), "memory": 1024 * 1024 * 1024}
    text = json.dumps(head).encode()
    sealed.write_bytes(data[:5] + len(text).to_bytes(4, "big") + text + data[9 + size :])
    with pytest.raises(UnreadableFileError, match="不是完整的报送包"), opened(sealed, _right):
        pass


def test_a_missing_file_is_said_in_one_sentence(tmp_path: Path) -> None:
    assert "没有.nbz" in _refused(tmp_path / "没有.nbz")


@pytest.mark.parametrize("data", [b"", b"PK", b"\x00" * 100, b"NBZS", b"NBZS\x01\x00\x00"])
def test_a_file_that_is_no_package_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "假.nbz"
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError), opened(path, _right):
        pass


def test_five_thousand_damaged_packages_are_refused_or_whole(package: Path) -> None:
    chance = random.Random(20)  # noqa: S311 - damage, no secrets
    data = package.read_bytes()
    with opened(package, _nobody) as found:
        whole = found.manifest
    read = 0
    for _ in range(5_000):
        package.write_bytes(_damaged(data, chance))
        try:
            with opened(package, _nobody) as found:
                # What was hit carries no meaning (a date, a comment): all else is as it was.
                assert replace(found.manifest, entries=whole.entries) == whole
                read += 1
        except UnreadableFileError:
            continue
    assert read < 2_500


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """Return data with bytes changed, cut out, doubled or cut off."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(found))
        match chance.randrange(4):
            case 0:
                found[at] ^= 1 << chance.randrange(8)
            case 1:
                del found[at : at + chance.randint(1, 40)]
            case 2:
                found[at:at] = found[at : at + chance.randint(1, 40)]
            case _:
                found = found[: max(at, 1)]
    return bytes(found)


def test_a_damaged_head_of_a_seal_is_refused(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(21)  # noqa: S311 - damage, no secrets
    data = sealed.read_bytes()
    monkeypatch.setattr(sealing, "_MOST_PASSES", 3)
    for _ in range(12):
        found = bytearray(data)
        found[chance.randrange(5, 150)] ^= 1 << chance.randrange(8)
        sealed.write_bytes(bytes(found))
        with pytest.raises(UnreadableFileError), opened(sealed, _right):
            pass
