"""`nianbao search`: passages of all stored reports, in words and as JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import run
from desktop.services.workspace import Workspace


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "台账.db"
    with Workspace.open(path) as workspace:
        workspace.load_samples()
    return path


def answer(capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401  # any JSON
    return json.loads(capsys.readouterr().out)


def test_a_hit_names_office_year_section_heading_and_snippet(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", str(filled), "search", "执法", "--json"]) == 0
    hits = answer(capsys)
    assert len(hits) > 5
    assert all("⟦执法⟧" in hit["snippet"] for hit in hits)
    assert {"office", "year", "section", "heading", "snippet"} <= hits[0].keys()


def test_a_section_is_that_of_show(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["--store", str(filled), "search", "执法", "--json", "--limit", "1"])
    (hit,) = answer(capsys)
    run(["--store", str(filled), "show", str(hit["id"]), "--json"])
    section = answer(capsys)["sections"][hit["section"]]
    text = section["heading"] + "".join(part for part in section["paragraphs"])
    assert "执法" in text


def test_hits_are_kept_to_an_office_and_a_year(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = ["--office", "清河市国防动员办公室", "--year", "2023", "--limit", "500"]
    assert run(["--store", str(filled), "search", "法", "--json", *chosen]) == 0
    hits = answer(capsys)
    assert hits
    assert {(hit["office"], hit["year"]) for hit in hits} == {("清河市国防动员办公室", 2023)}


def test_in_words_each_hit_has_its_place_and_its_text(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", str(filled), "search", "附注 公开", "--limit", "2"]) == 0
    assert run(["--store", str(filled), "search", "年度报告", "--limit", "1"]) == 0
    assert "国防动员办公室" in capsys.readouterr().out


def test_nothing_found_is_an_empty_list(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--store", str(filled), "search", "龘龘", "--json"]) == 0
    assert answer(capsys) == []


def test_an_office_that_is_not_there_is_told(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", str(filled), "search", "法", "--office", "无此单位"]) == 3
    assert "没有单位“无此单位”" in capsys.readouterr().err


@pytest.mark.parametrize("limit", ["0", "-1", "多"])
def test_a_limit_is_a_number_of_at_least_one(
    filled: Path, limit: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--store", str(filled), "search", "法", f"--limit={limit}"])
    assert ended.value.code == 2
    assert "--limit 应当是不小于 1 的整数" in capsys.readouterr().err


def test_a_missing_store_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--store", str(tmp_path / "无.db"), "search", "法"]) == 3
    assert "没有找到数据文件" in capsys.readouterr().err
