from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.recognition import Kind
from desktop.services.workspace import Workspace
from desktop.ui.importing.reading import FileReader

Written = Callable[[int], Path]


@pytest.fixture
def reader(workspace: Workspace) -> FileReader:
    return FileReader(workspace.importing)


def test_files_are_read_in_the_order_they_were_given(
    reader: FileReader, written: Written, qtbot: QtBot
) -> None:
    seen: list[int] = []
    reader.read.connect(lambda number, _recognised: seen.append(number))
    with qtbot.waitSignal(reader.idle):
        for number, year in enumerate((2023, 2024, 2025)):
            reader.enqueue(number, written(year))
    assert seen == [0, 1, 2]


def test_file_that_cannot_be_read_stops_no_other(
    reader: FileReader, written: Written, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"nonsense")
    with qtbot.waitSignals([reader.failed, reader.read, reader.idle]):
        reader.enqueue(0, bad)
        reader.enqueue(1, written(2024))


def test_cancelled_reading_tells_nothing_more(
    reader: FileReader, written: Written, qtbot: QtBot
) -> None:
    reader.enqueue(0, written(2024))
    reader.cancel()
    assert not reader.busy
    with qtbot.assertNotEmitted(reader.read, wait=200):
        pass


def test_bug_in_reading_is_told_and_stops_no_other(
    reader: FileReader,
    written: Written,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    path = written(2024)
    good = workspace.importing.read_with_source(path)

    def read(path: Path, *, skip: frozenset[Kind]) -> object:
        if path.name == "虫.txt":
            raise KeyError(skip)
        return good

    monkeypatch.setattr(workspace.importing, "read_with_source", read)
    told: list[str] = []
    reader.failed.connect(lambda _number, sentence: told.append(sentence))
    with qtbot.captureExceptions() as bugs, qtbot.waitSignals([reader.read, reader.idle]):
        reader.enqueue(0, path.with_name("虫.txt"))
        reader.enqueue(1, path)
    assert "“虫.txt”读取时出了意外" in told[0]
    assert bugs[0][0] is KeyError
