import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.domain.chinese import width
from desktop.official.title import broken, pieces

_OFFICES = (
    "江北市国防动员办公室",
    "海河县人民政府国防动员办公室",
    "云岭省国防动员办公室",
    "东港区人防办",
)
_SUBJECTS = (
    "2024年度法治政府建设情况报告",
    "关于2024年度法治政府建设情况的报告",
    "关于2023年度推进法治政府建设工作情况的报告",
    "2025年法治政府建设工作的报告",
    "关于贯彻落实《法治政府建设实施纲要（2021—2025年）》情况的报告",
)
_WHOLE = ("法治政府", "建设", "情况", "年度", "办公室", "报告", "国防动员", "关于")

titles = st.builds(
    lambda office, subject: office + subject, st.sampled_from(_OFFICES), st.sampled_from(_SUBJECTS)
)


def test_a_short_title_stays_on_one_line() -> None:
    assert broken("2024年度法治政府建设情况报告") == ("2024年度法治政府建设情况报告",)


def test_a_title_breaks_behind_the_office() -> None:
    lines = broken("江北市国防动员办公室关于2024年度法治政府建设情况的报告")
    assert lines == ("江北市国防动员办公室", "关于2024年度法治政府建设情况的报告")


def test_a_line_feed_is_a_break_the_writer_wants() -> None:
    assert broken("江北市\n法治报告") == ("江北市", "法治报告")


def test_an_office_is_known_without_its_province() -> None:
    found = pieces("青山区渡口办2024年度报告", ("云岭省青山区渡口办",))
    assert found[0] == "青山区渡口办"


def test_lines_of_equal_length_are_avoided() -> None:
    lines = broken("海河县人民政府国防动员办公室2023年法治政府建设工作的报告", (_OFFICES[1],))
    assert width(lines[0]) != width(lines[1])


@given(titles)
def test_no_line_is_over_twenty_characters(title: str) -> None:
    assert all(width(line) <= 20 for line in broken(title, _OFFICES))


@given(titles)
def test_no_word_and_no_office_is_split(title: str) -> None:
    lines = broken(title, _OFFICES)
    for word in (*_WHOLE, *_OFFICES):
        assert title.count(word) == sum(line.count(word) for line in lines)


@given(titles)
def test_three_lines_make_no_hourglass(title: str) -> None:
    widths = [width(line) for line in broken(title, _OFFICES)]
    middle = zip(widths, widths[1:], widths[2:], strict=False)
    assert not any(line < left and line < right for left, line, right in middle)


@given(st.text(alphabet="国法治的年度建设报告关于（）《》，12aZ ", max_size=90))
def test_breaking_loses_nothing_but_spaces(title: str) -> None:
    assert "".join("".join(broken(title)).split()) == "".join(title.split())


@given(st.text(alphabet="国法治的度建设报告关于和与", min_size=21, max_size=60))
def test_no_line_begins_with_de(title: str) -> None:
    lines = broken(title)
    assert all(not right.startswith("的") for _, right in pairwise(lines))


def test_a_title_too_long_to_weigh_is_filled_line_by_line() -> None:
    lines = broken("甲乙" * 60)
    assert {width(line) for line in lines} == {20.0}


def test_a_number_too_long_for_a_line_is_cut() -> None:
    assert all(len(line) <= 40 for line in broken("1" * 90))


def test_the_list_of_words_holds_each_word_once() -> None:
    file = paths.resources() / "title_words.json"
    groups = json.loads(file.read_text(encoding="utf-8"))["words"]
    words = [word for group in groups.values() for word in group]
    assert len(words) == len(set(words))
    assert all(len(word) > 1 or word == "函" for word in words)


@pytest.mark.parametrize("empty", ["", " ", "\n"])
def test_no_title_gives_no_line(empty: str) -> None:
    assert broken(empty) == ()
