import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.official.options import Options
from desktop.official.profile import deviations, from_text, settled, to_text
from desktop.official.standard import SCHOOL_B, SCHOOLS, Strength

profiles = st.builds(
    Options,
    seal=st.booleans(),
    date_within=st.booleans(),
    bold_levels=st.frozensets(st.integers(1, 5)),
    western_digits=st.booleans(),
    centred_page_numbers=st.booleans(),
    imprint_even=st.booleans(),
    school=st.sampled_from(SCHOOLS),
)


def test_the_standard_does_not_depart_from_itself() -> None:
    assert deviations(Options()) == ()
    assert to_text(Options()) == "{}"


@given(profiles)
def test_a_profile_that_is_kept_is_read_back_as_it_was(options: Options) -> None:
    assert from_text(to_text(options)) == options


@given(profiles)
def test_every_deviation_is_a_sentence_with_its_clause(options: Options) -> None:
    for deviation in deviations(options):
        assert deviation.clause
        assert deviation.sentence.endswith("。")


@pytest.mark.parametrize(
    ("options", "clause", "strength"),
    [
        (Options(school=SCHOOL_B), "5.2.1", Strength.PRACTICE),
        (Options(western_digits=True), "5.2.2", Strength.USUAL),
        (Options(bold_levels=frozenset({2})), "7.3.3", Strength.USUAL),
        (Options(date_within=True), "7.3.5.2", Strength.REQUIRED),
        (Options(imprint_even=True), "7.4.1", Strength.PRACTICE),
        (Options(centred_page_numbers=True), "7.5", Strength.REQUIRED),
    ],
)
def test_a_choice_is_listed_under_its_clause(
    options: Options, clause: str, strength: Strength
) -> None:
    assert [(each.clause, each.strength) for each in deviations(options)] == [(clause, strength)]


def test_each_bold_level_is_a_deviation_of_its_own() -> None:
    found = deviations(Options(bold_levels=frozenset({3, 2})))
    assert [each.sentence[:4] for each in found] == ["第二层标", "第三层标"]


def test_a_seal_is_no_deviation() -> None:
    assert deviations(Options(seal=True, date_within=True)) == ()


@pytest.mark.parametrize(
    "text",
    [None, "", "不是 JSON", "[]", "1", '{"school": "C", "seal": 1, "bold_levels": [9, "2"]}'],
)
def test_a_profile_that_cannot_be_read_is_the_standard(text: str | None) -> None:
    assert from_text(text) == Options()


def test_what_a_newer_program_kept_is_passed_over() -> None:
    assert from_text('{"seal": true, "watermark": 3}') == Options(seal=True)


@pytest.mark.parametrize(("pages", "moves"), [(3, True), (4, False)])
def test_an_imprint_on_an_even_page_stays_there(pages: int, *, moves: bool) -> None:
    assert settled(Options(imprint_even=True), pages).imprint_even is moves
