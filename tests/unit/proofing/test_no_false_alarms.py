"""Right sentences with tricky look-alikes, on which the rules on marks and words are silent."""

from pathlib import Path

import pytest

from desktop.proofing import punctuation, wording

RULES = {**punctuation.RULES, **wording.RULES}
FILE = Path(__file__).with_name("right_sentences.txt")
SENTENCES = FILE.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_right_sentence_is_let_be(sentence: str) -> None:
    found = {name: list(rule(sentence)) for name, rule in RULES.items()}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_there_are_enough_of_them() -> None:
    assert len(SENTENCES) > 120
