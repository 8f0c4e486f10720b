"""Freeze a file of today's schema beside the older ones; run it once when a schema is released.

It is the first frozen file, brought up to date, with a history and something in the bin.
"""

import dataclasses
import shutil
import tempfile
from pathlib import Path

from desktop.domain.figure import Figure
from desktop.domain.office import Office
from desktop.domain.report import Status
from desktop.store import Store
from desktop.store.migrations import STEPS

OLD_FILES = Path(__file__).with_name("old_files")


def freeze() -> Path:
    """Write the file of today's schema; returns it."""
    target = OLD_FILES / f"v{len(STEPS)}.db"
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(OLD_FILES / "v1.db", folder))
        with Store.open(copy) as store:
            _use(store)
            store.copy_to(target)
    return target


def _use(store: Store) -> None:
    """Leave traces of a revision, a name, and a removed report and office."""
    store.operator = "李明"
    other = next(entry for entry in store.all_entries() if entry.status is Status.DRAFT)
    record = store.report(other.id)
    store.save_report(other.id, record.report, dataclasses.replace(record.report, title="新题"))
    store.name_revision(store.timeline(other.id)[0].id, "送审稿")
    store.save_figures(other.id, [Figure("rev.total", None)])
    office = store.add_office(Office("抽样县国防动员办公室"))
    added = store.add_report(office, dataclasses.replace(record.report, year=2020), record.steps[0])
    store.remove_report(added)
    store.remove_office(office)


if __name__ == "__main__":
    freeze()
