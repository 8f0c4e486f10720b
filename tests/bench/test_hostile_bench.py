"""A text made to hurt is read or refused within 5 s and 500 MB."""

import time
import tracemalloc
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.domain.errors import UnreadableFileError
from desktop.recognition import recognise
from tests.unit.recognition.hostile_texts import LONGEST, TEXTS

MOST_SECONDS = 5.0
MOST_BYTES = 500 * 1024 * 1024


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_costs_seconds_at_most(name: str, tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(TEXTS[name][:LONGEST], encoding="utf-8")
    begun = time.process_time()
    with suppress(UnreadableFileError):
        recognise(path)
    assert time.process_time() - begun < MOST_SECONDS


def test_a_hostile_text_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(TEXTS["one line"][:LONGEST], encoding="utf-8")
    tracemalloc.start()
    with suppress(UnreadableFileError):
        recognise(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < MOST_BYTES
