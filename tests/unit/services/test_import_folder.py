"""A folder of reports: proposed, compared with the store and among each other, stored."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.office import FormerName, Office, OfficeId
from desktop.domain.report import Report, Status
from desktop.services.file_search import Sighted
from desktop.services.import_folder import (
    FolderService,
    Result,
    among_files,
    chosen,
    passed_over,
    proposed,
)
from desktop.services.import_rows import Choice, FileRow, Origin, Standing, State, digest
from desktop.services.workspace import Workspace

TEXT = """{office}{year}年度法治政府建设情况报告

一、主要举措和成效
{body}
二、存在的不足
力量不足。

{office}
{signed}
"""
EAST = "东岭区国防动员办公室"

Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(
        name: str, office: str = EAST, year: int = 2024, body: str = "办案3件。", day: int = 9
    ) -> Path:
        path = tmp_path / "来件" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        signed = f"{year + 1}年1月{day}日"
        text = TEXT.format(office=office, year=year, body=body, signed=signed)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def folder(workspace: Workspace) -> FolderService:
    return FolderService(workspace.importing, workspace.offices, workspace.reports)


@pytest.fixture
def row(folder: FolderService, workspace: Workspace, tmp_path: Path) -> Callable[[Path], FileRow]:
    def look(path: Path) -> FileRow:
        read = folder.inspect(Sighted(path, tmp_path / "来件"))
        return proposed(read, workspace.offices.search(""))

    return look


@pytest.fixture
def keep(folder: FolderService, workspace: Workspace, today: dt.date) -> Callable[..., object]:
    def store(row: FileRow, choice: Choice = Choice.STORE) -> object:
        return folder.store(row, choice, workspace.importing.read(row.path), today=today)

    return store


Row = Callable[[Path], FileRow]
Keep = Callable[..., object]


def test_office_and_year_are_read_from_the_content(row: Row, written: Written) -> None:
    found = row(written("a.txt"))
    assert (found.office, found.office_from) == (EAST, Origin.CONTENT)
    assert (found.year, found.year_from) == (2024, Origin.CONTENT)


@pytest.mark.parametrize(
    ("place", "origin"),
    [("{}2021年.txt", Origin.FILE_NAME), ("2021/{}/报告.txt", Origin.FOLDER_NAME)],
)
def test_names_of_file_and_folders_help_where_the_text_says_nothing(
    place: str, origin: Origin, row: Row, tmp_path: Path
) -> None:
    path = tmp_path / "来件" / place.format(EAST)
    path.parent.mkdir(parents=True)
    path.write_text("各项工作有序推进。\n", encoding="utf-8")
    found = row(path)
    assert (found.office, found.office_from) == (EAST, origin)
    assert (found.year, found.year_from) == (2021, origin)


def test_short_name_of_a_known_office_is_enough(row: Row, office: OfficeId, tmp_path: Path) -> None:
    assert office
    path = tmp_path / "来件" / "（报送）东岭区国动办2022.txt"
    path.parent.mkdir()
    path.write_text("各项工作有序推进。\n", encoding="utf-8")
    assert row(path).office == EAST


def test_names_above_the_folder_that_was_asked_for_say_nothing(row: Row, tmp_path: Path) -> None:
    path = tmp_path / "来件" / "报告.txt"
    path.parent.mkdir()
    path.write_text("各项工作有序推进。\n", encoding="utf-8")
    found = row(path)
    assert (found.office, found.year) == ("", 0)


def test_file_that_cannot_be_read_says_why(folder: FolderService, row: Row, tmp_path: Path) -> None:
    path = tmp_path / "坏.docx"
    path.write_bytes(b"nonsense")
    found = row(path)
    standing = folder.compared(found)
    assert standing.state is State.UNREADABLE
    assert "坏.docx" in standing.sentence
    assert passed_over(found, standing).result is Result.FAILED


def test_report_of_an_office_not_yet_known_is_new(
    folder: FolderService, row: Row, written: Written
) -> None:
    standing = folder.compared(row(written("a.txt")))
    assert (standing.state, standing.choices[0]) == (State.NEW, Choice.STORE)
    assert "一并新建" in standing.sentence


def test_file_without_a_year_is_to_be_completed(folder: FolderService) -> None:
    bare = FileRow(Path("a.txt"), Path("a.txt"), office=EAST)
    assert folder.compared(bare).state is State.INCOMPLETE
    assert folder.compared(bare.with_year(2024)).state is State.NEW


def test_stored_report_of_equal_content_is_the_same(
    folder: FolderService, row: Row, written: Written, keep: Keep
) -> None:
    found = row(written("a.txt"))
    keep(found)
    standing = folder.compared(found)
    assert (standing.state, standing.choice(found)) == (State.SAME, Choice.KEEP)


@pytest.mark.parametrize(("day", "state"), [(20, State.NEWER), (2, State.OLDER)])
def test_day_of_signature_tells_which_is_newer(
    day: int, state: State, *, folder: FolderService, row: Row, written: Written, keep: Keep
) -> None:
    keep(row(written("a.txt")))
    standing = folder.compared(row(written("b.txt", day=day)))
    assert (standing.state, standing.choices[0]) == (state, Choice.KEEP)
    assert "按成文日期" in standing.sentence


@pytest.mark.parametrize(("days", "state"), [(2, State.NEWER), (-2, State.OLDER), (0, State.OTHER)])
def test_time_of_the_file_tells_where_the_days_are_equal(
    days: int,
    state: State,
    *,
    folder: FolderService,
    row: Row,
    written: Written,
    keep: Keep,
    workspace: Workspace,
) -> None:
    first = row(written("a.txt"))
    keep(first)
    office = workspace.offices.find(EAST)
    stored = workspace.reports.find(office.id, 2024) if office else None
    assert stored is not None
    other = written("b.txt", body="办案4件。")
    at = (stored.updated + dt.timedelta(days=days)).timestamp()
    os.utime(other, (at, at))
    standing = folder.compared(row(other))
    assert standing.state is state
    assert ("按文件时间" in standing.sentence) is (days != 0)


def test_final_report_is_protected_and_says_so(
    folder: FolderService,
    row: Row,
    written: Written,
    keep: Keep,
    workspace: Workspace,
) -> None:
    keep(row(written("a.txt")))
    (entry,) = workspace.reports.all_entries()
    workspace.reports.set_status(entry.id, Status.FINAL, on=dt.date(2025, 1, 17))
    standing = folder.compared(row(written("b.txt", day=20)))
    assert Choice.REPLACE not in standing.choices
    assert "受保护" in standing.sentence


def test_chosen_replacement_goes_into_the_report_that_is_there(
    row: Row, written: Written, keep: Keep, workspace: Workspace
) -> None:
    keep(row(written("a.txt")))
    keep(row(written("b.txt", body="办案4件。")), Choice.REPLACE)
    (entry,) = workspace.reports.all_entries()
    assert "4件" in workspace.reports.get(entry.id).report.sections[0].text


def test_text_that_was_replaced_is_kept_in_the_history(
    row: Row, written: Written, keep: Keep, workspace: Workspace
) -> None:
    keep(row(written("a.txt")))
    keep(row(written("b.txt", body="办案4件。")), Choice.REPLACE)
    (entry,) = workspace.reports.all_entries()
    kept = [
        workspace.history.report_at(revision.id).sections[0].text
        for revision in workspace.history.timeline(entry.id)
    ]
    assert any("3件" in text for text in kept)


def test_conflict_at_storing_is_told_and_nothing_is_changed(
    folder: FolderService, row: Row, written: Written, keep: Keep, workspace: Workspace
) -> None:
    keep(row(written("a.txt")))
    outcome = folder.store(
        row(written("b.txt", body="办案4件。")),
        Choice.STORE,
        workspace.importing.read(written("b.txt", body="办案4件。")),
        today=dt.date(2025, 1, 17),
    )
    assert outcome.result is Result.FAILED
    assert "原有报告未改动" in outcome.reason


def judged(folder: FolderService, rows: list[FileRow]) -> tuple[Standing, ...]:
    return among_files(rows, [folder.compared(each) for each in rows])


def test_two_files_of_one_office_and_year_wait_for_a_choice(
    folder: FolderService, row: Row, written: Written
) -> None:
    rows = [row(written("a.txt")), row(written("b.txt", body="办案4件。"))]
    standings = judged(folder, rows)
    assert [standing.state for standing in standings] == [State.TWIN] * 2
    assert standings[0].choice(rows[0]) is Choice.SKIP
    first = chosen(rows, standings, 0, Choice.STORE)
    second = chosen(first, standings, 1, Choice.STORE)
    assert [each.choice for each in second] == [Choice.SKIP, Choice.STORE]


def test_one_report_in_two_formats_is_stored_once(
    folder: FolderService, row: Row, written: Written
) -> None:
    rows = [row(written("a.txt")), row(written("乙/a.txt"))]
    states = [standing.state for standing in judged(folder, rows)]
    assert states == [State.NEW, State.DOUBLE]


def test_former_name_is_the_same_office(
    folder: FolderService, row: Row, written: Written, workspace: Workspace
) -> None:
    former = (FormerName("东岭区民防办公室", "", 2022),)
    workspace.offices.add(Office(EAST, former_names=former))
    rows = [row(written("a.txt")), row(written("b.txt", office="东岭区民防办公室"))]
    assert {standing.state for standing in judged(folder, rows)} == {State.TWIN}


def test_superior_of_a_new_office_is_the_same_body_of_the_region_above(
    row: Row, written: Written, keep: Keep, workspace: Workspace
) -> None:
    city = workspace.offices.add(Office("临海市国防动员办公室"))
    keep(row(written("a.txt", office="临海市青山区国防动员办公室")))
    found = workspace.offices.find("临海市青山区国防动员办公室")
    assert found is not None
    assert found.office.superior == city


def test_office_of_another_body_is_no_superior(
    row: Row, written: Written, keep: Keep, workspace: Workspace
) -> None:
    workspace.offices.add(Office("临海市国防动员办公室"))
    keep(row(written("a.txt", office="临海市青山区司法局")))
    found = workspace.offices.find("临海市青山区司法局")
    assert found is not None
    assert found.office.superior is None


def test_office_and_year_of_a_report_do_not_count_as_its_content() -> None:
    assert digest(Report(office="甲局", year=2023)) == digest(Report(office="乙局", year=2024))
    assert digest(Report(title="甲")) != digest(Report(title="乙"))


def test_other_office_makes_the_choice_void() -> None:
    row = FileRow(Path("a.txt"), Path("a.txt"), office="甲局", choice=Choice.REPLACE)
    changed = row.with_office("乙局")
    assert (changed.choice, changed.office_from) == (None, Origin.CLERK)
    assert row.with_office("甲局") is row
