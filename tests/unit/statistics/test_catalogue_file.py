"""Catalogues that offices hand to each other: read back equal, or refused whole in words."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UnreadableFileError
from desktop.domain.indicator import Catalogue, FormerLabel, Indicator, Measure
from desktop.statistics.catalogue import departures, load_catalogue, merged
from desktop.statistics.catalogue_file import FORMAT, VERSION, read, written

OWN = Indicator(
    "own.siren",
    "警报器巡检",
    "次",
    Measure.COUNT,
    "自定指标",
    "本年度对防空警报器的巡检次数。",
    former_labels=(FormerLabel("警报检修", 2022),),
    retired_after=2030,
    cues=("警报器检查",),
)
ENTRY = {
    "key": "own.x",
    "label": "巡检",
    "unit": "次",
    "measure": "I",
    "group": "自定",
    "definition": "",
}
Save = Callable[[object], Path]


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def store(content: object) -> Path:
        file = tmp_path / "指标.json"
        text = content if isinstance(content, str) else json.dumps(content)
        file.write_text(text, encoding="utf-8")
        return file

    return store


def of(*entries: object) -> dict[str, Any]:
    return {"format": FORMAT, "version": VERSION, "indicators": list(entries)}


def test_what_was_written_is_read_back(known: Catalogue, save: Save) -> None:
    changed = replace(known.indicators[0], retired_after=2024, cues=("办案",))
    assert read(save(written([changed, OWN])), known) == (changed, OWN)


@given(
    label=st.text("甲乙丙案件巡检", min_size=1, max_size=40),
    words=st.lists(st.text("查处理", min_size=1, max_size=9), max_size=5),
    year=st.none() | st.integers(1949, 2200),
)
def test_what_the_store_keeps_gives_the_same_catalogue(
    known: Catalogue, label: str, words: list[str], year: int | None
) -> None:
    own = replace(OWN, label=label, cues=tuple(words), retired_after=year)
    mine = Catalogue((*known.indicators, own))
    assert merged(known, departures(known, mine)) == mine


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[" * 100_000, "不是有效的 JSON"),
        ("{", "不是有效的 JSON"),
        ({"groups": []}, "不是本软件导出的"),
        ({**of(ENTRY), "version": 9}, "更新版本"),
        (of(), "里面没有指标"),
        (of(*[ENTRY] * 1001), "多于 1000 个"),
        (of(7), "不是指标"),
        (of(ENTRY | {"definition": "好。"}, ENTRY | {"definition": "好。"}), "不止一次"),
        (of({**ENTRY, "definition": "好。", "key": "own.x;DROP"}), "小写字母"),
        (of({**ENTRY, "definition": "好。", "key": "enf.other"}), "也不是自定指标"),
        (of({**ENTRY, "definition": "好。", "label": "长" * 41}), "超过 40 个字"),
        (of({**ENTRY, "definition": "好。", "label": "名\n称"}), "不可见字符"),
        (of({**ENTRY, "definition": "好。", "cues": "巡检"}), "不是一列词"),
        (of({**ENTRY, "definition": "好。", "cues": [""]}), "空白的识别词"),
        (of({**ENTRY, "definition": "好。", "cues": ["词"] * 21}), "多于 20 个"),
        (of({**ENTRY, "definition": "好。", "retired_after": 1}), "年份"),
        (of({**ENTRY, "definition": "好。", "retired_after": "去年"}), "写法不对"),
        (of({**ENTRY, "definition": "好。", "former_labels": [[1]]}), "写法不对"),
        (of({**ENTRY, "definition": "好。", "part_of": "own.x"}), "属于它自己"),
        (of({**ENTRY, "definition": "好。", "part_of": "own.y"}), "不存在"),
        (of({**ENTRY, "definition": "好。", "unit": "%"}), "单位与类型"),
        (of({"key": "own.x"}), "缺少“group”"),
        (of(ENTRY), "必须填齐"),
    ],
)
def test_a_file_that_is_wrong_anywhere_is_refused_whole(
    known: Catalogue, save: Save, content: object, reason: str
) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        read(save(content), known)


def test_a_file_of_a_size_no_catalogue_has_is_refused(known: Catalogue, save: Save) -> None:
    with pytest.raises(UnreadableFileError, match="超过 1 MB"):
        read(save(" " * 1_000_001), known)


def test_a_file_that_is_not_there_is_said_so(known: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"“没有\.json”打不开"):
        read(tmp_path / "没有.json", known)


def test_of_what_came_with_the_program_unit_and_group_stay(known: Catalogue, save: Save) -> None:
    entry = {"key": "enf.case_total", "label": "办案数", "unit": "吨", "group": "别的"}
    (found,) = read(save(of(entry)), known)
    assert (found.label, found.unit, found.group) == ("办案数", "件", "行政执法")
