"""A report's text without spaces and broken lines, every place known."""

from desktop.domain.outline import Part, Section, Table
from desktop.statistics.passages import Grid, Passage, passages


def texts(*sections: Section) -> list[str]:
    return [piece.text for piece in passages(sections) if isinstance(piece, Passage)]


def test_a_broken_line_is_joined_and_a_closed_one_is_not() -> None:
    section = Section(0, paragraphs=("向9个违法", "企业下达。", "另起一段。"))

    assert texts(section) == ["向9个违法企业下达。", "另起一段。"]


def test_a_heading_on_its_own_line_stands_alone() -> None:
    section = Section(1, heading="主要举措", paragraphs=("办理7件。",))

    assert texts(section) == ["主要举措", "办理7件。"]


def test_a_run_in_heading_reads_on() -> None:
    section = Section(2, heading="依法办案。", run_in=True, paragraphs=("办理7件。",))

    assert texts(section) == ["依法办案。办理7件。"]


def test_a_place_leads_back_to_the_text_with_its_spaces() -> None:
    section = Section(1, heading="成效", paragraphs=("罚款 ４１０００ 元，", "免罚 5", "件。"))
    *_, piece = passages((section,))

    assert isinstance(piece, Passage)
    start = piece.text.index("41000元")
    first, last = piece.source(start, start + len("41000元"))
    assert section.text[first:last] == "４１０００ 元"


def test_titles_are_blotted_out_of_the_words_alone() -> None:
    (piece,) = passages((Section(0, paragraphs=("下发《规范性文件〈清理〉3件》5份。",)),))

    assert isinstance(piece, Passage)
    assert "规范性文件" in piece.text
    assert piece.words.startswith("下发※")
    assert piece.words.endswith("※5份。")


def test_a_table_knows_where_it_begins_and_what_is_said_before_it() -> None:
    table = Table((("类别", "数量"), ("甲", "1")))
    section = Section(1, heading="制度", paragraphs=("构成如下：", table, "以上。"))

    (grid,) = (piece for piece in passages((section,)) if isinstance(piece, Grid))

    assert section.text[grid.start :].startswith("类别\t数量\n甲\t1")
    assert grid.context == "制度。构成如下："
    assert texts(section) == ["制度", "构成如下：", "以上。"]


def test_a_table_behind_a_run_in_heading_begins_right_behind_it() -> None:
    table = Table((("a", "b"),))
    section = Section(2, heading="情况。", run_in=True, paragraphs=(table,))

    (grid,) = (piece for piece in passages((section,)) if isinstance(piece, Grid))

    assert section.text[grid.start :] == "a\tb"


def test_what_stands_under_the_plan_is_planned() -> None:
    outline = (
        Section(1, heading="成效", part=Part.ACHIEVEMENTS, paragraphs=("甲。",)),
        Section(1, heading="安排", part=Part.PLAN),
        Section(2, heading="加强学习。", run_in=True, paragraphs=("乙。",)),
    )

    planned = [piece.planned for piece in passages(outline)]

    assert planned == [False, False, True, True]
