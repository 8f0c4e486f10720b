"""The header's blocks: the mark of one issuer and of several, and the red line."""

import pytest

from desktop.domain.report import Report
from desktop.official import standard
from desktop.official.blocks import Role
from desktop.official.compose import compose
from desktop.official.standard import RED
from desktop.typesetting.pages import LEFT
from desktop.typesetting.placed import Line, Page
from desktop.typesetting.typesetter import Typesetter

WIDTH = standard.TEXT_WIDTH.points
LONG = "云岭省临江新区国防动员办公室（人民防空办公室）文件"


def first_page(typesetter: Typesetter, mark: str) -> Page:
    return typesetter.typeset(compose(Report(mark=mark, doc_number="青司〔2025〕3号")))[0]


def marks(page: Page) -> list[Line]:
    return [line for line in page.lines if line.role is Role.MARK]


def test_names_of_joint_issuers_are_equally_wide(typesetter: Typesetter) -> None:
    found = marks(first_page(typesetter, "青河市国防动员办公室\n青河市司法局文件"))
    assert [line.text for line in found] == ["青河市国防动员办公室", "青河市司法局", "文件"]
    assert found[0].width == pytest.approx(found[1].width)


def test_the_suffix_stands_right_of_all_names_in_their_middle(typesetter: Typesetter) -> None:
    first, last, suffix = marks(first_page(typesetter, "青河市国防动员办公室\n青河市司法局文件"))
    assert suffix.x > first.x + first.width
    assert suffix.baseline == pytest.approx((first.baseline + last.baseline) / 2)


def test_a_long_mark_is_narrowed_to_the_text_area(typesetter: Typesetter) -> None:
    (line,) = marks(first_page(typesetter, LONG))
    assert line.row.pieces[0].ink.stretch < 1
    assert LEFT < line.x < line.x + line.width < LEFT + WIDTH


def test_the_red_line_is_as_wide_as_the_text_area(typesetter: Typesetter) -> None:
    (rule,) = (rule for rule in first_page(typesetter, LONG).rules if rule.colour == RED)
    assert rule.x == pytest.approx(LEFT)
    assert rule.width == pytest.approx(WIDTH)
