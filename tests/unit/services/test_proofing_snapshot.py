"""Proofreading of a stored report: figures follow the text, rules can be switched off."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.figure import Figure, FigureStatus
from desktop.domain.finding import Finding, Scope, Severity
from desktop.domain.outline import replaced
from desktop.domain.report import Report, ReportId, Status
from desktop.services.proofing_gate import gate
from desktop.services.proofing_heard import Unheard, heard
from desktop.services.proofing_repair import of_kind, repair, repairable, sure
from desktop.services.proofing_snapshot import Snapshot, SnapshotReader, check_stored, snapshot
from desktop.services.workspace import Workspace
from tests.unit.proofing.reports import BODY, clean

TODAY = dt.date(2025, 1, 17)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "nianbao.db") as opened:
        yield opened


def stored(workspace: Workspace, report: Report) -> ReportId:
    office = workspace.offices.add(workspace.importing.new_office_for(report))
    return workspace.reports.add(office, report, today=TODAY)


def rules_of(findings: tuple[Finding, ...]) -> set[str]:
    return {one.rule for one in findings}


def comma() -> Report:
    return clean(BODY.replace("贯彻习近平法治思想，", "贯彻习近平法治思想,"))


def test_a_stored_report_is_checked_with_what_the_store_knows(workspace: Workspace) -> None:
    key = stored(workspace, comma())
    found = check_stored(workspace, workspace.reports.get(key), SnapshotReader(), TODAY)
    assert "punctuation.halfwidth" in rules_of(found)


def test_a_family_or_a_rule_that_is_switched_off_is_not_heard_of(workspace: Workspace) -> None:
    key = stored(workspace, comma())
    record, reader = workspace.reports.get(key), SnapshotReader()
    for off in ("punctuation.halfwidth", "punctuation"):
        workspace.proofing.switch_off([off])
        assert "punctuation.halfwidth" not in rules_of(check_stored(workspace, record, reader))
    workspace.proofing.switch_off([])
    assert "punctuation.halfwidth" in rules_of(check_stored(workspace, record, reader))


def test_what_is_ignored_is_not_heard_of_until_it_is_taken_back(workspace: Workspace) -> None:
    report = comma()
    key = stored(workspace, report)
    (finding,) = (one for one in SnapshotReader().check(_shot(workspace, key)) if one.text == ",")
    workspace.proofing.ignore(key, report, finding, Scope.HERE)
    unheard = workspace.proofing.unheard(key)
    assert heard([finding], report, unheard) == ()
    workspace.proofing.take_back(unheard.ignored[0])
    assert heard([finding], report, workspace.proofing.unheard(key)) == (finding,)


def test_stored_figures_stand_where_their_words_have_gone(workspace: Workspace) -> None:
    report = clean()
    key = stored(workspace, report)
    place = report.sections[3].text.index("13件")
    figure = Figure(
        "enf.case_total",
        Decimal(13),
        status=FigureStatus.CONFIRMED,
        section=3,
        start=place,
        end=place + 3,
    )
    workspace.figures.save(key, [figure])
    longer = replace(report.sections[3], paragraphs=("新写的一句。" + report.sections[3].text,))
    now = replace(report, sections=replaced(report.sections, 3, longer))
    (moved,) = snapshot(workspace, workspace.reports.get(key), TODAY, now).figures()
    assert now.sections[3].text[moved.start : moved.end] == "13件"


def test_another_catalogue_is_read_with_from_then_on(workspace: Workspace) -> None:
    key = stored(workspace, clean())
    reader, given = SnapshotReader(), _shot(workspace, key)
    smaller = replace(given.catalogue, indicators=given.catalogue.indicators[:1])
    assert reader.check(given) == reader.check(replace(given, catalogue=smaller))


def test_a_passed_gate_is_logged_with_its_note(workspace: Workspace) -> None:
    key = stored(workspace, comma())
    left = gate(check_stored(workspace, workspace.reports.get(key), SnapshotReader()))
    workspace.proofing.pass_gate(key, left, purpose="定稿", note="印前改", on=TODAY)
    entry = list(workspace.audit.entries())[-1]
    assert (entry.event, entry.subject) == ("带问题放行", "临江市国防动员办公室 2024 年度")
    assert entry.detail.startswith("定稿，还有错误")
    assert entry.detail.endswith("：印前改")
    assert workspace.reports.get(key).status is Status.DRAFT


def test_hints_are_never_repaired_without_a_look() -> None:
    one = Finding("wording.x", Severity.HINT, 0, 0, 1, "甲", "。", "乙")
    grave = replace(one, severity=Severity.ERROR)
    assert sure([one, grave]) == (grave,)


def test_a_date_is_not_repaired_by_the_program() -> None:
    one = Finding("elements.x", Severity.ERROR, -2, 0, 4, "2025", "。", "2024", field="date")
    assert not repairable(one)
    assert of_kind(one, [one]) == ()


def test_repairing_all_of_a_kind_leaves_none_of_it(workspace: Workspace) -> None:
    report = clean(BODY.replace("，", ","))
    key = stored(workspace, report)
    found = SnapshotReader().check(_shot(workspace, key))
    first = next(one for one in found if one.rule == "punctuation.halfwidth")
    after = repair(report, of_kind(first, found))
    assert "," not in "".join(section.text for section in after.sections)


def test_nothing_is_kept_back_where_nothing_is_ignored() -> None:
    one = Finding("wording.x", Severity.HINT, 0, 0, 1, "甲", "。")
    assert heard([one], clean(), Unheard()) == (one,)


def _shot(workspace: Workspace, key: ReportId) -> Snapshot:
    return snapshot(workspace, workspace.reports.get(key), TODAY)
