import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.recognition.trifles import Trifle, trifle_of


@pytest.mark.parametrize("text", ["-", "—", "●", "- -", "……", "★", "〔〕"])
def test_what_holds_no_letter_digit_or_character_is_a_sign(text: str) -> None:
    assert trifle_of(text) is Trifle.SIGN


@pytest.mark.parametrize("text", ["— 2 —", "-12-", "第 3 页", "第3页 共10页", " — 2 — "])
def test_number_of_a_page_alone_is_one(text: str) -> None:
    assert trifle_of(text) is Trifle.PAGE


@pytest.mark.parametrize("text", ["2", "附注乱文", "-甲", "— 2 — 续", "共3份", "2024", "A"])
def test_what_may_say_something_is_asked_about(text: str) -> None:
    assert trifle_of(text) is None


@given(st.text(min_size=1), st.characters(categories=["Lo"]))
def test_text_with_a_chinese_character_is_never_a_sign(text: str, character: str) -> None:
    assert trifle_of(text + character) is not Trifle.SIGN
