"""The files of rules: damaged ones are refused in words."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import UnreadableFileError
from desktop.domain.finding import Severity
from desktop.proofing.notices import load_notices

RULE = {
    "id": "test.rule",
    "severity": "hint",
    "title": "甲",
    "message": "“{text}”宜作“{suggestion}”。",
    "clause": "乙",
    "hits": [],
    "misses": [],
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr("desktop.paths.resources", lambda: tmp_path)
    (tmp_path / "proofing").mkdir()
    load_notices.cache_clear()
    yield tmp_path / "proofing"
    load_notices.cache_clear()


def written(folder: Path, content: object, name: str = "规则.json") -> None:
    (folder / name).write_text(json.dumps(content), encoding="utf-8")


def test_a_rule_is_read_with_its_words(folder: Path) -> None:
    written(folder, [RULE])
    notice = load_notices()["test.rule"]
    assert (notice.severity, notice.family) == (Severity.HINT, "test")
    assert notice.told("甲", "乙") == "“甲”宜作“乙”。"
    assert notice.told("甲", None) == "“甲”宜作“”。"


def test_a_file_of_words_alone_holds_no_rules(folder: Path) -> None:
    written(folder, {"words": []})
    assert load_notices() == {}


def test_a_rule_that_stands_twice_is_refused(folder: Path) -> None:
    written(folder, [RULE, RULE])
    with pytest.raises(UnreadableFileError, match=r"“规则\.json”规则“test\.rule”出现了不止一次"):
        load_notices()


@pytest.mark.parametrize("entry", [{"id": "test.rule"}, {**RULE, "severity": "大"}, "甲"])
def test_a_rule_that_is_not_whole_is_refused(folder: Path, entry: object) -> None:
    written(folder, [entry])
    with pytest.raises(UnreadableFileError, match="有一条规则写得不全"):
        load_notices()


def test_a_file_that_is_no_json_is_refused(folder: Path) -> None:
    (folder / "坏.json").write_text("{", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"“坏\.json”不是有效的JSON文件"):
        load_notices()
