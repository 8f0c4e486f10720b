"""A damaged store is found out, kept as it is, and saved as far as it can be read."""

import datetime as dt
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.errors import StoreError
from desktop.domain.office import Office, OfficeId
from desktop.domain.outline import Section
from desktop.domain.report import Report, Status, Step
from desktop.store import Store
from desktop.store.rescue import check_file, rescue

PAGE = 4096
NOON = dt.datetime(2025, 1, 17, 12, tzinfo=dt.UTC)
DRAFT = Step(Status.DRAFT, dt.date(2025, 1, 3))
YEARS = range(2005, 2025)


def _report(year: int) -> Report:
    sections = tuple(
        Section(1, f"第{number}项", paragraphs=(f"{year}{number}" * 60,)) for number in range(12)
    )
    return Report(year=year, title=f"{year}年报", addressee="区政府", sections=sections)


@pytest.fixture
def full(path: Path) -> Path:
    """Give a closed store with twenty reports."""
    with Store.open(path, create=True) as store:
        office = store.add_office(Office("东岭区国防动员办公室"))
        for year in YEARS:
            store.add_report(office, _report(year), DRAFT)
    return path


def _pages(path: Path, table: str) -> list[int]:
    """Tell the leaves of a table's tree, in order."""
    with closing(sqlite3.connect(path)) as raw:
        root = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
        number = int(root.fetchone()[0])
    content = path.read_bytes()
    page = content[(number - 1) * PAGE : number * PAGE]
    if page[0] == 13:  # a leaf itself
        return [number]
    cells = [int.from_bytes(page[12 + 2 * n : 14 + 2 * n], "big") for n in range(page[4])]
    return [int.from_bytes(page[cell : cell + 4], "big") for cell in cells]


def _spoil(path: Path, *pages: int) -> bytes:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[(page - 1) * PAGE : page * PAGE] = b"\xff" * PAGE
    path.write_bytes(content)
    return bytes(content)


def test_a_sound_store_is_sound(full: Path) -> None:
    assert check_file(full) == "ok"


def test_a_store_that_is_in_use_is_checked_beside_the_work(full: Path) -> None:
    with Store.open(full) as store:
        store.set_setting("window", "大")
        assert check_file(full) == "ok"


def test_damage_is_found(full: Path) -> None:
    _spoil(full, _pages(full, "sections")[3])
    assert check_file(full) != "ok"


def test_what_is_no_database_is_damage_too(path: Path) -> None:
    path.write_bytes(b"\xff" * 9000)
    assert check_file(path) == "file is not a database"


def test_the_damaged_file_is_kept_as_it_was(full: Path) -> None:
    spoilt = _spoil(full, _pages(full, "sections")[3])
    rescued = rescue(full, NOON)
    assert rescued.aside.name == "年报 100%.损坏-20250117-120000.db"
    assert rescued.aside.read_bytes() == spoilt


def test_an_earlier_damaged_file_is_not_overwritten(full: Path) -> None:
    first = rescue(full, NOON).aside
    second = rescue(full, NOON).aside
    assert first != second
    assert first.exists()


def test_a_sound_store_is_saved_whole_with_its_history(full: Path) -> None:
    with Store.open(full) as store:
        before = store.report(store.all_entries().__next__().id)
        timeline = store.timeline(before.id)
    rescued = rescue(full, NOON)
    assert (rescued.reports, rescued.lost) == (len(YEARS), ())
    with Store.open(full) as store:
        assert store.report(before.id) == before
        assert store.timeline(before.id) == timeline
        assert store.verify().ok


def test_all_but_the_lost_sections_is_saved_and_what_is_lost_is_told(full: Path) -> None:
    _spoil(full, _pages(full, "sections")[3])
    rescued = rescue(full, NOON)
    assert rescued.reports == len(YEARS)
    missing = [line for line in rescued.lost if "缺少" in line]
    assert 1 <= len(missing) <= 3
    with Store.open(full) as store:
        assert store.verify().ok
        kept = [store.report(entry.id).report for entry in store.all_entries()]
        whole = [report for report in kept if report == _report(report.year)]
        assert len(whole) == len(YEARS) - len(missing)
        assert len(store.search(("第7项",), limit=99).passages) >= len(whole)


def test_a_report_whose_header_is_lost_keeps_text_office_year_and_title(full: Path) -> None:
    _spoil(full, *_pages(full, "reports"))
    rescued = rescue(full, NOON)
    assert any("只剩标题和正文" in line for line in rescued.lost)
    with Store.open(full) as store:
        assert store.years() == tuple(YEARS)
        record = store.find_report(OfficeId(1), 2010)
        assert record is not None
        assert record.report.sections == _report(2010).sections
        assert record.report.title == "2010年报"
        assert store.verify().ok


def test_reports_of_a_lost_office_are_filed_under_another(full: Path) -> None:
    _spoil(full, *_pages(full, "offices"))
    rescued = rescue(full, NOON)
    assert any("请改成它的名称" in line for line in rescued.lost)
    with Store.open(full) as store:
        assert store.office(OfficeId(1)).office.full_name == "抢救出的单位 1"
        assert store.verify().ok


def test_a_file_of_which_nothing_can_be_read_is_left_alone(full: Path) -> None:
    spoilt = _spoil(full, 1)
    with pytest.raises(StoreError, match="请用最近的备份恢复"):
        rescue(full, NOON)
    assert full.read_bytes() == spoilt


def test_a_store_that_is_in_use_is_not_touched(full: Path) -> None:
    with Store.open(full), pytest.raises(StoreError, match="请关闭那一个再试"):
        rescue(full, NOON)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_damaged_the_outcome_is_a_sound_store_or_a_sentence(
    full: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same damage on every run
    number = full.stat().st_size // PAGE
    spoilt = _spoil(full, *(chance.randrange(2, number + 1) for _ in range(4)))
    try:
        rescue(full, NOON)
    except StoreError:
        assert full.read_bytes() == spoilt
        return
    with Store.open(full) as store:
        assert store.verify().ok
        for entry in store.all_entries():
            for revision in store.timeline(entry.id):
                store.report_at(revision.id)
