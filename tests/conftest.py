"""What every test may lean on: no user's folder, no display, no clock, and the sample reports."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# Before any import of Qt; a display that was asked for by name (xcb under Xvfb) is kept.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples on every machine and on a slow day: a red test is a bug, never bad luck.
settings.register_profile(
    "nianbao",
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("nianbao")


@pytest.fixture(scope="session", autouse=True)
def _no_user_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep Qt and the programs we start from the settings of whoever runs the tests."""
    home = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CONFIG", "DATA", "STATE"):
            patch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
        patch.setenv("NIANBAO_HOME", str(home / "nianbao"))
        yield


@pytest.fixture(autouse=True)
def program_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a place of its own for store, state and log; it is not made here."""
    home = tmp_path / "nianbao-home"
    monkeypatch.setenv("NIANBAO_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def _one_application(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages that are laid out without a window use the application of the tests.

    There can be one in a process: pytest-qt's, which has widgets too.
    """

    def make() -> object:
        return request.getfixturevalue("qapp")

    monkeypatch.setattr("desktop.typesetting.application._without_window", make)


@pytest.fixture(scope="session")
def root() -> Path:
    """Tell the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def run_environment() -> dict[str, str]:
    """Give the environment for a program that a test starts: ours, and UTF-8 on every system."""
    return {**os.environ, "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Tell the folder of real reports; a checkout without them skips the test."""
    return _shared("seeds")


@pytest.fixture(scope="session")
def truth() -> dict[str, Any]:
    """Tell what the real reports hold, by the number their file begins with."""
    file = _shared("reference") / "truth" / "structure.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def _shared(name: str) -> Path:
    """Tell a folder of the material that lies beside the checkout, or skip the test."""
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"beside the checkout there is no shared/{name}")
    return folder


def pytest_report_header() -> str:
    """Say at the top of a run which Python and which display it used."""
    return f"display: {os.environ['QT_QPA_PLATFORM']}, executable: {sys.executable}"
