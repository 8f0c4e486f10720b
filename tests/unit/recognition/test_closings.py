"""Closings as offices leave them: dates no calendar has, seals, forms, heads of offices."""

import datetime as dt

import pytest

from desktop.recognition import Line, Recognised, recognise_lines
from desktop.recognition.dates import is_unreal

TITLE = "青溪县司法局2024年度法治政府建设情况的报告\n"
BODY = "一、主要举措和成效\n开展学习5次。\n二、2025年工作安排\n加强队伍建设。\n"
OFFICE = "青溪县司法局"


def read(end: str, top: str = TITLE) -> Recognised:
    return recognise_lines([Line(line) for line in f"{top}{BODY}{end}".split("\n")])


@pytest.mark.parametrize(
    "date",
    [
        "2025年2月30日", "2025年13月3日", "2025年  月  日", "　年　月　日", "20  年 月 日",
        "二〇二五年  月  日", "2025年X月X日", "20XX年XX月XX日",
    ],
)  # fmt: skip
def test_a_signature_above_a_date_no_calendar_has_is_the_signature(date: str) -> None:
    found = read(f"{OFFICE}\n{date}")
    assert found.report.signature == OFFICE
    assert found.report.date is None
    assert found.leftover == (" ".join(date.split()),)
    assert any("请改正后补填" in note for note in found.notes)


@pytest.mark.parametrize("date", ["2025年1月3日", "2025年1月", "今年1月1日", "一月三日"])
def test_dates_that_are_real_or_none_at_all_are_told_apart(date: str) -> None:
    assert not is_unreal(date)


@pytest.mark.parametrize(
    "seal", ["（公章）", "（代 章）", "（电子印章）", "局长：李明", "负责人（签字）："]
)
def test_what_stands_between_signature_and_date_is_left_over(seal: str) -> None:
    found = read(f"{OFFICE}\n{seal}\n2025年1月9日")
    assert (found.report.signature, found.report.date) == (OFFICE, dt.date(2025, 1, 9))
    assert found.leftover == (seal,)


def test_offices_side_by_side_have_their_dates_side_by_side() -> None:
    found = read("甲市民政局      甲市财政局\n2025年1月9日     2025年1月9日")
    assert found.report.signature == "甲市民政局\n甲市财政局"
    assert found.leftover == ("2025年1月9日",)


@pytest.mark.parametrize(
    "end",
    [
        "报送单位（盖章）：青溪县司法局\n报送日期：2025年1月9日",
        "单位：青溪县司法局\n日期：2025年1月9日",
        "青溪县司法局    2025.1.9",
        "2025 年 0 1 月 09 日\n青溪县司法局",
    ],
)
def test_signature_and_date_are_found_in_every_order_and_form(end: str) -> None:
    found = read(end)
    assert (found.report.signature, found.report.date) == (OFFICE, dt.date(2025, 1, 9))


def test_a_form_below_the_title_tells_whose_it_is_and_when() -> None:
    top = "2024年度法治政府建设情况报告\n报送单位：青溪县司法局  报送日期：2025年1月9日\n"
    found = read("", top)
    assert (found.report.office, found.report.date) == (OFFICE, dt.date(2025, 1, 9))
    assert found.leftover == ()


def test_a_unit_that_seals_in_its_place_does_not_stand_for_the_office() -> None:
    found = read("青溪县司法局办公室（代章）\n2025年1月9日")
    assert found.report.signature == "青溪县司法局办公室"
    assert found.report.office == OFFICE


def test_an_office_with_two_plates_goes_by_the_first() -> None:
    name = "甲市国防动员办公室（甲市人民防空办公室）"
    found = read(f"{name}\n2025年1月9日", f"{name}关于2024年度法治政府建设情况的报告\n")
    assert found.report.office == "甲市国防动员办公室"


def test_a_note_above_the_signature_is_the_note() -> None:
    found = read(f"（此件主动公开）\n{OFFICE}\n2025年1月9日")
    assert found.report.note == "此件主动公开"


@pytest.mark.parametrize(
    "listing",
    ["附件1：执法统计表\n附件2：文件目录", "附件：1.执法统计表\n2.文件目录"],
)
def test_attachments_are_listed_with_one_label_or_each_with_its_own(listing: str) -> None:
    found = read(f"{listing}\n{OFFICE}\n2025年1月9日")
    assert [each.title for each in found.report.attachments] == ["执法统计表", "文件目录"]


def test_a_copy_list_without_its_colon_is_one() -> None:
    found = read(f"{OFFICE}\n2025年1月9日\n抄送 市司法局\n青溪县司法局办公室  2025年1月10日印")
    assert (found.report.cc, found.report.printed_on) == ("市司法局", dt.date(2025, 1, 10))
