"""Tables break between rows, and their heads are repeated."""

import pytest

from desktop.domain.outline import Table
from desktop.official import standard
from desktop.official.blocks import Block, Place, Role
from desktop.official.options import Options
from desktop.typesetting.fonts import FontBook
from desktop.typesetting.laying import lay
from desktop.typesetting.placed import Laid
from desktop.typesetting.setting import Manner
from desktop.typesetting.typesetter import Typesetter

HEAD = ("序号", "指标")
WIDTH = standard.TEXT_WIDTH.points


def block(*rows: tuple[str, ...]) -> Block:
    return Block(Role.TABLE, place=Place(0, 100), table=Table(rows))


def laid(book: FontBook, *rows: tuple[str, ...]) -> Laid:
    return lay(block(*rows), Manner(book), 28.95)


def test_a_long_table_repeats_its_head(typesetter: Typesetter) -> None:
    rows = tuple((str(index), "行政许可") for index in range(60))
    pages = typesetter.typeset((block(HEAD, *rows),))
    assert len(pages) > 1
    assert all([line.text for line in page.lines[:2]] == list(HEAD) for page in pages)


def test_a_head_is_not_left_alone_at_the_foot_of_a_page(book: FontBook) -> None:
    tall = "行政许可\n" * 30
    for rows in range(20, 27):
        above = block(*(("甲", "乙"),) * rows)
        pages = Typesetter(book, Options()).typeset((above, block(HEAD, ("1", tall))))
        for page in pages:
            assert [line.text for line in page.lines[-2:]] != list(HEAD)


def test_text_of_a_cell_is_wrapped_within_its_rules(book: FontBook) -> None:
    strip = laid(book, HEAD, ("1", "依法办理的行政许可案件" * 8)).strips[1]
    column = sorted(rule.x for rule in strip.rules if rule.upright)[1]
    wrapped = [row for row in strip.rows if row.text != "1"]
    assert len(wrapped) > 1
    assert all(column < row.x and row.x + row.width < WIDTH for row in wrapped)


def test_short_text_stands_in_the_middle_of_its_row(book: FontBook) -> None:
    strip = laid(book, HEAD, ("1", "依法办理的行政许可案件" * 8)).strips[1]
    number, *others = sorted(strip.rows, key=lambda row: row.x)
    middle = (others[0].baseline + others[-1].baseline) / 2
    assert number.baseline == pytest.approx(middle)


def test_a_row_of_fewer_cells_has_fewer_rules(book: FontBook) -> None:
    full, short = laid(book, HEAD, ("1",)).strips
    assert sum(rule.upright for rule in full.rules) == 3
    assert sum(rule.upright for rule in short.rules) == 2


def test_offsets_count_cells_and_rows_as_the_section_does(book: FontBook) -> None:
    table = Table((HEAD, ("1", "许可")))
    starts = [row.start - 100 for strip in laid(book, *table.rows).strips for row in strip.rows]
    assert [table.text[start] for start in starts] == ["序", "指", "1", "许"]


def test_an_empty_cell_leaves_room_for_a_line(book: FontBook) -> None:
    _, full, empty = laid(book, HEAD, ("甲", "乙"), ("", "")).strips
    assert empty.height == pytest.approx(full.height + standard.TABLE_RULE.points)
