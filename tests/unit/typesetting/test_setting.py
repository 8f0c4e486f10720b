"""Paragraphs become lines."""

import pytest

from desktop.official import standard
from desktop.official.blocks import Block, Indent, Place, Role, Run, Stop
from desktop.official.looks import Align
from desktop.official.standard import Face
from desktop.typesetting.breaking import LIBREOFFICE
from desktop.typesetting.fonts import FontBook
from desktop.typesetting.placed import Row
from desktop.typesetting.setting import Manner, Measure, measure_of, paragraph, rows, spread, tabbed

WIDTH = standard.TEXT_WIDTH.points
CHARACTER = standard.SIZE_3.points + standard.CHARACTER_SPACING.value


def set_rows(block: Block, manner: Manner, align: Align = Align.JUSTIFIED) -> list[Row]:
    para, measure = paragraph(block, manner, block.runs), measure_of(block)
    if block.stops:
        para = tabbed(para, measure, block.stops, CHARACTER)
    return list(rows(para, measure, align, 0.0))


def body(*runs: Run, **more: object) -> Block:
    return Block(Role.BODY, runs, Place(0), **more)  # type: ignore[arg-type]


def text(words: str) -> Run:
    return Run(words, Face.BODY)


def test_a_full_line_has_twenty_eight_characters(book: FontBook) -> None:
    assert len(set_rows(body(text("法" * 60)), Manner(book))[0].text) == 28


def test_a_paragraph_begins_two_characters_in(book: FontBook) -> None:
    first, second = set_rows(body(text("法" * 30), indent=Indent(first=2)), Manner(book))
    assert (len(first.text), second.x) == (26, 0)
    assert first.x == pytest.approx(2 * CHARACTER)


def test_a_justified_line_fills_its_room(book: FontBook) -> None:
    first = set_rows(body(text("法治“2024”" + "政" * 30)), Manner(book))[0]
    assert first.width == pytest.approx(WIDTH)
    assert first.pieces[-1].edges[-1] == pytest.approx(WIDTH, abs=0.5)


def test_the_last_line_keeps_its_own_width(book: FontBook) -> None:
    assert set_rows(body(text("法" * 30)), Manner(book))[-1].width < 3 * CHARACTER


def test_slack_is_not_spread_inside_a_number(book: FontBook) -> None:
    line = "法" * 20 + "20242024" + "政" * 20
    piece = set_rows(body(text(line)), Manner(book))[0].pieces[0]
    digits = [piece.edges[at + 1] - piece.edges[at] for at in (20, 21, 24)]
    loose = set_rows(body(text("20242024")), Manner(book))[0].pieces[0].edges
    assert digits == pytest.approx([loose[at + 1] - loose[at] for at in (0, 1, 4)])


def test_a_hanging_mark_stands_outside_the_text_area(book: FontBook) -> None:
    first = set_rows(body(text("法" * 28 + "，" + "治" * 5)), Manner(book))[0]
    assert first.text.endswith("，")
    assert first.pieces[-1].edges[-2] == pytest.approx(WIDTH, abs=0.5)


def test_lines_stand_right_of_their_indent(book: FontBook) -> None:
    block = body(text("青河市国防动员办公室"), indent=Indent(right=2))
    (row,) = set_rows(block, Manner(book), Align.RIGHT)
    assert row.x + row.width == pytest.approx(WIDTH - 2 * CHARACTER)


def test_lines_stand_in_the_middle(book: FontBook) -> None:
    (row,) = set_rows(body(text("报告")), Manner(book), Align.CENTRE)
    assert row.x == pytest.approx((WIDTH - row.width) / 2)


def test_a_line_feed_ends_a_line(book: FontBook) -> None:
    found = set_rows(body(text("青河市\n司法局")), Manner(book))
    assert [row.text for row in found] == ["青河市", "司法局"]


def test_text_behind_a_tab_ends_at_a_right_stop(book: FontBook) -> None:
    block = body(text("青国动\t签发人：张三"), stops=(Stop(27, right=True),))
    (row,) = set_rows(block, Manner(book), Align.LEFT)
    assert row.pieces[-1].edges[-1] == pytest.approx(27 * CHARACTER, abs=0.5)


def test_text_behind_a_tab_begins_at_a_left_stop(book: FontBook) -> None:
    block = body(text("青国动"), text("\t"), text("张三"), stops=(Stop(20),))
    (row,) = set_rows(block, Manner(book), Align.LEFT)
    assert row.pieces[-1].edges[0] == pytest.approx(20 * CHARACTER)


def test_a_gap_parts_chinese_from_digits(book: FontBook) -> None:
    block = body(text("建成20处"))
    plain, wide = (set_rows(block, Manner(book, gap=gap))[0].width for gap in (0.0, 0.25))
    assert wide - plain == pytest.approx(2 * 0.25 * standard.SIZE_3.points)


def test_no_gap_stands_at_a_lines_end(book: FontBook) -> None:
    block, manner = body(text("法" * 28 + "2024")), Manner(book, LIBREOFFICE, 0.2)
    assert len(set_rows(block, manner)[0].text) == 28


def test_a_dash_takes_a_full_square(book: FontBook) -> None:
    (row,) = set_rows(body(text("甲——乙")), Manner(book))
    assert row.pieces[0].edges[3] == pytest.approx(3 * CHARACTER)


def test_offsets_count_only_what_the_writer_wrote(book: FontBook) -> None:
    block = body(Run("一、", Face.FIRST, derived=True), text("法" * 30))
    first, second = set_rows(block, Manner(book))
    assert (first.start, first.end, second.start, second.end) == (0, 26, 26, 30)


def test_offsets_of_a_title_do_not_count_its_breaks(book: FontBook) -> None:
    title = Block(Role.TITLE, (Run("青河市\n报告", Face.TITLE),), Place(-1, field="title"))
    found = set_rows(title, Manner(book), Align.CENTRE)
    assert [(row.start, row.end) for row in found] == [(0, 3), (3, 5)]


def test_stretched_characters_are_narrower(book: FontBook) -> None:
    run = Run("青河市", Face.TITLE)
    wide, narrow = (
        paragraph(Block(Role.MARK, (run,), size=48, stretch=stretch), Manner(book), (run,))
        for stretch in (1.0, 0.5)
    )
    assert narrow.width() == pytest.approx(wide.width() / 2)


def test_lines_are_spread_over_their_room(book: FontBook) -> None:
    (row,) = set_rows(body(text("司法局")), Manner(book), Align.CENTRE)
    wide = spread(row, 100, 300)
    assert (wide.x, wide.width) == (100, 300)
    assert wide.pieces[0].edges[-1] == pytest.approx(300, abs=0.5)


def test_digits_and_letters_can_be_in_a_western_font(book: FontBook) -> None:
    if book.western(standard.SIZE_3.points) is None:
        pytest.skip("there is no Western font here")
    (row,) = set_rows(body(text("建成A级20处")), Manner(book, western_digits=True))
    assert [piece.text for piece in row.pieces] == ["建成", "A", "级", "20", "处"]
    assert [piece.offset for piece in row.pieces] == [0, 2, 3, 4, 6]


def test_edges_follow_the_indents() -> None:
    measure = measure_of(body(text("法"), indent=Indent(left=5, right=1, first=-3)))
    expected = Measure(5 * CHARACTER, WIDTH - CHARACTER, 2 * CHARACTER)
    assert measure == expected
