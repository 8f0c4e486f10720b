"""Headings of numbered paragraphs: on a line of their own, run in, or none at all."""

import re

from desktop.recognition.joining import LONGEST_HEADING
from desktop.recognition.parts import announces
from desktop.recognition.traced import NOTHING, Traced

LONGEST_RUN_IN = 45

_LONGEST_SET_APART = 120
_SENTENCE = re.compile(r"[^。！？]*[。！？]")
_COUNTED = re.compile(
    r"\d\s*(?:余|多)?\s*(?:万|亿)?(?:元|件|次|个|人|份|场|期|名|家|条|项|起|块|％|%)"
)
_CLOSERS = "”’）》"
_YEAR_BEGINS = re.compile(r"(?:[12]\d{3}年|今年|全年|一年来)")


def split_heading(
    text: Traced, *, head: int | None, texts: bool, below: bool, styled: bool
) -> tuple[Traced, bool, Traced]:
    """Split a numbered paragraph into heading, whether it is run in, and the rest.

    Args:
        text: The paragraph without its number.
        head: How many characters, without spaces, are set apart by their face.
        texts: Paragraphs follow.
        below: A section of greater depth follows.
        styled: The paragraph has the style of a heading.
    """
    whole = text.text
    if head is not None:
        set_apart = _set_apart(whole, head)
        if head == 0 or set_apart:
            return text[:set_apart], True, text[set_apart:].stripped()
    first = _SENTENCE.match(whole)
    if first is None:
        long = len(whole) > LONGEST_HEADING or whole.endswith(("；", ";", "，", ","))
        return (NOTHING, True, text) if long and not styled else (text, False, NOTHING)
    end = first.end()
    alone = not whole[end:].strip()
    announced = len(whole) <= LONGEST_HEADING and announces(whole)
    run_in = _is_run_in(first.group())
    if alone and (styled or (texts and run_in) or ((texts or below) and announced)):
        return text, False, NOTHING
    quoted = whole[end : end + 1] in _CLOSERS and not alone
    if run_in and not quoted and (below or not alone):
        return text[:end], True, text[end:].stripped()
    return NOTHING, True, text


def _set_apart(text: str, head: int) -> int:
    """Return where the first `head` characters that are no spaces end, 0 unless a sentence does."""
    count = 0
    for index, character in enumerate(text):
        count += not character.isspace()
        if count == head:
            return index + 1 if character in "。！？" and index < _LONGEST_SET_APART else 0
    return 0


def _is_run_in(sentence: str) -> bool:
    return (
        len(sentence) <= LONGEST_RUN_IN
        and not any(mark in sentence for mark in "；;：:")
        and _YEAR_BEGINS.match(sentence) is None
        and _COUNTED.search(sentence) is None
    )
