"""Names of sheets and text for cells."""

from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from desktop.exports.xlsx.words import clean, looks_like_formula, sheet_name

REFUSED = set("[]:*?/\\")


@given(st.text(max_size=60), st.lists(st.text(max_size=31), max_size=5))
def test_a_sheet_name_is_one_that_excel_takes(wanted: str, others: list[str]) -> None:
    taken = {other.lower() for other in others}

    name = sheet_name(wanted, taken)

    assert 0 < len(name) <= 31
    assert not REFUSED & set(name)
    assert name.lower() not in taken
    assert not name.startswith("'")


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert sheet_name("历年数据", {"历年数据", "历年数据（2）"}) == "历年数据（3）"


def test_a_name_of_refused_characters_only_gets_another() -> None:
    assert sheet_name("[]:*?/\\", set()) == "统计表"


@given(st.text(alphabet=st.characters(codec=None)))
def test_cleaned_text_is_fit_for_xml(text: str) -> None:
    cleaned = clean(text)

    assert not ILLEGAL_CHARACTERS_RE.search(cleaned)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


def test_ordinary_text_is_left_as_it_is() -> None:
    assert clean("清河市\n国动办\t🎖") == "清河市\n国动办\t🎖"


def test_only_a_leading_sign_looks_like_a_formula() -> None:
    assert looks_like_formula("=1")
    assert not looks_like_formula("2-1=1")
