"""Changes in the words."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.comparison.wording import pieces
from desktop.domain.difference import Fate

_texts = st.text(alphabet="依法行政1234，。 ab", max_size=40)


@given(_texts, _texts, st.floats(0, 1))
def test_the_pieces_give_both_texts_back(before: str, after: str, likeness: float) -> None:
    found = pieces(before, after, likeness)
    assert "".join(each.text for each in found if each.fate is not Fate.ADDED) == before
    assert "".join(each.text for each in found if each.fate is not Fate.REMOVED) == after


def test_a_number_changes_as_a_whole() -> None:
    found = pieces("办理案件113件", "办理案件213件")
    assert [each.text for each in found] == ["办理案件", "113", "213", "件"]


def test_a_crumb_between_two_changes_belongs_to_them() -> None:
    found = pieces("推动工作走深走实", "强化思维作风建设")
    assert [each.fate for each in found] == [Fate.REMOVED, Fate.ADDED]
