import datetime as dt
import re
from collections.abc import Callable

import pytest

from desktop.official.blocks import Block, Place, Role, Run
from desktop.official.standard import Face
from desktop.typesetting import pdf
from desktop.typesetting.pdf import pdf_bytes
from desktop.typesetting.pdf_file import PdfFile
from desktop.typesetting.placed import Page
from desktop.typesetting.typesetter import Typesetter

Paragraph = Callable[..., Block]

WRITTEN = dt.datetime(2025, 1, 9, 8, 30, tzinfo=dt.UTC)
TITLE = "青山区国防动员办公室2024年度法治政府建设情况报告"
# Noto's fonts give most of these the glyph of a radical of U+2E80 to U+2FDF.
TEXT = "一人力方青长見⻚龙金青山区人力一号 2024—2025年 ABC"
ENTRY = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n")


@pytest.fixture
def pages(typesetter: Typesetter, paragraph: Paragraph) -> tuple[Page, ...]:
    return typesetter.typeset((paragraph(TEXT), paragraph("正文。" * 400, 1)))


def read_back(content: bytes) -> list[str]:
    """Return what the glyphs of all fonts stand for, font by font."""
    fonts = re.findall(rb"beginbfchar\n.*?endcmap", content, re.DOTALL)
    return [
        "".join(bytes.fromhex(code.decode()).decode("utf-16-be") for _, code in ENTRY.findall(font))
        for font in fonts
    ]


def test_every_character_is_read_back_as_the_one_drawn(pages: tuple[Page, ...]) -> None:
    drawn = {character for character in TEXT + "正文。—1234567890" if character != " "}
    assert set("".join(read_back(pdf_bytes(pages, title=TITLE)))) <= drawn
    assert set(TEXT) - {" "} <= set("".join(read_back(pdf_bytes(pages, title=TITLE))))


def test_a_rare_character_beyond_sixteen_bits_is_read_back(
    typesetter: Typesetter, paragraph: Paragraph
) -> None:
    pages = typesetter.typeset((paragraph("上\U00020bb7村"),))
    assert "\U00020bb7" in "".join(read_back(pdf_bytes(pages, title="")))


def test_more_glyphs_than_one_list_holds_are_all_read_back(
    typesetter: Typesetter, paragraph: Paragraph
) -> None:
    text = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 400))
    pages = typesetter.typeset((paragraph(text),))
    (body,) = (found for found in read_back(pdf_bytes(pages, title="")) if len(found) > 100)
    assert [character for character in body if character >= "一"] == list(text)


def test_a_font_whose_characters_are_all_square_is_read_back(typesetter: Typesetter) -> None:
    heading = Block(Role.HEADING_1, (Run("一人力方", Face.FIRST),), Place(0))
    found = read_back(pdf_bytes(typesetter.typeset((heading,)), title=""))
    assert any(text.startswith("一人力方") for text in found)


def test_it_names_its_title_and_no_tool(pages: tuple[Page, ...]) -> None:
    content = pdf_bytes(pages, title=TITLE, author="青山区国防动员办公室")
    assert TITLE.encode() in content
    assert b"/Creator ()" in content
    assert b'CreatorTool=""' in content
    assert b"nianbao" not in content


def test_it_calls_itself_a_file_for_archives(pages: tuple[Page, ...]) -> None:
    content = pdf_bytes(pages, title=TITLE)
    assert b'pdfaid:part="1" pdfaid:conformance="B"' in content
    assert b"/OutputIntents" in content


def test_fonts_are_named_as_subsets_in_all_places(pages: tuple[Page, ...]) -> None:
    content = pdf_bytes(pages, title=TITLE)
    bases = re.findall(rb"/BaseFont (\S+)", content)
    assert bases
    assert set(bases) == set(re.findall(rb"/FontName (\S+)", content))
    assert all(re.fullmatch(rb"/[A-Z]{6}\+\S+", base) for base in bases)


def test_the_same_pages_make_the_same_file(pages: tuple[Page, ...]) -> None:
    first = pdf_bytes(pages, title=TITLE, written=WRITTEN)
    assert first == pdf_bytes(pages, title=TITLE, written=WRITTEN)
    assert b"(D:20250109083000Z)" in first
    assert first.count(b'Date="2025-01-09T08:30:00+00:00"') == 3


def test_the_table_of_objects_leads_to_each_object(pages: tuple[Page, ...]) -> None:
    content = pdf_bytes(pages, title=TITLE, written=WRITTEN)
    start = int(content.rsplit(b"startxref\n", 1)[1].split()[0])
    entries = re.findall(rb"(\d{10}) \d{5} n ", content[start:])
    assert entries
    for number, entry in enumerate(entries, 1):
        assert content[int(entry) :].startswith(b"%d 0 obj\n" % number)


def test_lengths_of_changed_streams_are_true(pages: tuple[Page, ...]) -> None:
    content = pdf_bytes(pages, title=TITLE, written=WRITTEN)
    found = re.findall(rb"/Length (\d+)\s*>>\nstream\n(.*?)\n?endstream", content, re.DOTALL)
    told = [(int(length), source) for length, source in found if b"begincmap" in source]
    assert told
    assert all(length in {len(source), len(source) + 1} for length, source in told)


def test_an_exchanged_object_may_have_another_length(pages: tuple[Page, ...]) -> None:
    file = PdfFile(pdf_bytes(pages, title=TITLE))
    last = file.numbers[-1]
    others = {number: file[number] for number in file.numbers if number != last}
    file[last] = b"<< /Longer (" + b"x" * 5000 + b") >>"
    again = PdfFile(file.to_bytes())
    assert again[last].startswith(b"<< /Longer")
    assert {number: again[number] for number in others} == others


def test_the_open_list_of_qt_6_8_is_closed(pages: tuple[Page, ...]) -> None:
    content = pdf_bytes(pages, title=TITLE)
    broken = content.replace(b"/Trapped /False\n>>\nendobj", b"/Trapped /False\n2\n\nendobj")
    file = PdfFile(broken)
    pdf._mend_properties(file)
    assert b"/Trapped /False\n>>\nendobj" in file.to_bytes()


def test_what_is_no_pdf_of_qt_is_refused() -> None:
    with pytest.raises(ValueError, match="QPdfWriter"):
        PdfFile(b"no PDF at all")
