from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.figures.clipboard import from_text, spread, to_text

WORDS = st.text(st.characters(categories=["L", "N"]), max_size=6)


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=5
        )
    )
)
def test_block_comes_back_from_the_clipboard_as_it_was(block: list[list[str]]) -> None:
    assert [list(row) for row in from_text(to_text(block) + "\n")] == block


def test_block_of_a_spreadsheet_is_read_with_its_line_ends() -> None:
    assert from_text("1\t2\r\n3\t4\r\n") == (("1", "2"), ("3", "4"))


def test_blank_cells_of_a_spreadsheet_stay_blank() -> None:
    assert from_text("1\t\n\t4") == (("1", ""), ("", "4"))


def test_single_cell_fills_the_selected_range() -> None:
    assert spread((("7",),), 2, 3) == (("7", "7", "7"), ("7", "7", "7"))


def test_larger_block_is_pasted_as_it_is() -> None:
    block = (("1", "2"),)
    assert spread(block, 5, 5) == block
