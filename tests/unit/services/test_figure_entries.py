"""How stored figures stand to what the text says, and what is left to decide."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.figure import Figure, FigureLink, FigureStatus
from desktop.domain.indicator import Catalogue
from desktop.domain.outline import Outline, Section
from desktop.domain.report import Report
from desktop.services.figure_entries import (
    Entry,
    FigureBook,
    Standing,
    entries,
    rejection_of,
)
from desktop.services.figures import mentions
from desktop.statistics.catalogue import load_catalogue

CASES, FINE = "enf.case_total", "enf.fine_amount"
TEXT = "全年办理行政执法案件7件，罚款2.6万元，召开会议3次。"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def outline(text: str = TEXT) -> Outline:
    return (Section(0, paragraphs=(text,)),)


def listed(
    catalogue: Catalogue, book: FigureBook, text: str = TEXT, last: dict[str, Figure] | None = None
) -> dict[str, Entry]:
    """List what is not blank by the indicator, or the wording where there is none."""
    report = Report(year=2024, sections=outline(text))
    found = entries(report.sections, book, last or {}, mentions(report, catalogue), catalogue)
    return {
        each.indicator.key if each.indicator else each.figure.raw if each.figure else "": each
        for each in found
        if each.standing is not Standing.BLANK
    }


def confirmed(catalogue: Catalogue, text: str = TEXT) -> Figure:
    first = mentions(Report(year=2024, sections=outline(text)), catalogue)[0]
    return replace(first, status=FigureStatus.CONFIRMED)


def book(*figures: Figure) -> FigureBook:
    return FigureBook({figure.indicator: figure for figure in figures})


def test_the_text_suggests_where_nothing_is_stored(catalogue: Catalogue) -> None:
    found = listed(catalogue, book())
    assert {key: entry.standing for key, entry in found.items()} == {
        CASES: Standing.SUGGESTED,
        FINE: Standing.SUGGESTED,
        "3次": Standing.UNCLASSIFIED,
    }
    assert found[CASES].sure


def test_a_stored_figure_takes_the_place_of_its_suggestion(catalogue: Catalogue) -> None:
    assert listed(catalogue, book(confirmed(catalogue)))[CASES].standing is Standing.CONFIRMED


def test_every_indicator_has_a_line(catalogue: Catalogue) -> None:
    found = entries(outline(""), book(), {}, (), catalogue)
    assert [each.standing for each in found] == [Standing.BLANK] * len(catalogue.indicators)


@pytest.mark.parametrize(
    ("text", "now"),
    [
        (TEXT.replace("7件", "9件"), "9件"),
        (TEXT.replace("7件", "17件"), "17件"),
        ("本年未作统计，行政执法案件另见附件。", None),
    ],
)
def test_a_sentence_that_says_otherwise_makes_a_figure_stale(
    catalogue: Catalogue, text: str, now: str | None
) -> None:
    entry = listed(catalogue, book(confirmed(catalogue)), text)[CASES]
    assert (entry.standing, entry.now.raw if entry.now else None) == (Standing.STALE, now)


@pytest.mark.parametrize("text", [TEXT.replace("7件", "七件"), TEXT.replace("7件", " 7 件")])
def test_the_same_value_in_other_words_is_no_news(catalogue: Catalogue, text: str) -> None:
    entry = listed(catalogue, book(confirmed(catalogue)), text)[CASES]
    assert entry.standing is Standing.CONFIRMED


def test_a_figure_is_found_again_in_another_sentence(catalogue: Catalogue) -> None:
    moved = "召开会议3次。又及：" + TEXT.replace("召开会议3次", "等等")
    entry = listed(catalogue, book(confirmed(catalogue)), moved)[CASES]
    assert entry.standing is Standing.CONFIRMED
    assert entry.figure is not None
    assert entry.figure.start == moved.index("7件")


def test_a_typed_figure_is_never_stale(catalogue: Catalogue) -> None:
    entry = listed(catalogue, book(Figure(CASES, Decimal(8))), "没有数字。")[CASES]
    assert entry.standing is Standing.ENTERED


def test_a_quantity_given_to_an_indicator_stays_its_own(catalogue: Catalogue) -> None:
    report = Report(year=2024, sections=outline())
    other = next(one for one in mentions(report, catalogue) if not one.indicator)
    given = replace(other, indicator="trn.lecture", status=FigureStatus.CONFIRMED)
    found = listed(catalogue, book(given))
    assert found["trn.lecture"].standing is Standing.CONFIRMED
    assert "3次" not in found


def test_a_rejected_suggestion_stays_away_until_its_sentence_changes(
    catalogue: Catalogue,
) -> None:
    no = rejection_of(confirmed(catalogue))
    turned_down = FigureBook({}, rejected=frozenset({no}))
    assert CASES not in listed(catalogue, turned_down)
    assert CASES in listed(catalogue, turned_down, TEXT.replace("全年", "今年"))


def test_two_values_for_one_indicator_are_not_sure(catalogue: Catalogue) -> None:
    text = TEXT + "上述之外，办理行政执法案件9件。"
    assert not listed(catalogue, book(), text)[CASES].sure


def test_linked_words_are_no_suggestion(catalogue: Catalogue) -> None:
    start = TEXT.index("7件")
    link = FigureLink(CASES, 0, start, start + 2, "7件", "件")
    figures = {CASES: Figure(CASES, Decimal(9))}
    entry = listed(catalogue, FigureBook(figures, (link,)))[CASES]
    assert (entry.standing, entry.linked, entry.behind) == (Standing.ENTERED, True, True)


def test_last_year_stands_beside_this_year(catalogue: Catalogue) -> None:
    last = Figure(CASES, Decimal(5))
    assert listed(catalogue, book(), last={CASES: last})[CASES].last == last
