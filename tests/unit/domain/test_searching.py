import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.report import Report
from desktop.domain.searching import field_text, folded, spans_of, words_of


@given(st.text())
def test_folding_keeps_every_character_at_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("２０２４", "2024"),
        ("ＡＢ", "ab"),
        ("ABC", "abc"),
        ("（一）", "(一)"),
        ("，", ","),
        ("　", " "),
    ],
)
def test_width_and_case_do_not_count(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ()),
        ("  　", ()),
        ("法治", ("法治",)),
        ("法治　政府", ("法治", "政府")),
        ("法治 法治", ("法治",)),
        ("“行政 执法” 培训", ("行政执法", "培训")),
        ('"Ａ b"', ("ab",)),
        ("「一\n二」", ("一二",)),
        ("“没有收尾", ("“没有收尾",)),
        ("“”", ()),
    ],
)
def test_a_query_is_words_and_phrases(query: str, words: tuple[str, ...]) -> None:
    assert words_of(query) == words


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("办理 7 件", ("7件",), ["7 件"]),
        ("法治\n政府", ("法治政府",), []),
        ("法法法", ("法法",), ["法法法"]),
        ("甲乙丙", ("乙", "甲"), ["甲乙"]),
        ("Ａ公司和a公司", ("a公司",), ["Ａ公司", "a公司"]),
        ("", ("法",), []),
    ],
)
def test_words_are_found_where_they_stand(
    text: str, words: tuple[str, ...], found: list[str]
) -> None:
    assert [text[start:end] for start, end in spans_of(text, words)] == found


def test_a_field_is_searched_as_it_is_read() -> None:
    report = Report(title="某区\n年度报告", signers=("张三", "李四"), note="公开")
    fields = ("title", "signers", "note")
    assert [field_text(report, field) for field in fields] == ["某区年度报告", "张三、李四", "公开"]
