"""Every rule finds its examples and misses what it must miss; the examples are its data."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from desktop.domain.report import Report
from desktop.proofing.context import Context
from desktop.proofing.notices import Notice, load_notices
from desktop.proofing.passages import place_text
from desktop.proofing.registry import report_rules, text_rules
from desktop.proofing.rule import Spot
from tests.unit.proofing.reports import clean, example

NOTICES = load_notices()
OPEN, CLOSE = "⟦", "⟧"


def cases(names: Iterable[str], kind: str) -> list[ParameterSet]:
    return [
        pytest.param(NOTICES[name], one, id=f"{name}-{count}")
        for name in names
        for count, one in enumerate(getattr(NOTICES[name], kind))
    ]


def found(notice: Notice, data: Mapping[str, Any]) -> list[tuple[str, str | None]]:
    report, context = example(data)
    spots = report_rules()[notice.id](report, context)
    return [(text_of(report, spot), spot.suggestion) for spot in spots]


def text_of(report: Report, spot: Spot) -> str:
    return place_text(report, spot.section, spot.field)[spot.start : spot.end]


def test_every_rule_has_its_words_and_all_words_have_their_rule() -> None:
    assert set(NOTICES) == set(text_rules()) | set(report_rules())


@pytest.mark.parametrize("name", sorted(NOTICES))
def test_a_rule_says_what_it_is_about_and_shows_examples(name: str) -> None:
    notice = NOTICES[name]
    assert notice.title
    assert notice.message.endswith("。")
    assert notice.clause
    assert notice.hits
    assert notice.misses


@pytest.mark.parametrize(("notice", "hit"), cases(text_rules(), "hits"))
def test_a_text_rule_finds_its_example(notice: Notice, hit: dict[str, str | None]) -> None:
    marked = hit["text"] or ""
    start, end = marked.index(OPEN), marked.index(CLOSE) - 1
    text = marked.replace(OPEN, "").replace(CLOSE, "")
    hits = [(one.start, one.end, one.suggestion) for one in text_rules()[notice.id](text)]
    assert (start, end, hit["suggestion"]) in hits


@pytest.mark.parametrize(("notice", "text"), cases(text_rules(), "misses"))
def test_a_text_rule_misses_what_is_right(notice: Notice, text: str) -> None:
    assert not list(text_rules()[notice.id](text))


@pytest.mark.parametrize(("notice", "hit"), cases(report_rules(), "hits"))
def test_a_report_rule_finds_its_example(notice: Notice, hit: dict[str, Any]) -> None:
    assert (hit["text"], hit["suggestion"]) in found(notice, hit)


@pytest.mark.parametrize(("notice", "miss"), cases(report_rules(), "misses"))
def test_a_report_rule_misses_what_is_right(notice: Notice, miss: dict[str, Any]) -> None:
    assert found(notice, miss) == []


@pytest.mark.parametrize("name", sorted(report_rules()))
def test_a_report_rule_says_nothing_of_a_clean_report(name: str) -> None:
    assert list(report_rules()[name](clean(), Context())) == []
