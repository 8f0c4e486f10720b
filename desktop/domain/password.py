"""Passwords: how short one may be, and how long it holds out against guessing.

Whoever has an encrypted file can guess as long as he likes, so that only length and variety count.
"""

import math
import string
from enum import Enum
from itertools import pairwise
from typing import Final

from desktop.domain.errors import WeakPasswordError

SHORTEST: Final = 8  # characters (NIST SP 800-63B, 5.1.1.1)
LONGEST: Final = 256

_WEAK_BITS: Final = 40.0  # a fifth of a second each: one PC takes millennia, a thousand some years
_STRONG_BITS: Final = 60.0
_CHINESE: Final = 3000  # signs in common use
_OTHERS: Final = 100
_GROUPS: Final = (
    (string.digits, 10),
    (string.ascii_lowercase, 26),
    (string.ascii_uppercase, 26),
    (string.punctuation + " ", 33),
)


class Strength(Enum):
    """How long a password holds out."""

    SHORT = "太短"
    WEAK = "弱"
    FAIR = "中"
    STRONG = "强"


def strength_of(password: str) -> Strength:
    """Judge a password by its length and variety; what follows from its neighbour hardly counts."""
    if len(password) < SHORTEST:
        return Strength.SHORT
    bits = _surprising(password) * math.log2(_alphabet(password))
    if bits < _WEAK_BITS:
        return Strength.WEAK
    return Strength.FAIR if bits < _STRONG_BITS else Strength.STRONG


def require_usable(password: str) -> None:
    """Raise `WeakPasswordError` for a password that is too short or too long to be one."""
    if len(password) < SHORTEST:
        raise WeakPasswordError(
            f"密码太短，没有设置；请用至少 {SHORTEST} 个字符，最好是几个互不相干的词加数字。"
        )
    if len(password) > LONGEST:
        raise WeakPasswordError(f"密码太长，没有设置；请不要超过 {LONGEST} 个字符。")


def _surprising(password: str) -> float:
    """Count the characters that are not one more or less than, or the same as, the one before."""
    steps = [ord(after) - ord(before) for before, after in pairwise(password)]
    dull = sum(
        step in {-1, 0, 1} or (place > 0 and step == steps[place - 1])
        for place, step in enumerate(steps)
    )
    fresh = len(set(password)) / len(password)
    return (len(password) - 0.75 * dull) * min(1.0, 0.4 + fresh)


def _alphabet(password: str) -> int:
    """Tell from how many signs a guesser has to choose."""
    size = sum(number for signs, number in _GROUPS if set(signs) & set(password))
    known = "".join(signs for signs, _ in _GROUPS)
    others = set(password) - set(known)
    if any("一" <= sign <= "鿿" for sign in others):
        return size + _CHINESE
    return size + (_OTHERS if others else 0)
