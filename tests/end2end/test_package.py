"""The bundle is built as `build/dev.py package` builds it, and then used as a clerk would."""

import os
import subprocess
import zipfile
from pathlib import Path

import pytest

import tasks

pytestmark = pytest.mark.slow

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="session")
def bundle(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the bundle, once for all tests here, outside the checkout."""
    pytest.importorskip("PyInstaller", reason="the lock `package` is not installed")
    target = tmp_path_factory.mktemp("bundle")
    built = subprocess.run(tasks.packer(target), cwd=root, capture_output=True, check=False)
    assert built.returncode == 0, built.stderr.decode()
    return target / "dist" / "nianbao"


@pytest.fixture(scope="session")
def demonstration(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let the bundle make its demonstration where neither Python nor the checkout is at hand."""
    folder = tmp_path_factory.mktemp("demo")
    run = start(bundle, "demo", "--to", str(folder / "made"), home=folder)
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    return folder / "made"


def start(bundle: Path, *arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    given = {"HOME": str(home), "NIANBAO_HOME": str(home / "own"), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [bundle / "nianbao", *arguments],
        env={**kept, **given, "LC_ALL": "C.UTF-8"},
        cwd=home,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def test_bundle_writes_word_files_with_a_footer(demonstration: Path) -> None:
    files = sorted(demonstration.rglob("*.docx"))
    assert files
    for file in files:
        with zipfile.ZipFile(file) as package:
            assert "word/document.xml" in package.namelist()
            assert any("footer" in name for name in package.namelist())


def test_bundle_writes_a_workbook(demonstration: Path) -> None:
    (file,) = demonstration.rglob("*.xlsx")
    with zipfile.ZipFile(file) as package:
        assert "xl/workbook.xml" in package.namelist()


def test_bundle_shows_its_window(demonstration: Path) -> None:
    pictures = sorted(demonstration.rglob("*.png"))
    assert pictures
    assert all(file.read_bytes().startswith(PNG) for file in pictures)


def test_bundle_reports_bad_arguments_without_a_traceback(bundle: Path, tmp_path: Path) -> None:
    run = start(bundle, "--no-such-option", home=tmp_path)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr


def test_bundle_has_no_way_to_a_network_and_no_toolkit_twice(bundle: Path) -> None:
    names = [file.name for file in bundle.rglob("*") if file.is_file()]
    assert [name for name in names if "Network" in name or "tkinter" in name.lower()] == []


def test_bundle_speaks_chinese_in_qts_own_dialogs(bundle: Path) -> None:
    languages = {file.stem.split("_", 1)[1] for file in bundle.rglob("qtbase_*.qm")}
    assert languages == {"zh_CN"}
