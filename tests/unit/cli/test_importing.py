"""Importing from the command line: folders, what is there already, what is told."""

import io
import json
import sys
from pathlib import Path

import pytest
from typing_extensions import override

from desktop.cli import run
from desktop.cli.progress import Bar

TEXT = """{office}
2024年度法治政府建设情况报告

一、主要举措和成效
{body}

{office}
2025年1月9日
"""
EAST = "东岭区国防动员办公室"


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "台账.db")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "来件"
    for number, region in enumerate(("东岭区", "西岭区", "南岭区")):
        place = folder / str(number)
        place.mkdir(parents=True)
        office = f"{region}国防动员办公室"
        text = TEXT.format(office=office, body="办案3件。")
        (place / "报告.txt").write_text(text, encoding="utf-8")
    (folder / "~$报告.docx").touch()
    return folder


def test_all_files_of_a_folder_are_stored_and_summed_up(
    folder: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", store, "import", str(folder)]) == 0
    assert capsys.readouterr().out.endswith("共 3 个文件：已存入 3。\n")


def test_summary_does_not_stand_in_the_json(
    folder: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--store", store, "import", str(folder), "--json"])
    captured = capsys.readouterr()
    assert len(json.loads(captured.out)) == 3
    assert "共 3 个文件" in captured.err


def test_bad_file_of_a_folder_is_told_and_does_not_stop_the_others(
    folder: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "坏.docx").write_bytes(b"nonsense")
    assert run(["--store", store, "import", str(folder)]) == 1
    captured = capsys.readouterr()
    assert "坏.docx" in captured.err
    assert "没有读入 1" in captured.out


def test_folder_without_reports_is_told(
    tmp_path: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", store, "import", str(tmp_path)]) == 3
    assert "请检查是否选错了文件夹" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["--keep"]])
def test_report_that_is_there_is_kept_and_the_option_named(
    words: list[str], folder: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--store", store, "import", str(folder)])
    assert run(["--store", store, "import", str(folder), *words]) == 3
    captured = capsys.readouterr()
    assert "加 --replace" in captured.err
    assert "已存入" not in captured.out.splitlines()[-1]


def test_report_that_is_there_is_replaced_on_demand(
    folder: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--store", store, "import", str(folder)])
    file = folder / "0" / "报告.txt"
    file.write_text(TEXT.format(office=EAST, body="办案4件。"), encoding="utf-8")
    assert run(["--store", store, "import", str(file), "--replace"]) == 0
    capsys.readouterr()
    run(["--store", store, "show", f"{EAST}:2024"])
    assert "办案4件" in capsys.readouterr().out


def test_keep_and_replace_exclude_each_other(
    folder: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        run(["--store", store, "import", str(folder), "--keep", "--replace"])
    assert end.value.code == 2
    assert "不能与" in capsys.readouterr().err


def test_office_that_was_given_is_not_asked_for(
    tmp_path: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "随笔.txt"
    path.write_text("各项工作有序推进。", encoding="utf-8")
    run(["--store", store, "import", str(path), "--office", EAST, "--year", "2024"])
    told = capsys.readouterr().out
    assert EAST in told
    assert "没有找到报告机关" not in told
    assert "没有找到报告年度" not in told


def test_office_and_year_of_a_silent_text_come_from_its_names(
    tmp_path: Path, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / EAST / "2022年.txt"
    path.parent.mkdir()
    path.write_text("各项工作有序推进。", encoding="utf-8")
    run(["--store", store, "import", str(path.parent), "--json"])
    (answer,) = json.loads(capsys.readouterr().out)
    assert (answer["report"]["office"], answer["report"]["year"]) == (EAST, 2022)


class _Terminal(io.StringIO):
    @override
    def isatty(self) -> bool:
        return True


def test_bar_is_shown_on_a_terminal_and_makes_way_for_sentences(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Bar(4) as bar:
        bar.show("一份名字很长很长很长很长很长很长的报告.txt")
        bar.show("乙.txt")
        bar.say("“乙.txt”读不了。")
    shown = terminal.getvalue()
    assert "[############............] 2/4 乙.txt" in shown
    assert shown.rstrip().endswith("“乙.txt”读不了。")


def test_no_bar_is_shown_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    with Bar(4) as bar:
        bar.show("甲.txt")
    assert pipe.getvalue() == ""


def test_export_names_the_option_that_replaces_a_file(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.txt"
    target.touch()
    words = ["export", str(folder / "0" / "报告.txt"), "--format", "txt", "--to", str(target)]
    assert run(words) == 3
    assert "--force" in capsys.readouterr().err
    assert run([*words, "--force"]) == 0
