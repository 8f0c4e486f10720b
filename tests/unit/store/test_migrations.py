"""The diary: old files come up to today's schema, and a step that fails changes nothing."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from desktop.domain.errors import StoreError
from desktop.domain.report import ReportId, Status
from desktop.domain.searching import words_of
from desktop.store import Store
from desktop.store.migrations import STEPS, Step

OLD_FILES = Path(__file__).parents[2] / "data" / "old_files"


def _more(database: Database) -> None:
    database.execute("CREATE TABLE more (id INTEGER PRIMARY KEY)")


def _failing(database: Database) -> None:
    database.execute("UPDATE offices SET full_name = full_name || '！'")
    database.execute("INSERT INTO nowhere VALUES (1)")


def _wrong(database: Database) -> None:
    database.execute("DROP TABLE settings")
    raise ZeroDivisionError


def _orphaning(database: Database) -> None:
    database.execute("DELETE FROM reports")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(OLD_FILES / "v1.db", tmp_path / "年报.db"))


def _number(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


def _schema(path: Path) -> Iterator[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as raw:
        yield from raw.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


@pytest.mark.parametrize("file", sorted(OLD_FILES.glob("*.db")), ids=lambda file: file.name)
def test_a_frozen_file_bears_the_number_of_its_schema(file: Path) -> None:
    assert f"v{_number(file)}.db" == file.name


@pytest.mark.parametrize("name", [file.name for file in sorted(OLD_FILES.glob("*.db"))])
def test_an_old_file_opens_with_all_that_is_in_it(tmp_path: Path, name: str) -> None:
    with Store.open(Path(shutil.copy(OLD_FILES / name, tmp_path))) as store:
        record = store.report(ReportId(1))
        assert store.verify().ok
        assert store.years() == (2022, 2024)
        assert record.status is Status.SUBMITTED
        assert [len(record.report.sections), len(record.report.attachments)] == [4, 2]
        assert len(store.figures(record.id)) == 2


@pytest.mark.parametrize("name", [file.name for file in sorted(OLD_FILES.glob("*.db"))])
def test_an_upgraded_file_has_the_schema_of_a_fresh_one(tmp_path: Path, name: str) -> None:
    upgraded = Path(shutil.copy(OLD_FILES / name, tmp_path))
    Store.open(upgraded).close()
    Store.open(tmp_path / "fresh.db", create=True).close()
    assert list(_schema(upgraded)) == list(_schema(tmp_path / "fresh.db"))


@pytest.mark.parametrize("name", [file.name for file in sorted(OLD_FILES.glob("*.db"))])
def test_the_texts_of_an_old_file_are_found_and_its_reports_have_a_history(
    tmp_path: Path, name: str
) -> None:
    with Store.open(Path(shutil.copy(OLD_FILES / name, tmp_path))) as store:
        report = store.report(ReportId(1)).report
        word = next(section.heading for section in report.sections if section.heading)
        hits = store.search(words_of(word)).passages
        assert ReportId(1) in {hit.report for hit in hits}
        assert store.report_at(store.timeline(ReportId(1))[-1].id).year == report.year


def test_an_upgrade_tells_how_far_it_is(old: Path) -> None:
    told: list[tuple[int, int]] = []
    Store.open(old, progress=lambda done, every: told.append((done, every))).close()
    assert told == [(2, 2)]


def test_an_upgrade_copies_the_file_first(old: Path) -> None:
    with Store.open(old, steps=(*STEPS, _more)) as store:
        assert store.schema == len(STEPS) + 1
    copy = old.with_name("年报.v1.bak.db")
    assert _number(copy) == 1
    with Store.open(copy) as opened:
        assert opened.years() == (2022, 2024)


def test_an_upgraded_store_is_not_copied_again(old: Path) -> None:
    for _ in range(2):
        Store.open(old, steps=(*STEPS, _more)).close()
    assert [file.name for file in old.parent.glob("*.bak*")] == ["年报.v1.bak.db"]


@pytest.mark.parametrize(
    ("step", "error"),
    [(_failing, StoreError), (_orphaning, StoreError), (_wrong, ZeroDivisionError)],
    ids=["failing", "orphaning", "wrong"],
)
def test_a_failing_step_leaves_the_file_unchanged_and_the_copy_present(
    old: Path, step: Step, error: type[Exception]
) -> None:
    before = old.read_bytes()
    with pytest.raises(error):
        Store.open(old, steps=(*STEPS, _more, step))
    assert old.read_bytes() == before
    with Store.open(old.with_name("年报.v1.bak.db")) as copy:
        assert copy.years() == (2022, 2024)


def test_a_failing_step_names_the_copy(old: Path) -> None:
    with pytest.raises(StoreError, match=r"原文件没有改变，升级前的副本是“.*年报\.v1\.bak\.db”"):
        Store.open(old, steps=(*STEPS, _failing))


def test_a_store_works_on_after_a_failed_upgrade(old: Path) -> None:
    with pytest.raises(StoreError):
        Store.open(old, steps=(*STEPS, _failing))
    with Store.open(old) as store:
        assert not store.read_only
        assert store.verify().ok


def test_the_same_copy_is_not_kept_twice(old: Path) -> None:
    for _ in range(3):
        with pytest.raises(StoreError):
            Store.open(old, steps=(*STEPS, _failing))
    assert len(list(old.parent.glob("*.bak*"))) == 1


def test_an_earlier_copy_of_another_state_is_kept(old: Path) -> None:
    earlier = old.with_name("年报.v1.bak.db")
    earlier.write_bytes(b"earlier")
    Store.open(old, steps=(*STEPS, _more)).close()
    assert earlier.read_bytes() == b"earlier"
    assert old.with_name("年报.v1.bak2.db").exists()


def test_an_upgrade_without_a_copy_does_not_begin(old: Path) -> None:
    old.with_name("年报.v1.bak.db.part").mkdir()
    before = old.read_bytes()
    with pytest.raises(StoreError, match="要先复制一份，但没有写成"):
        Store.open(old, steps=(*STEPS, _more))
    assert old.read_bytes() == before


def test_an_old_file_that_cannot_be_written_is_not_opened_half(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(StoreError, match="要先升级才能打开"):
        Store.open(old, read_only=True, steps=(*STEPS, _more))
    assert old.read_bytes() == before
