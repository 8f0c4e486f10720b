"""A program that is killed at any moment loses nothing that it had saved.

`NIANBAO_KILLS=1000 pytest -s tests/end2end/test_kill.py` kills it a thousand times and says what
came of it.
"""

import contextlib
import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store import Store

KILLS = int(os.environ.get("NIANBAO_KILLS", "50"))
LOOKED_AT = 15  # the latest revisions, each of which must lead back by one save
SAVES = 60  # the most that is saved before a kill
PAUSE = 0.004  # s, about the time of a few saves

# Saves a report that grows by a paragraph each time, and says so only after the commit; it
# begins anew before it grows so long that a save takes its time.
WRITER = """
import dataclasses, datetime as dt, sys
from pathlib import Path
from desktop.domain.office import Office
from desktop.domain.outline import Section
from desktop.domain.report import Report, Status, Step
from desktop.store import Store

store = Store.open(Path(sys.argv[1]), create=True)
if store.read_only:
    raise SystemExit(store.read_only_reason)
with store.transaction():
    office = store.find_office("东岭区国防动员办公室")
    key = office.id if office else store.add_office(Office("东岭区国防动员办公室"))
    record = store.find_report(key, 2024)
    report = record.report if record else Report(year=2024, sections=(Section(1, "正文"),))
    step = Step(Status.DRAFT, dt.date(2025, 1, 3))
    number = record.id if record else store.add_report(key, report, step)
while True:
    (section,) = report.sections
    saved = int(report.title or 0) + 1
    longer = dataclasses.replace(section, paragraphs=(f"第{saved}段。" * 50,) * (saved % 20 + 1))
    after = dataclasses.replace(report, sections=(longer,), title=str(saved))
    store.operator = str(saved)  # so that each save is a revision of its own
    store.save_report(number, report, after)
    print(saved, flush=True)
    report = after
"""


@contextlib.contextmanager
def _writing(
    path: Path, root: Path, environment: dict[str, str]
) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


def _acknowledged_until_killed(process: subprocess.Popen[str], chance: random.Random) -> int:
    """Kill the writer at a moment that `chance` picks; returns the last save it told of."""
    assert process.stdout is not None
    last = 0
    for _ in range(chance.randrange(SAVES)):
        last = int(process.stdout.readline())
    killer = threading.Timer(chance.uniform(0, PAUSE), process.kill)
    killer.start()
    # What stood in the pipe when the end came was committed too; a number cut short was not.
    told = [last, *(int(line) for line in process.stdout if line.endswith("\n"))]
    killer.join()
    return told[-1]


def _kept(path: Path, *, read_only: bool) -> int:
    """Check the whole store, its index and its history; returns how many saves are in it."""
    with Store.open(path, read_only=read_only) as store:
        assert store.read_only is read_only
        assert store.verify().integrity == "ok"
        (entry,) = store.all_entries()
        report = store.report(entry.id).report
        latest = store.timeline(entry.id)[:LOOKED_AT]
        titles = [store.report_at(revision.id).title for revision in latest]
    saved = int(report.title or 0)
    (section,) = report.sections
    assert section.paragraphs == ((f"第{saved}段。" * 50,) * (saved % 20 + 1) if saved else ())
    assert titles == [str(saved - back) if saved > back else "" for back in range(len(titles))]
    assert len(titles) == min(LOOKED_AT, saved + 1)
    return saved


@pytest.mark.slow
def test_no_kill_loses_an_acknowledged_save(
    tmp_path: Path, root: Path, run_environment: dict[str, str]
) -> None:
    path = tmp_path / "年报.db"
    chance = random.Random(20240301)  # noqa: S311  # the same moments on every run, no secret
    saved = 0
    for _ in range(KILLS):
        with _writing(path, root, run_environment) as process:
            saved = max(saved, _acknowledged_until_killed(process, chance))
        if path.exists():
            kept = _kept(path, read_only=True)
            assert kept >= saved
            assert _kept(path, read_only=False) == kept
    print(f"{KILLS} kills, {saved} saves acknowledged, none lost")  # noqa: T201 - of `pytest -s`
    assert saved > KILLS


@pytest.mark.slow
def test_a_kill_while_the_store_is_made_leaves_a_store_or_none(
    tmp_path: Path, root: Path, run_environment: dict[str, str]
) -> None:
    chance = random.Random(7)  # noqa: S311  # as above
    for number in range(12):
        path = tmp_path / f"{number}.db"
        with _writing(path, root, run_environment) as process:
            seen = _lock_seen(path, process)
            threading.Event().wait(chance.uniform(0, 5 * PAUSE))
            process.kill()
        assert seen
        with Store.open(path, create=True) as store:
            assert not store.read_only
            assert store.verify().ok


def _lock_seen(path: Path, process: subprocess.Popen[str]) -> bool:
    """Wait until the writer is about to make the store."""
    lock = path.with_name(f"{path.name}.lock")
    while not lock.exists() and process.poll() is None:
        pass
    return lock.exists()
