"""The arithmetic between figures."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue
from desktop.recognition import recognise
from desktop.statistics.catalogue import load_catalogue
from desktop.statistics.checks import check, load_rules
from desktop.statistics.extraction import mentions
from desktop.statistics.verdicts import Severity, Verdict

OURS = load_catalogue()
FILES: dict[str, int | str] = {
    "enf.file_reviewed": 30,
    "enf.file_excellent": 11,
    "enf.file_ordinary": 5,
}


def figures(values: Mapping[str, int | str]) -> list[Figure]:
    return [
        Figure(key, Decimal(str(value).rstrip("~")), approx=str(value).endswith("~"))
        for key, value in values.items()
    ]


def checked(values: Mapping[str, int | str]) -> dict[str, Verdict]:
    return {verdict.rule: verdict for verdict in check(figures(values), OURS)}


def test_a_sum_that_comes_out_is_said_with_its_arithmetic() -> None:
    found = checked({**FILES, "enf.file_rectify": 14})["sum.files"]

    assert found.severity is Severity.OK
    assert found.message == "11 + 5 + 14 = 30，与评查案卷数30份一致。"


def test_a_sum_that_does_not_come_out_is_an_error() -> None:
    found = checked({**FILES, "enf.file_rectify": 13})["sum.files"]

    assert found.severity is Severity.ERROR
    assert found.message == "11 + 5 + 13 = 29，与评查案卷数30份不一致，相差1。"
    assert found.keys[0] == "enf.file_reviewed"


def test_a_sum_with_a_part_missing_is_judged_only_when_too_large() -> None:
    assert "sum.files" not in checked({**FILES})
    assert checked(FILES | {"enf.file_excellent": 31})["sum.files"].severity is Severity.ERROR


def test_approximate_parts_take_part_in_inequalities_only() -> None:
    parts: dict[str, int | str] = {
        "enf.case_total": 50,
        "enf.penalty_case": "40~",
        "enf.exempt_case": 5,
    }

    assert "sum.cases" not in checked(parts)
    assert "已经大于" in checked(parts | {"enf.exempt_case": 11})["sum.cases"].message


def test_procedures_are_held_against_all_cases_where_penalties_are_not_told() -> None:
    values = {"enf.case_total": 13, "enf.penalty_simple": 4, "enf.penalty_ordinary": 9}

    assert checked(values)["sum.procedures"].message == "4 + 9 = 13，与行政执法案件总数13件一致。"


def test_an_open_list_may_leave_a_rest() -> None:
    parts: dict[str, int | str] = {"sys.cat.party": 13, "sys.cat.finance": 5}

    assert checked(parts | {"sys.total": 20})["sum.systems"].severity is Severity.WARNING
    assert checked(parts | {"sys.total": 17})["sum.systems"].severity is Severity.ERROR
    assert checked(parts | {"sys.total": 18})["sum.systems"].severity is Severity.OK


@pytest.mark.parametrize(
    ("rate", "rule", "severity"),
    [
        ("46.7", "share", Severity.OK),
        ("46.67", "share", Severity.OK),
        ("46.6", "share.rounding", Severity.HINT),
        ("47", "share", Severity.ERROR),
        ("64.6", "share", Severity.ERROR),
    ],
)
def test_rounding_is_told_from_error(rate: str, rule: str, severity: Severity) -> None:
    values: dict[str, int | str] = {
        "enf.file_reviewed": 30,
        "enf.file_rectify": 14,
        "enf.file_rectify_rate": rate,
    }

    assert checked(values)[rule].severity is severity


def test_the_share_shows_its_division() -> None:
    values: dict[str, int | str] = {
        "enf.file_reviewed": 30,
        "enf.file_rectify": 14,
        "enf.file_rectify_rate": "46.6",
    }

    message = checked(values)["share.rounding"].message

    assert message.startswith("14 ÷ 30 = 46.67%，四舍五入为46.7%，需整改案卷占比写作46.6%")


@pytest.mark.parametrize(
    ("rates", "severity"),
    [
        (("36.7", "16.7", "46.6"), Severity.OK),
        (("36.7", "16.7", "46.7"), Severity.HINT),
        (("36.7", "16.7", "40"), Severity.ERROR),
    ],
)
def test_shares_of_one_whole_make_a_hundred(
    rates: tuple[str, str, str], severity: Severity
) -> None:
    keys = load_rules()["shares_of_one"][0]

    assert checked(dict(zip(keys, rates, strict=True)))["share.total"].severity is severity


def test_no_more_cases_are_lost_than_there_were() -> None:
    lost: dict[str, int | str] = {"lit.suit_lost": 2, "lit.suit_case": 1}

    assert checked(lost)["part.whole"].message == "行政诉讼败诉案件2件，大于行政诉讼案件数1件。"
    assert checked(lost | {"lit.suit_lost": 1})["part.whole"].severity is Severity.OK


def test_a_fine_needs_a_case() -> None:
    found = checked({"enf.penalty_case": 0, "enf.fine_amount": 30_000})["fine.cases"]

    assert found.message == "行政处罚案件数0件，却有罚款金额30000元。"


def test_simple_procedures_have_a_limit() -> None:
    values: dict[str, int | str] = {
        "enf.penalty_case": 4,
        "enf.penalty_simple": 4,
        "enf.fine_amount": 30_000,
    }

    assert "30000 ÷ 4 = 7500元" in checked(values)["fine.simple"].message
    assert "fine.simple" not in checked(values | {"enf.fine_amount": 12_000})
    assert "fine.simple" not in checked(values | {"enf.penalty_case": 5})


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("enf.cert_rate", "100.5", "0到100"),
        ("enf.case_total", "-1", "负数"),
        ("enf.case_total", "1.5", "整数"),
    ],
)
def test_values_out_of_range_are_told(key: str, value: str, words: str) -> None:
    assert words in checked({key: value})["range"].message


def test_an_indicator_with_two_values_is_not_reckoned_with() -> None:
    doubled = [
        *figures(FILES),
        *figures({"enf.file_rectify": 14}),
        *figures({"enf.file_rectify": 13}),
    ]

    assert not [verdict for verdict in check(doubled, OURS) if verdict.rule == "sum.files"]


def test_figures_outside_the_catalogue_are_passed_over() -> None:
    assert check(figures({**FILES, "enf.file_rectify": 14}), Catalogue(())) == ()


def test_every_checked_indicator_is_in_the_catalogue() -> None:
    keys = {indicator.key for indicator in OURS.indicators}
    rules = load_rules()
    named = {key for rule in rules["sums"] for key in (rule["whole"], *rule.get("parts", ()))}
    named |= {key for rule in rules["shares"] for key in rule.values()}
    named |= {key for pair in rules["at_most"] for key in pair} | set(rules["several"])

    assert named <= keys


def test_the_real_reports_come_out_but_for_the_rounded_share(seeds: Path) -> None:
    found = [
        verdict
        for file in sorted(seeds.glob("*.txt"))
        for verdict in check(mentions(recognise(file).report, OURS), OURS)
    ]

    assert [one.rule for one in found if one.severity is not Severity.OK] == ["share.rounding"]
    assert {one.rule for one in found} >= {"sum.cases", "sum.systems", "sum.enterprises"}
    assert all(one.places for one in found)


@given(st.lists(st.integers(0, 10**40), min_size=3, max_size=3))
def test_sums_are_exact_however_long_the_numbers(parts: list[int]) -> None:
    keys = "enf.file_excellent", "enf.file_ordinary", "enf.file_rectify"
    values: dict[str, int | str] = dict(zip(keys, parts, strict=True))

    right = checked(values | {"enf.file_reviewed": sum(parts)})["sum.files"]
    wrong = checked(values | {"enf.file_reviewed": sum(parts) + 1})["sum.files"]

    assert (right.severity, wrong.severity) == (Severity.OK, Severity.ERROR)


@given(st.integers(1, 10**6), st.data())
def test_a_rate_rounded_by_half_is_always_right(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    rate = (Decimal(part) * 100 / whole).quantize(Decimal("0.1"), "ROUND_HALF_UP")
    values: dict[str, int | str] = {
        "enf.file_reviewed": whole,
        "enf.file_rectify": part,
        "enf.file_rectify_rate": str(rate),
    }

    assert checked(values)["share"].severity is Severity.OK
