"""Each kind of file, damaged in each way: a report or one sentence that names the file."""

import itertools
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.errors import UnreadableFileError
from desktop.recognition import SUFFIXES, recognise
from tests.unit.recognition.readers.ofd_files import page as ofd_page
from tests.unit.recognition.readers.ofd_files import text as ofd_text
from tests.unit.recognition.readers.ofd_files import write_ofd
from tests.unit.recognition.readers.pdf_files import page, pdf
from tests.unit.recognition.readers.word97_files import Paragraph, doc

TEXT = "一、工作情况"
SENTENCE = re.compile(r"[^。\n]+。")
ODF = "urn:oasis:names:tc:opendocument:xmlns"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
IN_WORD = (
    f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p></w:body>'
    "</w:document>"
)
IN_ODT = (
    f'<o:document-content xmlns:o="{ODF}:office:1.0" xmlns:t="{ODF}:text:1.0"><o:body><o:text>'
    f"<t:p>{TEXT}</t:p></o:text></o:body></o:document-content>"
)
# WPS writes .wps in the form of .doc, and both names are given to files of the newer form.
READ_ALL_THE_SAME = {(".doc", ".wps"), (".wps", ".doc"), (".docx", ".doc"), (".docx", ".wps")}
BODIES = {
    ".docx": ("word/document.xml", IN_WORD),
    ".odt": ("content.xml", IN_ODT),
}


def content_of(suffix: str, folder: Path) -> bytes:
    """Return a whole file of a kind, with one heading in it."""
    path = folder / f"原件{suffix}"
    if suffix in BODIES:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(*BODIES[suffix])
    elif suffix == ".ofd":
        write_ofd(path, [ofd_page(ofd_text(28, 40, TEXT))])
    elif suffix == ".pdf":
        path.write_bytes(pdf(page((80, 700, 16, TEXT))))
    elif suffix in {".doc", ".wps"}:
        path.write_bytes(doc([Paragraph(f"{TEXT}\r")]))
    else:
        path.write_text(TEXT, encoding="utf-8")
    return path.read_bytes()


def nested(content: bytes, folder: Path) -> bytes:
    """Put a file into an archive."""
    path = folder / "外.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("内.docx", content)
    return path.read_bytes()


DAMAGES: dict[str, Callable[[bytes, Path], bytes]] = {
    "empty": lambda _content, _folder: b"",
    "cut to a tenth": lambda content, _folder: content[: len(content) // 10],
    "cut in half": lambda content, _folder: content[: len(content) // 2],
    "cut at the end": lambda content, _folder: content[:-9],
    "NUL bytes in front": lambda content, _folder: bytes(64) + content,
    "NUL bytes inside": lambda content, _folder: content[:40] + bytes(40) + content[80:],
    "NUL bytes behind": lambda content, _folder: content + bytes(4096),
    "an archive in an archive": nested,
    "entities": lambda _content, _folder: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
}


def outcome(path: Path) -> str:
    """Return what the file says, or why it is refused."""
    try:
        return "".join(section.text for section in recognise(path).report.sections)
    except UnreadableFileError as refusal:
        return str(refusal)


def is_refusal(path: Path, said: str) -> bool:
    return SENTENCE.fullmatch(said) is not None and path.name in said


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_whole_file_is_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"报告{suffix}"
    path.write_bytes(content_of(suffix, tmp_path))
    assert outcome(path) == TEXT.removeprefix("一、")


@pytest.mark.parametrize(("suffix", "damage"), list(itertools.product(SUFFIXES, DAMAGES)))
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, suffix: str, damage: str) -> None:
    path = tmp_path / f"报告{suffix}"
    path.write_bytes(DAMAGES[damage](content_of(suffix, tmp_path), tmp_path))
    said = outcome(path)
    assert is_refusal(path, said) or (said and "\0" not in said)


@pytest.mark.parametrize(
    ("suffix", "other"),
    [pair for pair in itertools.permutations(SUFFIXES, 2) if pair not in READ_ALL_THE_SAME],
)
def test_a_file_called_by_another_name_is_refused(tmp_path: Path, suffix: str, other: str) -> None:
    path = tmp_path / f"报告{other}"
    path.write_bytes(content_of(suffix, tmp_path))
    assert is_refusal(path, outcome(path))
