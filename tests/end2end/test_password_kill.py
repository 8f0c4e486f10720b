"""A program that is killed while it sets a password leaves a store that opens, and whole.

`NIANBAO_KILLS=1000 pytest -s tests/end2end/test_password_kill.py` kills it a thousand times.
"""

import contextlib
import os
import random
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from desktop.domain.errors import StoreError
from desktop.domain.office import Office
from desktop.store import Store
from desktop.store.engine import can_encrypt
from desktop.store.identity import is_encrypted
from desktop.store.key import Key

pytestmark = pytest.mark.skipif(not can_encrypt(), reason="sqlcipher3 is not installed")

KILLS = int(os.environ.get("NIANBAO_KILLS", "30"))
OFFICES = 300
KEYS = [None, *(Key(bytes([n]) * 32, b"NBK1" + bytes([n]) * 12) for n in (1, 2))]

# Changes the key for ever, and says so after each change; begins when it is told to.
CHANGER = """
import itertools, sys
from pathlib import Path
from desktop.store import Store
from desktop.store.identity import is_encrypted
from desktop.store.engine import salt_of
from desktop.store.key import Key

path = Path(sys.argv[1])
keys = [None, *(Key(bytes([n]) * 32, b"NBK1" + bytes([n]) * 12) for n in (1, 2))]
beginning = salt_of(path)
first = next((n for n, key in enumerate(keys) if key and key.salt == beginning), 0)
with Store.open(path, key=keys[first]) as store:
    print("open", flush=True)
    for number in itertools.count(first + 1):
        store.change_key(keys[number % 3])
        print(number, flush=True)
"""


def _kill(path: Path, root: Path, environment: dict[str, str], chance: random.Random) -> None:
    """Kill a program that changes the password, within its first few changes."""
    with subprocess.Popen(
        [sys.executable, "-c", CHANGER, str(path)],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        killer = threading.Timer(chance.uniform(0, 0.15), process.kill)
        killer.start()
        process.wait()
        killer.join()


def _opened(path: Path) -> Store:
    """Open a store with whichever of the passwords it has."""
    for key in KEYS[1:]:
        with contextlib.suppress(StoreError):
            return Store.open(path, key=key)
    return Store.open(path)


def test_a_killed_change_of_password_loses_nothing(
    tmp_path: Path, root: Path, run_environment: dict[str, str]
) -> None:
    path = tmp_path / "store.db"
    chance = random.Random(20250117)  # noqa: S311 - moments, not secrets
    found: Counter[str] = Counter()
    with Store.open(path, create=True) as store, store.transaction():
        for number in range(OFFICES):
            store.add_office(Office(f"第{number}办公室"))
    for _ in range(KILLS):
        _kill(path, root, run_environment, chance)
        found["half a file beside it"] += path.with_name(f"{path.name}.part").exists()
        found["encrypted" if is_encrypted(path) else "plain"] += 1
        with _opened(path) as store:
            assert not store.read_only
            assert store.count_offices() == OFFICES
            assert store.verify().ok
    print(f"\n{KILLS} kills: {dict(found)}")  # noqa: T201 - shown with -s
