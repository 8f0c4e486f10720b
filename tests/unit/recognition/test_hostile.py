"""Texts made to hurt: a result or one sentence, soon and in little memory."""

import re
import time
import tracemalloc
from pathlib import Path

import pytest

from desktop.domain.errors import UnreadableFileError
from desktop.recognition import recognise

MOST_SECONDS = 5.0
MOST_BYTES = 500 * 1024 * 1024
LONGEST = 690_000  # characters; 2 MB of UTF-8

TEXTS = {
    "NUL bytes": "一、主要\0举措\n" * 100,
    "100,000 paragraphs": "法治政府\n" * 100_000,
    "endless nesting": "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n" * 3_900,
    "one line": "法治政府建设，" * 100_000,
    "one line of letters": "a" * 1_000_000,
    "brackets in brackets": "（(" * 150_000 + "法" + ")）" * 150_000,
    "quotes and angles": "《<“\"'" * 130_000,
    "numbers in a line": "一，（二）3.4" * 80_000,
    "dates": "2024年1月9日\n一、甲\n" * 9_900,
    "contents": "目录\n" + "一、甲\n" * 19_000,
    "headings": "主要举措和成效\n做得很好。\n" * 9_900,
    "spaces": "甲 · · " * 150_000,
    "attachments": "附件：" + "1.表 " * 100_000,
    "offices": "区国动办2024年法治政府建设报告\n一、甲\n" + "长宁区国动办" * 100_000,
}

pytestmark = pytest.mark.slow


def outcome(path: Path) -> str:
    try:
        recognise(path)
    except UnreadableFileError as refusal:
        return str(refusal)
    return f"“{path.name}”读出来了。"


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_read_or_refused_soon(name: str, tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(TEXTS[name][:LONGEST], encoding="utf-8")
    begun = time.process_time()
    said = outcome(path)
    assert time.process_time() - begun < MOST_SECONDS
    assert re.fullmatch(r"“报告.txt”[^。\n]+。", said)


def test_little_memory_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(TEXTS["one line"][:LONGEST], encoding="utf-8")
    tracemalloc.start()
    outcome(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < MOST_BYTES


def test_more_lines_than_a_report_can_have_are_refused_by_number(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("法治\n" * 30_000, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="有 30000 行文字"):
        recognise(path)
