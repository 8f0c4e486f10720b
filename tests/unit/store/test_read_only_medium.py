"""A medium that nobody can write, such as a disc: a real mount, seen by one process alone."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.domain.office import Office
from desktop.store import Store

MOUNT = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"'
LOOK = """
import sys
from pathlib import Path
from desktop.domain.errors import ReportError
from desktop.store import Store

try:
    with Store.open(Path(sys.argv[1]), read_only=len(sys.argv) > 2) as store:
        print(store.count_offices(), store.read_only_reason)
except ReportError as error:
    print(error)
"""


@pytest.fixture
def look(path: Path, root: Path, run_environment: dict[str, str]) -> "Look":
    if shutil.which("unshare") is None or _run(["unshare", "-rm", "true"]).returncode:
        pytest.skip("needs Linux with mount namespaces")
    Store.open(path, create=True).close()
    return Look(path, root, run_environment)


class Look:
    """Opens a store in a process to which its folder is read-only."""

    def __init__(self, path: Path, root: Path, environment: dict[str, str]) -> None:
        self.path = path
        self._root = root
        self._environment = environment

    def __call__(self, *arguments: str) -> str:
        inside = [sys.executable, "-c", LOOK, str(self.path), *arguments]
        command = ["unshare", "-rm", "sh", "-c", MOUNT, "sh", str(self.path.parent), *inside]
        done = _run(command, cwd=self._root, env=self._environment)
        assert done.returncode == 0, done.stderr
        return done.stdout


def _run(
    command: list[str], cwd: Path | None = None, env: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("arguments", [(), ("read only",)], ids=["asked to write", "to read"])
def test_a_store_on_a_disc_is_opened_for_reading(look: Look, arguments: tuple[str, ...]) -> None:
    with Store.open(look.path) as store:
        store.add_office(Office("西川县国防动员办公室"))
    told = look(*arguments)
    assert told.startswith("1 年报库")
    assert "以只读方式打开" in told


def test_a_log_on_a_disc_is_not_passed_by(look: Look) -> None:
    with Store.open(look.path) as store:
        store.add_office(Office("西川县国防动员办公室"))
        disc = look.path.parent / "disc"
        disc.mkdir()
        for suffix in ("", "-wal"):
            shutil.copy(f"{look.path}{suffix}", f"{disc / look.path.name}{suffix}")
    look.path = disc / look.path.name
    assert "没有并入的改动（-wal 文件）" in look()
