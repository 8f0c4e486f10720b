from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from desktop.ui.importing.draft import Draft, Stage
from desktop.ui.importing.queue import ImportQueue

A, B, C = (Draft(Path(name)) for name in ("甲.txt", "乙.txt", "丙.txt"))


@pytest.mark.usefixtures("qapp")
def test_model_behaves_as_qt_wants_it() -> None:
    queue = ImportQueue()
    tester = QAbstractItemModelTester(queue, QAbstractItemModelTester.FailureReportingMode.Fatal)
    queue.add([A, B])
    queue.put(0, replace(A, stage=Stage.READY))
    queue.clear()
    assert tester.model() is queue


def test_file_given_twice_is_there_once() -> None:
    queue = ImportQueue()
    queue.add([A, B])
    queue.add([B, C])
    assert [draft.path.name for draft in queue] == ["甲.txt", "乙.txt", "丙.txt"]
    assert queue.row_of(B.path) == 1


def test_next_open_file_is_sought_behind_and_then_from_the_top() -> None:
    queue = ImportQueue()
    queue.add([A, B, C])
    queue.put(1, replace(B, stage=Stage.STORED))
    assert queue.next_open(0) == 2
    assert queue.next_open(2) == 0


def test_nothing_is_next_when_all_is_done() -> None:
    queue = ImportQueue()
    queue.add([A, B])
    queue.put(1, replace(B, stage=Stage.FAILED))
    assert queue.next_open(0) is None
