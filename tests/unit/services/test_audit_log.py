"""The log of events: what the use cases write to it, and how it is handed over."""

import csv
import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.digests import sm3
from desktop.domain.audit import Entry, Event
from desktop.domain.errors import ConflictError
from desktop.domain.office import Office
from desktop.domain.outline import Section
from desktop.domain.report import Report, ReportId, Status
from desktop.services.audit_log import HEADS
from desktop.services.workspace import Workspace

_DAY = dt.date(2025, 1, 8)
_NAME = "云岭县国防动员办公室"
_REPORT = Report(office=_NAME, year=2024, title="报告", sections=(Section(0),))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give an empty store."""
    with Workspace.open(tmp_path / "store.db") as opened:
        yield opened


@pytest.fixture
def report(workspace: Workspace) -> ReportId:
    """Give a report, of which the log says nothing yet."""
    office = workspace.offices.add(Office(_NAME))
    return workspace.reports.add(office, _REPORT, today=_DAY)


def _last(workspace: Workspace) -> Entry:
    return list(workspace.audit.entries())[-1]


def test_a_status_is_logged_with_where_it_came_from(workspace: Workspace, report: ReportId) -> None:
    workspace.reports.set_status(report, Status.REVIEW, on=_DAY, operator="李明")
    last = _last(workspace)
    assert (last.event, last.subject) == (Event.STATUS, f"{_NAME} 2024 年度")
    assert last.detail == "起草 → 审核，2025-01-08，经办人李明"


def test_unlocking_is_logged_with_its_reason(workspace: Workspace, report: ReportId) -> None:
    workspace.reports.set_status(report, Status.FINAL, on=_DAY)
    workspace.reports.unlock(report, "数字有误", on=_DAY)
    assert (_last(workspace).event, "理由：数字有误" in _last(workspace).detail) == (
        Event.UNLOCKED,
        True,
    )


def test_what_did_not_happen_is_not_logged(workspace: Workspace, report: ReportId) -> None:
    workspace.reports.set_status(report, Status.FINAL, on=_DAY)
    before = _last(workspace)
    with pytest.raises(ConflictError):
        workspace.reports.set_status(report, Status.DRAFT, on=_DAY)
    assert _last(workspace) == before


def test_removing_and_bringing_back_are_logged(workspace: Workspace, report: ReportId) -> None:
    workspace.reports.remove(report)
    removed = _last(workspace)
    workspace.history.undelete(workspace.history.trash()[0].id)
    assert (removed.event, _last(workspace).event) == (Event.REMOVED, Event.UNDELETED)
    assert removed.subject == _last(workspace).subject == f"{_NAME} 2024 年度"


def test_emptying_the_bin_is_logged(workspace: Workspace, report: ReportId) -> None:
    workspace.reports.remove(report)
    workspace.history.empty_trash()
    assert _last(workspace).detail == "清空，彻底删除 1 项"


def test_restoring_a_revision_is_logged(workspace: Workspace, report: ReportId) -> None:
    workspace.reports.save(report, _REPORT, replace(_REPORT, title="另一个"))
    workspace.history.restore(workspace.history.timeline(report)[-1].id)
    assert _last(workspace).event == Event.RESTORED


def test_an_export_is_logged_with_name_and_digest(
    workspace: Workspace, report: ReportId, tmp_path: Path
) -> None:
    path = workspace.exporting.export_report(report, "txt", tmp_path / "a.txt")
    assert _last(workspace).event == Event.EXPORTED
    assert _last(workspace).detail == f"a.txt，SM3 {sm3(path.read_bytes())}"


def test_an_import_is_logged_with_the_file_it_came_from(
    workspace: Workspace, tmp_path: Path
) -> None:
    source = tmp_path / "来文.txt"
    source.write_text("正文", "utf-8")
    workspace.importing.store_under(_REPORT, _NAME, 2024, today=_DAY, source=source)
    assert _last(workspace).event == Event.IMPORTED
    assert _last(workspace).detail == f"来文.txt，SM3 {sm3(source.read_bytes())}"


def test_an_import_whose_file_is_gone_is_logged_all_the_same(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.importing.store_under(_REPORT, _NAME, 2024, today=_DAY, source=tmp_path / "优盘.docx")
    assert "已不在原处" in _last(workspace).detail


def test_a_store_that_is_only_read_logs_nothing(
    workspace: Workspace, report: ReportId, tmp_path: Path
) -> None:
    with Workspace.open(workspace.path, read_only=True) as reading:
        reading.exporting.export_report(report, "txt", tmp_path / "a.txt")
    assert list(workspace.audit.entries()) == []


def test_the_log_is_handed_over_as_a_workbook_whose_texts_stay_texts(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.audit.log(Event.EXPORTED, "=HYPERLINK(1)", "@SUM(1)")
    path = tmp_path / "日志.xlsx"
    workspace.audit.export(path, workspace.audit.entries(), today=_DAY)
    sheet = load_workbook(path)["操作日志"]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row}
    assert set(HEADS) <= set(cells)
    assert (cells["=HYPERLINK(1)"].data_type, cells["@SUM(1)"].quotePrefix) == ("s", True)


def test_the_log_is_handed_over_as_csv_without_formulas(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.audit.log(Event.EXPORTED, "=1+1", "第一行，第二行")
    path = tmp_path / "日志.csv"
    workspace.audit.export(path, workspace.audit.entries(), today=_DAY)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[0] == list(HEADS)
    assert rows[1][4:6] == ["'=1+1", "第一行，第二行"]


def test_handing_the_log_over_is_logged(workspace: Workspace, tmp_path: Path) -> None:
    workspace.audit.export(tmp_path / "日志.csv", workspace.audit.entries(), today=_DAY)
    assert _last(workspace).subject == "操作日志（0 条）"


def test_a_log_that_was_tampered_with_is_found(workspace: Workspace) -> None:
    workspace.audit.log(Event.EXPORTED, "甲", "")
    assert workspace.audit.complaint() == ""
    path = workspace.path
    workspace.close()
    with sqlite3.connect(path) as raw:
        raw.execute("DROP TRIGGER audit_no_update")
        raw.execute("UPDATE audit SET subject = '乙'")
    raw.close()
    with Workspace.open(path) as again:
        assert "第 1 条" in again.audit.complaint()
        assert not again.verify().ok


def test_forms_sent_out_and_taken_in_are_logged(
    workspace: Workspace, report: ReportId, tmp_path: Path
) -> None:
    office = workspace.offices.get(workspace.reports.get(report).office_id)
    path = tmp_path / "填报表.xlsx"
    workspace.collection.write(path, office, 2024)
    sent = _last(workspace)
    workspace.collection.store([workspace.collection.read(path)], today=_DAY)
    events = (sent.event, _last(workspace).event)
    assert (events, _last(workspace).subject) == (
        (Event.EXPORTED, Event.IMPORTED),
        f"{_NAME} 2024 年度填报表",
    )
