"""The command line on a store that has operators."""

from pathlib import Path

import pytest

from desktop.cli import run
from desktop.domain.office import Office
from desktop.domain.operator import Role
from desktop.services.workspace import Workspace

_REPORT = "清河市国防动员办公室关于2024年度法治政府建设情况的报告\n\n一、主要举措和成效\n\n正文。\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return the path of a store with a manager, who has a password, and a drafter."""
    path = tmp_path / "nianbao.db"
    with Workspace.open(path) as workspace:
        workspace.offices.add(Office("云岭县国防动员办公室"))
        manager = workspace.operators.add("陈立川", Role.MANAGER, "安全第一")
        workspace.operators.sign_in(manager, "安全第一")
        workspace.operators.add("李清", Role.DRAFTER)
    return path


@pytest.fixture
def password(tmp_path: Path) -> Path:
    """Return a file with the manager's password in its first line."""
    path = tmp_path / "口令.txt"
    path.write_text("安全第一\n（请勿外传）\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("command", [["list"], ["search", "法治"], ["export", "--all"]])
def test_without_an_operator_nothing_is_shown_or_written(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    rest = ["--format", "txt", "--to", str(tmp_path / "out")] if command[0] == "export" else []
    assert run(["--store", str(store), *command, *rest]) == 3
    said = capsys.readouterr()
    assert (said.out, "--operator" in said.err) == ("", True)


def test_the_check_of_the_file_asks_for_nobody(store: Path) -> None:
    assert run(["--store", str(store), "verify"]) == 0


def test_an_operator_with_the_right_password_works(store: Path, password: Path) -> None:
    who = ["--operator", "陈立川", "--operator-password-file", str(password)]
    assert run(["--store", str(store), *who, "list"]) == 0


def test_another_password_is_refused(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("不对", encoding="utf-8")
    who = ["--operator", "陈立川", "--operator-password-file", str(wrong)]
    assert run(["--store", str(store), *who, "list"]) == 3
    assert "口令不正确" in capsys.readouterr().err


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_holds_no_password_is_said(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    path = tmp_path / "nothing.txt"
    if content:
        path.write_bytes(content)
    who = ["--operator", "陈立川", "--operator-password-file", str(path)]
    assert run(["--store", str(store), *who, "list"]) == 3
    assert "nothing.txt" in capsys.readouterr().err


def test_somebody_unknown_is_refused(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--store", str(store), "--operator", "高远", "list"]) == 3
    assert "没有操作员“高远”" in capsys.readouterr().err


def test_a_drafter_imports_only_for_known_offices(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "报告.txt"
    report.write_text(_REPORT, encoding="utf-8")
    assert run(["--store", str(store), "--operator", "李清", "import", str(report)]) == 3
    assert "不能管理单位和指标" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_copying_and_bringing_back_ask_for_an_operator(
    store: Path, tmp_path: Path, command: str
) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(store.read_bytes())
    before = store.read_bytes()
    assert run(["--store", str(store), command, str(copy)]) == 3
    assert store.read_bytes() == before


def test_a_drafter_brings_no_backup_back(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.db"
    assert run(["--store", str(store), "--operator", "李清", "backup", str(copy)]) == 0
    assert run(["--store", str(store), "--operator", "李清", "restore", str(copy)]) == 3
    assert "不能恢复备份" in capsys.readouterr().err


def test_a_manager_does(store: Path, tmp_path: Path, password: Path) -> None:
    who = ["--operator", "陈立川", "--operator-password-file", str(password)]
    copy = tmp_path / "copy.db"
    assert run(["--store", str(store), *who, "backup", str(copy)]) == 0
    assert run(["--store", str(store), *who, "restore", str(copy)]) == 0


def test_over_a_damaged_store_nobody_can_be_asked(
    store: Path, tmp_path: Path, password: Path
) -> None:
    who = ["--operator", "陈立川", "--operator-password-file", str(password)]
    copy = tmp_path / "copy.db"
    run(["--store", str(store), *who, "backup", str(copy)])
    store.write_bytes(b"this is no store at all" * 500)
    assert run(["--store", str(store), "restore", str(copy)]) == 0
