"""OFD files become lines: the same rules of places as for PDF, another file."""

import contextlib
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UnreadableFileError
from desktop.recognition.lines import Line
from desktop.recognition.readers import package, read_lines, scans
from desktop.recognition.readers.ofd import read_ofd
from tests.unit.recognition.readers.ofd_files import NAMESPACE, page, stroke, text, write_ofd

FULL = "依法行政工作" * 4 + "法治建设"
IMAGE = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="9"/>'


def read(folder: Path, *pages: str, **others: str) -> tuple[Line, ...]:
    return read_ofd(write_ofd(folder / "报告.ofd", pages, **others))


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_lines(path)
    message = str(caught.value)
    assert path.name in message
    assert re.fullmatch(r"[^。\n]+。", message)
    return message


def test_lines_are_sorted_by_their_places(tmp_path: Path) -> None:
    assert texts(read(tmp_path, page(text(28, 60, "下一行"), text(28, 40, "上一行")))) == [
        "上一行",
        "下一行",
    ]


def test_objects_on_one_baseline_are_one_line(tmp_path: Path) -> None:
    found = read(tmp_path, page(text(33.6, 40, "法治"), text(28, 40.3, "甲")))
    assert texts(found) == ["甲法治"]


def test_a_full_line_goes_on(tmp_path: Path) -> None:
    rows = [text(28, 40 + 10 * index, FULL) for index in range(5)]
    found = read(tmp_path, page(*rows, text(39.2, 90, "又一段。")))
    assert [line.continues for line in found] == [False, True, True, True, True, False]


def test_distances_may_be_repeated_or_missing(tmp_path: Path) -> None:
    codes = '<ofd:TextCode X="0" Y="5" DeltaX="5 g 2 5">甲乙丙丁</ofd:TextCode>'
    bare = (
        '<ofd:TextCode X="0" Y="15">戊12</ofd:TextCode><ofd:TextCode X="0" Y="25">己</ofd:TextCode>'
    )
    shown = f'<ofd:TextObject Boundary="30 30 99 99" Size="5">{codes}{bare}</ofd:TextObject>'
    assert texts(read(tmp_path, page(shown))) == ["甲乙丙丁", "戊12", "己"]


def test_a_matrix_moves_and_enlarges(tmp_path: Path) -> None:
    large = text(28, 30, "标题", more='CTM="2 0 0 2 0 0"')
    found = read(tmp_path, page(large, text(28, 80, "正文")))
    assert texts(found) == ["标题", "正文"]


def test_what_a_page_is_laid_upon_is_read_too(tmp_path: Path) -> None:
    template = page(text(28, 15, "甲市年报"))
    pages = [
        page(text(28, 60, f"第{n}段。"), text(28, 70, "又一段。"), template="t") for n in "一二三"
    ]
    found = read(tmp_path, *pages, Doc_0__Template=template)
    assert texts(tuple(line for line in found if line.aside)) == ["甲市年报"] * 3


def test_a_ruled_table_is_one(tmp_path: Path) -> None:
    rules = [stroke(28, y, 178, y) for y in (40, 50, 60)]
    rules += [stroke(x, 40, x, 60) for x in (28, 100, 178)]
    cells = [
        text(30, 47, "项目"),
        text(110, 47, "数量"),
        text(30, 57, "案件"),
        text(110, 57, "7件"),
    ]
    (line,) = read(tmp_path, page(*rules, *cells))
    assert (line.table, line.text) == (True, "项目\t数量\n案件\t7件")


def test_a_change_of_face_is_told(tmp_path: Path) -> None:
    fonts = (
        f'<ofd:Res {NAMESPACE}><ofd:Fonts><ofd:Font ID="1" FontName="楷体"/>'
        '<ofd:Font ID="2" FontName="仿宋"/></ofd:Fonts></ofd:Res>'
    )
    rest = text(28 + 5.6 * 8, 40, "办理七件。").replace('Font="1"', 'Font="2"')
    (line,) = read(tmp_path, page(text(28, 40, "（一）强化学习。"), rest), Doc_0__Res=fonts)
    assert line.head == len("（一）强化学习。")


class TestRefusals:
    def test_a_scan(self, tmp_path: Path) -> None:
        assert "扫描件" in refusal(write_ofd(tmp_path / "扫描.ofd", [page(IMAGE)]))

    def test_a_file_without_anything(self, tmp_path: Path) -> None:
        assert "没有文字" in refusal(write_ofd(tmp_path / "空.ofd", [page()]))

    def test_a_locked_file(self, tmp_path: Path) -> None:
        path = write_ofd(tmp_path / "密.ofd", [page()], Encryptions="<a/>")
        assert "已加密" in refusal(path)

    def test_another_file(self, tmp_path: Path) -> None:
        path = tmp_path / "假.ofd"
        path.write_text("正文", encoding="utf-8")
        assert "OFD 文件" in refusal(path)

    def test_a_place_outside_of_the_package(self, tmp_path: Path) -> None:
        entry = f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocRoot>../../etc/passwd</ofd:DocRoot>"
        path = write_ofd(tmp_path / "外.ofd", [page()], OFD=f"{entry}</ofd:DocBody></ofd:OFD>")
        assert "不是 OFD 文件" in refusal(path)

    def test_entities(self, tmp_path: Path) -> None:
        path = write_ofd(tmp_path / "体.ofd", ['<!DOCTYPE a [<!ENTITY a "哈">]><a>&a;</a>'])
        assert "实体" in refusal(path)

    def test_too_many_pages(self, tmp_path: Path) -> None:
        pages = [page()] * (scans.MOST_PAGES + 1)
        assert "页" in refusal(write_ofd(tmp_path / "厚.ofd", pages))

    def test_too_many_characters(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("desktop.recognition.readers.ofd.MOST_CHARACTERS", 10)
        assert "过大" in refusal(write_ofd(tmp_path / "长.ofd", [page(text(28, 40, FULL))]))

    def test_a_bomb_is_not_unpacked(self, tmp_path: Path) -> None:
        path = write_ofd(tmp_path / "弹.ofd", [page(" " * (package.MOST_PART // 4))])
        assert "解压后过大" in refusal(path)


REPORT = page(
    *(text(28, 40 + 10 * index, FULL) for index in range(3)),
    text(39.2, 80, "一、主要举措"),
    stroke(28, 90, 178, 90),
)


def test_every_character_of_the_file_is_in_a_line(tmp_path: Path) -> None:
    shown = "".join(re.findall(r">([^<>]*)</ofd:TextCode>", REPORT))
    assert Counter("".join(texts(read(tmp_path, REPORT)))) == Counter(shown)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(
    places=st.lists(st.integers(0, len(REPORT) - 1), min_size=1, max_size=20),
    characters=st.text("0123456789.-e <>/\"'甲gML", min_size=20, max_size=20),
)
def test_damage_is_refused_in_words_or_read(
    places: list[int], characters: str, tmp_path: Path
) -> None:
    damaged = list(REPORT)
    for place, character in zip(places, characters, strict=False):
        damaged[place] = character
    with contextlib.suppress(UnreadableFileError):
        read_lines(write_ofd(tmp_path / "坏.ofd", ["".join(damaged)]))
