import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.outline import Table
from desktop.domain.report import Attachment, Report
from desktop.official.blocks import Block, Indent, Role
from desktop.official.closing import attachment_notes, attachments, imprint, signed
from desktop.official.options import Options


def _rights(name: str, date: dt.date, *, seal: bool = False) -> list[float]:
    blocks = signed(Report(signature=name, date=date), Options(seal=seal))
    return [block.indent.right for block in blocks]


@pytest.mark.parametrize(
    ("name", "date", "rights"),
    [
        ("云岭省国防动员办", dt.date(2024, 1, 9), [2, 2]),
        ("海河市人民政府国防动员办公室", dt.date(2024, 1, 9), [2, 8]),
        ("云岭市青山区国防动员办公室", dt.date(2024, 11, 22), [2, 6]),
        ("青山人防办", dt.date(2024, 11, 22), [6, 2]),
    ],
)
def test_without_a_seal_the_date_begins_two_characters_behind_the_signature(
    name: str, date: dt.date, rights: list[float]
) -> None:
    assert _rights(name, date) == rights


@pytest.mark.parametrize(
    ("name", "rights"),
    [
        ("海河国动办", [5, 2]),
        ("海河国防动员", [2 + 2, 2]),
        ("海河国防动员办", [3, 2]),
        ("海河国防动员办公", [2, 2]),
    ],
)
def test_a_date_may_keep_its_two_characters_from_the_edge(name: str, rights: list[float]) -> None:
    report = Report(signature=name, date=dt.date(2024, 1, 9))
    found = [block.indent.right for block in signed(report, Options(date_within=True))]
    assert found == rights


def test_under_a_seal_the_signature_stands_over_the_middle_of_the_date() -> None:
    assert _rights("海河市人民政府国防动员办公室", dt.date(2024, 1, 9), seal=True) == [0, 4]
    assert _rights("青山人防办", dt.date(2024, 11, 22), seal=True) == [5, 4]


def test_a_long_signature_under_a_seal_stays_within_the_text_area() -> None:
    rights = _rights("海" * 20, dt.date(2024, 1, 9), seal=True)
    assert rights == [0, 7]


def test_joint_signatures_stand_one_a_line_and_hold_together() -> None:
    report = Report(signature="甲办公室\n乙办公室", date=dt.date(2024, 1, 9), note="此件公开")
    blocks = signed(report, Options())
    assert [block.text for block in blocks] == [
        "甲办公室",
        "乙办公室",
        "2024年1月9日",
        "（此件公开）",
    ]
    assert [block.keep_next for block in blocks] == [True, True, True, False]


@pytest.mark.parametrize("seal", [False, True])
def test_signature_or_date_alone_is_set(seal: bool) -> None:  # noqa: FBT001
    options = Options(seal=seal)
    assert len(signed(Report(signature="甲办公室"), options)) == 1
    assert len(signed(Report(date=dt.date(2024, 1, 9)), options)) == 1


def test_one_attachment_has_no_number_and_no_mark_behind_it() -> None:
    (block,) = attachment_notes(Report(attachments=(Attachment("统计表。"),)))
    assert (block.text, block.indent) == ("附件：统计表", Indent(left=5, first=-3))


def test_the_names_of_attachments_stand_below_one_another() -> None:
    blocks = attachment_notes(Report(attachments=(Attachment("甲表"), Attachment("乙表"))))
    assert [block.text for block in blocks] == ["附件：1.甲表", "2.乙表"]
    assert {block.indent.left for block in blocks} == {6}
    assert [block.indent.first for block in blocks] == [-4, -1]


def test_each_attachment_with_a_text_begins_a_page(full_report: Report) -> None:
    labels = [block for block in attachments(full_report) if block.role is Role.ATTACHMENT_LABEL]
    assert [(block.text, block.new_page) for block in labels] == [("附件1", True), ("附件2", True)]


def test_a_table_keeps_away_from_the_title_above_it(full_report: Report) -> None:
    table = Table((("项目", "数量"),))
    report = replace(full_report, attachments=(Attachment("统计表", (table, table)),))
    gaps = [block.before for block in attachments(report) if block.role is Role.TABLE]
    assert gaps == [1, 0]


def test_an_attachment_that_is_only_listed_has_no_page() -> None:
    assert attachments(Report(attachments=(Attachment("甲表"),))) == ()


def _rules(blocks: tuple[Block, ...]) -> list[tuple[float, float]]:
    return [(block.rule_above, block.rule_below) for block in blocks]


def test_the_outer_rules_of_the_imprint_are_the_heavy_ones(full_report: Report) -> None:
    assert _rules(imprint(full_report)) == [(0.35, 0), (0.25, 0.35)]
    assert _rules(imprint(replace(full_report, cc=""))) == [(0.35, 0.35)]


def test_copies_end_in_one_full_stop(full_report: Report) -> None:
    for cc in ("市司法局", "市司法局。"):
        assert imprint(replace(full_report, cc=cc))[0].text == "抄送：市司法局。"


def test_the_day_of_printing_stands_at_the_right(full_report: Report) -> None:
    printed = imprint(full_report)[-1]
    assert printed.text == "江北市国防动员办公室秘书科\t2025年1月10日印发"
    assert printed.stops[0].right


def test_a_day_without_a_printer_is_kept() -> None:
    (block,) = imprint(Report(printed_on=dt.date(2025, 1, 10)))
    assert block.text == "\t2025年1月10日印发"
