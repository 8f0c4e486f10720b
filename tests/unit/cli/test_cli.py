"""The command line as scripts use it: shapes, exit statuses, sentences."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import run

REPORT = """东岭区国防动员办公室文件

东国动〔2025〕3号

东岭区国防动员办公室关于2024年度法治政府建设情况的报告

区委、区政府：

2024年，我办认真学习贯彻习近平法治思想，各项工作取得新成效。

一、主要举措和成效

（一）加强学习。组织学习4次。

二、2025年度主要安排

继续学习。

东岭区国防动员办公室
2025年1月9日
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "台账.db")


def answer(capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401  # any JSON
    return json.loads(capsys.readouterr().out)


def test_import_answers_with_the_report_and_stores_it(
    report: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", store, "import", str(report), "--json"]) == 0
    (found,) = answer(capsys)
    assert found["ok"]
    assert found["stored"]
    assert found["error"] is None
    assert found["report"]["doc_number"] == "东国动〔2025〕3号"
    assert found["leftover"] == []


def test_a_dry_run_stores_nothing(
    report: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", store, "import", str(report), "--dry-run", "--json"]) == 0
    assert answer(capsys)[0]["stored"] is False
    assert not Path(store).exists()


def test_the_same_report_is_not_stored_twice(
    report: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--store", store, "import", str(report)])
    assert run(["--store", store, "import", str(report), str(report)]) == 3
    assert "原有报告未改动" in capsys.readouterr().err


def test_a_bad_file_among_good_ones_is_told_and_does_not_stop_them(
    report: Path, store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "空.txt"
    empty.touch()
    assert run(["--store", store, "import", str(empty), str(report), "--json"]) == 1
    captured = capsys.readouterr()
    assert [found["ok"] for found in json.loads(captured.out)] == [False, True]
    assert "空.txt" in captured.err


def test_office_and_year_can_be_told(
    report: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--office", "西岭区国防动员办公室", "--year", "2023"]
    run(["--store", store, "import", str(report), *words])
    capsys.readouterr()
    run(["--store", store, "list", "--json"])
    (row,) = answer(capsys)
    assert (row["office"], row["year"]) == ("西岭区国防动员办公室", 2023)
    assert row["status"] == "起草"


@pytest.mark.parametrize(
    "target", ["东岭区国防动员办公室:2024", "东岭区国动办:2024", "东岭区国动办：2024", "1"]
)
def test_a_report_is_shown_by_office_and_year_or_id(
    target: str, report: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--store", store, "import", str(report)])
    capsys.readouterr()
    assert run(["--store", store, "show", target, "--json"]) == 0
    assert answer(capsys)["sections"][1]["heading"] == "主要举措和成效"


def test_a_file_is_shown_without_a_store(
    report: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", store, "show", str(report)]) == 0
    assert "一、主要举措和成效" in capsys.readouterr().out
    assert not Path(store).exists()


def test_an_unknown_report_is_told_with_the_way_out(
    report: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--store", store, "import", str(report)])
    assert run(["--store", store, "show", "北岭区:2024"]) == 3
    assert "list" in capsys.readouterr().err


def test_a_missing_store_is_told_with_the_way_out(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", store, "list"]) == 3
    assert "import" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["frobnicate"], ["show"], ["export", "1", "--to", "x"]])
def test_bad_arguments_end_with_two_and_a_chinese_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(words)
    assert ended.value.code == 2
    assert "命令行不正确" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", ["docx", "txt", "xlsx"])
def test_a_report_is_exported_into_a_folder_made_for_it(
    suffix: str, report: Path, store: str, tmp_path: Path
) -> None:
    run(["--store", store, "import", str(report)])
    folder = tmp_path / "导出" / "2024"
    assert run(["--store", store, "export", "--all", "--format", suffix, "--to", str(folder)]) == 0
    (file,) = folder.iterdir()
    assert file.suffix == f".{suffix}"
    assert "东岭区国防动员办公室2024" in file.name


def test_a_file_that_is_there_is_replaced_only_by_force(
    report: Path, store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--store", store, "import", str(report)])
    target = tmp_path / "稿.docx"
    target.write_text("别动", encoding="utf-8")
    words = ["--store", store, "export", "1", "--format", "docx", "--to", str(target)]
    assert run(words) == 3
    assert target.read_text(encoding="utf-8") == "别动"
    assert "稿.docx" in capsys.readouterr().err
    assert run([*words, "--force"]) == 0
    assert target.read_bytes().startswith(b"PK")


def test_a_file_is_exported_without_a_store(report: Path, store: str, tmp_path: Path) -> None:
    target = tmp_path / "稿.docx"
    words = ["--store", store, "export", str(report), "--format", "docx", "--to", str(target)]
    assert run(words) == 0
    assert not Path(store).exists()


def test_a_statistics_sheet_needs_the_store(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "表.xlsx"
    assert run(["export", str(report), "--format", "xlsx", "--to", str(target)]) == 3
    assert "import" in capsys.readouterr().err


def test_verify_tells_a_sound_store(
    report: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--store", store, "import", str(report)])
    capsys.readouterr()
    assert run(["--store", store, "verify", "--json"]) == 0
    found = answer(capsys)
    assert (found["ok"], found["reports"], found["integrity"]) == (True, 1, "ok")


def test_what_is_no_store_is_told_and_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "信.db"
    path.write_text("不是数据库" * 200, encoding="utf-8")
    assert run(["--store", str(path), "list"]) == 3
    assert "信.db" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "不是数据库" * 200


@pytest.mark.parametrize("words", [["--help"], ["import", "--help"]])
def test_help_is_chinese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(words)
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert shown.startswith("用法：nianbao")
    assert not {"usage", "options", "positional", "show this"} & set(
        shown.replace(":", " ").split()
    )


@pytest.mark.parametrize("year", ["99999", "-5", "去年"])
def test_a_year_that_is_none_is_refused(
    year: str, report: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--store", store, "import", str(report), f"--year={year}"])
    assert ended.value.code == 2
    assert "四位年度" in capsys.readouterr().err


def test_a_number_beyond_all_ids_is_simply_not_there(
    report: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--store", store, "import", str(report)])
    assert run(["--store", store, "show", "9" * 21]) == 3
    assert "list" in capsys.readouterr().err


def test_a_report_that_is_not_there_does_not_stop_the_others(
    report: Path, store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--store", store, "import", str(report)])
    folder = tmp_path / "导出"
    words = ["export", "1", "99", "--format", "txt", "--to", str(folder)]
    assert run(["--store", store, *words]) == 1
    assert len(list(folder.iterdir())) == 1
    assert capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(
    report: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--store", store, "import", str(report)])
    words = ["export", "1", "--format", "docx", "--to", f"{report}/下级/"]
    assert run(["--store", store, *words]) == 3
    assert "请检查路径" in capsys.readouterr().err
