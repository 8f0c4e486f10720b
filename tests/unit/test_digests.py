"""Digests."""

from desktop.digests import digests, sm3


def test_the_example_of_the_standard() -> None:
    # GB/T 32905—2016, A.1
    assert sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_both_digests_are_hexadecimal() -> None:
    found = digests(b"")
    assert (len(found.sm3), len(found.sha256)) == (64, 64)
