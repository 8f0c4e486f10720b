"""Text files in any encoding come out the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.recognition.readers import read_lines
from desktop.recognition.readers.encoding import decoded

TEXT = "云湖市国防动员办公室关于2024年度法治政府建设情况的报告\r\n一、主要举措和成效\r\n"
TRADITIONAL = "雲湖市國防動員辦公室關於2024年度法治政府建設情況的報告\n一、主要舉措和成效\n"

ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encoding_is_found(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)) == TEXT


def test_big_endian_mark_is_known() -> None:
    assert decoded(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


def test_big5_is_told_from_gb18030() -> None:
    assert decoded(TRADITIONAL.encode("big5")) == TRADITIONAL


def test_a_text_cut_off_in_a_character_is_read() -> None:
    whole = TEXT * 4
    assert decoded((whole + "法").encode()[:-1]) == whole + "\ufffd"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\v", "\u2028"])
def test_lines_end_in_any_way(tmp_path: Path, end: str) -> None:
    path = tmp_path / "文.txt"
    path.write_bytes(f"甲{end}乙".encode())
    assert [line.text for line in read_lines(path)] == ["甲", "乙"]


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    text = decoded(data)
    assert text is None or "\0" not in text


@given(st.text(alphabet="法治政府建设年度报告，。一二三2024 \n", min_size=20))
def test_texts_in_gb18030_come_back(text: str) -> None:
    assert decoded(text.encode("gb18030")) == text
