"""Headers, closings and headings in the less common ways offices write them."""

import datetime as dt

import pytest

from desktop.domain.outline import Part
from desktop.domain.report import Report
from desktop.recognition import Recognised, recognise_lines
from desktop.recognition.lines import Line

TITLE = "甲山市司法局2024年度法治政府建设情况报告"
BODY = "一、主要举措和成效\n认真履职。\n二、存在的不足和原因\n人员不足。"
SIGNED = "甲山市司法局\n2025年1月9日"


def read(text: str) -> Recognised:
    return recognise_lines([Line(line) for line in text.split("\n")])


def closed(text: str) -> Report:
    return read(f"{TITLE}\n{BODY}\n{text}").report


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("【此件主动公开】", "此件主动公开"),
        ("(此件主动公开)", "此件主动公开"),
        ("联系人：张一；电话：0100", "联系人：张一；电话：0100"),
        ("（联系人：张一）\n（此件主动公开）", "此件主动公开"),
        ("（共印20份）", ""),
    ],
)
def test_notes_in_any_brackets_and_the_one_on_publication_first(text: str, note: str) -> None:
    assert closed(f"{SIGNED}\n{text}").note == note


def test_the_date_may_stand_above_the_signature() -> None:
    report = closed("2025年1月9日\n甲山市司法局\n甲山市审计局")
    assert (report.signature, report.date) == ("甲山市司法局\n甲山市审计局", dt.date(2025, 1, 9))


def test_an_imprint_may_be_turned_round() -> None:
    report = closed(
        f"{SIGNED}\n甲山市司法局办公室\n2025年1月10日印发\n抄报：省司法厅。\n"
        "抄送：市委依法治市办，市审计局\n（共印15份）"
    )
    assert (report.printer, report.printed_on) == ("甲山市司法局办公室", dt.date(2025, 1, 10))
    assert report.cc == "市委依法治市办，市审计局"


def test_a_list_of_attachments_may_stand_below_the_date() -> None:
    titles = [each.title for each in closed(f"{SIGNED}\n附件：1.甲表\n2.乙表").attachments]
    assert titles == ["甲表", "乙表"]


def test_signers_below_may_have_compound_surnames() -> None:
    text = f"甲山市司法局文件\n甲司〔2025〕1号　签发人：林一\n　　　欧阳振华\n{TITLE}\n{BODY}"
    assert read(text).report.signers == ("林一", "欧阳振华")


def test_a_title_may_begin_with_the_name_of_a_document() -> None:
    title = "关于贯彻《法治政府建设实施纲要\n（2021—2025年）》暨2023年度\n法治政府建设情况的报告"
    report = read(f"{title}\n{BODY}").report
    assert (report.title, report.year) == (title.replace("\n", ""), 2023)


def test_a_table_of_contents_is_left_over() -> None:
    contents = "目　录\n一、主要举措和成效\n二、存在的不足和原因……3"
    found = read(f"{TITLE}\n{contents}\n市委、市政府：\n{BODY}")
    assert found.report.addressee == "市委、市政府"
    assert [section.heading for section in found.report.sections] == [
        "主要举措和成效",
        "存在的不足和原因",
    ]


@pytest.mark.parametrize("numbers", ["1 2 ", "一 二 ", "㈠㈡", "1，2，", "1）2）", "⒈⒉"])
def test_top_headings_with_careless_numbers(numbers: str) -> None:
    half = len(numbers) // 2
    body = BODY.replace("一、", numbers[:half]).replace("二、", numbers[half:])
    found = read(f"{TITLE}\n{body}")
    assert [s.part for s in found.report.sections] == [Part.ACHIEVEMENTS, Part.PROBLEMS]
    assert "".join(found.markers) == numbers.replace(" ", "")


def test_the_end_of_a_word_is_no_number() -> None:
    lines = (
        "（一）完善制度体系。我局坚持把制度建设摆在突出位置，全市统",
        "一，标准明确，责任清晰，全年共修订制度三十余项，执行情况总",
        "体良好，得到了服务对象的普遍认可，群众满意度进一步得到提升",
        "，为全面推进依法行政打下了坚实而又牢固的制度基础和工作保障。",
    )
    found = read(f"{TITLE}\n一、主要举措和成效\n" + "\n".join(lines))
    assert list(found.markers) == ["一、", "（一）"]


def test_an_enumeration_within_a_paragraph_is_text() -> None:
    text = "（一）人员不足，（二）经费不足。"
    assert read(f"{TITLE}\n一、问题\n{text}").report.sections[0].paragraphs == (text,)


@pytest.mark.parametrize(
    ("body", "note"),
    [
        (
            "一、主要成效\n好。\n二、存在问题及下一步安排\n少。",
            "“下一年度安排”与其他内容合写在“二、存在问题及下一步安排”中，没有单列，请确认。",
        ),
        (
            "一、主要成效\n（一）主要负责人履行第一责任人职责\n好。\n二、存在问题\n少。",
            "“第一责任人履职”没有单列，可能写在“（一）主要负责人履行第一责任人职责”中，请确认。",
        ),
        ("一、主要成效\n好。", "没有识别出“不足和原因”部分，请核对一级标题。"),
    ],
)
def test_parts_without_a_heading_of_their_own_are_noted(body: str, note: str) -> None:
    assert note in read(f"{TITLE}\n{body}").notes
