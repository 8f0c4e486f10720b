"""Making, saving and moving on reports."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.changes import Changes
from desktop.domain.errors import ConflictError, NotFoundError
from desktop.domain.office import OfficeId
from desktop.domain.outline import REQUIRED_PARTS, Section
from desktop.domain.report import Status
from desktop.services.workspace import Workspace


def test_a_blank_report_has_required_parts_with_their_usual_headings(
    workspace: Workspace, office: OfficeId, today: dt.date
) -> None:
    record = workspace.reports.get(workspace.reports.new_blank(office, 2024, today=today))
    parts = [section.part for section in record.report.sections]
    assert parts == list(REQUIRED_PARTS)
    assert "2025" in record.report.sections[3].heading
    assert record.status is Status.DRAFT


def test_a_year_has_one_report(workspace: Workspace, office: OfficeId, today: dt.date) -> None:
    workspace.reports.new_blank(office, 2024, today=today)
    with pytest.raises(ConflictError, match="2024"):
        workspace.reports.new_blank(office, 2024, today=today)


def test_a_report_is_made_from_last_years(
    workspace: Workspace, office: OfficeId, today: dt.date
) -> None:
    workspace.reports.new_blank(office, 2023, today=today)
    key = workspace.reports.new_from_previous(office, 2024, today=today)
    assert "2024年度" in workspace.reports.get(key).report.title


def test_without_last_years_report_the_way_out_is_named(
    workspace: Workspace, office: OfficeId, today: dt.date
) -> None:
    with pytest.raises(NotFoundError, match=r"东岭区国动办2023年度.*空白"):
        workspace.reports.new_from_previous(office, 2024, today=today)


def test_a_saved_report_is_read_back(
    workspace: Workspace, office: OfficeId, today: dt.date
) -> None:
    key = workspace.reports.new_blank(office, 2024, today=today)
    before = workspace.reports.get(key).report
    after = replace(before, sections=(Section(0, paragraphs=("导语。",)), *before.sections))
    workspace.reports.save(key, before, after)
    assert workspace.reports.get(key).report == after


def test_listeners_hear_what_changed_and_from_whom(
    workspace: Workspace, office: OfficeId, today: dt.date
) -> None:
    heard: list[tuple[Changes, object]] = []

    def listen(changes: Changes, origin: object) -> None:
        heard.append((changes, origin))

    workspace.listeners.subscribe(listen)
    key = workspace.reports.new_blank(office, 2024, today=today, origin="台账")
    workspace.listeners.unsubscribe(listen)
    workspace.reports.remove(key)
    assert heard == [(Changes(reports=frozenset({key})), "台账")]


def test_saving_nothing_tells_nobody(
    workspace: Workspace, office: OfficeId, today: dt.date
) -> None:
    key = workspace.reports.new_blank(office, 2024, today=today)
    report = workspace.reports.get(key).report
    heard: list[Changes] = []
    workspace.listeners.subscribe(lambda changes, _origin: heard.append(changes))
    workspace.reports.save(key, report, report)
    assert heard == []


def test_progress_counts_down_to_the_first_of_march(
    workspace: Workspace, office: OfficeId, today: dt.date
) -> None:
    key = workspace.reports.new_blank(office, 2024, today=today)
    workspace.reports.set_status(key, Status.SUBMITTED, on=today)
    progress = workspace.reports.progress(2024, today)
    assert (progress.submitted, progress.offices, progress.days_left) == (1, 1, 43)


def test_a_removed_report_is_gone(workspace: Workspace, office: OfficeId, today: dt.date) -> None:
    key = workspace.reports.new_blank(office, 2024, today=today)
    workspace.reports.remove(key)
    assert workspace.reports.find(office, 2024) is None
