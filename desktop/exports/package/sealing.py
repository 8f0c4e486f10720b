"""Sealing with a password: nobody without it can read a package or change one byte of it.

The key comes from the password by Argon2id (RFC 9106), which takes 64 MiB for each guess. The
text is cut into chunks of 1 MiB, each sealed by SM4-GCM (GB/T 32907, RFC 8998) under a nonce of
its number and whether it is the last one (the STREAM construction of Hoang, Reyhanitabar, Rogaway
and Vizár, 2015): chunks can be neither exchanged nor cut off. The head is authenticated with each.
"""

import base64
import json
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from desktop.domain.errors import PasswordError, UnreadableFileError
from desktop.exports.package.bounds import parsed

MAGIC: Final = b"NBZS\x01"
_MAGIC_OF_ANY: Final = b"NBZS"
_CHUNK: Final = 1024 * 1024
_TAG: Final = 16
_KEY: Final = 16
_SALT: Final = 16
_PREFIX: Final = 7
_MEMORY: Final = 64 * 1024  # KiB
_PASSES: Final = 3
# What a hostile head may ask for at most.
_MOST_MEMORY: Final = 512 * 1024
_MOST_PASSES: Final = 10
_MOST_HEAD: Final = 4096
_MOST_CHUNKS: Final = 256


@dataclass(frozen=True, slots=True)
class _Head:
    salt: bytes
    prefix: bytes
    memory: int
    passes: int

    def to_bytes(self) -> bytes:
        text = json.dumps(
            {
                "kdf": "argon2id",
                "cipher": "sm4-gcm",
                "salt": base64.b64encode(self.salt).decode(),
                "prefix": base64.b64encode(self.prefix).decode(),
                "memory": self.memory,
                "passes": self.passes,
            }
        ).encode()
        return MAGIC + struct.pack(">I", len(text)) + text

    def key(self, password: str) -> bytes:
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - late

        derived = Argon2id(
            salt=self.salt, length=_KEY, iterations=self.passes, lanes=1, memory_cost=self.memory
        )
        return derived.derive(password.encode())


def is_sealed(beginning: bytes) -> bool:
    """Tell whether a file that begins so is sealed with a password, in whatever version."""
    return beginning.startswith(_MAGIC_OF_ANY)


def seal(source: BinaryIO, target: BinaryIO, password: str) -> None:
    """Write what `source` holds to `target`, sealed."""
    head = _Head(os.urandom(_SALT), os.urandom(_PREFIX), _MEMORY, _PASSES)
    opening = head.to_bytes()
    key = head.key(password)
    target.write(opening)
    chunk = source.read(_CHUNK)
    number = 0
    while True:
        following = source.read(_CHUNK)
        nonce = _nonce(head.prefix, number, last=not following)
        target.write(_sealed(key, nonce, opening, chunk))
        if not following:
            return
        chunk, number = following, number + 1


def unseal(source: BinaryIO, target: BinaryIO, password: str, name: str) -> None:
    """Write what was sealed in `source` to `target`.

    Raises `UnreadableFileError` when the password is another one, or a byte was changed, added
    or cut off; messages call the file `name`. What has been written by then is not to be used.
    """
    head, opening = _read_head(source, name)
    key = head.key(password)
    for number, (chunk, last) in enumerate(_chunks(source)):
        if number >= _MOST_CHUNKS:
            raise UnreadableFileError(f"“{name}”过大，不是报送包，没有读入任何内容。")
        nonce = _nonce(head.prefix, number, last=last)
        plain = _unsealed(key, nonce, opening, chunk)
        if plain is None:
            raise _damaged(name) if number else _wrong(name)
        target.write(plain)


def _chunks(source: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    chunk = source.read(_CHUNK + _TAG)
    while True:
        following = source.read(_CHUNK + _TAG)
        yield chunk, not following
        if not following:
            return
        chunk = following


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + struct.pack(">IB", number, last)


def _sealed(key: bytes, nonce: bytes, opening: bytes, chunk: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415

    sealing = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    sealing.authenticate_additional_data(opening)
    return sealing.update(chunk) + sealing.finalize() + sealing.tag


def _unsealed(key: bytes, nonce: bytes, opening: bytes, chunk: bytes) -> bytes | None:
    """Return what was sealed; None where the key is another one or anything was changed."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - not at the start
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415

    if len(chunk) < _TAG:
        return None
    opener = Cipher(algorithms.SM4(key), modes.GCM(nonce, chunk[-_TAG:])).decryptor()
    opener.authenticate_additional_data(opening)
    try:
        return opener.update(chunk[:-_TAG]) + opener.finalize()
    except InvalidTag:
        return None


def _read_head(source: BinaryIO, name: str) -> tuple[_Head, bytes]:
    magic = source.read(len(MAGIC))
    if magic != MAGIC:
        if is_sealed(magic):
            raise UnreadableFileError(f"“{name}”由更新版本的程序制作，请先升级本程序再打开。")
        raise _damaged(name)
    size = source.read(4)
    if len(size) < 4 or (length := struct.unpack(">I", size)[0]) > _MOST_HEAD:  # noqa: PLR2004
        raise _damaged(name)
    text = source.read(length)
    try:
        data = parsed(text)
        head = _Head(
            base64.b64decode(data["salt"], validate=True),
            base64.b64decode(data["prefix"], validate=True),
            int(data["memory"]),
            int(data["passes"]),
        )
        known = (data["kdf"], data["cipher"]) == ("argon2id", "sm4-gcm")
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise _damaged(name) from error
    if not (known and _sensible(head)):
        raise _damaged(name)
    return head, magic + size + text


def _sensible(head: _Head) -> bool:
    return (
        len(head.salt) == _SALT
        and len(head.prefix) == _PREFIX
        and _MEMORY <= head.memory <= _MOST_MEMORY
        and 1 <= head.passes <= _MOST_PASSES
    )


def _wrong(name: str) -> PasswordError:
    return PasswordError(
        f"“{name}”打不开：密码不正确，或者文件已被改动；请核对密码，或请对方重新制作。"
    )


def _damaged(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"“{name}”不是完整的报送包，没有读入任何内容；请让对方重新制作或重新拷贝。"
    )
