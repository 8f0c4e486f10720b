"""Words in the text that follow figures, in the store as in the window."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import ConflictError
from desktop.domain.figure import Figure, FigureLink, FigureStatus
from desktop.domain.indicator import Indicator, Measure
from desktop.domain.office import OfficeId
from desktop.domain.outline import Section
from desktop.domain.report import Report, ReportId, Status
from desktop.services.figure_writing import forms, written
from desktop.services.workspace import Workspace

CASES, FINE = "enf.case_total", "enf.fine_amount"
TEXT = "办理案件7件，罚款3万元，仍是7件。"
REPORT = Report(
    office="东岭区国防动员办公室", year=2024, sections=(Section(0, paragraphs=(TEXT,)),)
)
COUNT = Indicator(CASES, "案件", "件", Measure.COUNT, "执法")
MONEY = Indicator(FINE, "罚款", "元", Measure.MONEY, "执法")
RATE = Indicator("enf.cert_rate", "持证率", "%", Measure.RATE, "执法")


@pytest.fixture
def key(workspace: Workspace, office: OfficeId, today: dt.date) -> ReportId:
    """Store a report in which three places follow two figures."""
    made = workspace.reports.add(office, REPORT, today=today)
    figures = [Figure(CASES, Decimal(7)), Figure(FINE, Decimal(30000))]
    workspace.figures.save(made, figures)
    for indicator, words, form, start in (
        (CASES, "7件", "件", TEXT.index("7件")),
        (FINE, "3万元", "万元", TEXT.index("3万元")),
        (CASES, "7件", "件", TEXT.rindex("7件")),
    ):
        workspace.figures.link(
            made, FigureLink(indicator, 0, start, start + len(words), words, form)
        )
    return made


def text(workspace: Workspace, key: ReportId) -> str:
    return workspace.reports.get(key).report.sections[0].text


def edit(workspace: Workspace, key: ReportId, old: str, new: str) -> None:
    before = workspace.reports.get(key).report
    section = replace(before.sections[0], paragraphs=(before.sections[0].text.replace(old, new),))
    workspace.reports.save(key, before, replace(before, sections=(section,)))


def test_every_linked_place_follows_its_figure(workspace: Workspace, key: ReportId) -> None:
    figures = [Figure(CASES, Decimal(1234)), Figure(FINE, Decimal(123456))]
    workspace.figures.save(key, figures)
    assert text(workspace, key) == "办理案件1234件，罚款12.3456万元，仍是1234件。"
    workspace.figures.save(key, [Figure(CASES, Decimal(0))])
    assert text(workspace, key) == "办理案件0件，罚款12.3456万元，仍是0件。"


def test_writing_tells_of_text_and_figures_at_once(workspace: Workspace, key: ReportId) -> None:
    told = []
    workspace.listeners.subscribe(lambda changes, _origin: told.append(changes))
    workspace.figures.save(key, [Figure(CASES, Decimal(8))])
    assert [(set(each.reports), set(each.figures)) for each in told] == [({key}, {key})]


def test_links_follow_edits_around_them(workspace: Workspace, key: ReportId) -> None:
    edit(workspace, key, "办理案件", "今年共办理各类案件")
    workspace.figures.save(key, [Figure(CASES, Decimal(8))])
    assert text(workspace, key) == "今年共办理各类案件8件，罚款3万元，仍是8件。"


def test_words_typed_into_a_link_are_left_alone(workspace: Workspace, key: ReportId) -> None:
    edit(workspace, key, "办理案件7件", "办理案件77件")
    edit(workspace, key, "办理案件77件", "办理案件七件")
    workspace.figures.save(key, [Figure(CASES, Decimal(8))])
    assert text(workspace, key) == "办理案件七件，罚款3万元，仍是8件。"


def test_removed_words_that_come_back_are_linked_again(workspace: Workspace, key: ReportId) -> None:
    edit(workspace, key, "，罚款3万元", "")
    edit(workspace, key, "7件，", "7件，罚款3万元，")
    workspace.figures.save(key, [Figure(FINE, Decimal(50000))])
    assert "罚款5万元" in text(workspace, key)


def test_a_figure_made_blank_leaves_its_words(workspace: Workspace, key: ReportId) -> None:
    workspace.figures.save(key, [], [CASES])
    assert text(workspace, key) == TEXT


def test_the_figures_of_a_final_report_are_final(
    workspace: Workspace, key: ReportId, today: dt.date
) -> None:
    before = workspace.figures.of_report(key)
    workspace.reports.set_status(key, Status.FINAL, on=today)
    with pytest.raises(ConflictError, match="2024 年度的报告已经定稿，数据没有改动"):
        workspace.figures.save(key, [Figure(CASES, Decimal(8))])
    assert workspace.figures.of_report(key) == before
    assert text(workspace, key) == TEXT


def test_the_place_of_a_figure_follows_the_text(workspace: Workspace, key: ReportId) -> None:
    start = TEXT.index("3万元")
    source = Figure(
        FINE,
        Decimal(30000),
        FigureStatus.CONFIRMED,
        raw="3万元",
        section=0,
        start=start,
        end=start + 3,
    )
    workspace.figures.save(key, [source])
    edit(workspace, key, "办理", "今年办理")
    stored = workspace.figures.of_report(key)[FINE]
    assert (stored.start, stored.end, stored.raw) == (start + 2, start + 5, "3万元")


@pytest.mark.parametrize(
    ("value", "indicator", "offered"),
    [
        ("7", COUNT, ("件", "")),
        ("70000", COUNT, ("件", "万件", "")),
        ("800", MONEY, ("元", "")),
        ("26000", MONEY, ("万元", "元", "")),
        ("260000000", MONEY, ("万元", "元", "亿元", "")),
        ("36.7", RATE, ("%",)),
    ],
)
def test_a_figure_is_offered_in_the_units_it_is_usually_written_in(
    value: str, indicator: Indicator, offered: tuple[str, ...]
) -> None:
    assert forms(Figure(indicator.key, Decimal(value)), indicator) == offered


def test_what_is_not_applicable_is_written_so() -> None:
    assert written(Figure(CASES, None), COUNT, "件") == "不适用"


def test_an_approximate_figure_says_so() -> None:
    assert written(Figure(CASES, Decimal(50), approx=True), COUNT, "件") == "约50件"


@given(cents=st.integers(0, 10**14), form=st.sampled_from(["元", "万元", "亿元", ""]))
def test_no_digit_is_lost_in_writing(cents: int, form: str) -> None:
    value = Decimal(cents) / 100
    words = written(Figure(FINE, value), MONEY, form)
    scale = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}.get(form[:1], Decimal(1))
    assert Decimal(words.removesuffix(form)) * scale == value
