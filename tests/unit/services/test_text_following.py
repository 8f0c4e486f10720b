"""Where stretches of text go when the text is edited."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.outline import Outline, Section
from desktop.services.text_following import Following

LEAD = Section(0, paragraphs=("导语。",))
FIRST = Section(1, "成效", paragraphs=("办理案件7件，罚款3万元。",))
LAST = Section(1, "不足", paragraphs=("检查12次。",))
OUTLINE: Outline = (LEAD, FIRST, LAST)


def told(after: Outline, section: int, words: str, before: Outline = OUTLINE) -> str:
    """Say what stands now where `words` stood."""
    start = before[section].text.index(words)
    place = Following(before, after).moved(section, start, start + len(words))
    return after[place[0]].text[place[1] : place[2]]


def with_text(section: Section, text: str) -> Section:
    return replace(section, paragraphs=(text,))


def test_words_behind_an_edit_are_found_again() -> None:
    after = (LEAD, with_text(FIRST, "全年共办理案件7件，罚款3万元。"), LAST)
    assert told(after, 1, "3万元") == "3万元"


def test_words_in_the_place_of_others_are_where_those_were() -> None:
    after = (LEAD, with_text(FIRST, "办理案件19件，罚款3万元。"), LAST)
    assert told(after, 1, "7") == "19"


def test_words_typed_before_a_stretch_do_not_belong_to_it() -> None:
    after = (LEAD, with_text(FIRST, "办理案件17件，罚款3万元。"), LAST)
    assert told(after, 1, "7件") == "7件"


def test_removed_words_leave_an_empty_stretch() -> None:
    after = (LEAD, with_text(FIRST, "罚款3万元。"), LAST)
    assert told(after, 1, "7件") == ""


def test_sections_before_and_behind_a_new_one_are_found_again() -> None:
    after = (LEAD, Section(1, "新的一节"), FIRST, LAST)
    assert told(after, 1, "7件") == "7件"
    assert told(after, 2, "12次") == "12次"


def test_a_moved_section_takes_its_words_along() -> None:
    assert told((LEAD, LAST, FIRST), 1, "7件") == "7件"


def test_words_of_a_section_joined_to_another_are_found_again() -> None:
    after = (LEAD, replace(FIRST, paragraphs=(*FIRST.paragraphs, "不足", "检查12次。")))
    assert told(after, 2, "12次") == "12次"


def test_words_of_a_removed_section_have_no_length() -> None:
    _section, start, end = Following(OUTLINE, (LEAD, LAST)).moved(1, 3, 5)
    assert start == end


def test_an_outline_that_is_gone_has_a_place_for_nothing() -> None:
    assert Following(OUTLINE, ()).moved(1, 3, 5) == (0, 0, 0)


def test_what_came_back_is_found_between_its_neighbours() -> None:
    without = (LEAD, with_text(FIRST, "办理案件，罚款3万元。"), LAST)
    at = without[1].text.index("，")
    section, start, end = Following(without, OUTLINE).filled(1, at)
    assert OUTLINE[section].text[start:end] == "7件"


@pytest.mark.parametrize("section", [0, 1, 2])
def test_nothing_moves_where_nothing_changed(section: int) -> None:
    assert Following(OUTLINE, OUTLINE).moved(section, 1, 2) == (section, 1, 2)


TEXTS = st.text("件次7，。", max_size=12)


@given(before=TEXTS, after=TEXTS, start=st.integers(0, 12), end=st.integers(0, 12))
def test_a_stretch_stays_within_its_text(before: str, after: str, start: int, end: int) -> None:
    first, last = sorted((min(start, len(before)), min(end, len(before))))
    old, new = (Section(0, paragraphs=(before,)),), (Section(0, paragraphs=(after,)),)
    section, begin, stop = Following(old, new).moved(0, first, last)
    assert section == 0
    assert 0 <= begin <= stop <= len(after)


@given(head=TEXTS, words=TEXTS, tail=TEXTS, fresh=TEXTS)
def test_an_edit_before_a_stretch_leaves_its_words(
    head: str, words: str, tail: str, fresh: str
) -> None:
    mark = f"【{words}】"
    old = (Section(0, paragraphs=(head + mark + tail,)),)
    new = (Section(0, paragraphs=(fresh + mark + tail,)),)
    place = Following(old, new).moved(0, len(head), len(head) + len(mark))
    assert new[0].text[place[1] : place[2]] == mark
