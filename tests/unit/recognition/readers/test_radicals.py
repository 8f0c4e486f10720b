"""Radicals that fonts name instead of characters."""

import json

import pytest

from desktop import paths
from desktop.recognition.readers.radicals import FILE_NAME, folded


@pytest.mark.parametrize(
    ("radical", "character"), [("⼀", "一"), ("⺠", "民"), ("⻓", "长"), ("⽂", "文")]
)
def test_radicals_are_folded(radical: str, character: str) -> None:
    assert folded(radical) == character


@pytest.mark.parametrize("character", ["民", "①", "㎡", "１", "A"])
def test_other_characters_stay(character: str) -> None:
    assert folded(character) == character


def test_the_table_maps_radicals_to_characters_only() -> None:
    table = json.loads((paths.resources() / FILE_NAME).read_text(encoding="utf-8"))
    assert all("\u2e80" <= radical <= "\u2eff" for radical in table)
    assert all(len(character) == 1 for character in table.values())
    assert not any("\u2e80" <= character <= "\u2fdf" for character in table.values())
