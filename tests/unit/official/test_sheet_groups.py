from dataclasses import replace

import pytest

from desktop.official.sheet_groups import grouped, summary, verdict
from desktop.official.standard import Strength
from desktop.official.verdicts import Row

_RIGHT = Row("top", "5.2.1", Strength.REQUIRED, "天头", "37毫米", "37毫米", ok=True)
_WRONG = replace(_RIGHT, ok=False, found="25毫米")
_UNSEEN = replace(_RIGHT, ok=None)
_USUAL = Row("lines", "5.2.3", Strength.USUAL, "每面行数", "22行", "20行", ok=False)
_ADVISED = replace(_USUAL, strength=Strength.RECOMMENDED)


def test_what_the_standard_orders_comes_first_and_apart() -> None:
    groups = grouped((_ADVISED, _USUAL, _RIGHT))
    assert [group.title for group in groups] == ["规定", "一般", "推荐、实务"]
    assert [group.binding for group in groups] == [True, False, False]


def test_group_without_rows_is_left_out() -> None:
    assert [group.title for group in grouped((_USUAL,))] == ["一般"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((_RIGHT, _RIGHT), "2 项，全部符合"),
        ((_RIGHT, _WRONG), "2 项，1 项不符合"),
        ((_WRONG, _UNSEEN), "2 项，1 项不符合，1 项看不出"),
    ],
)
def test_group_says_how_many_depart(rows: tuple[Row, ...], said: str) -> None:
    assert grouped(rows)[0].said == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((_RIGHT, _USUAL), "国标规定的 1 项全部符合。"),
        ((_RIGHT, _WRONG), "国标规定的 2 项中，1 项不符合。"),
        ((_RIGHT, _UNSEEN), "国标规定的 2 项没有不符合的，另有 1 项要打印后用尺量。"),
        ((_WRONG, _UNSEEN), "国标规定的 2 项中，1 项不符合，另有 1 项要打印后用尺量。"),
    ],
)
def test_only_what_the_standard_orders_counts(rows: tuple[Row, ...], said: str) -> None:
    assert summary(rows) == said


def test_verdict_is_a_word_of_its_own() -> None:
    assert [verdict(row) for row in (_RIGHT, _WRONG, _UNSEEN)] == ["符合", "不符合", "看不出"]
