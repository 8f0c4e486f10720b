"""What a report says twice, and beside last year."""

from decimal import Decimal

import pytest

from desktop.domain.figure import Figure, FigureStatus
from desktop.domain.outline import Part, Section
from desktop.domain.report import Report
from desktop.statistics.agreement import check_agreement, check_report_years, check_years
from desktop.statistics.catalogue import load_catalogue
from desktop.statistics.verdicts import Severity, Verdict

OURS = load_catalogue()
CASES = "enf.case_total"


def said(value: int, raw: str = "", *, key: str = CASES, table: bool = False) -> Figure:
    text = "案件\t7" if table else "办理案件。"
    status = FigureStatus.SUGGESTED
    return Figure(key, Decimal(value), status, raw=raw or str(value), text=text, section=1)


def entered(value: int) -> Figure:
    return Figure(CASES, Decimal(value), FigureStatus.ENTERED)


def agreement(*figures: Figure) -> list[Verdict]:
    return list(check_agreement(figures, OURS))


def test_text_and_table_that_agree_are_said_to() -> None:
    (found,) = agreement(said(7), said(7, table=True))

    assert (found.severity, found.message) == (
        Severity.OK,
        "行政执法案件总数正文、表格都是7件，一致。",
    )


def test_text_table_and_ledger_that_differ_are_an_error() -> None:
    (found,) = agreement(said(7), said(8, table=True), entered(7))

    assert found.severity is Severity.ERROR
    assert found.message == "行政执法案件总数各处不一致：正文7件、表格8件、填报7件。"
    assert len(found.places) == 3


def test_none_in_words_and_a_number_contradict_each_other() -> None:
    (found,) = agreement(
        said(0, "未发生", key="lit.suit_case"), said(1, "1件", key="lit.suit_case")
    )

    assert (found.rule, found.severity) == ("zero.number", Severity.ERROR)
    assert "“未发生”" in found.message


def test_two_values_in_the_text_are_asked_about() -> None:
    (found,) = agreement(said(7), said(9))

    assert (found.rule, found.severity) == ("source.several", Severity.WARNING)


def test_several_trainings_have_several_numbers() -> None:
    assert agreement(said(50, key="trn.attend"), said(38, key="trn.attend")) == []


def test_what_is_said_once_or_fits_no_indicator_is_not_judged() -> None:
    assert agreement(said(7), said(3, key=""), said(4, key=""), said(1, key="gone.key")) == []


def test_a_jump_is_a_hint_with_its_arithmetic() -> None:
    (found,) = check_years({CASES: said(13)}, {CASES: entered(3)}, OURS)

    assert found.severity is Severity.HINT
    assert found.message == (
        "行政执法案件总数上年3件，今年13件，（13 − 3）÷ 3 = 333.3%，增长超过一半，请核对口径。"
    )


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [(0, 5, "由无到有"), (8, 3, "= −62.5%，下降"), (2, 3, ""), (4, 4, "")],
)
def test_changes_beyond_a_half_are_told(before: int, now: int, words: str) -> None:
    found = check_years({CASES: said(now)}, {CASES: entered(before)}, OURS)

    assert [words in one.message for one in found] == ([True] if words else [])


def test_a_sentence_copied_from_last_year_is_asked_about() -> None:
    (found,) = check_years({CASES: said(7)}, {CASES: said(7)}, OURS)

    assert (found.rule, found.severity) == ("year.same", Severity.WARNING)


def test_a_figure_without_last_year_is_not_compared() -> None:
    blank = Figure(CASES, None)

    assert check_years({CASES: said(7)}, {}, OURS) == ()
    assert check_years({CASES: said(7)}, {CASES: blank}, OURS) == ()


def report(title: str, first: str, plan: str) -> Report:
    sections = (
        Section(1, heading=first, part=Part.ACHIEVEMENTS),
        Section(1, heading=plan, part=Part.PLAN),
    )
    return Report(year=2024, title=title, sections=sections)


def test_the_years_of_a_report_agree() -> None:
    right = report("关于2024年度法治政府建设情况的报告", "2024年度主要举措", "2025 年主要安排")

    assert check_report_years(right) == ()


def test_years_left_over_from_last_year_are_errors() -> None:
    wrong = report("关于2023年度法治政府建设情况的报告", "2023年主要举措", "2024年度主要安排")

    found = check_report_years(wrong)

    assert [one.places[0].section for one in found] == [-1, 0, 1]
    assert found[2].message == "下年安排部分写的是2024年，按报告年度应为2025年。"


def test_a_span_of_years_is_not_a_year() -> None:
    spans = report("《纲要（2021—2025年）》落实情况", "主要举措", "下一步打算")

    assert check_report_years(spans) == ()
