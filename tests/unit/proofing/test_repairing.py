from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.finding import CLOSING, HEADER, Finding, Severity
from desktop.domain.outline import Section, Table
from desktop.domain.report import Attachment, Report
from desktop.proofing.notices import load_notices
from desktop.proofing.passages import place_text
from desktop.proofing.proofreader import Proofreader
from desktop.proofing.registry import text_rules
from desktop.proofing.repairing import repaired
from tests.unit.proofing.reports import BODY, clean

PROOFREADER = Proofreader()
NOTICES = load_notices()
FAULTS = [
    hit["text"].replace("⟦", "").replace("⟧", "")
    for name in text_rules()
    for hit in NOTICES[name].hits
    if hit["suggestion"] is not None
]
SENTENCES = [line for line in BODY.splitlines() if "。" in line]


def finding(
    report: Report, section: int, start: int, end: int, new: str, *, field: str = ""
) -> Finding:
    text = place_text(report, section, field)[start:end]
    return Finding("a.b", Severity.ERROR, section, start, end, text, "。", new, "", field)


def one(section: Section) -> Report:
    return Report(sections=(section,))


@pytest.mark.parametrize(
    ("section", "start", "end"),
    [
        (Section(1, "标题", paragraphs=("正文一", "正文二")), 0, 1),
        (Section(1, "标题", paragraphs=("正文一", "正文二")), 3, 5),
        (Section(1, "标题", paragraphs=("正文一", "正文二")), 8, 10),
        (Section(0, paragraphs=("导语一", "导语二")), 4, 6),
        (Section(2, "标题。", run_in=True, paragraphs=("正文", "又一段")), 3, 4),
        (Section(2, "标题。", run_in=True, paragraphs=("正文", "又一段")), 6, 8),
        (Section(2, "", run_in=True, paragraphs=("正文",)), 0, 1),
        (Section(1, "标题", paragraphs=(Table((("甲", "乙"), ("丙丁", "戊"))), "段")), 7, 9),
    ],
)
def test_a_repair_changes_its_place_and_nothing_else(
    section: Section, start: int, end: int
) -> None:
    report = one(section)
    before = section.text
    after = repaired(report, [finding(report, 0, start, end, "新字")]).sections[0].text
    assert after == before[:start] + "新字" + before[end:]


def test_several_repairs_of_one_section_are_put_in_together() -> None:
    report = one(Section(1, "标题", paragraphs=("甲甲乙乙丙丙",)))
    found = [finding(report, 0, 3, 5, "1"), finding(report, 0, 7, 9, "333")]
    assert repaired(report, found).sections[0].paragraphs == ("1乙乙333",)


def test_of_two_repairs_that_meet_one_is_put_in() -> None:
    report = one(Section(0, paragraphs=("甲乙丙",)))
    found = [finding(report, 0, 0, 2, "1"), finding(report, 0, 1, 3, "2")]
    assert repaired(report, found).sections[0].text == "甲2"


def test_a_finding_whose_text_has_gone_is_passed_over() -> None:
    report = one(Section(0, paragraphs=("甲乙丙",)))
    stale = replace(finding(report, 0, 0, 2, "1"), text="别的")
    assert repaired(report, [stale]) is report


def test_a_finding_of_a_section_that_has_gone_is_passed_over() -> None:
    report = one(Section(0, paragraphs=("甲乙丙",)))
    gone = replace(finding(report, 0, 0, 2, "1"), section=4)
    assert repaired(report, [gone]) is report


def test_a_repair_across_heading_and_paragraph_ends_the_heading_at_its_stop() -> None:
    section = Section(2, "加强领导。", run_in=True, paragraphs=("。成立小组",))
    report = one(section)
    found = repaired(report, [finding(report, 0, 4, 6, "。")]).sections[0]
    assert (found.heading, found.paragraphs) == ("加强领导。", ("成立小组",))


def test_a_repair_across_paragraphs_is_passed_over() -> None:
    report = one(Section(0, paragraphs=("甲乙", "丙丁")))
    assert repaired(report, [finding(report, 0, 1, 4, "1")]) == report


def test_a_repair_across_cells_is_passed_over() -> None:
    report = one(Section(0, paragraphs=(Table((("甲", "乙"),)),)))
    assert repaired(report, [finding(report, 0, 0, 3, "1")]) == report


def test_fields_of_the_header_are_repaired() -> None:
    report = replace(clean(), doc_number="临国动[2025]3号")
    found = repaired(report, [finding(report, HEADER, 3, 9, "〔2025〕", field="doc_number")])
    assert found.doc_number == "临国动〔2025〕3号"


def test_signers_stay_apart() -> None:
    report = replace(clean(), signers=("周 明", "李远"))
    found = repaired(report, [finding(report, HEADER, 1, 2, "", field="signers")])
    assert found.signers == ("周明", "李远")


def test_attachments_are_repaired() -> None:
    report = replace(clean(), attachments=(Attachment("统计表。", ("甲,乙",)),))
    found = repaired(
        report,
        [
            finding(report, CLOSING, 3, 4, "", field="attachments[0]"),
            finding(report, CLOSING, 6, 7, "，", field="attachments[0]"),
        ],
    )
    assert found.attachments == (Attachment("统计表", ("甲，乙",)),)


def test_a_date_is_left_to_the_clerk() -> None:
    report = clean()
    assert repaired(report, [finding(report, CLOSING, 0, 4, "2024", field="date")]) is report


@given(st.lists(st.sampled_from([*FAULTS, *SENTENCES]), min_size=1, max_size=4))
def test_a_repair_is_not_found_again_and_changes_only_its_span(texts: list[str]) -> None:
    last = replace(clean().sections[-1], paragraphs=tuple(texts))
    report = replace(clean(), sections=(*clean().sections[:-1], last))
    for found in PROOFREADER.check(report):
        if found.suggestion is None:
            continue
        after = repaired(report, [found])
        before_text = place_text(report, found.section, found.field)
        after_text = place_text(after, found.section, found.field)
        end = found.start + len(found.suggestion)
        assert after_text[: found.start] == before_text[: found.start]
        assert after_text[found.start : end] == found.suggestion
        assert after_text[end:] == before_text[found.end :]
        assert not [
            again
            for again in PROOFREADER.check(after)
            if (again.rule, again.section, again.field) == (found.rule, found.section, found.field)
            and found.start < again.end
            and again.start < end
        ]
