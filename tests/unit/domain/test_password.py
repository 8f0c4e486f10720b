"""Passwords: how short one may be, and how strong it is in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import WeakPasswordError
from desktop.domain.password import LONGEST, SHORTEST, Strength, require_usable, strength_of


@pytest.mark.parametrize(
    ("password", "strength"),
    [
        ("", Strength.SHORT),
        ("1234567", Strength.SHORT),
        ("12345678", Strength.WEAK),
        ("aaaaaaaaaaaaaaaa", Strength.WEAK),
        ("19850317", Strength.WEAK),
        ("13800138000", Strength.WEAK),
        ("abcdefgh", Strength.WEAK),
        ("nianbao2024", Strength.FAIR),
        ("correct horse battery", Strength.STRONG),
        ("台账在三楼的柜子里", Strength.STRONG),
        ("T7#kq9!Lw2z", Strength.STRONG),
    ],
)
def test_strength_is_told_by_length_and_variety(password: str, strength: Strength) -> None:
    assert strength_of(password) is strength


@given(st.text(max_size=40), st.text(max_size=8))
def test_every_password_has_a_strength(password: str, more: str) -> None:
    assert (strength_of(password + more) is Strength.SHORT) is (len(password + more) < SHORTEST)


@pytest.mark.parametrize("password", ["", "一二三四五六七", "x" * (LONGEST + 1)])
def test_what_is_too_short_or_too_long_is_refused(password: str) -> None:
    with pytest.raises(WeakPasswordError, match="没有设置"):
        require_usable(password)


def test_what_is_long_enough_may_be_used() -> None:
    require_usable("一二三四五六七八")
