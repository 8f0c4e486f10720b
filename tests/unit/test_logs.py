import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import logs

LOG = logging.getLogger("desktop.anything")


@pytest.fixture(autouse=True)
def _left_as_it_was() -> Iterator[None]:
    logger = logging.getLogger("desktop")
    handlers, level = list(logger.handlers), logger.level
    yield
    for handler in [each for each in logger.handlers if each not in handlers]:
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(level)


def written(folder: Path, older: str = "") -> str:
    return (folder / f"{logs.FILE_NAME}{older}").read_text(encoding="utf-8")


def first_line(text: str) -> int:
    return int(text.partition("line ")[2].split()[0])


def test_what_happened_is_in_the_file(tmp_path: Path) -> None:
    logs.configure(tmp_path / "new" / "logs")
    LOG.info("store opened, schema %d", 3)
    assert "INFO desktop.anything: store opened, schema 3" in written(tmp_path / "new" / "logs")


def test_text_of_a_report_is_masked(tmp_path: Path) -> None:
    logs.configure(tmp_path)
    LOG.warning("left over: %s", "内部资料，共 3 份")
    assert "left over: ? 3 ?" in written(tmp_path)


def test_a_traceback_tells_the_place_but_not_the_text(tmp_path: Path) -> None:
    logs.configure(tmp_path)
    try:
        int("行政执法案件")
    except ValueError:
        LOG.exception("figure not read")
    log = written(tmp_path)
    assert "test_logs.py" in log
    assert "ValueError" in log
    assert "执法" not in log


def test_details_for_debugging_are_not_kept(tmp_path: Path) -> None:
    logs.configure(tmp_path)
    LOG.debug("every key")
    assert written(tmp_path) == ""


def test_configuring_twice_moves_the_log(tmp_path: Path) -> None:
    logs.configure(tmp_path / "first")
    logs.configure(tmp_path / "second")
    LOG.info("once")
    assert written(tmp_path / "first") == ""
    assert written(tmp_path / "second").count("once") == 1


def fill(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs.TurningFile, "most", 200)
    logs.configure(folder)
    for number in range(40):
        LOG.info("line %d", number)


def test_a_long_log_is_turned_over_and_stays_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, monkeypatch)
    files = [written(tmp_path, older) for older in ("", ".1", ".2", ".3")]
    first = [first_line(text) for text in files]
    assert len(list(tmp_path.iterdir())) == 4
    assert "line 39" in files[0]
    assert all(len(text) < 300 for text in files)
    assert first == sorted(first, reverse=True)


def test_a_log_that_cannot_be_set_aside_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", held)
    fill(tmp_path, monkeypatch)
    assert "line 0" in written(tmp_path)
    assert "line 39" in written(tmp_path)


def test_a_folder_that_cannot_be_written_does_not_stop_the_program(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    logs.configure(tmp_path / "file" / "logs")
    LOG.info("nowhere")
    assert (tmp_path / "file").read_bytes() == b""
