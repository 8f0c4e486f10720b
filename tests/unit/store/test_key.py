"""The key of an encrypted store and the password it comes from."""

import pytest

from desktop.domain.errors import StoreTooNewError
from desktop.store import key
from desktop.store.key import Key, derived, is_salt, new_key


@pytest.fixture
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a key cost next to nothing."""
    monkeypatch.setattr(key, "_MEMORY", 64)


def test_a_key_costs_64_mib_and_three_passes() -> None:
    found = derived("法治年报", b"NBK1012345678901")
    assert (key._MEMORY, key._PASSES, key._LANES) == (64 * 1024, 3, 1)
    assert len(found.secret) == 32


@pytest.mark.usefixtures("_cheap")
def test_a_password_gives_the_same_key_for_the_same_file() -> None:
    first = new_key("correct horse 电池")
    assert derived("correct horse 电池", first.salt) == first
    assert first.comes_from("correct horse 电池")


@pytest.mark.usefixtures("_cheap")
def test_another_password_gives_another_key() -> None:
    assert not new_key("correct horse 电池").comes_from("Correct horse 电池")


@pytest.mark.usefixtures("_cheap")
def test_one_password_gives_two_files_two_keys() -> None:
    first, second = new_key("correct horse"), new_key("correct horse")
    assert first.salt != second.salt
    assert first.secret != second.secret


@pytest.mark.usefixtures("_cheap")
def test_a_sign_may_be_typed_composed_or_in_parts() -> None:
    first = new_key("caf\N{LATIN SMALL LETTER E WITH ACUTE} 2024")
    assert first.comes_from("cafe\N{COMBINING ACUTE ACCENT} 2024")


def test_a_key_is_not_shown() -> None:
    assert "secret" not in repr(Key(b"secret" * 6, b"NBK1" + bytes(12)))


@pytest.mark.parametrize(
    ("beginning", "known"),
    [
        (b"NBK1" + bytes(12), True),
        (b"NBK2" + bytes(12), True),
        (b"NBK1", False),
        (b"SQLite format 3\0", False),
    ],
)
def test_an_encrypted_file_is_known_by_its_beginning(beginning: bytes, *, known: bool) -> None:
    assert is_salt(beginning) is known


def test_a_newer_way_to_a_key_is_refused() -> None:
    with pytest.raises(StoreTooNewError, match="请升级本程序"):
        derived("correct horse", b"NBK2" + bytes(12))
