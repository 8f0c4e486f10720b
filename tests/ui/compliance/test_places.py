from dataclasses import replace

import pytest

from desktop.domain.report import Report
from desktop.official.blocks import CLOSING, HEADER, Place, Role
from desktop.official.compose import compose
from desktop.official.layout import Part
from desktop.official.verdicts import Row
from desktop.ui.compliance.places import place_of


def test_row_on_a_paragraph_has_its_place(report: Report, rows: tuple[Row, ...]) -> None:
    row = replace(rows[0], at=Part(Role.HEADING_1, "一、主要举措和成效"))
    assert place_of(row, compose(report)) == Place(1)


def test_row_on_a_paragraph_that_is_gone_has_none(report: Report, rows: tuple[Row, ...]) -> None:
    row = replace(rows[0], at=Part(Role.BODY, "已经删去的一段。"))
    assert place_of(row, compose(report)) is None


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("mark_top", Place(HEADER, field="mark")),
        ("red_line_gap", Place(HEADER, field="doc_number")),
        ("signature_alone", Place(CLOSING, field="signature")),
        ("imprint_foot", None),
        ("paper", None),
    ],
)
def test_row_on_a_place_of_the_page_has_that_of_its_element(
    report: Report, rows: tuple[Row, ...], key: str, place: Place | None
) -> None:
    assert place_of(replace(rows[0], key=key), compose(report)) == place
