"""The Word file as python-docx and its XML show it."""

import datetime as dt
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import exports
from desktop.domain.errors import ConflictError
from desktop.domain.outline import Section, Table
from desktop.domain.report import Attachment, Report
from desktop.official.options import Options
from desktop.official.standard import SCHOOL_B

_TABLE = Table((("项目", "数量"), ("处罚", "7"), ("合计",)))
_REPORT = Report(
    office="江北市国防动员办公室",
    mark="江北市国防动员办公室文件",
    doc_number="江国动〔2025〕3号",
    signers=("李文",),
    title="江北市国防动员办公室关于2024年度法治政府建设情况的报告",
    addressee="市委、市政府",
    sections=(
        Section(1, "主要举措和成效", paragraphs=("全年办理案件7件。", _TABLE)),
        Section(2, "加强学习。", run_in=True, paragraphs=("组织学习12次。",)),
    ),
    attachments=(Attachment("统计表", ("见表。", _TABLE, _TABLE)),),
    signature="江北市国防动员办公室",
    date=dt.date(2025, 1, 9),
    cc="市司法局",
    printer="江北市国防动员办公室",
    printed_on=dt.date(2025, 1, 10),
)


def _word(report: Report = _REPORT, options: Options | None = None) -> Word:
    return Document(BytesIO(exports.docx_bytes(report, options or Options())))


def _ids(word: Word) -> list[str]:
    return [style.get(qn("w:val")) for style in word.element.body.iter(qn("w:pStyle"))]


def _styled(word: Word, identifier: str) -> Any:  # noqa: ANN401 - python-docx's own elements
    return next(
        paragraph
        for paragraph in word.element.body.iter(qn("w:p"))
        if paragraph.find(f".//{qn('w:pStyle')}").get(qn("w:val")) == identifier
    )


def test_every_paragraph_has_a_style_the_template_knows() -> None:
    word = _word()
    known = {style.style_id for style in word.styles}
    assert set(_ids(word)) <= known
    assert len(_ids(word)) == len(list(word.element.body.iter(qn("w:p"))))


def test_headings_are_word_s_own_so_that_its_navigation_shows_them() -> None:
    word = _word()
    heading = next(p for p in word.paragraphs if p.style and p.style.name == "Heading 1")
    assert heading.text == "一、主要举措和成效"


def test_only_the_heading_of_a_run_in_paragraph_has_the_heading_s_style() -> None:
    paragraph = next(p for p in _word().paragraphs if p.text.startswith("（一）"))
    styles = [(run.text, run.style.style_id) for run in paragraph.runs]
    assert styles[:2] == [("（一）", "Heading2Char"), ("加强学习。", "Heading2Char")]
    assert styles[2][1] == "DefaultParagraphFont"


def test_every_run_says_that_it_is_east_asian() -> None:
    for run in _word().element.body.iter(qn("w:r")):
        assert run.find(f".//{qn('w:rFonts')}").get(qn("w:hint")) == "eastAsia"


def test_the_page_is_a4_with_the_footer_seven_mm_below_the_text() -> None:
    section = _word().sections[0]
    sizes = (section.page_width, section.page_height, section.footer_distance)
    assert [round(size.twips) for size in sizes if size is not None] == [11906, 16838, 1446]


def test_the_other_margins_set_every_line_and_gap_anew() -> None:
    word = _word(options=Options(school=SCHOOL_B))
    assert word.sections[0].top_margin is not None
    assert round(word.sections[0].top_margin.mm, 1) == 34.6
    assert word.styles["公文正文"].paragraph_format.line_spacing == Pt(29.6)
    assert word.styles["主送机关"].paragraph_format.space_before == Pt(29.6)
    assert 'w:linePitch="592"' in word.element.xml


def test_page_numbers_stand_at_the_outer_edge() -> None:
    section = _word().sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert [p.style.name if p.style else "" for p in (odd, even)] == ["单页码", "双页码"]
    assert odd.text.startswith("— ")


def test_page_numbers_can_be_centred() -> None:
    section = _word(options=Options(centred_page_numbers=True)).sections[0]
    footers = (section.footer, section.even_page_footer)
    names = {p.style.name for footer in footers for p in footer.paragraphs if p.style}
    assert names == {"居中页码"}


def test_a_table_repeats_its_head_and_breaks_no_row() -> None:
    table = _word().tables[0]
    rows = table._tbl.tr_lst
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True, False, False]


def test_a_short_row_stays_short() -> None:
    rows = _word().tables[0]._tbl.tr_lst
    assert [len(row.tc_lst) for row in rows] == [2, 2, 1]
    assert rows[2].grid_after == 1


def test_tables_side_by_side_do_not_run_together() -> None:
    tables = [table for table in _word().tables if table.style and table.style.name == "公文表格"]
    assert len(tables) == 3


def test_the_imprint_floats_at_the_foot_of_the_page_before_a_last_paragraph() -> None:
    body = _word().element.body
    table, anchor = list(body)[-3:-1]
    assert table.find(f".//{qn('w:tblpPr')}").get(qn("w:tblpYSpec")) == "bottom"
    assert anchor.tag == qn("w:p")


def test_an_imprint_higher_than_a_page_does_not_float() -> None:
    word = _word(replace(_REPORT, cc="市司法局，" * 400))
    assert not list(word.element.body.iter(qn("w:tblpPr")))


def test_an_attachment_begins_a_page() -> None:
    word = _word()
    assert word.styles["附件标识"].paragraph_format.page_break_before
    assert "附件" in [p.text for p in word.paragraphs if p.style and p.style.name == "附件标识"]


