"""What a number counts when its noun stands elsewhere in the sentence, or it is of another time."""

from collections.abc import Callable

import pytest

from desktop.domain.figure import Figure

Told = Callable[..., dict[str, str]]
Read = Callable[..., tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("行政复议、行政诉讼案件分别为3件、1件。", {"lit.review_case": "3", "lit.suit_case": "1"}),
        ("法治讲座和集体学法分别开展4次和9次。", {"trn.lecture": "4", "trn.law_study": "9"}),
        ("5月和9月分别举办法治讲座4次。", {"trn.lecture": "4"}),
        (
            "评出优秀案卷11份、一般案卷5份，分别占69%、31%。",
            {
                "enf.file_excellent": "11",
                "enf.file_ordinary": "5",
                "enf.file_excellent_rate": "69",
                "enf.file_ordinary_rate": "31",
            },
        ),
    ],
)
def test_what_is_counted_respectively_is_told_apart(
    told: Told, text: str, wanted: dict[str, str]
) -> None:
    assert told(text) == wanted


def test_where_more_numbers_than_things_are_named_nothing_is_dealt_out(read: Read) -> None:
    figures = read("有关工作分别为3件、1件。")

    assert {figure.indicator for figure in figures} == {""}


def test_next_year_lasts_to_the_end_of_what_is_said_of_it(told: Told) -> None:
    assert told("明年举办法治讲座4次，开展集体学法9次；今年举办法治讲座3次。") == {
        "trn.lecture": "3"
    }


@pytest.mark.parametrize("before", ["近三年", "去年", "2023年", "上年度"])
def test_this_years_number_takes_the_noun_of_another_years(told: Told, before: str) -> None:
    assert told(f"{before}办理行政复议案件6件，今年办理1件。") == {"lit.review_case": "1"}


def test_a_number_of_another_kind_takes_no_noun_of_another_year(told: Told) -> None:
    assert told("去年办理行政复议案件6件，今年举办3次。") == {}
