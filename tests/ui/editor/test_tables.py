from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.outline import Section, Table
from desktop.domain.report import Report
from desktop.ui.editor import tables
from desktop.ui.editor.insertions import insert_table, remove_table
from desktop.ui.editor.lines import grid
from desktop.ui.editor.projection import Place, project

_CELLS = st.text("甲1\n", max_size=3)
_ROWS = st.lists(st.lists(_CELLS, min_size=1, max_size=4).map(tuple), min_size=1, max_size=4)
TABLES = _ROWS.map(lambda rows: Table(tuple(rows)))


@given(TABLES, st.data())
def test_a_row_added_and_removed_leaves_the_table_as_it_was(
    table: Table, data: st.DataObject
) -> None:
    row = data.draw(st.integers(0, len(table.rows)))
    assert tables.without_row(tables.with_row(table, row), row) == table


@given(TABLES, st.data())
def test_a_column_added_and_removed_looks_as_before(table: Table, data: st.DataObject) -> None:
    column = data.draw(st.integers(0, table.columns))
    changed = tables.without_column(tables.with_column(table, column), column)
    assert grid(changed) == grid(table)


@given(TABLES, st.data())
def test_writing_a_cell_changes_that_cell_only(table: Table, data: st.DataObject) -> None:
    cells = list(chain.from_iterable(grid(table)))
    cell = data.draw(st.integers(0, len(cells) - 1))
    cells[cell] = "新"
    changed = grid(tables.with_cell(table, cell, "新"))
    assert list(chain.from_iterable(changed)) == cells


def test_an_untouched_short_row_stays_short() -> None:
    table = Table((("a", "b"), ("c",), ("d",)))
    assert tables.with_cell(table, 3, "x").rows == (("a", "b"), ("c", "x"), ("d",))


def test_missing_cells_look_like_empty_ones() -> None:
    assert not tables.differs(Table((("a", "b"), ("c",))), Table((("a", "b"), ("c", ""))))


@pytest.mark.parametrize(
    ("paragraphs", "place"),
    [
        ((), Place(1, 1, 0)),
        (("文字。",), Place(1, 1, 3)),
        (("文字。", "又。"), Place(1, 1, 3)),
    ],
)
def test_removing_a_table_just_inserted_leaves_no_empty_paragraph(
    paragraphs: tuple[str, ...], place: Place
) -> None:
    before = project(Report(sections=(Section(1, "甲", paragraphs=paragraphs),)))
    inserted = insert_table(before, place)
    assert inserted is not None
    removed = remove_table(project(inserted.report, before), inserted.place)
    assert removed is not None
    assert removed.report == before.report
