"""A new report: blank, or last year's a year on."""

import datetime as dt

import pytest

from desktop.domain.office import FormerName, Office
from desktop.domain.outline import REQUIRED_PARTS, Part, Section, Table
from desktop.domain.report import Attachment, Report
from desktop.domain.rolling import roll_years
from desktop.domain.rollover import blank_report, rolled_forward

OFFICE = Office("东岭区国防动员办公室", former_names=(FormerName("东岭区民防办公室", "", 2022),))


def test_a_blank_report_has_the_four_required_parts_in_order() -> None:
    headings = {part: f"{part.value} {{year}} {{next_year}}" for part in REQUIRED_PARTS}
    report = blank_report(OFFICE, 2024, headings)
    assert [section.part for section in report.sections] == list(REQUIRED_PARTS)
    assert report.sections[3].heading == "plan 2024 2025"
    assert report.title == "东岭区国防动员办公室关于2024年度法治政府建设情况的报告"
    assert report.signature == "东岭区国防动员办公室"


@pytest.mark.parametrize(
    ("text", "rolled"),
    [
        ("2023年度法治政府建设", "2024年度法治政府建设"),
        ("2024 年主要安排", "2025 年主要安排"),
        ("与2022年相比", "与2023年相比"),
        ("《法治政府建设实施纲要（2021—2023年）》", "《法治政府建设实施纲要（2021—2023年）》"),
        ("2021—2023年", "2021—2023年"),
        ("（吉法办发〔2023〕1号）", "（吉法办发〔2023〕1号）"),
        ("12023年", "12023年"),
        ("罚款2023元", "罚款2023元"),
        ("2019年以来", "2019年以来"),
    ],
)
def test_years_roll_on_but_names_spans_and_numbers_stay(text: str, rolled: str) -> None:
    assert roll_years(text, 2023, 1) == rolled


def last_year() -> Report:
    return Report(
        office="东岭区民防办公室",
        year=2022,
        mark="东岭区民防办公室文件",
        doc_number="东民防〔2023〕1号",
        signers=("张明",),
        title="东岭区民防办公室2022年度报告",
        addressee="区委",
        sections=(
            Section(0, paragraphs=("2022年，……",)),
            Section(1, "2023年安排", part=Part.PLAN, paragraphs=(Table((("2022年", "7"),)),)),
        ),
        attachments=(Attachment("2022年统计表", ("2022年",)),),
        signature="东岭区民防办公室",
        date=dt.date(2023, 1, 9),
        note="此件主动公开",
        cc="区委办",
        printer="东岭区民防办公室",
        printed_on=dt.date(2023, 1, 10),
    )


def test_last_years_report_moves_on_with_its_years_and_the_new_name() -> None:
    report = rolled_forward(last_year(), OFFICE, 2023)
    assert report.title == "东岭区国防动员办公室2023年度报告"
    assert report.mark == "东岭区国防动员办公室文件"
    assert report.sections[0].paragraphs == ("2023年，……",)
    assert report.sections[1].heading == "2024年安排"
    assert report.sections[1].paragraphs == (Table((("2022年", "7"),)),)
    assert report.attachments == (Attachment("2023年统计表", ("2023年",)),)
    assert (report.signature, report.printer) == ("东岭区国防动员办公室",) * 2


def test_facts_of_the_new_report_are_left_to_the_clerk() -> None:
    report = rolled_forward(last_year(), OFFICE, 2023)
    assert (report.doc_number, report.date, report.printed_on) == ("", None, None)
    assert (report.addressee, report.cc, report.signers) == ("区委", "区委办", ("张明",))


def test_a_plain_report_stays_plain_and_joint_issuers_stay() -> None:
    plain = Report(office="甲", year=2023)
    joint = Report(office="甲", year=2023, mark="甲\n乙文件")
    assert rolled_forward(plain, Office("甲"), 2024).mark == ""
    assert rolled_forward(joint, Office("甲"), 2024).mark == "甲\n乙文件"
