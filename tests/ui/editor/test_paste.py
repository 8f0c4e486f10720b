import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.numbering import SHORT, STANDARD
from desktop.domain.outline import Table
from desktop.ui.editor.lines import Line, Role
from desktop.ui.editor.paste import cells_from_text, lines_from_html, lines_from_text

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8">
<style>p.MsoNormal {font-family:宋体}</style><!--[if gte mso 9]><xml><w:View>Normal</w:View></xml>
<![endif]--></head><body lang=ZH-CN><!--StartFragment-->
<h1><span style='font-family:黑体'>一、主要举措和成效</span><o:p></o:p></h1>
<p class=MsoListParagraph style='margin-left:21pt'><![if !supportLists]><span
style='mso-list:Ignore'>（一）<span>&nbsp;&nbsp;</span></span><![endif]><b>加强学习。</b>一是
开展培训。<o:p></o:p></p>
<p class=MsoNormal>　　普通<span style='color:red'>段落</span>。<img src="file:///C:/a.png"></p>
<table class=MsoTableGrid border=1><tr><td width=100><p class=MsoNormal>项目</p></td><td><p>数量</p>
</td></tr><tr><td colspan=2><p>合计</p><p>86</p></td></tr></table>
<!--EndFragment--></body></html>"""


def _texts(lines: list[Line]) -> list[tuple[Role, int, str]]:
    return [(line.role, line.depth, line.text) for line in lines]


def test_a_clipboard_of_word_keeps_headings_paragraphs_and_tables() -> None:
    lines = lines_from_html(WORD, STANDARD, 1)
    assert _texts(lines) == [
        (Role.HEADING, 1, "主要举措和成效"),
        (Role.OPENING, 2, "加强学习。一是 开展培训。"),
        (Role.TEXT, 0, "普通段落。"),
        (Role.TABLE, 0, ""),
    ]


def test_cells_that_span_columns_leave_empty_ones() -> None:
    table = lines_from_html(WORD, STANDARD, 1)[-1].table
    assert table == Table((("项目", "数量"), ("合计\n86", "")))


def test_a_run_in_heading_ends_at_its_full_stop() -> None:
    line = lines_from_html(WORD, STANDARD, 1)[1]
    assert line.text[: line.head] == "加强学习。"


def test_a_table_within_a_table_gives_its_text() -> None:
    html = "<table><tr><td>甲<table><tr><td>乙</td></tr></table></td></tr></table>"
    assert lines_from_html(html, STANDARD, 1)[0].table == Table((("甲\n乙",),))


def test_an_automatic_list_gets_the_numbers_it_shows() -> None:
    html = "<ol><li><p>甲</p></li><li>乙</li></ol><ul><li>丙</li></ul>"
    lines = lines_from_html(html, STANDARD, 3)
    assert [(line.marker, line.text) for line in lines] == [
        ("1.", "甲"),
        ("2.", "乙"),
        (None, "丙"),
    ]


def test_scripts_and_styles_are_not_text() -> None:
    html = "<style>p{}</style><script>alert(1)</script><p>甲</p>"
    assert [line.text for line in lines_from_html(html, STANDARD, 1)] == ["甲"]


def test_lines_of_plain_text_lose_their_indentation_and_empty_lines() -> None:
    lines = lines_from_text("　　甲\r\n\r\n  乙\u00a0\n", STANDARD, 1)
    assert [line.text for line in lines] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("text", "depths"),
    [
        pytest.param("一、甲\n（一）乙\n1.丙\n（二）丁\n二、戊", [1, 2, 3, 2, 1], id="all levels"),
        pytest.param("一、甲\n1.乙\n2.丙\n二、丁\n1.戊", [1, 2, 2, 1, 2], id="a level left out"),
    ],
)
def test_numbers_give_the_depth_that_the_outline_allows(text: str, depths: list[int]) -> None:
    assert [line.depth for line in lines_from_text(text, STANDARD, 1)] == depths


def test_a_number_the_scheme_does_not_have_stays_in_the_text() -> None:
    lines = lines_from_text("（一）甲", SHORT, 2)
    assert (lines[0].role, lines[0].text) == (Role.TEXT, "（一）甲")


def test_a_long_numbered_sentence_is_a_numbered_paragraph() -> None:
    text = "1." + "人" * 60 + "。"
    line = lines_from_text(text, STANDARD, 3)[0]
    assert (line.role, line.head) == (Role.OPENING, 0)


def test_a_spreadsheets_text_is_read_as_cells() -> None:
    assert cells_from_text("a\tb \r\n\tc\r\n") == [["a", "b"], ["", "c"]]


@given(st.text("<>/ptdrableo一、. \u200b&\n", max_size=60))
def test_any_clipboard_is_read_without_failing(text: str) -> None:
    lines = lines_from_html(text, STANDARD, 1)
    assert all(line.text or line.table or line.opens for line in lines)


@given(st.text(st.sampled_from("甲乙丙<&>\"'，。"), min_size=1, max_size=30))
def test_no_character_of_a_paragraph_is_lost(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert lines_from_html(f"<p><b>{escaped}</b></p>", STANDARD, 1)[0].text == text


def test_a_cell_over_two_rows_leaves_its_place_below_empty() -> None:
    html = (
        "<table><tr><td rowspan=2>项目</td><td colspan=2>年份</td></tr>"
        "<tr><td>2023</td><td>2024</td></tr></table>"
    )
    (line,) = lines_from_html(html, STANDARD, 5)
    assert line.table is not None
    assert line.table.rows == (("项目", "年份", ""), ("", "2023", "2024"))
