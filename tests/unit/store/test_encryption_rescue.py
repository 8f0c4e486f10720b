"""A damaged encrypted store is found out and saved as far as it can be read, still encrypted."""

import datetime as dt
from pathlib import Path

import pytest

from desktop.domain.errors import WrongPasswordError
from desktop.domain.office import Office
from desktop.domain.outline import Section
from desktop.domain.report import Report, Status, Step
from desktop.store import Store
from desktop.store.engine import can_encrypt
from desktop.store.key import Key
from desktop.store.rescue import check_file, rescue

pytestmark = pytest.mark.skipif(not can_encrypt(), reason="sqlcipher3 is not installed")

KEY = Key(b"\x01" * 32, b"NBK1" + b"\x02" * 12)
NOON = dt.datetime(2025, 1, 17, 12)  # noqa: DTZ001 - local
YEARS = range(2005, 2025)
PAGE = 4096


@pytest.fixture
def full(path: Path) -> Path:
    """Give a closed store with twenty reports."""
    with Store.open(path, create=True, key=KEY) as store:
        office = store.add_office(Office("东岭区国防动员办公室"))
        for year in YEARS:
            text = tuple(Section(1, f"第{n}项", paragraphs=("依法行政。" * 40,)) for n in range(8))
            report = Report(year=year, title=f"{year}年报告", sections=text)
            store.add_report(office, report, Step(Status.DRAFT, dt.date(2025, 1, 3)))
    return path


def _spoil(path: Path, share: float) -> None:
    """Spoil a page that lies this far into the file."""
    content = bytearray(path.read_bytes())
    place = int(len(content) // PAGE * share) * PAGE
    content[place + 100] ^= 1
    path.write_bytes(content)


def test_a_sound_store_is_sound_to_whoever_has_its_key(full: Path) -> None:
    assert check_file(full, KEY) == "ok"


def test_one_changed_bit_is_found(full: Path) -> None:
    _spoil(full, 0.5)
    assert check_file(full, KEY) != "ok"


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9])
def test_what_can_be_read_is_saved_and_encrypted(full: Path, share: float) -> None:
    _spoil(full, share)
    rescued = rescue(full, NOON, KEY)
    assert full.read_bytes()[:16] == KEY.salt
    with Store.open(full, key=KEY) as store:
        assert store.verify().ok
        reports = [store.report(entry.id).report for entry in store.all_entries()]
    assert rescued.reports == len(reports) >= len(YEARS)
    assert sum(len(each.sections) for each in reports) >= 8 * len(YEARS) - 16


def test_a_damaged_store_is_left_alone_without_its_key(full: Path) -> None:
    _spoil(full, 0.5)
    before = full.read_bytes()
    with pytest.raises(WrongPasswordError):
        rescue(full, NOON, Key(b"\x01" * 32, b"NBK1" + b"\x05" * 12))
    assert full.read_bytes() == before
