"""The words of indicators: they fit the catalogue, and every cue can be found."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.indicator import Catalogue
from desktop.statistics.cues import load_cues
from desktop.statistics.vocabulary import BARE, load_vocabulary

FIELDS = {"near", "left", "right", "context", "reach", "after", "measure", "not", "weak"}


@pytest.fixture(scope="module")
def entries(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / "resources" / "cues.json").read_bytes())
    return found


def test_every_indicator_has_cues_and_no_cue_is_of_another(
    ours: Catalogue, entries: dict[str, Any]
) -> None:
    assert set(entries) == {indicator.key for indicator in ours.indicators}


def test_every_cue_is_written_in_words_that_are_read(entries: dict[str, Any]) -> None:
    for entry in entries.values():
        for cue in entry["cues"]:
            assert isinstance(cue, str) or (
                set(cue) <= FIELDS and set(cue) & {"near", "left", "right"}
            )


def test_words_that_may_stand_on_either_side_bind_to_neither(entries: dict[str, Any]) -> None:
    near = [cue.get("near", "") for entry in entries.values() for cue in _long(entry)]

    assert not [words for words in near if "$" in words or "^" in words]


def _long(entry: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"near": cue} if isinstance(cue, str) else cue for cue in entry["cues"]]


def test_every_unit_of_a_cue_is_a_kind(entries: dict[str, Any]) -> None:
    kinds = {kind or measure for measure, kind in load_vocabulary().kinds.items()} | {BARE}

    assert {unit for entry in entries.values() for unit in entry["units"]} <= kinds


def test_the_unit_of_an_indicator_is_among_its_cues_units(
    ours: Catalogue, entries: dict[str, Any]
) -> None:
    kind_of = load_vocabulary().kind_of

    for indicator in ours.indicators:
        assert kind_of(indicator.unit) in entries[indicator.key]["units"]


def test_the_wholes_of_a_part_are_known_the_nearest_first(ours: Catalogue) -> None:
    wholes = load_cues(ours).wholes

    assert wholes["enf.penalty_ordinary"] == ("enf.penalty_case", "enf.case_total")
    assert wholes["enf.case_total"] == ()
