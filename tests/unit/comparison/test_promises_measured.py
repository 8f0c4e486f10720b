"""How well last year's items find their answers: items and answers written by hand.

The words that mean the same (`resources/comparison.json`) were gathered with the first file in
sight; the second one was written afterwards and left alone.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.comparison.promises import Promise, promises
from desktop.domain.outline import Part, Section
from desktop.domain.report import Report

_DATA = Path(__file__).resolve().parents[2] / "data"


def _found(name: str) -> list[tuple[Promise, str | None]]:
    data: dict[str, Any] = json.loads((_DATA / name).read_text("utf-8"))
    last = _report(2023, Part.PLAN, [each["item"] for each in data["plan"]])
    this = _report(2024, Part.ACHIEVEMENTS, data["report"])
    answers = [each["answer"] for each in data["plan"]]
    return list(zip(promises(last, this), answers, strict=True))


def _report(year: int, part: Part, texts: list[str]) -> Report:
    body = (Section(2, run_in=True, paragraphs=(text,)) for text in texts)
    return Report(year=year, sections=(Section(1, "一", part=part), *body))


def _right(promise: Promise, answer: str | None) -> bool:
    return answer is not None and answer in promise.answers[0].unit.text


@pytest.mark.parametrize("name", ["promises.json", "promises_unseen.json"])
def test_what_is_taken_for_an_answer_is_one(name: str) -> None:
    sure = [(promise, answer) for promise, answer in _found(name) if promise.answered]
    assert all(_right(promise, answer) for promise, answer in sure)


@pytest.mark.parametrize(
    ("name", "shown", "sure"), [("promises.json", 12, 11), ("promises_unseen.json", 10, 9)]
)
def test_so_many_of_twelve_answers_come_first_and_are_sure(
    name: str, shown: int, sure: int
) -> None:
    found = [(one, answer) for one, answer in _found(name) if one.answers and _right(one, answer)]
    assert len(found) >= shown
    assert sum(promise.answered for promise, _ in found) >= sure


@pytest.mark.parametrize("name", ["promises.json", "promises_unseen.json"])
def test_an_item_without_an_answer_is_left_open(name: str) -> None:
    open_ones = [promise for promise, answer in _found(name) if answer is None]
    assert [promise.answered for promise in open_ones] == [False] * 4
