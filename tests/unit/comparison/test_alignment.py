"""Two reports side by side."""

import pytest

from desktop.comparison.alignment import aligned
from desktop.comparison.sentences import paragraphs
from desktop.domain.difference import Fate, Row
from desktop.domain.report import Report


def _row(rows: tuple[Row, ...], text: str) -> Row:
    return next(row for row in rows if row.after and text in row.after.text)


def test_every_unit_of_both_reports_stands_in_one_row(last: Report, this: Report) -> None:
    rows = aligned(last, this)
    after = [row.after for row in rows if row.after]
    before = [row.before for row in rows if row.before]
    assert after == list(paragraphs(this))
    assert sorted(before, key=lambda unit: (unit.place.section, unit.place.start)) == list(
        paragraphs(last)
    )


def test_a_changed_paragraph_stands_beside_what_it_was(last: Report, this: Report) -> None:
    row = _row(aligned(last, this), "执法案件13件")
    assert row.before is not None
    assert "执法案件3件" in row.before.text
    changed = [(piece.fate, piece.text) for piece in row.pieces if piece.fate is not Fate.KEPT]
    assert changed == [(Fate.REMOVED, "3"), (Fate.ADDED, "13")]


def test_a_paragraph_that_changed_places_is_marked_as_moved(last: Report, this: Report) -> None:
    rows = aligned(last, this)
    moved = {row.after.text[:6] for row in rows if row.moved and row.after}
    assert moved in ({"加强学习培训"}, {"规范行政执法"})


def test_what_was_dropped_stands_in_a_row_of_its_own(last: Report, this: Report) -> None:
    dropped = [row for row in aligned(last, this) if row.after is None and row.before]
    assert any("线索移送" in row.before.text for row in dropped if row.before)


def test_headings_of_one_part_stand_side_by_side(last: Report, this: Report) -> None:
    row = _row(aligned(last, this), "2024年度工作安排")
    assert row.same


@pytest.mark.parametrize("empty_first", [True, False])
def test_an_empty_report_can_be_held_against_another(last: Report, *, empty_first: bool) -> None:
    pair = (Report(), last) if empty_first else (last, Report())
    rows = aligned(*pair)
    assert len(rows) == len(list(paragraphs(last)))


def test_a_report_beside_itself_is_the_same_throughout(last: Report) -> None:
    rows = aligned(last, last)
    assert all(row.same and not row.moved for row in rows)
