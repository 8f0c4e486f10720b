"""What must hold before a change is handed in: form, rules, types, layers and tests."""

import os
import subprocess
import sys
from pathlib import Path

from environment import ROOT, python, script

OFFSCREEN = "offscreen"
BENCHMARKS = "tests/bench"


def everything() -> int:
    """Check the code and run all tests, the slow ones too; pytest's summary comes last."""
    return _all("--cov", "--cov-report=term:skip-covered")


def quickly(*rest: str) -> int:
    """Check the code and run the tests that take no time; coverage is shown, not demanded."""
    return _all(
        "-m", "not slow", "--cov", "--cov-report=term:skip-covered", "--cov-fail-under=0", *rest
    )


def pytest(*arguments: str) -> int:
    """Run pytest where no display is needed."""
    os.environ.setdefault("QT_QPA_PLATFORM", OFFSCREEN)
    return _run(str(python()), "-m", "pytest", *arguments)


def bench(storage: Path, *rest: str) -> int:
    """Run the benchmarks alone and keep their figures in `storage`."""
    if not any((ROOT / BENCHMARKS).glob("test_*.py")):
        print(f"还没有性能测试（{BENCHMARKS}）。")
        return 0
    keep = (f"--benchmark-storage={storage.as_uri()}", "--benchmark-autosave")
    return pytest(BENCHMARKS, "-p", "no:randomly", "--benchmark-only", *keep, *rest)


def _all(*tests: str) -> int:
    """Run every step even if one fails, so that one run shows all there is to mend."""
    failed = [title for title, command in _steps().items() if _announced(title, command) != 0]
    if failed:
        print(f"未通过：{'、'.join(failed)}（说明见上）", file=sys.stderr)
    return pytest(*tests) or (1 if failed else 0)


def _steps() -> dict[str, list[str]]:
    ours = [str(python()), "-m"]
    return {
        "代码格式": [*ours, "ruff", "format", "--check"],
        "代码规则": [*ours, "ruff", "check"],
        "类型": [*ours, "mypy"],
        "分层": [str(script("lint-imports"))],
    }


def _announced(title: str, command: list[str]) -> int:
    print(f"— {title}")
    return _run(*command)


def _run(*command: str) -> int:
    return subprocess.run(command, check=False).returncode
