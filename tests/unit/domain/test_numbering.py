"""Numbers derived from depth and scheme."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.numbering import (
    DECIMAL,
    PARTS,
    SCHEMES,
    SHORT,
    STANDARD,
    UNNUMBERED,
    Scheme,
    Style,
    markers,
    read_marker,
    scheme_from,
    scheme_text,
)
from desktop.domain.outline import Section


def outline(*depths: int) -> tuple[Section, ...]:
    return tuple(Section(depth=depth) for depth in depths)


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        (STANDARD, ("", "一、", "（一）", "1.", "2.", "（二）", "1.", "二、", "（一）")),
        (SHORT, ("", "一、", "1.", "（1）", "（2）", "2.", "（1）", "二、", "1.")),
        (PARTS, ("", "第一部分", "一、", "（一）", "（二）", "二、", "（一）", "第二部分", "一、")),
        (DECIMAL, ("", "1.", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2.", "2.1")),
        (UNNUMBERED, ("",) * 9),
    ],
)
def test_numbers_follow_depth_and_scheme(scheme: Scheme, expected: tuple[str, ...]) -> None:
    assert markers(outline(0, 1, 2, 3, 3, 2, 3, 1, 2), scheme) == expected


def test_a_skipped_number_is_kept_and_counted_on_from() -> None:
    sections = (Section(1), Section(1, marker="三、"), Section(1))
    assert markers(sections, STANDARD) == ("一、", "三、", "四、")


def test_a_kept_mark_that_is_no_number_counts_as_one() -> None:
    sections = (Section(1), Section(1, marker="◆"), Section(1))
    assert markers(sections, STANDARD) == ("一、", "◆", "三、")


def test_a_level_left_out_counts_as_its_first() -> None:
    assert markers(outline(1, 3), DECIMAL) == ("1.", "1.1.1")


def test_below_the_last_level_of_a_scheme_its_last_form_serves() -> None:
    assert markers(outline(1, 2, 3, 4, 5), SHORT)[-1] == "①"


def test_numbers_beyond_a_form_go_on_in_brackets() -> None:
    assert markers(outline(*[5] * 21), STANDARD)[-2:] == ("⑳", "（21）")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、总体情况", (Style.CHINESE, 1, 2)),
        ("十二、其他", (Style.CHINESE, 12, 3)),
        ("（三）落实", (Style.CHINESE_BRACKETS, 3, 3)),
        ("(三)落实", (Style.CHINESE_BRACKETS, 3, 3)),
        ("( 三 ) 落实", (Style.CHINESE_BRACKETS, 3, 5)),
        ("1.强化", (Style.ARABIC, 1, 2)),
        ("2．强化", (Style.ARABIC, 2, 2)),
        ("3、强化", (Style.ARABIC, 3, 2)),
        ("1.1 强化", (Style.DECIMAL, 1, 3)),
        ("（2）强化", (Style.ARABIC_BRACKETS, 2, 3)),
        ("③强化", (Style.CIRCLED, 3, 1)),
        ("第二部分 问题", (Style.PART, 2, 4)),
    ],
)
def test_numbers_are_found_at_the_start(text: str, expected: tuple[Style, int, int]) -> None:
    assert read_marker(text) == expected


@pytest.mark.parametrize(
    "text", ["一是加强", "36.7%的案卷", "2024年", "（一般）", "3.5万元", "十分重视", ""]
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert read_marker(text) is None


@given(st.sampled_from([style for style in Style if style]), st.integers(1, 20))
def test_every_written_number_is_read_again(style: Style, number: int) -> None:
    path = (1, number) if style is Style.DECIMAL else (number,)
    written = style.write(path)
    assert read_marker(f"{written}加强") == (style, number, len(written))


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_a_scheme_is_stored_as_one_line(scheme: Scheme) -> None:
    assert scheme_from(scheme_text(scheme)) == scheme


def test_what_is_no_scheme_is_refused() -> None:
    with pytest.raises(ValueError, match="壹"):
        scheme_from("壹、")


@pytest.mark.parametrize(
    ("text", "style", "value", "length"),
    [
        ("㈡学习", Style.CHINESE_BRACKETS, 2, 1),
        ("⑶学习", Style.ARABIC_BRACKETS, 3, 1),
        ("⒈、学习", Style.ARABIC, 1, 2),
        ("2）学习", Style.ARABIC_BRACKETS, 2, 2),
        ("二）学习", Style.CHINESE_BRACKETS, 2, 2),
        ("一，主要举措", Style.CHINESE, 1, 2),
        ("（一），学习", Style.CHINESE_BRACKETS, 1, 4),
        ("3，学习", Style.ARABIC, 3, 2),
    ],
)
def test_careless_numbers_are_read(text: str, style: Style, value: int, length: int) -> None:
    assert read_marker(text) == (style, value, length)


@pytest.mark.parametrize("text", ["1,200元", "3，4月", "2024）", "", "5%）"])
def test_quantities_are_no_numbers_of_headings(text: str) -> None:
    assert read_marker(text) is None
