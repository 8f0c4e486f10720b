"""Leftover that nobody needs to be asked about: signs of a list, numbers of pages."""

from enum import StrEnum

from desktop.recognition.words import load_words


class Trifle(StrEnum):
    """What a leftover text without content is; the value is what it is called."""

    SIGN = "列表符号"
    PAGE = "页码"


def trifle_of(text: str) -> Trifle | None:
    """Tell what a leftover text is that says nothing; None: it says something.

    A sign holds no letter, no digit and no Chinese character.
    """
    if not any(character.isalnum() for character in text):
        return Trifle.SIGN
    return Trifle.PAGE if load_words().page_number.fullmatch(text.strip()) else None
