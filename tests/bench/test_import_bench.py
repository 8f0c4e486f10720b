"""A folder of a thousand files: memory stays flat, and the table costs little beside reading."""

import datetime as dt
import gc
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.file_search import files_below
from desktop.services.import_folder import FolderService, among_files, proposed
from desktop.services.import_rows import Choice, FileRow
from desktop.services.workspace import Workspace

FILES = 1000
FIRST = 200
MOST_A_ROW = 4 * 1024  # bytes kept of a file, whatever its length
MOST_GROWTH = 1024 * 1024  # bytes beside the rows, from the first files to the last
LEAST_READING = 3  # reading costs this many times what comparing does

TEXT = """{office}{year}年度法治政府建设情况报告

一、主要举措和成效
{body}
二、存在的不足
执法力量不足。

{office}
{next_year}年1月9日
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a thousand reports of fifty offices over twenty years, some 1,000 characters each."""
    folder = tmp_path_factory.mktemp("来件")
    for number in range(FILES):
        office, year = f"第{number % 50 + 1}区国防动员办公室", 2005 + number // 50
        body = "\n".join(
            f"（{sign}）严格执法。" + "全年办理案件3件。" * 20 for sign in "一二三四五"
        )
        text = TEXT.format(office=office, year=year, next_year=year + 1, body=body)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "台账.db") as opened:
        yield opened


def service_of(workspace: Workspace) -> FolderService:
    return FolderService(workspace.importing, workspace.offices, workspace.reports)


def test_memory_stays_flat_over_a_thousand_files(folder: Path, workspace: Workspace) -> None:
    service = service_of(workspace)
    rows: list[FileRow] = []
    taken = []
    tracemalloc.start()
    for sighted in files_below([folder], (".txt",)):
        rows.append(proposed(service.inspect(sighted), ()))
        if len(rows) in {FIRST, FILES}:
            gc.collect()
            taken.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    first, last = taken
    kept = (FILES - FIRST) * MOST_A_ROW
    assert last - first < kept


def test_storing_a_thousand_files_keeps_none_of_them(folder: Path, workspace: Workspace) -> None:
    service, today = service_of(workspace), dt.date(2026, 1, 17)
    taken = []
    tracemalloc.start()
    for number, sighted in enumerate(files_below([folder], (".txt",)), 1):
        row = service.inspect(sighted)
        service.store(row, Choice.STORE, workspace.importing.read(row.path), today=today)
        if number in {FIRST, FILES}:
            gc.collect()
            taken.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert taken[1] - taken[0] < MOST_GROWTH


def test_comparing_costs_little_beside_reading(folder: Path, workspace: Workspace) -> None:
    service = service_of(workspace)
    found = list(files_below([folder], (".txt",)))
    begin = time.perf_counter()
    rows = [service.inspect(sighted) for sighted in found]
    read = time.perf_counter()
    standings = [service.compared(row) for row in rows]
    assert len(among_files(rows, standings)) == FILES
    end = time.perf_counter()
    assert read - begin > LEAST_READING * (end - read)
