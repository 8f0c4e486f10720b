"""`nianbao check`: stored reports, files and folders."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import run

REPORT = """东岭区国防动员办公室文件

东国动〔2025〕{number}号                    签发人：周明

东岭区国防动员办公室关于2024年度法治政府建设情况的报告

区委、区政府：

2024年，我办各项工作取得新成效。现将有关情况报告如下：

一、主要举措和成效

（一）依法办案。全年办理行政执法案件7件，罚款2.6万元。

（二）开展普法。全年开展宣传活动3场。

二、存在的不足和原因

执法力量不足，主要原因是编制较少。

三、党政主要负责人履行推进法治建设第一责任人职责情况

主要负责人认真履行职责。

四、2025年度主要安排

继续抓好落实。

东岭区国防动员办公室
2025年1月9日

（此件主动公开）
"""


def written(folder: Path, number: str, name: str = "报告.txt") -> str:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(REPORT.format(number=number), encoding="utf-8")
    return str(path)


def answer(capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401  # any JSON
    return json.loads(capsys.readouterr().out)


def test_a_clean_file_has_nothing_to_see(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", written(tmp_path, "3"), "--json"]) == 0
    assert answer(capsys) == []


def test_an_error_is_printed_in_the_fixed_shape_and_ends_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", written(tmp_path, "03"), "--json"]) == 1
    (found,) = answer(capsys)
    message = found.pop("message")
    assert message.endswith("。")
    assert found == {
        "rule": "elements.doc_number_padded",
        "severity": "error",
        "section": -1,
        "field": "doc_number",
        "start": 9,
        "end": 10,
        "text": "0",
        "suggestion": "",
        "clause": "GB/T 9704—2012 7.2.5",
    }


def test_without_json_each_finding_is_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", written(tmp_path, "03")])
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("错误\t发文字号“0”\t")
    assert last == "错误 1 处、提醒 0 处、提示 0 处。"


def test_a_folder_is_summed_up_by_office(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "甲", "3", "一.txt")
    written(tmp_path / "甲", "03", "二.txt")
    assert run(["check", str(tmp_path / "甲")]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[-2] == "【按单位汇总】"
    assert out[-1] == "东岭区国防动员办公室\t2 份\t错误 1 处、提醒 0 处、提示 0 处。"


def test_several_targets_are_a_list_of_objects(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = written(tmp_path, "3", "一.txt"), tmp_path / "二.txt"
    bad.write_bytes(b"\x00\x01\x02")
    assert run(["check", good, str(bad), "--json"]) == 1
    first, second = answer(capsys)
    assert (first["ok"], first["year"], first["findings"]) == (True, 2024, [])
    assert not second["ok"]
    assert second["error"].startswith("“二.txt”")


def test_an_unreadable_file_in_a_folder_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "甲", "3", "一.txt")
    (tmp_path / "甲" / "坏.txt").write_bytes(b"\x00\x01\x02")
    assert run(["check", str(tmp_path / "甲")]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "另有 1 个文件无法读取。"


def test_one_unreadable_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "坏.txt"
    path.write_bytes(b"\x00\x01\x02")
    assert run(["check", str(path), "--json"]) == 3
    assert capsys.readouterr().err.startswith("“坏.txt”")


def test_an_empty_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(tmp_path)]) == 3
    assert "没有可以校对的报告" in capsys.readouterr().err


def test_a_stored_report_is_checked_with_its_office(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = str(tmp_path / "台账.db")
    run(["--store", store, "import", written(tmp_path, "3")])
    capsys.readouterr()
    assert run(["--store", store, "check", "东岭区国防动员办公室:2024", "--json"]) == 0
    assert answer(capsys) == []


def test_a_report_on_the_findings_is_written_where_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "校对.xlsx"
    assert run(["check", written(tmp_path, "03"), "--to", str(to)]) == 1
    assert f"已导出：{to}" in capsys.readouterr().out
    assert to.is_file()


def test_json_is_not_mixed_with_what_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "校对.docx"
    run(["check", written(tmp_path, "03"), "--json", "--to", str(to)])
    told = capsys.readouterr()
    assert len(json.loads(told.out)) == 1
    assert "已导出" in told.err


def test_a_report_that_is_there_is_replaced_by_force_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to, source = tmp_path / "校对.docx", written(tmp_path, "3")
    to.write_bytes(b"")
    assert run(["check", source, "--to", str(to)]) == 3
    assert "--force" in capsys.readouterr().err
    assert run(["check", source, "--to", str(to), "--force"]) == 0


def test_another_kind_of_file_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    assert run(["check", str(tmp_path / "missing.txt"), "--to", str(tmp_path / "a.pdf")]) == 3
