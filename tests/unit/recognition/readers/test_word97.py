"""Old Word and WPS files become lines."""

import contextlib
import re
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UnreadableFileError
from desktop.recognition import recognise
from desktop.recognition.lines import Line
from desktop.recognition.readers import read_lines
from desktop.recognition.readers.word97 import read_word97
from tests.unit.recognition.readers.word97_files import (
    Paragraph,
    container,
    doc,
    level,
    lists,
    operation,
    style_sheet,
)

IN_TABLE = operation(0x2416, 1)
ROW_ENDS = IN_TABLE + operation(0x2417, 1)
DELETED, HIDDEN = operation(0x0800, 1), operation(0x083C, 1)
BOLD = operation(0x0835, 1)


def listed(depth: int = 0) -> bytes:
    return operation(0x260A, depth) + operation(0x460B, 1, 2)


def read(
    folder: Path,
    *paragraphs: Paragraph,
    lengths: tuple[int, ...] = (),
    tables: Mapping[int, bytes] | None = None,
) -> tuple[Line, ...]:
    path = folder / "报告.doc"
    path.write_bytes(doc(paragraphs, lengths=lengths, tables=tables))
    return read_word97(path)


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_lines(path)
    message = str(caught.value)
    assert path.name in message
    assert re.fullmatch(r"[^。\n]+。", message)
    return message


def test_paragraphs_breaks_and_tabs(tmp_path: Path) -> None:
    found = read(tmp_path, Paragraph("甲\r"), Paragraph("乙\t丙\x0b丁\x1e1\x1f2\r"))
    assert texts(found) == ["甲", "乙\t丙", "丁-12"]


def test_the_same_make_is_read_as_wps(tmp_path: Path) -> None:
    path = tmp_path / "报告.wps"
    path.write_bytes(doc([Paragraph("特此报告。\r")]))
    assert texts(read_lines(path)) == ["特此报告。"]


def test_pieces_of_single_bytes(tmp_path: Path) -> None:
    path = tmp_path / "报告.doc"
    path.write_bytes(doc([Paragraph("law “2024”\r")], narrow=True))
    assert texts(read_word97(path)) == ["law “2024”"]


def test_fields_show_their_results_only(tmp_path: Path) -> None:
    inner = "见\x13 HYPERLINK \x13 REF \x14x\x15 \x14网页\x15。\x13 PAGE \x15\r"
    assert texts(read(tmp_path, Paragraph(inner))) == ["见网页。"]


def test_deleted_and_hidden_text_is_not_read(tmp_path: Path) -> None:
    paragraph = Paragraph("留删留藏\r", looks={1: DELETED, 2: b"", 3: HIDDEN, 4: b""})
    assert texts(read(tmp_path, paragraph)) == ["留留"]


def test_a_page_break_does_not_count_a_number_twice(tmp_path: Path) -> None:
    paragraphs = [Paragraph("\x0c举措\r", listed()), Paragraph("不足\r", listed())]
    found = read(tmp_path, *paragraphs, tables=lists(level("\x00、", 39)))
    assert "".join(texts(found)) == "一、举措二、不足"


def test_lists_are_numbered_as_they_show(tmp_path: Path) -> None:
    levels = lists(
        level("\x00、", 39), level("（\x01）", 37, 2), level("\x00.\x02", 0), level("·", 23)
    )
    paragraphs = [
        Paragraph("甲\r", listed()), Paragraph("乙\r", listed(1)), Paragraph("丙\r", listed(1)),
        Paragraph("丁\r", listed(2)), Paragraph("戊\r", listed(3)), Paragraph("己\r", listed()),
    ]  # fmt: skip
    assert texts(read(tmp_path, *paragraphs, tables=levels)) == [
        "一、甲", "（二）乙", "（三）丙", "1.1丁", "戊", "二、己",
    ]  # fmt: skip


def test_tables_keep_their_cells(tmp_path: Path) -> None:
    def row(*cells: str) -> list[Paragraph]:
        return [
            *(Paragraph(f"{cell}\x07", IN_TABLE) for cell in cells),
            Paragraph("\x07", ROW_ENDS),
        ]

    table = [*row("项目", "数量"), *row("案件", ""), *row("罚款", "7")]
    found = read(tmp_path, Paragraph("前\r"), *table, Paragraph("后\r"))
    assert texts(found) == ["前", "项目\t数量\n案件\t\n罚款\t7", "后"]


def test_notes_and_headers_are_set_aside(tmp_path: Path) -> None:
    parts = ("正文。\r", "脚注\r", "内部资料\r— \x13PAGE\x141\x15 —\r")
    found = read(tmp_path, *(Paragraph(part) for part in parts), lengths=tuple(map(len, parts)))
    assert [(line.text, line.aside) for line in found] == [
        ("正文。", False), ("脚注", True), ("内部资料", True),
    ]  # fmt: skip


