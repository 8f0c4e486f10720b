"""Wrong sentences, written before the rules were run on them: most of them are found."""

from pathlib import Path

from desktop.proofing import punctuation, wording

RULES = {**punctuation.RULES, **wording.RULES}
FILE = Path(__file__).with_name("wrong_sentences.txt")
LEAST = 0.9


def test_nearly_all_wrong_sentences_are_found() -> None:
    sentences = FILE.read_text(encoding="utf-8").splitlines()
    found = [one for one in sentences if any(list(rule(one)) for rule in RULES.values())]
    assert len(found) / len(sentences) > LEAST