def test_joint_issuers_stand_in_a_table_with_the_suffix_beside() -> None:
    word = _word(replace(_REPORT, mark="甲办公室\n乙局文件"))
    cells = [cell.text for cell in word.tables[0].rows[0].cells]
    assert cells == ["甲办公室\n乙局", "文件"]


def test_the_names_of_joint_issuers_are_spread_over_one_width() -> None:
    first = _word(replace(_REPORT, mark="甲办公室\n乙局")).tables[0].rows[0].cells[0]
    sides = [p._p.pPr.find(qn("w:jc")).get(qn("w:val")) for p in first.paragraphs]
    assert sides == ["distribute", "distribute"]


def test_below_the_text_area_a_last_row_fills_the_room_to_the_margin() -> None:
    heights = [
        word.tables[-1]._tbl.tr_lst[-1].trHeight_val
        for word in (_word(), _word(options=Options(school=SCHOOL_B)))
    ]
    assert [height and round(height.mm, 1) for height in heights] == [None, 2.4]


def test_digits_can_be_set_in_a_western_font() -> None:
    word = _word(options=Options(western_digits=True))
    names = {style.style_id: style.font.name for style in word.styles if style.type == 1}
    assert names["Heading2"] == names["Normal"] == "Times New Roman"
    assert names["GwPageOdd"] == "宋体"


def test_an_imprint_on_an_even_page_has_a_section_without_a_page_number() -> None:
    text, last = _word(options=Options(imprint_even=True)).sections
    assert last.start_type == WD_SECTION.EVEN_PAGE
    assert text.start_type == WD_SECTION.NEW_PAGE
    assert (text.different_first_page_header_footer, last.different_first_page_header_footer) == (
        False,
        True,
    )


def test_a_report_without_an_imprint_has_one_section() -> None:
    report = replace(_REPORT, cc="", printer="", printed_on=None)
    assert len(_word(report, Options(imprint_even=True)).sections) == 1


def test_a_table_in_an_attachment_stands_a_line_below_its_title() -> None:
    report = replace(_REPORT, attachments=(Attachment("统计表", (_TABLE,)),))
    gap = _styled(_word(report), "GwAttachmentTitle").getnext()
    assert gap.find(f".//{qn('w:spacing')}").get(qn("w:line")) == "579"


def test_the_properties_name_title_and_office_and_no_program() -> None:
    properties = _word().core_properties
    assert (properties.title, properties.author) == (_REPORT.title, _REPORT.office)
    assert (properties.language, properties.comments) == ("zh-CN", "")
    assert properties.last_modified_by == ""


def test_settings_make_odd_and_even_pages_differ() -> None:
    word = _word()
    assert word.settings.odd_and_even_pages_header_footer
    assert 'w:name="compatibilityMode"' in word.settings.element.xml


def test_the_same_report_gives_the_same_text() -> None:
    assert _word().element.xml == _word().element.xml


def test_bold_levels_are_bold_in_the_heading_only() -> None:
    word = _word(options=Options(bold_levels=frozenset({2})))
    paragraph = next(p for p in word.paragraphs if p.text.startswith("（一）"))
    assert [bool(run.bold) for run in paragraph.runs] == [True, True, False]


def test_an_empty_report_is_an_empty_document() -> None:
    assert [p.text for p in _word(Report()).paragraphs] == [""]


def test_hostile_text_makes_a_file_that_opens(tmp_path: Path) -> None:
    nasty = " 前\x00空\x0b格\ud83d<&>\tA\ufffe后 "
    report = Report(
        office=nasty * 90,
        title=nasty,
        sections=(Section(0, paragraphs=(nasty, Table(((nasty, "a\nb"),)))),),
    )
    exports.write_docx(report, tmp_path / "a.docx")
    paragraph = Document(str(tmp_path / "a.docx")).paragraphs[1]
    assert paragraph.text == " 前空\n格\ufffd<&>\tA后 "


@settings(max_examples=25)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_written_and_is_found_again(text: str, cell: str) -> None:
    report = Report(sections=(Section(0, paragraphs=(text, Table(((cell,),)))),), addressee="市委")
    word = _word(report)
    found = "".join(node.text or "" for node in word.element.body.iter(qn("w:t")))
    kept = re.sub(r"[\s\x00-\x1f\x85\u2028\u2029\ufffe\uffff]", "", text + cell)
    assert re.sub(r"\s", "", found) == f"市委：{kept}".replace("\ud800", "\ufffd")


def test_a_paragraph_of_a_hundred_thousand_characters_is_kept() -> None:
    text = "法治" * 50_000
    word = _word(Report(sections=(Section(0, paragraphs=(text,)),)))
    assert word.paragraphs[0].text == text


def test_a_file_that_is_there_is_replaced_only_by_force(tmp_path: Path) -> None:
    target = tmp_path / "报告.docx"
    exports.write_docx(_REPORT, target)
    with pytest.raises(ConflictError):
        exports.write_docx(_REPORT, target)
    exports.write_docx(_REPORT, target, force=True)
    assert target.stat().st_size > 5_000


def test_a_long_last_paragraph_is_not_moved_whole_to_the_next_page() -> None:
    report = replace(_REPORT, sections=(Section(0, paragraphs=("法" * 400,)),), attachments=())
    paragraph = _styled(_word(report), "GwBody")
    assert paragraph.find(f".//{qn('w:keepNext')}") is None
