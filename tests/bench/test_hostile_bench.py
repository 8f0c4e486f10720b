"""A file made to hurt is read or refused within 5 s and 500 MB."""

import subprocess
import sys
import time
import tracemalloc
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.domain.errors import UnreadableFileError
from desktop.recognition import recognise
from tests.unit.recognition.hostile_files import FILES
from tests.unit.recognition.hostile_texts import LONGEST, TEXTS

MOST_SECONDS = 5.0
MOST_BYTES = 500 * 1024 * 1024
# A process of its own: what libraries written in C take is seen by the system only.
MEASURED = """
import resource, sys, time
from contextlib import suppress
from pathlib import Path
from desktop.domain.errors import UnreadableFileError
from desktop.recognition import recognise
begun = time.process_time()
with suppress(UnreadableFileError):
    recognise(Path(sys.argv[1]))
print(time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


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


@pytest.mark.skipif(sys.platform == "win32", reason="the system counts memory in another way")
@pytest.mark.parametrize("name", FILES)
def test_a_hundred_thousand_paragraphs_cost_seconds_and_little_memory(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    FILES[name](path)
    told = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True
    )
    seconds, taken = map(float, told.stdout.split())
    assert seconds < MOST_SECONDS
    assert taken < MOST_BYTES
