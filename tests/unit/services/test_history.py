"""History as a use case: views are told, imports keep what they replace."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from desktop.domain.changes import Changes
from desktop.domain.errors import ConflictError
from desktop.domain.figure import Figure
from desktop.domain.office import Office, OfficeId
from desktop.domain.report import Report, ReportId, Status
from desktop.domain.revision import RevisionKind, TrashKind
from desktop.services.workspace import Workspace

TODAY = dt.date(2025, 1, 17)


@pytest.fixture
def report() -> Report:
    return Report(year=2024, office="东岭区国防动员办公室", title="旧题")


@pytest.fixture
def key(workspace: Workspace, office: OfficeId, report: Report) -> ReportId:
    workspace.operator = "李明"
    return workspace.reports.add(office, report, today=TODAY)


@pytest.fixture
def told(workspace: Workspace) -> Callable[[], list[Changes]]:
    found: list[Changes] = []
    workspace.listeners.subscribe(lambda changes, _origin: found.append(changes))
    return lambda: found


def test_a_revision_is_compared_named_and_brought_back(
    workspace: Workspace, key: ReportId, report: Report, told: Callable[[], list[Changes]]
) -> None:
    workspace.reports.save(key, report, dataclasses.replace(report, title="新题"))
    newest, first = workspace.history.timeline(key)
    assert (newest.operator, workspace.operator) == ("李明", "李明")
    assert workspace.history.report_at(first.id) == report
    assert workspace.history.figures_at(first.id) == ()
    workspace.history.name(first.id, "送审稿")
    workspace.history.restore(first.id)
    latest, _, named = workspace.history.timeline(key)
    assert (latest.kind, latest.reason) == (RevisionKind.RESTORED, "全文和数据恢复到送审稿")
    assert named.name == "送审稿"
    assert workspace.reports.get(key).report == report
    changed = frozenset({key})
    assert told()[1:] == [Changes(reports=changed, figures=changed)] * 2


def test_what_was_removed_comes_back_and_views_are_told(
    workspace: Workspace, office: OfficeId, key: ReportId, told: Callable[[], list[Changes]]
) -> None:
    workspace.reports.remove(key)
    (entry,) = workspace.history.trash()
    assert workspace.history.report_in_trash(entry.id).title == "旧题"
    workspace.history.undelete(entry.id)
    changed = frozenset({key})
    assert told()[-1] == Changes(frozenset({office}), changed, changed)


def test_an_office_comes_back(workspace: Workspace, told: Callable[[], list[Changes]]) -> None:
    other = workspace.offices.add(Office("西川县国防动员办公室"))
    workspace.offices.remove(other)
    brought = workspace.history.undelete(workspace.history.trash()[0].id)
    assert brought.kind is TrashKind.OFFICE
    assert told()[-1] == Changes(offices=frozenset({other}))


def test_an_emptied_bin_stays_empty(workspace: Workspace, key: ReportId) -> None:
    workspace.reports.remove(key)
    workspace.history.empty_trash()
    assert workspace.history.trash() == ()


def test_a_file_that_replaces_a_report_leaves_the_former_text_in_its_history(
    workspace: Workspace, office: OfficeId, key: ReportId, report: Report
) -> None:
    workspace.figures.save(key, [Figure("enf.case_total", None)])
    fresh = dataclasses.replace(report, title="导入的题")
    workspace.importing.store(fresh, office, 2024, replace_existing=True, today=TODAY)
    timeline = workspace.history.timeline(key)
    assert RevisionKind.IMPORTED in {each.kind for each in timeline}
    assert workspace.history.report_at(timeline[-1].id).title == "旧题"
    assert workspace.reports.get(key).report.title == "导入的题"


def test_a_final_report_is_unlocked_for_a_reason(
    workspace: Workspace, key: ReportId, report: Report
) -> None:
    workspace.reports.set_status(key, Status.FINAL, on=TODAY)
    with pytest.raises(ConflictError, match="请先写明理由"):
        workspace.reports.save(key, report, dataclasses.replace(report, title="改"))
    workspace.reports.unlock(key, "数据有误", on=TODAY, operator="王芳")
    workspace.reports.save(key, report, dataclasses.replace(report, title="改"))
    unlocked = workspace.history.timeline(key)[1]
    assert (unlocked.reason, unlocked.operator) == ("数据有误", "王芳")


def test_a_draft_needs_no_unlocking(workspace: Workspace, key: ReportId) -> None:
    workspace.reports.unlock(key, "数据有误", on=TODAY)
    assert len(workspace.history.timeline(key)) == 1
