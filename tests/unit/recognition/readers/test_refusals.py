"""What cannot be read is refused in one sentence that names the file and the remedy."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.errors import UnreadableFileError
from desktop.recognition import SUFFIXES, recognise
from desktop.recognition.readers import package, text

WordFile = Callable[..., Path]

ENTITIES = (
    '<!DOCTYPE a [<!ENTITY a "哈哈哈"><!ENTITY b "&a;&a;&a;">]>'
    '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
)


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        recognise(path)
    message = str(caught.value)
    assert path.name in message
    assert re.fullmatch(r"[^。\n]+。", message)
    return message


def archive(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", content)
    return path


def test_readable_suffixes_are_told() -> None:
    assert {".txt", ".docx"} <= set(SUFFIXES)


def test_a_folder(tmp_path: Path) -> None:
    assert "文件夹" in refusal(tmp_path)


def test_a_missing_file(tmp_path: Path) -> None:
    assert "找不到" in refusal(tmp_path / "无.txt")


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", "\ufeff\u3000\n".encode()])
def test_a_file_without_text(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "空.txt"
    path.write_bytes(content)
    assert "没有文字" in refusal(path)


@pytest.mark.parametrize(("name", "remedy"), [("a.doc", "另存为 .docx"), ("a.xlsx", "另存为")])
def test_a_file_of_another_kind(tmp_path: Path, name: str, remedy: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    assert remedy in refusal(path)


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 abc",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"%PDF-1.4",
        bytes(range(256)) * 4,
        b"a\0b\0\0",
    ],
)
def test_a_binary_called_txt(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "图.txt"
    path.write_bytes(content)
    assert "不是文本文件" in refusal(path)


def test_a_huge_text_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("it was read"))
    assert f"{text.MOST_BYTES // 1024 // 1024} MB" in refusal(path)


def test_a_locked_text_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "锁.txt"
    path.write_text("正文", encoding="utf-8")

    def locked(_path: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", locked)
    assert "无法打开" in refusal(path)


def test_a_binary_called_docx(tmp_path: Path) -> None:
    path = tmp_path / "假.docx"
    path.write_bytes(bytes(range(256)))
    assert "已损坏" in refusal(path)


def test_a_file_with_a_password_or_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "密.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    message = refusal(path)
    assert "密码" in message
    assert ".doc" in message


def test_an_encrypted_archive(tmp_path: Path) -> None:
    path = archive(tmp_path / "锁.docx", document="<a/>")
    data = bytearray(path.read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "已加密" in refusal(path)


def test_another_archive_called_docx(tmp_path: Path) -> None:
    assert "不是 Word 文档" in refusal(archive(tmp_path / "表.docx", workbook="<a/>"))


def test_a_cut_off_file(word: WordFile) -> None:
    path = word("<w:p><w:r><w:t>正文</w:t></w:r></w:p>")
    path.write_bytes(path.read_bytes()[:-40])
    assert "已损坏" in refusal(path)


def test_broken_xml(tmp_path: Path) -> None:
    assert "已损坏" in refusal(archive(tmp_path / "坏.docx", document="<w:document>"))


def test_entities_are_refused(tmp_path: Path) -> None:
    assert "实体" in refusal(archive(tmp_path / "体.docx", document=ENTITIES))


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = archive(tmp_path / "弹.docx", document="<a/>", media="0" * 8_000_000)
    assert "解压后过大" in refusal(path)


def test_a_part_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_PART", 100)
    assert "过大" in refusal(archive(tmp_path / "巨.docx", document="<a>" + "一" * 100 + "</a>"))


def test_a_text_that_is_too_long(word: WordFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.recognition.readers.word.MOST_CHARACTERS", 3)
    assert "过大" in refusal(word("<w:p><w:r><w:t>正文正文</w:t></w:r></w:p>"))


def test_a_word_file_that_cannot_be_opened(word: WordFile, monkeypatch: pytest.MonkeyPatch) -> None:
    path = word("<w:p/>")

    def locked(*_arguments: object, **_options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(zipfile.ZipFile, "__init__", locked)
    assert "无法打开" in refusal(path)
