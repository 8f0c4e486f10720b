"""A power cut: the last writes of file and log are cut short, lost, or come in another order.

What a disk may do to writes that were never confirmed is done to copies of both files. A write
that was confirmed (the log up to the last commit, since every commit is forced to the disk) is
left alone in one test and taken away in the other: then an earlier state must come back whole.
"""

import dataclasses
import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.office import Office
from desktop.domain.outline import Section
from desktop.domain.report import Report, ReportId, Status, Step
from desktop.store import Store

SAVES = 12
CUTS = 60
FRAME = 4096 + 24  # bytes of one page in the log, with its head
HEAD = 32


@pytest.fixture
def states(path: Path) -> Iterator[list[tuple[bytes, bytes, str]]]:
    """Give file, log and title after each of some saves, with the store still open."""
    with Store.open(path, create=True) as store:
        office = store.add_office(Office("东岭区国防动员办公室"))
        report = Report(year=2024, title="0", sections=(Section(1, "正文"),))
        key = store.add_report(office, report, Step(Status.DRAFT, dt.date(2025, 1, 3)))
        found = []
        for number in range(1, SAVES):
            section = Section(1, "正文", paragraphs=(f"第{number}次。" * 400,))
            after = dataclasses.replace(report, title=str(number), sections=(section,))
            store.save_report(key, report, after)
            report = after
            log = Path(f"{path}-wal").read_bytes()
            found.append((path.read_bytes(), log, report.title))
        yield found


def _title(folder: Path, file: bytes, log: bytes) -> str:
    """Open what is left after the cut; returns the title it has, all of it being sound."""
    path = folder / "cut.db"
    path.write_bytes(file)
    Path(f"{path}-wal").write_bytes(log)
    Path(f"{path}-shm").unlink(missing_ok=True)
    with Store.open(path) as store:
        assert store.verify().ok
        report = store.report(ReportId(1)).report
        for revision in store.timeline(ReportId(1)):
            store.report_at(revision.id)
    expected = (f"第{report.title}次。" * 400,) if report.title != "0" else ()
    assert report.sections[0].paragraphs == expected
    return report.title


def test_what_was_confirmed_is_there_whatever_comes_behind_it(
    tmp_path: Path, states: list[tuple[bytes, bytes, str]]
) -> None:
    chance = random.Random(1)  # noqa: S311 - the same cuts on every run
    for _ in range(CUTS):
        number = chance.randrange(len(states) - 1)
        file, log, title = states[number]
        later = states[number + 1][1][len(log) :]
        torn = bytearray(later[: chance.randrange(len(later))])
        for _hole in range(chance.randrange(3)):  # of a write only some sectors arrived
            place = chance.randrange(max(len(torn) - 512, 1))
            torn[place : place + 512] = bytes(min(512, len(torn) - place))
        assert _title(tmp_path, file, log + bytes(torn)) == title


def test_a_log_that_lost_its_end_gives_an_earlier_state_whole(
    tmp_path: Path, states: list[tuple[bytes, bytes, str]]
) -> None:
    chance = random.Random(2)  # noqa: S311 - as above
    file, log, last = states[-1]
    seen = set()
    for _ in range(CUTS):
        cut = log[: chance.randrange(_first_commit(log), len(log))]
        seen.add(int(_title(tmp_path, file, cut)))
    assert max(seen) < int(last)
    assert len(seen) > SAVES // 2


def test_writes_that_came_in_another_order_give_an_earlier_state_whole(
    tmp_path: Path, states: list[tuple[bytes, bytes, str]]
) -> None:
    chance = random.Random(3)  # noqa: S311 - as above
    file, log, _ = states[-1]
    first = (_first_commit(log) - HEAD) // FRAME
    frames = [log[HEAD + n * FRAME : HEAD + (n + 1) * FRAME] for n in range(_frames(log))]
    for _ in range(CUTS):
        place = chance.randrange(first, len(frames) - 1)
        other = chance.randrange(place + 1, len(frames))
        mixed = list(frames)
        mixed[place], mixed[other] = mixed[other], mixed[place]
        _title(tmp_path, file, log[:HEAD] + b"".join(mixed))


def _frames(log: bytes) -> int:
    return (len(log) - HEAD) // FRAME


def _first_commit(log: bytes) -> int:
    """Tell where the part of the log ends that has the report in it."""
    ends = [
        HEAD + (number + 1) * FRAME
        for number in range(_frames(log))
        if int.from_bytes(log[HEAD + number * FRAME + 4 : HEAD + number * FRAME + 8], "big")
    ]
    return ends[2]  # office, report, first save
