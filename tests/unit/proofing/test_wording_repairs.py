"""What the rules on marks and words repair stays repaired."""

import re
from typing import Any

import pytest

from desktop.proofing import punctuation, wording
from desktop.proofing.notices import load_notices

RULES = {**punctuation.RULES, **wording.RULES}
EXAMPLES = [
    pytest.param(name, re.sub("[⟦⟧]", "", hit["text"]), id=f"{name}-{count}")
    for name in sorted(RULES)
    for count, hit in enumerate(load_notices()[name].hits)
]


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_a_repaired_text_is_not_found_again(name: str, text: str) -> None:
    hits = sorted(RULES[name](text), key=lambda hit: -hit.start)
    repaired = text
    for hit in hits:
        if hit.suggestion is not None:
            repaired = repaired[: hit.start] + hit.suggestion + repaired[hit.end :]
    assert not [hit for hit in RULES[name](repaired) if hit.suggestion is not None]


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_hit_lies_within_its_text(name: str) -> None:
    hits: tuple[Any, ...] = load_notices()[name].hits
    for hit in hits:
        text = re.sub("[⟦⟧]", "", hit["text"])
        assert all(0 <= one.start < one.end <= len(text) for one in RULES[name](text))


@pytest.mark.parametrize("name", sorted(RULES))
@pytest.mark.parametrize("text", ["", "。", "“", "1", "《", "法", "、、", "\t", "\n"])
def test_the_smallest_texts_can_be_read(name: str, text: str) -> None:
    assert all(hit.start <= hit.end for hit in RULES[name](text))
