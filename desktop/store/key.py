"""The key of an encrypted store, and how it comes from a password.

An encrypted file begins with 16 bytes that are not encrypted: SQLCipher's salt. Its first four say
by which rules the key comes from the password, the others are random; so a file says itself what
it is, and a copy opens with the key of the file it was made of.
"""

import os
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from desktop.domain.errors import StoreTooNewError

SALT_BYTES: Final = 16
_FAMILY: Final = b"NBK"
_MAGIC: Final = b"NBK1"  # Argon2id (RFC 9106) with the three figures below
_MEMORY: Final = 64 * 1024  # KiB that every guess costs
_PASSES: Final = 3
_LANES: Final = 1
_LENGTH: Final = 32  # bytes: AES-256


@dataclass(frozen=True, slots=True)
class Key:
    """What opens an encrypted store without its password.

    Attributes:
        secret: The key itself; never written anywhere.
        salt: How the file begins.
    """

    secret: bytes = field(repr=False)
    salt: bytes

    @property
    def pragma(self) -> str:
        """The key as SQLCipher takes it, which then derives none of its own."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"

    def comes_from(self, password: str) -> bool:
        """Tell whether it is the key of a password."""
        import hmac  # noqa: PLC0415 - not at the start

        return hmac.compare_digest(derived(password, self.salt).secret, self.secret)


def new_key(password: str) -> Key:
    """Return a key for a file that is to be encrypted; another one each time."""
    return derived(password, _MAGIC + os.urandom(SALT_BYTES - len(_MAGIC)))


def derived(password: str, salt: bytes) -> Key:
    """Return the key of a password for a file with this salt; takes a fifth of a second.

    Raises `StoreTooNewError` where a newer program made the salt.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - late

    if not salt.startswith(_MAGIC):
        raise StoreTooNewError(
            "年报库是用更新版本的程序加密的，文件没有改动；请升级本程序后再打开。"
        )
    derivation = Argon2id(
        salt=salt, length=_LENGTH, iterations=_PASSES, lanes=_LANES, memory_cost=_MEMORY
    )
    # Input methods and systems write one and the same sign in several ways.
    text = unicodedata.normalize("NFC", password)
    return Key(derivation.derive(text.encode()), salt)


def is_salt(beginning: bytes) -> bool:
    """Tell whether a file that begins so is an encrypted store, made by whatever version."""
    return len(beginning) == SALT_BYTES and beginning.startswith(_FAMILY)
