"""Texts made to hurt: a result or one sentence."""

import re
from pathlib import Path

import pytest

from desktop.domain.errors import UnreadableFileError
from desktop.recognition import recognise
from tests.unit.recognition.hostile_texts import LONGEST, TEXTS


def outcome(path: Path) -> str:
    try:
        recognise(path)
    except UnreadableFileError as refusal:
        return str(refusal)
    return f"“{path.name}”读出来了。"


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_read_or_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(TEXTS[name][:LONGEST], encoding="utf-8")
    assert re.fullmatch(r"“报告.txt”[^。\n]+。", outcome(path))


def test_more_lines_than_a_report_can_have_are_refused_by_number(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("法治\n" * 30_000, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="有 30000 行文字"):
        recognise(path)
