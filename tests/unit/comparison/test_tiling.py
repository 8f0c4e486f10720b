"""Common stretches of two texts."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.comparison.tiling import tiles

_texts = st.text(alphabet="甲乙丙", max_size=60)


def test_a_stretch_that_moved_is_found() -> None:
    found = tiles("一二三四五六七八", "五六七八一二三四", 4)
    assert [(tile.start_a, tile.start_b, tile.size) for tile in found] == [(0, 4, 4), (4, 0, 4)]


def test_the_longest_stretch_comes_before_a_shorter_one_inside_it() -> None:
    found = tiles("甲一二三四五乙一二三", "一二三四五", 3)
    assert [(tile.start_a, tile.size) for tile in found] == [(1, 5)]


def test_what_is_shorter_than_asked_is_no_passage() -> None:
    assert tiles("依法行政", "依法行政", 5) == ()


@given(_texts, _texts)
def test_every_stretch_stands_in_both_texts(a: str, b: str) -> None:
    for tile in tiles(a, b, 3):
        assert tile.size >= 3
        there = b[tile.start_b : tile.start_b + tile.size]
        assert a[tile.start_a : tile.start_a + tile.size] == there


@given(_texts, _texts)
def test_no_character_belongs_to_two_stretches(a: str, b: str) -> None:
    found = tiles(a, b, 3)
    in_a = [place for tile in found for place in range(tile.start_a, tile.start_a + tile.size)]
    in_b = [place for tile in found for place in range(tile.start_b, tile.start_b + tile.size)]
    assert len(in_a) == len(set(in_a))
    assert len(in_b) == len(set(in_b))


@given(_texts)
def test_a_text_shares_all_of_itself(text: str) -> None:
    assert sum(tile.size for tile in tiles(text, text, 3)) == (len(text) if len(text) >= 3 else 0)
