"""Files from outside: where they belong, and storing them."""

import datetime as dt
from pathlib import Path

import pytest

from desktop.domain.errors import ConflictError, ReportError
from desktop.domain.office import Level, OfficeId
from desktop.domain.report import Status
from desktop.services.workspace import Workspace

TEXT = """东岭区国防动员办公室文件

东国动〔2025〕3号

东岭区国防动员办公室关于2024年度法治政府建设情况的报告

区委、区政府：

2024年，我办认真学习贯彻习近平法治思想，各项工作取得新成效。

一、主要举措和成效

（一）加强学习。组织学习4次。

二、存在的不足和原因

一是力量不足。

三、主要负责人履行第一责任人职责情况

坚持亲自部署。

四、2025年度主要安排

（一）深化学习。继续学习。

东岭区国防动员办公室
2025年1月9日
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_known_office_and_year_are_proposed(
    workspace: Workspace, office: OfficeId, file: Path
) -> None:
    proposal = workspace.importing.propose(workspace.importing.read(file), file)
    assert proposal.office is not None
    assert (proposal.office.id, proposal.year, proposal.existing) == (office, 2024, None)


def test_an_unknown_office_is_proposed_with_what_the_report_says_of_it(
    workspace: Workspace, file: Path
) -> None:
    found = workspace.importing.new_office_for(workspace.importing.read(file).report)
    assert (found.doc_code, found.level, found.mark) == ("东国动", Level.COUNTY, "")


def test_a_stored_report_is_not_overwritten_unasked(
    workspace: Workspace, office: OfficeId, file: Path, today: dt.date
) -> None:
    report = workspace.importing.read(file).report
    key = workspace.importing.store(report, office, 2024, today=today)
    with pytest.raises(ConflictError, match="原有报告未改动"):
        workspace.importing.store(report, office, 2024, today=today)
    again = workspace.importing.store(report, office, 2024, replace_existing=True, today=today)
    assert again == key


def test_the_year_is_taken_from_the_file_name_where_the_text_has_none(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "东岭区2023年报告.txt"
    path.write_text("各项工作有序推进。\n", encoding="utf-8")
    assert workspace.importing.propose(workspace.importing.read(path), path).year == 2023


def test_a_file_is_stored_with_the_office_it_names(
    workspace: Workspace, file: Path, today: dt.date
) -> None:
    recognised = workspace.importing.read(file)
    key = workspace.importing.store_file(file, recognised, today=today)
    record = workspace.reports.get(key)
    assert workspace.offices.get(record.office_id).office.full_name == "东岭区国防动员办公室"
    assert record.report.doc_number == "东国动〔2025〕3号"


def test_a_file_without_an_office_is_not_stored_and_says_what_to_do(
    workspace: Workspace, tmp_path: Path, today: dt.date
) -> None:
    path = tmp_path / "草稿.txt"
    path.write_text("各项工作有序推进。\n", encoding="utf-8")
    with pytest.raises(ReportError, match=r"草稿.txt.*--office"):
        workspace.importing.store_file(path, workspace.importing.read(path), today=today)
    assert workspace.is_empty()


def test_a_report_handed_in_is_not_replaced(
    workspace: Workspace, office: OfficeId, file: Path, today: dt.date
) -> None:
    report = workspace.importing.read(file).report
    key = workspace.importing.store(report, office, 2024, today=today)
    workspace.reports.set_status(key, Status.SUBMITTED, on=today)
    with pytest.raises(ConflictError, match="退回起草"):
        workspace.importing.store(report, office, 2024, replace_existing=True, today=today)


def test_names_of_attachments_that_begin_with_a_year_are_parted(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "报告.txt"
    text = TEXT.replace(
        "\n东岭区国防动员办公室\n2025",
        "\n附件：1.2024年执法统计表\n2.2024年清单\n\n东岭区国防动员办公室\n2025",
    )
    path.write_text(text, encoding="utf-8")
    found = workspace.importing.read(path).report.attachments
    assert [attachment.title for attachment in found] == ["2024年执法统计表", "2024年清单"]
