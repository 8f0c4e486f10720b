"""Figures while typing: the same as reading the whole report anew."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.outline import replaced
from desktop.domain.report import Report
from desktop.services.figures import suggest
from desktop.services.proofing_figures import FigureReading
from desktop.statistics.catalogue import load_catalogue
from tests.unit.proofing.reports import clean

CATALOGUE = load_catalogue()


def typed(report: Report, index: int, place: int, text: str) -> Report:
    section = report.sections[index]
    old = str(section.paragraphs[0]) if section.paragraphs else ""
    new = old[:place] + text + old[place:]
    return replace(
        report,
        sections=replaced(report.sections, index, replace(section, paragraphs=(new,))),
    )


@given(
    st.lists(
        st.tuples(
            st.integers(0, 10),
            st.integers(0, 40),
            st.sampled_from(["好", "3", "，", "罚款2万元。", "案件", "未发生行政复议。"]),
        ),
        max_size=5,
    )
)
def test_what_is_read_while_typing_is_what_reading_anew_gives(
    keys: list[tuple[int, int, str]],
) -> None:
    report, reading = clean(), FigureReading(CATALOGUE)
    reading.read(report)
    for index, place, text in keys:
        report = typed(report, index, place, text)
        assert reading.read(report) == suggest(report, CATALOGUE)


def test_a_report_that_stays_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = FigureReading(CATALOGUE)
    figures = reading.read(clean())
    monkeypatch.setattr("desktop.services.proofing_figures.suggest", None)
    assert reading.read(clean()) is figures
    moved = reading.read(typed(clean(), 3, 0, "今后，"))
    assert len(moved) == len(figures)
