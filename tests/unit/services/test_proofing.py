"""Proofreading as a use case: figures joined in, files as they stand, the gate, repairs."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.errors import NoteMissingError, UnreadableFileError
from desktop.domain.figure import Figure
from desktop.domain.finding import CLOSING, Finding, Scope, Severity
from desktop.domain.office import OfficeId
from desktop.domain.outline import replaced
from desktop.domain.report import Report, ReportId
from desktop.proofing.context import Context
from desktop.proofing.passages import place_text
from desktop.services.proofing import (
    Gate,
    Proofing,
    check,
    check_file,
    finding_to_json,
    gate,
    of_kind,
    repair,
    rules,
)
from desktop.services.proofing_store import ignored_as, without_ignored
from desktop.services.workspace import Workspace
from tests.unit.proofing.reports import BODY, clean

FILE = """临江市国防动员办公室文件

临国动[2025]03号

临江市国防动员办公室关于2024年度法治政府建
设情况的报告

市委、市政府：

{body}
临江市国防动员办公室 2025年01月15日
(此件主动公开)

抄送：市委全面依法治市委员会办公室
"""


@pytest.fixture(scope="module")
def proofing() -> Proofing:
    return Proofing()


def written(tmp_path: Path, body: str = BODY) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(FILE.format(body=body), encoding="utf-8")
    return path


def found(proofing: Proofing, path: Path) -> dict[str, Finding]:
    return {finding.rule: finding for finding in check_file(path, proofing).findings}


def with_text(report: Report, index: int, text: str) -> Report:
    section = replace(report.sections[index], paragraphs=(text,))
    return replace(report, sections=replaced(report.sections, index, section))


def finding(severity: Severity) -> Finding:
    return Finding("a.b", severity, 0, 0, 1, "甲", "。")


def test_a_clean_report_opens_the_gate() -> None:
    found = gate(check(clean()))
    assert found == Gate()
    assert found.open
    assert found.told == "校对没有发现错误。"


def test_sums_that_do_not_come_out_are_findings(proofing: Proofing) -> None:
    report = with_text(clean(), 3, "办理行政执法案件13件，其中简易程序4件、普通程序8件。")
    (wrong,) = [one for one in proofing.check(report) if one.rule == "figures.sum.procedures"]
    assert wrong.severity is Severity.ERROR
    assert wrong.section == 3
    assert place_text(report, 3, "")[wrong.start : wrong.end] == wrong.text


def test_figures_of_the_store_are_checked_where_they_are_given(proofing: Proofing) -> None:
    report = with_text(clean(), 3, "严格公正文明执法。")
    figures = [
        Figure("enf.penalty_case", Decimal(0)),
        Figure("enf.fine_amount", Decimal(3000)),
    ]
    (wrong,) = proofing.check(report, figures=figures)
    assert (wrong.rule, wrong.section, wrong.field) == ("figures.fine.cases", CLOSING, "figures")


def test_a_file_is_judged_as_it_stands(proofing: Proofing, tmp_path: Path) -> None:
    rules_found = set(found(proofing, written(tmp_path)))
    assert rules_found >= {
        "elements.doc_number_brackets",
        "elements.doc_number_padded",
        "elements.signers",
        "elements.title_break",
        "elements.date_padded",
        "elements.note",
        "elements.cc",
        "elements.signature_line",
    }


def test_places_of_a_file_are_slices_of_its_report(proofing: Proofing, tmp_path: Path) -> None:
    checked = check_file(written(tmp_path), proofing)
    for one in checked.findings:
        if one.field != "figures":
            text = place_text(checked.report, one.section, one.field)
            assert text[one.start : one.end] == one.text


def test_list_dashes_are_told_at_their_section(proofing: Proofing, tmp_path: Path) -> None:
    path = written(tmp_path, BODY.replace("（二）规范", "- （二）规范"))
    assert found(proofing, path)["layout.list_dash"].section == 3


def test_a_paragraph_broken_by_a_page_is_told_at_the_break(
    proofing: Proofing, tmp_path: Path
) -> None:
    path = written(tmp_path, BODY.replace("成立领导小组，全年", "成立领导小组，\n\n全年"))
    assert found(proofing, path)["layout.split_paragraph"].text == "，全"


def test_stray_spaces_are_told_once(proofing: Proofing, tmp_path: Path) -> None:
    body = BODY.replace("2024年，市", "　 2024年，市").replace("（一）执法", "　 （一）执法")
    rules_found = [one.rule for one in check_file(written(tmp_path, body), proofing).findings]
    assert rules_found.count("layout.stray_space") == 1


def test_a_text_broken_at_each_line_is_not_told_to_be_split(
    proofing: Proofing, tmp_path: Path
) -> None:
    path = tmp_path / "断行.txt"
    sentence = "认真学习贯彻上级关于法治政府建设的各项决策部署，持续抓好工作落实，"
    text = "　　" + sentence * 12 + "完成任务。"
    lines = [text[start : start + 28] for start in range(0, len(text), 28)]
    path.write_text("年度报告\n\n一、主要举措\n\n" + "\n".join(lines), encoding="utf-8")
    assert "layout.split_paragraph" not in found(proofing, path)


def test_what_is_no_report_is_refused_in_words(proofing: Proofing, tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    path.write_text("行\n" * 20_001, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"“大\.txt”有 2000\d 行"):
        check_file(path, proofing)


def test_all_of_a_kind_are_repaired_in_one_edit(proofing: Proofing) -> None:
    report = with_text(clean(), 2, "今年组织学法6次，今年成立领导小组。")
    findings = proofing.check(report)
    first = next(one for one in findings if one.rule == "years.this_year")
    after = repair(report, of_kind(first, findings))
    assert after.sections[2].paragraphs == ("2024年组织学法6次，2024年成立领导小组。",)


def test_a_gate_counts_errors_and_warnings_and_no_hints() -> None:
    found = gate([finding(severity) for severity in Severity])
    assert (len(found.errors), len(found.warnings)) == (1, 1)
    assert found.needs_note
    assert "1 处错误、1 处提醒" in found.told


def test_a_title_with_breaks_is_printed_in_one_line() -> None:
    report = replace(clean(), title="临江市国防动员办公室关于2023年\n度法治政府建设情况的报告")
    shapes = [finding_to_json(one, report) for one in check(report)]
    title = report.title.replace("\n", "")
    assert shapes
    assert all(title[one["start"] : one["end"]] == one["text"] for one in shapes)
    assert {one["field"] for one in shapes} == {"title"}


def test_every_rule_can_be_listed() -> None:
    assert len({rule.id for rule in rules()}) == len(rules())


@pytest.fixture
def stored(workspace: Workspace, office: OfficeId, today: dt.date) -> ReportId:
    return workspace.importing.store(clean(), office, 2024, today=today)


@pytest.mark.parametrize("scope", list(Scope))
def test_what_is_ignored_is_told_no_more_and_can_be_taken_back(
    workspace: Workspace, stored: ReportId, scope: Scope
) -> None:
    report = with_text(clean(), 2, "今年组织学法6次。")
    findings = check(report)
    workspace.proofing.ignore(stored, report, findings[0], scope)
    workspace.proofing.ignore(stored, report, findings[0], scope)
    (kept,) = workspace.proofing.ignored(stored)
    assert without_ignored(findings, report, [kept]) == findings[1:]
    workspace.proofing.take_back(kept)
    assert workspace.proofing.ignored(stored) == ()


def test_what_is_ignored_here_is_told_elsewhere() -> None:
    report = with_text(clean(), 2, "今年组织学法6次，工作有成效，今年再上台阶。")
    first, second = (one for one in check(report) if one.rule == "years.this_year")
    assert without_ignored([first, second], report, [ignored_as(report, first, Scope.HERE)]) == (
        second,
    )


def test_what_is_ignored_here_stays_so_while_other_places_change() -> None:
    report = with_text(clean(), 2, "今年组织学法6次。")
    kept = ignored_as(report, check(report)[0], Scope.HERE)
    longer = with_text(report, 2, "成立了领导小组。又一句话。今年组织学法6次。")
    assert [one.rule for one in without_ignored(check(longer), longer, [kept])] == [
        "years.this_year"
    ]
    elsewhere = with_text(report, 3, "严格执法。")
    assert without_ignored(check(elsewhere), elsewhere, [kept]) == ()


def test_always_holds_for_other_reports(
    workspace: Workspace, stored: ReportId, today: dt.date
) -> None:
    other = workspace.offices.add(
        replace(workspace.offices.get(OfficeId(1)).office, full_name="乙")
    )
    second = workspace.importing.store(clean(), other, 2024, today=today)
    report = with_text(clean(), 2, "今年组织学法6次。")
    workspace.proofing.ignore(stored, report, check(report)[0], Scope.ALWAYS)
    assert workspace.proofing.ignored(second) == workspace.proofing.always_ignored()


def test_a_gate_is_passed_with_a_note_that_is_kept(
    workspace: Workspace, stored: ReportId, today: dt.date
) -> None:
    closed = gate([finding(Severity.ERROR), finding(Severity.WARNING)])
    workspace.proofing.pass_gate(stored, closed, purpose="定稿", note=" 已核对 ", on=today)
    (passed,) = workspace.proofing.passed(stored)
    assert (passed.purpose, passed.note, passed.errors, passed.warnings) == ("定稿", "已核对", 1, 1)


def test_errors_are_not_passed_without_a_note(
    workspace: Workspace, stored: ReportId, today: dt.date
) -> None:
    closed = gate([finding(Severity.ERROR)])
    with pytest.raises(NoteMissingError, match="请写明继续的理由"):
        workspace.proofing.pass_gate(stored, closed, purpose="定稿", note=" ", on=today)


def test_an_open_gate_leaves_no_trace(
    workspace: Workspace, stored: ReportId, today: dt.date
) -> None:
    workspace.proofing.pass_gate(stored, Gate(), purpose="导出", note="", on=today)
    assert workspace.proofing.passed(stored) == ()


def test_the_context_of_a_stored_report_knows_its_office_and_last_years_report(
    workspace: Workspace, office: OfficeId, stored: ReportId, today: dt.date
) -> None:
    earlier = replace(clean(), year=2023)
    workspace.importing.store(earlier, office, 2023, today=today)
    context = workspace.proofing.context(workspace.reports.get(stored), today)
    assert context == Context(
        office=workspace.offices.get(office).office,
        last=workspace.reports.find(office, 2023).report,  # type: ignore[union-attr]
        today=today,
    )
