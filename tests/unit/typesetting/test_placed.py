"""A click finds its place in the text, and a place its line."""

from collections.abc import Callable

import pytest

from desktop.official.blocks import Block, Place, Role, Run
from desktop.official.standard import Face
from desktop.typesetting.placed import Line
from desktop.typesetting.typesetter import Typesetter


@pytest.fixture
def line(typesetter: Typesetter) -> Line:
    """Give a numbered heading: its number is not in the text."""
    runs = (Run("一、", Face.FIRST, derived=True), Run("主要举措", Face.FIRST))
    (page,) = typesetter.typeset((Block(Role.HEADING_1, runs, Place(3)),))
    return page.lines[0]


def test_a_line_tells_its_text_with_the_number(line: Line) -> None:
    assert (line.text, line.place, line.start, line.end) == ("一、主要举措", Place(3), 0, 4)


@pytest.mark.parametrize("offset", range(5))
def test_a_click_where_a_character_begins_finds_its_offset(line: Line, offset: int) -> None:
    assert line.offset_at(line.x_at(offset)) == offset


def test_a_click_on_a_number_finds_what_stands_behind_it(line: Line) -> None:
    assert line.offset_at(line.x + 5) == 0


def test_a_click_beyond_a_line_finds_its_end(line: Line) -> None:
    assert line.offset_at(line.x + 500) == 4
    assert line.offset_at(line.x - 50) == 0


def test_every_offset_of_a_paragraph_is_in_one_line(
    typesetter: Typesetter, paragraph: Callable[..., Block]
) -> None:
    lines = typesetter.typeset((paragraph("法治2024年" * 20),))[0].lines
    assert [each.end for each in lines[:-1]] == [each.start for each in lines[1:]]
    assert (lines[0].start, lines[-1].end) == (0, 140)
