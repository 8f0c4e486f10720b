"""The rules of the house that no linter knows."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "build" / "requirements"
DRAWERS = {"utils", "util", "common", "helpers", "misc", "mixed"}

# Written apart, so that this file does not find itself.
FOREIGN = [
    re.compile(pattern)
    for pattern in (
        r"pypi\." + "org",
        "files" + r"\.python" + "hosted",
        r"registry\.npm" + "js",
        r"deb\." + "debian",
        r"(?<![\w.~$}\]])/(work|opt|farm|root|home/\w+)" + "/",
        r"\btmp/" + "tools",
    )
]


def git(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "-C", ROOT, *arguments], capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    listed = git("ls-files", "-z")
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.is_file()]


def text_of(file: Path) -> str:
    """Read `file`, or nothing where it is no text."""
    data = file.read_bytes()
    return "" if b"\0" in data else data.decode("utf-8", errors="replace")


def pins(kind: str) -> dict[str, str]:
    """Tell each requirement of a lock (name, version, marker) and all of its lines."""
    text = (LOCKS / f"{kind}.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    return {entry.split(" \\\n")[0]: entry for entry in entries if "==" in entry}


def test_no_module_is_a_drawer(tracked: list[Path]) -> None:
    names = {part for file in tracked for part in file.relative_to(ROOT).with_suffix("").parts}
    assert not names & DRAWERS


def test_build_scripts_are_committed(tracked: list[Path]) -> None:
    assert ROOT / "build" / "dev.py" in tracked
    assert git("check-ignore", "build/dev.py").returncode == 1


def test_built_files_are_not_committed(tracked: list[Path]) -> None:
    folders = {".venv", ".work", "dist", "__pycache__"}
    assert not [file for file in tracked if folders & set(file.relative_to(ROOT).parts)]


def test_readme_begins_with_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    before, block, _ = readme.split("```", maxsplit=2)
    assert before.count("\n") <= 6
    assert block.split("\n")[1:-1] == ["python3 build/dev.py run", "python3 build/dev.py test"]


@pytest.mark.parametrize("kind", ["run", "dev", "package"])
def test_every_locked_requirement_has_hashes(kind: str) -> None:
    assert [name for name, lines in pins(kind).items() if "--hash=sha256:" not in lines] == []


@pytest.mark.parametrize(("smaller", "larger"), [("run", "dev"), ("dev", "package")])
def test_a_larger_lock_holds_the_smaller_one(smaller: str, larger: str) -> None:
    assert set(pins(smaller)) <= set(pins(larger))


def test_qt_is_pinned_to_the_last_wheels_for_old_systems() -> None:
    qt = [name for name in pins("run") if name.startswith("pyside6")]
    assert qt == [
        "pyside6-essentials==6.8.0.2 ; platform_machine == 'aarch64'",
        "pyside6-essentials==6.9.3 ; platform_machine != 'aarch64'",
    ]


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[^\w-]", line.lower())[0] for line in project["dependencies"]}
    assert wanted <= {name.split("==")[0] for name in pins("run")}


@pytest.mark.parametrize("name", ["dev", "tasks", "environment", "machine", "checks"])
def test_what_runs_before_anything_is_installed_uses_the_standard_library_alone(name: str) -> None:
    beside = {file.stem for file in (ROOT / "build").glob("*.py")} - {"launch"}
    tree = ast.parse((ROOT / "build" / f"{name}.py").read_text(encoding="utf-8"))
    imported = {
        module.split(".")[0]
        for node in ast.walk(tree)
        for module in (
            [each.name for each in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= sys.stdlib_module_names | beside


def test_first_script_can_be_read_by_an_old_python() -> None:
    source = (ROOT / "build" / "dev.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))


def test_no_package_host_and_no_path_of_a_machine_is_committed(tracked: list[Path]) -> None:
    found = [
        f"{file.relative_to(ROOT)}: {hit.group()}"
        for file in tracked
        for text in [text_of(file)]
        for pattern in FOREIGN
        if (hit := pattern.search(text))
    ]
    assert found == []


def test_nothing_of_the_real_reports_is_committed(tracked: list[Path], seeds: Path) -> None:
    names = {file.name for file in seeds.iterdir()}
    assert [file for file in tracked if file.name in names] == []
