"""The catalogue of indicators, ours and broken ones."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import UnreadableFileError
from desktop.domain.indicator import Catalogue, Indicator, Measure
from desktop.statistics.catalogue import load_catalogue

ENTRY = {"key": "a.b", "label": "案件", "unit": "件", "measure": "I", "definition": "案件数。"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def written(tmp_path: Path, *entries: dict[str, Any]) -> Path:
    file = tmp_path / "indicators.json"
    content = {"groups": [{"name": "行政执法", "indicators": list(entries)}]}
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def test_our_catalogue_has_ten_groups_that_stand_together(catalogue: Catalogue) -> None:
    order = [indicator.group for indicator in catalogue.indicators]

    assert len(catalogue.groups) == 10
    assert order == [group for group in catalogue.groups for _ in catalogue.in_group(group)]


def test_every_key_of_ours_stands_once(catalogue: Catalogue) -> None:
    keys = [indicator.key for indicator in catalogue.indicators]

    assert len(set(keys)) == len(keys)


def test_every_label_tells_its_indicator_from_the_others(catalogue: Catalogue) -> None:
    labels = [indicator.label for indicator in catalogue.indicators]

    assert len(set(labels)) == len(labels)


def test_every_definition_is_one_sentence(catalogue: Catalogue) -> None:
    for indicator in catalogue.indicators:
        assert indicator.definition.count("。") == 1
        assert indicator.definition.endswith("。")


def test_a_part_stands_behind_its_whole_in_the_same_group(catalogue: Catalogue) -> None:
    for place, indicator in enumerate(catalogue.indicators):
        before = [other.key for other in catalogue.indicators[:place]]
        assert not indicator.part_of or indicator.part_of in before


def test_neither_rates_nor_averages_are_summed(catalogue: Catalogue) -> None:
    unsummed = [indicator for indicator in catalogue.indicators if not indicator.summed]

    assert {found.unit for found in unsummed} == {"%", "学时"}


def test_the_catalogue_holds_every_figure_of_the_real_reports(
    catalogue: Catalogue, truth_figures: list[dict[str, str]]
) -> None:
    wanted = {(row["key"], row["label"], row["unit"]) for row in truth_figures}

    assert wanted <= {(found.key, found.label, found.unit) for found in catalogue.indicators}


def test_a_catalogue_elsewhere_is_read(tmp_path: Path) -> None:
    found = load_catalogue(written(tmp_path, ENTRY | {"part_of": "", "per_head": True}))

    assert found.indicators == (
        Indicator("a.b", "案件", "件", Measure.COUNT, "行政执法", "案件数。", per_head=True),
    )


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([ENTRY, ENTRY], "不止一次"),
        ([ENTRY | {"label": " "}], "必须填齐"),
        ([ENTRY | {"measure": "X"}], "类型“X”"),
        ([ENTRY | {"measure": "R"}], "比率用%"),
        ([ENTRY | {"unit": "元"}], "金额用元"),
        ([ENTRY | {"part_of": "a.c"}], "“a.c”不存在"),
        ([{"key": "a.b"}], "缺少“label”"),
        (["a.b"], "分组列出指标"),
        ([], "没有指标"),
    ],
)
def test_a_wrong_catalogue_is_refused_in_words(
    tmp_path: Path, entries: list[Any], words: str
) -> None:
    with pytest.raises(UnreadableFileError, match=words):
        load_catalogue(written(tmp_path, *entries))


def test_a_missing_catalogue_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="打不开"):
        load_catalogue(tmp_path / "none.json")


def test_a_file_that_is_not_json_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "indicators.json"
    file.write_text("{", encoding="utf-8")

    with pytest.raises(UnreadableFileError, match="JSON"):
        load_catalogue(file)
