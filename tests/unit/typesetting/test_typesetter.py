"""Blocks become pages, and only what has changed is laid out again."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.outline import Section, Table
from desktop.domain.report import Attachment, Report
from desktop.official import standard
from desktop.official.blocks import Block, Role
from desktop.official.compose import compose
from desktop.official.options import Options
from desktop.official.standard import SCHOOLS, School
from desktop.typesetting.fonts import FontBook
from desktop.typesetting.pages import FOOT, LEFT
from desktop.typesetting.placed import Page
from desktop.typesetting.typesetter import Typesetter

SENTENCES = (
    "法治政府建设取得“新成效”，办理行政许可350件。",
    "2024年，全面落实《法治政府建设实施纲要（2021—2025年）》；",
    "开展检查12次，按时办结率100%。",
)
RIGHT = LEFT + standard.TEXT_WIDTH.points

REPORT = Report(
    office="青河市司法局",
    year=2024,
    mark="青河市司法局文件",
    doc_number="青司〔2025〕3号",
    signers=("张三",),
    title="青河市司法局关于2024年度法治政府建设情况的报告",
    addressee="青河市人民政府",
    sections=(
        Section(0, paragraphs=(SENTENCES[1] * 3,)),
        Section(1, "主要举措和成效", paragraphs=tuple(SENTENCES[0] * 5 for _ in range(12))),
        Section(2, "强化监督。", run_in=True, paragraphs=(SENTENCES[2] * 4,)),
    ),
    attachments=(Attachment("统计表", (Table((("项目", "数量"), ("许可", "350"))),)),),
    signature="青河市司法局",
    date=dt.date(2025, 1, 9),
    note="此件主动公开",
    cc="市人大常委会办公室",
    printer="青河市司法局办公室",
    printed_on=dt.date(2025, 1, 10),
)


def text_of(pages: tuple[Page, ...]) -> str:
    lines = (line.text for page in pages for line in page.lines)
    return "".join("".join(lines).split())


@pytest.mark.parametrize("school", SCHOOLS)
def test_a_page_holds_twenty_two_lines(
    book: FontBook, school: School, paragraph: Callable[..., Block]
) -> None:
    blocks = tuple(paragraph(f"法治{index}") for index in range(50))
    pages = Typesetter(book, Options(school=school)).typeset(blocks)
    assert [len(page.lines) for page in pages] == [22, 22, 6]


def test_lines_are_one_pitch_apart(typesetter: Typesetter, paragraph: Callable[..., Block]) -> None:
    first, second = typesetter.typeset((paragraph("法" * 40),))[0].lines
    assert second.baseline - first.baseline == pytest.approx(28.95)


def test_nothing_is_one_empty_page(typesetter: Typesetter) -> None:
    (page,) = typesetter.typeset(())
    assert (page.label, page.lines) == ("— 1 —", ())


def test_every_character_is_on_some_page_in_order(typesetter: Typesetter) -> None:
    blocks = compose(REPORT)
    expected = "".join("".join(block.text for block in blocks).split())
    assert text_of(typesetter.typeset(blocks)) == expected


def test_a_page_begins_where_a_block_wants_one(
    typesetter: Typesetter, paragraph: Callable[..., Block]
) -> None:
    blocks = (paragraph("正文"), paragraph("附件", new_page=True))
    assert [page.lines[0].text for page in typesetter.typeset(blocks)] == ["正文", "附件"]


def test_empty_lines_above_a_block_are_left_out_at_the_head_of_a_page(
    typesetter: Typesetter, paragraph: Callable[..., Block]
) -> None:
    blocks = (*(paragraph(f"第{index}") for index in range(22)), paragraph("附注", before=2))
    first, second = typesetter.typeset(blocks)
    assert second.lines[0].baseline == first.lines[0].baseline


def test_a_heading_goes_along_with_the_line_below_it(
    typesetter: Typesetter, paragraph: Callable[..., Block]
) -> None:
    lines = tuple(paragraph(f"第{index}") for index in range(21))
    heading = paragraph("标题", keep_next=True)
    pages = typesetter.typeset((*lines, heading, paragraph("正文")))
    assert [line.text for line in pages[1].lines] == ["标题", "正文"]


def test_the_signature_takes_a_line_of_text_along(typesetter: Typesetter) -> None:
    for count in range(11, 14):
        section = Section(1, "举措", paragraphs=tuple(SENTENCES[0] * 5 for _ in range(count)))
        report = replace(REPORT, sections=(section,), attachments=(), cc="", printed_on=None)
        for page in typesetter.typeset(compose(replace(report, printer=""))):
            roles = [line.role for line in page.lines]
            assert not roles or roles[0] not in {Role.SIGNATURE, Role.DATE}


def test_the_last_rule_of_the_imprint_is_on_the_edge_of_the_text_area(
    typesetter: Typesetter,
) -> None:
    page = typesetter.typeset(compose(REPORT))[-1]
    assert max(rule.y for rule in page.rules) == pytest.approx(FOOT)


def test_an_imprint_without_room_goes_to_a_page_of_its_own(
    typesetter: Typesetter, paragraph: Callable[..., Block]
) -> None:
    imprint = tuple(block for block in compose(REPORT) if block.role in {Role.CC, Role.PRINTER})
    pages = typesetter.typeset((*(paragraph(f"第{index}") for index in range(22)), *imprint))
    assert [page.lines[0].role for page in pages] == [Role.BODY, Role.CC]


@pytest.mark.parametrize(("lines", "labels"), [(3, ["— 1 —", ""]), (30, ["— 1 —", "— 2 —"])])
def test_an_imprint_can_be_kept_for_the_back_of_a_page(
    book: FontBook, paragraph: Callable[..., Block], lines: int, labels: list[str]
) -> None:
    imprint = tuple(block for block in compose(REPORT) if block.role in {Role.CC, Role.PRINTER})
    blocks = (*(paragraph(f"第{index}") for index in range(lines)), *imprint)
    pages = Typesetter(book, Options(imprint_even=True)).typeset(blocks)
    assert [page.label for page in pages] == labels
    assert pages[1].lines[-1].role is Role.PRINTER


def test_a_page_between_text_and_imprint_is_blank_and_without_number(
    book: FontBook, paragraph: Callable[..., Block]
) -> None:
    imprint = tuple(block for block in compose(REPORT) if block.role in {Role.CC, Role.PRINTER})
    blocks = (*(paragraph(f"第{index}") for index in range(44)), *imprint)
    pages = Typesetter(book, Options(imprint_even=True)).typeset(blocks)
    assert [page.label for page in pages] == ["— 1 —", "— 2 —", "", ""]
    assert pages[2].lines == ()


def test_page_numbers_are_on_the_outer_side(typesetter: Typesetter) -> None:
    odd, even = typesetter.typeset(compose(REPORT))[:2]
    assert odd.footer_x + odd.footer.width == pytest.approx(RIGHT - 14)
    assert even.footer_x == pytest.approx(LEFT + 14)


def test_page_numbers_can_be_in_the_middle(book: FontBook) -> None:
    options = Options(centred_page_numbers=True)
    page = Typesetter(book, options).typeset(compose(REPORT, options))[1]
    assert page.footer_x + page.footer.width / 2 == pytest.approx((LEFT + RIGHT) / 2)


def test_a_second_setting_keeps_the_lines_of_blocks_that_did_not_change(
    typesetter: Typesetter, paragraph: Callable[..., Block]
) -> None:
    before = typesetter.typeset((paragraph("法治"), paragraph("政府", 1)))[0]
    after = typesetter.typeset((paragraph("法治"), paragraph("政府建设", 1)))[0]
    assert after.lines[0].row is before.lines[0].row
    assert after.lines[1].text == "政府建设"


@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8), max_size=30))
def test_generated_text_stays_inside_the_text_area(
    book: FontBook, paragraphs: list[list[str]]
) -> None:
    section = Section(1, "举措", paragraphs=tuple(map("".join, paragraphs)))
    pages = Typesetter(book, Options()).typeset(compose(replace(REPORT, sections=(section,))))
    for line in (line for page in pages for line in page.lines):
        assert line.x > LEFT - 0.01
        assert line.x + line.width < RIGHT + 0.3
        assert line.baseline < FOOT
        assert line.text[0] not in "，。；：、）》”" or len(line.text) == 1
