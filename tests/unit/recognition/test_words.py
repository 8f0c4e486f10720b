"""The word lists are data, and hold what the rules rely on."""

import pytest

from desktop.recognition.words import load_words


@pytest.mark.parametrize(
    "name",
    [
        "上海市青浦区国防动员办公室", "运城市人民政府国防动员办公室", "海东市发展和改革局",
        "甲市人民检察院", "中共甲市委", "某区住房和城乡建设局（某区人民防空办公室）", "区国动办",
    ],
)  # fmt: skip
def test_organs_are_known(name: str) -> None:
    assert load_words().is_organ(name)


@pytest.mark.parametrize(
    "text", ["2024年1月3日", "特此报告。", "继续努力", "办理案件7件", "", "，局"]
)
def test_other_lines_are_no_organs(text: str) -> None:
    assert not load_words().is_organ(text)


@pytest.mark.parametrize(
    "name", ["市委", "市政府", "区委依法治区办", "各有关单位", "各科室、部门"[-2:]]
)
def test_addressees_are_known(name: str) -> None:
    assert load_words().is_addressee(name)


@pytest.mark.parametrize("text", ["主要包括", "现将有关情况报告如下", "一是"])
def test_other_openings_are_no_addressees(text: str) -> None:
    assert not load_words().is_addressee(text)


def test_every_province_begins_with_its_short_name() -> None:
    provinces = load_words().provinces
    assert len(provinces) == 28
    assert all(full.startswith(short) for short, full in provinces.items())
