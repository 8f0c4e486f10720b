import re

import pytest

from desktop.official import standard
from desktop.official.standard import Measure, Strength, Unit, measures

_CLAUSE = re.compile(r"\d{1,2}(\.\d){0,3}")


def test_a_page_of_either_school_holds_22_lines_and_no_23rd() -> None:
    for school in standard.SCHOOLS:
        room = standard.PAPER_HEIGHT.points - school.top.points - school.bottom.points
        assert int(room / school.pitch.points) == standard.LINES_A_PAGE.value


def test_29_points_would_give_one_line_less() -> None:
    assert int(standard.TEXT_HEIGHT.points / 29.0) == 21


def test_28_characters_fit_a_line_only_with_the_spacing() -> None:
    size, spacing = standard.SIZE_3.points, standard.CHARACTER_SPACING.points
    count = standard.CHARACTERS_A_LINE.value
    assert count * (size + spacing) <= standard.TEXT_WIDTH.points < count * size


def test_the_margins_leave_the_text_area_of_the_standard() -> None:
    school = standard.SCHOOL_A
    left = standard.PAPER_HEIGHT.mm - school.top.mm - school.bottom.mm
    assert left == pytest.approx(standard.TEXT_HEIGHT.mm)


def test_the_known_lengths_come_out_in_twips() -> None:
    assert standard.SCHOOL_A.pitch.twips == 579
    assert standard.MARK_TOP.twips == 1984
    assert standard.RED_LINE_GAP.twips == 227
    assert standard.FOOTER_DISTANCE.twips == 1446
    assert (standard.PAPER_WIDTH.twips, standard.PAPER_HEIGHT.twips) == (11906, 16838)


@pytest.mark.parametrize("measure", measures(), ids=lambda measure: measure.what)
def test_every_figure_names_what_it_is_and_where_it_comes_from(measure: Measure) -> None:
    assert measure.what
    assert _CLAUSE.fullmatch(measure.clause) or measure.strength is Strength.PRACTICE


def test_what_is_not_a_length_has_none() -> None:
    with pytest.raises(ValueError, match="not a length"):
        _ = standard.TITLE_GAP.points


def test_every_face_has_a_family_with_alternates() -> None:
    assert set(standard.FAMILIES) == set(standard.Face)
    assert all(family.alternates for family in standard.FAMILIES.values())


def test_millimetres_and_points_agree() -> None:
    inch = Measure(25.4, Unit.MM, "", Strength.PRACTICE, "一英寸")
    assert inch.points == pytest.approx(72)
    assert inch.twips == 1440