def test_text_boxes_are_read_where_they_hang(tmp_path: Path) -> None:
    boxes = struct.pack("<2I14xi4x", 0, 3, 9)
    paragraphs = [Paragraph("前\r"), Paragraph("后\x08\r"), Paragraph("框内\r")]
    shapes = struct.pack("<2Ii22x", 3, 5, 9)
    found = read(
        tmp_path, *paragraphs, lengths=(5, 0, 0, 0, 0, 0, 3), tables={40: shapes, 56: boxes}
    )
    assert texts(found) == ["前", "框内", "后"]


def test_pictures_are_told(tmp_path: Path) -> None:
    path = tmp_path / "图.doc"
    path.write_bytes(doc([Paragraph("正文。\x01\r")]))
    assert any("1 处图片" in note for note in recognise(path).notes)


def test_levels_titles_and_run_in_headings_come_from_styles(tmp_path: Path) -> None:
    sheet = style_sheet("heading 2", "公文标题", "段首标题 2")
    found = read(
        tmp_path,
        Paragraph("节\r"),
        Paragraph("题\r", operation(0x2461, 1), style=1),
        Paragraph("（一）学习。\r", style=2),
        Paragraph("正文\r", operation(0x2640, 9), style=0),
        tables={1: sheet},
    )
    assert [(line.level, line.title, line.centred, line.head) for line in found] == [
        (2, False, False, None), (None, True, True, None), (None, False, False, 0),
        (None, False, False, None),
    ]  # fmt: skip


def test_a_change_of_face_is_told(tmp_path: Path) -> None:
    text = "（一）学习。学习良好。\r"
    (line,) = read(tmp_path, Paragraph(text, looks={0: BOLD, 6: b""}))
    assert line.head == len("（一）学习。")


def test_bold_lines_are_headings_where_nothing_else_is(tmp_path: Path) -> None:
    bold = {0: BOLD}
    found = read(
        tmp_path,
        Paragraph("市政府：\r"),
        Paragraph("主要举措和成效\r", looks=bold),
        Paragraph("学习良好。\r"),
        Paragraph("存在的不足\r", looks=bold),
        Paragraph("人手不足。\r"),
    )
    assert [line.level for line in found] == [None, 1, None, 1, None]


class TestRefusals:
    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (doc([Paragraph("文\r")], flags=0x0100), "打开密码"),
            (doc([Paragraph("文\r")], version=0x68), "Word 95"),
            (container({"EncryptedPackage": b"x"}), "打开密码"),
            (container({"Workbook": b"x"}), "不是 Word 97—2003"),
            (container({"WordDocument": b"x"}), "已损坏"),
            (container({"1Table": b"", "WordDocument": b"\xec\xa5\xc1\x00" + bytes(6)}), "已损坏"),
            (doc([Paragraph("文\r")])[:1000], "已损坏"),
            (b"{\\rtf1 a}", "RTF"),
            (b"<html>", "不是 Word 97—2003"),
        ],
    )
    def test_what_is_no_such_file(self, tmp_path: Path, content: bytes, said: str) -> None:
        path = tmp_path / "报告.doc"
        path.write_bytes(content)
        assert said in refusal(path)

    def test_a_huge_file_is_refused_unread(self, tmp_path: Path) -> None:
        path = tmp_path / "大.doc"
        with path.open("wb") as file:
            file.truncate(100 * 1024 * 1024)
        assert "超过 60 MB" in refusal(path)

    def test_a_text_that_is_too_long(self, tmp_path: Path) -> None:
        path = tmp_path / "长.doc"
        path.write_bytes(doc([Paragraph("文\r")], lengths=(2_000_000_000,)))
        assert "已损坏" in refusal(path)


def test_a_new_file_with_the_old_suffix_is_read(tmp_path: Path) -> None:
    path = tmp_path / "新.doc"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>正文。</w:t></w:r></w:p></w:body>'
            "</w:document>",
        )
    assert texts(read_lines(path)) == ["正文。"]


REPORT = doc(
    [
        Paragraph("甲市司法局关于2024年度法治政府建设情况的报告\r"),
        Paragraph("举措\r", listed()),
        Paragraph("案件\x07", IN_TABLE),
        Paragraph("\x07", ROW_ENDS),
        Paragraph("特此\x13报\x14告\x15。\r", looks={1: DELETED, 2: b""}),
    ],
    tables={**lists(level("\x00、", 39)), 1: style_sheet("heading 1")},
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(
    places=st.lists(st.integers(0, len(REPORT) - 1), min_size=1, max_size=8),
    values=st.binary(min_size=8, max_size=8),
    end=st.integers(600, len(REPORT)),
)
def test_damage_is_refused_in_words_or_read(
    places: list[int], values: bytes, end: int, tmp_path: Path
) -> None:
    damaged = bytearray(REPORT)
    for place, value in zip(places, values, strict=False):
        damaged[place] = value
    path = tmp_path / "坏.doc"
    path.write_bytes(damaged[:end] if end % 3 == 0 else damaged)
    with contextlib.suppress(UnreadableFileError):
        read_lines(path)
