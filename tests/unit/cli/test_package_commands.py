"""The commands that hand reports over."""

import json
from pathlib import Path

import pytest

from desktop.cli import run

_TEXT = """云岭县国防动员办公室2024年度法治政府建设情况报告
县委、县政府：
2024年，我办坚持依法履职。
一、主要举措和成效
全年办理行政执法案件3件。
云岭县国防动员办公室
2025年1月8日
"""


@pytest.fixture
def store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return the path of a store with one report."""
    source = tmp_path / "report.txt"
    source.write_text(_TEXT, "utf-8")
    path = str(tmp_path / "county.db")
    assert run(["--store", path, "import", str(source)]) == 0
    capsys.readouterr()
    return path


def test_a_package_goes_from_one_store_to_another(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package, other = str(tmp_path / "a.nbz"), str(tmp_path / "city.db")
    assert run(["--store", store, "pack", "--all", "--to", package, "--no-documents"]) == 0
    assert run(["--store", other, "unpack", package, "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["standing"], row["merged"]) == ("new", True)
    assert run(["--store", other, "show", "云岭县国防动员办公室:2024"]) == 0


def test_a_dry_run_stores_nothing(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package, other = str(tmp_path / "a.nbz"), tmp_path / "city.db"
    run(["--store", store, "pack", "--all", "--to", package, "--no-documents"])
    run(["--store", str(other), "unpack", package])
    capsys.readouterr()
    assert run(["--store", str(other), "unpack", package, "--dry-run", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["standing"], row["merged"]) == ("same", False)


def test_a_sealed_package_wants_its_password(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("一个长密码\n", "utf-8")
    package, other = str(tmp_path / "a.nbz"), str(tmp_path / "city.db")
    sealing = ["--package-password", str(secret)]
    run(["--store", store, "pack", "--all", "--to", package, "--no-documents", *sealing])
    assert run(["--store", other, "unpack", package]) == 3
    assert "设有密码" in capsys.readouterr().err
    assert run(["--store", other, "unpack", package, *sealing]) == 0


def test_a_receipt_comes_back(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package, other = str(tmp_path / "a.nbz"), str(tmp_path / "city.db")
    receipt = str(tmp_path / "a.nbr")
    run(["--store", store, "pack", "--all", "--to", package, "--no-documents"])
    run(["--store", other, "unpack", package, "--receipt", receipt])
    capsys.readouterr()
    assert run(["--store", store, "receipt", receipt, "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["outcome"] == "已接收"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00"])
def test_a_password_file_without_a_password_is_said(
    store: str, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(content)
    package = str(tmp_path / "a.nbz")
    command = ["pack", "--all", "--to", package, "--package-password", str(secret)]
    assert run(["--store", store, *command]) == 3
    assert "secret.txt" in capsys.readouterr().err
    assert not Path(package).exists()
