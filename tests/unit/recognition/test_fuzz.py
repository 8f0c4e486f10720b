"""Two thousand damaged files: each gives a report without a loss, or one sentence."""

import random
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UnreadableFileError
from desktop.recognition.readers import read_lines
from desktop.recognition.recogniser import Trace, trace
from tests.bench.accuracy.annotated import forms, ink

pytestmark = pytest.mark.slow

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SENTENCE = re.compile(r"[^。\n]+。")
SPICE = (
    "一二三、（）()1234567890.．，。：；《》“”\"' \u3000\xa0\t\n"
    "附件抄送印发年月日〔〕★|-—①㈠⑴１\x0c"
)
TEXTS = [form.text for form in forms()]

many = settings(
    max_examples=500,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
seeds = st.integers(0, 2**32)


def spoilt(text: str, chance: random.Random) -> str:
    """Delete, insert, repeat, exchange and swap characters and lines."""
    for _step in range(chance.randint(1, 30)):
        place = chance.randrange(len(text) + 1)
        length = chance.choice((1, 1, 2, 5, 40))
        piece = "".join(chance.choices(SPICE, k=chance.randint(0, 3)))
        match chance.randrange(4):
            case 0:
                text = text[:place] + text[place + length :]
            case 1:
                text = text[:place] + piece + text[place:]
            case 2:
                text = text[:place] + text[place : place + length * 9] + text[place:]
            case _:
                text = text[:place] + piece + text[place + length :]
    return text or "空"


def assert_conserved(found: Trace) -> None:
    places = [place for claim in found.claims for place in claim.text.places if place >= 0]
    taken = set(places)
    rest = "".join(c for place, c in enumerate(found.source) if place not in taken)
    assert len(places) == len(taken)
    assert ink("".join(found.recognised.leftover)) == ink(rest)


def read_or_refused(path: Path) -> None:
    """Read a file as the program does; a refusal is one sentence that names the file."""
    said = ""
    try:
        assert_conserved(trace(read_lines(path)))
    except UnreadableFileError as refusal:
        said = str(refusal)
    assert not said or (SENTENCE.fullmatch(said) and path.name in said)


def write_word(path: Path, text: str, chance: random.Random) -> None:
    """Write a Word file with marks of all kinds thrown in."""
    runs = ("", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:rFonts w:eastAsia="楷体_GB2312"/></w:rPr>')
    looks = (
        "",
        "",
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>',
        '<w:pPr><w:jc w:val="center"/></w:pPr>',
    )
    body = "".join(
        f"<w:p>{chance.choice(looks)}<w:r>{chance.choice(runs)}<w:t>{escape(line)}</w:t></w:r></w:p>"
        for line in re.sub(r"[\x00-\x08\x0b-\x1f]", "", text).split("\n")
    )
    xml = f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", xml)


@many
@given(seeds)
def test_texts_with_spoilt_characters(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    path = tmp_path / "报告.txt"
    path.write_text(spoilt(chance.choice(TEXTS), chance), encoding="utf-8")
    read_or_refused(path)


@many
@given(seeds)
def test_texts_with_spoilt_bytes(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    encoding = chance.choice(("utf-8", "gb18030", "utf-16"))
    data = bytearray(chance.choice(TEXTS).encode(encoding))
    for _step in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = tmp_path / "报告.txt"
    path.write_bytes(data[: chance.randrange(1, len(data) + 1)])
    read_or_refused(path)


@many
@given(seeds)
def test_word_files_with_spoilt_characters(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    path = tmp_path / "报告.docx"
    write_word(path, spoilt(chance.choice(TEXTS), chance), chance)
    read_or_refused(path)


@many
@given(seeds)
def test_word_files_with_spoilt_bytes(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    path = tmp_path / "报告.docx"
    write_word(path, chance.choice(TEXTS), chance)
    data = bytearray(path.read_bytes())
    for _step in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data[: chance.randrange(1, len(data) + 1)])
    read_or_refused(path)
