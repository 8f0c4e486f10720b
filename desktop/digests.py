"""Digests: SM3 (GB/T 32905—2016), the office’s own, and SHA-256, which all others know."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_CHUNK: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Digests:
    """Both digests of some bytes, in hexadecimal."""

    sm3: str
    sha256: str


def digests(data: bytes) -> Digests:
    """Return both digests of `data`."""
    return Digests(sm3(data), hashlib.sha256(data).hexdigest())


def sm3(data: bytes) -> str:
    """Return the SM3 digest of `data` in hexadecimal."""
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - not at the start

    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize().hex()


def sm3_of_file(path: Path) -> str:
    """Return the SM3 digest of a file of any size; raises `OSError` where it cannot be read."""
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - not at the start

    digest = hashes.Hash(hashes.SM3())
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.finalize().hex()
