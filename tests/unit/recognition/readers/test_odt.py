"""OpenDocument texts become lines."""

import contextlib
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UnreadableFileError
from desktop.recognition import recognise
from desktop.recognition.lines import Line
from desktop.recognition.readers import read_lines
from desktop.recognition.readers.odt import read_odt

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "draw", "fo", "manifest")
)
LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-format="一, 二, 三, ..." style:num-suffix="、"/><text:list-level-style-number '
    'text:level="2" style:num-format="1" style:num-suffix="." text:start-value="3"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>'
)


def write(path: Path, body: str, *, styles: str = "", shelf: str = "", manifest: str = "") -> Path:
    """Write a file: its text, its automatic styles, the inside of styles.xml, of the manifest."""
    parts = {
        "content": f"<office:automatic-styles>{shelf}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>",
        "styles": styles,
        "META-INF/manifest": manifest,
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, inner in parts.items():
            archive.writestr(
                f"{name}.xml", f"<office:document {NAMESPACES}>{inner}</office:document>"
            )
    return path


def read(folder: Path, body: str, *, styles: str = "", shelf: str = "") -> tuple[Line, ...]:
    return read_odt(write(folder / "报告.odt", body, styles=styles, shelf=shelf))


def p(inner: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_lines(path)
    message = str(caught.value)
    assert path.name in message
    assert re.fullmatch(r"[^。\n]+。", message)
    return message


def test_paragraphs_come_in_order_and_line_breaks_cut_them(tmp_path: Path) -> None:
    inner = 'a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d'
    assert texts(read(tmp_path, p("甲") + p(inner))) == ["甲", "a  b\tc", "d"]


def test_spans_links_and_insertions_are_text(tmp_path: Path) -> None:
    inner = (
        "甲<text:span>乙</text:span><text:a>丙</text:a>"
        '<text:change-start text:change-id="1"/>丁<text:change-end text:change-id="1"/>'
    )
    assert texts(read(tmp_path, p(inner))) == ["甲乙丙丁"]


def test_deleted_text_and_comments_are_not_read(tmp_path: Path) -> None:
    deleted = (
        f"<text:tracked-changes><text:deletion>{p('删')}</text:deletion></text:tracked-changes>"
    )
    comment = f"<office:annotation>{p('批注')}</office:annotation>"
    assert texts(read(tmp_path, deleted + p(f"甲{comment}乙"))) == ["甲乙"]


def test_ideographic_spaces_stay_and_line_ends_of_the_file_do_not(tmp_path: Path) -> None:
    assert texts(read(tmp_path, p("李\u3000雯\n  签发"))) == ["李\u3000雯 签发"]


def test_text_boxes_are_read_and_pictures_told(tmp_path: Path) -> None:
    frames = (
        f"<draw:frame><draw:text-box>{p('框内')}</draw:text-box></draw:frame>"
        '<draw:frame draw:name="组织图"><draw:image/></draw:frame>'
    )
    path = write(tmp_path / "图.odt", p(f"框外{frames}"))
    assert texts(read_odt(path))[:2] == ["框内", "框外"]
    assert any("“组织图”" in note for note in recognise(path).notes)


def test_notes_headers_and_footers_are_set_aside(tmp_path: Path) -> None:
    note = f"<text:note><text:note-body>{p('脚注')}</text:note-body></text:note>"
    margins = (
        "<office:master-styles><style:master-page>"
        f"<style:header>{p('内部资料')}</style:header>"
        f"<style:footer>{p('— <text:page-number>1</text:page-number> —')}</style:footer>"
        "</style:master-page></office:master-styles>"
    )
    found = read(tmp_path, p(f"正文。{note}"), styles=margins)
    assert [(line.text, line.aside) for line in found] == [
        ("正文。", False), ("脚注", True), ("内部资料", True),
    ]  # fmt: skip


def test_tables_keep_their_cells(tmp_path: Path) -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{p(text)}</table:table-cell>"

    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    covered = "<table:covered-table-cell/>"
    wide = cell("7", "table:number-columns-spanned='2'")
    empty = cell("", "table:number-columns-repeated='2'")
    first = row(*map(cell, ("项目", "数量", "说明")))
    head = f"<table:table-header-rows>{first}</table:table-header-rows>"
    rows = head + row(cell("案件"), wide, covered) + row(covered, empty)
    (line,) = read(tmp_path, f"<table:table>{rows}</table:table>")
    assert line.text == "项目\t数量\t说明\n案件\t7\n\t\t"


def test_lists_are_numbered_as_they_show(tmp_path: Path) -> None:
    def item(*inner: str) -> str:
        return f"<text:list-item>{''.join(inner)}</text:list-item>"

    inner = f"<text:list>{item(p('丙'))}{item(p('丁'), p('又一段'))}</text:list>"
    items = item(p("甲")) + item(p("乙"), inner)
    whole = f'<text:list xml:id="a" text:style-name="L">{items}</text:list>'
    later = f'<text:list text:continue-list="a" text:style-name="L">{item(p("戊"))}</text:list>'
    found = read(tmp_path, whole + p("文") + later, shelf=LISTS)
    assert texts(found) == ["一、甲", "二、乙", "3.丙", "4.丁", "又一段", "文", "三、戊"]


def test_headings_are_numbered_by_the_outline(tmp_path: Path) -> None:
    outline = (
        '<office:styles><text:outline-style><text:outline-level-style text:level="1" '
        'style:num-format="一" style:num-suffix="、"/></text:outline-style></office:styles>'
    )
    heading = '<text:h text:outline-level="1">举措</text:h>'
    (line,) = read(tmp_path, heading, styles=outline)
    assert (line.text, line.level) == ("一、举措", 1)


def test_levels_titles_and_faces_come_from_styles(tmp_path: Path) -> None:
    styles = (
        '<office:styles><style:style style:name="T" style:display-name="Title" '
        'style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>'
        "</style:style>"
        '<style:style style:name="H" style:display-name="Heading 2" style:family="paragraph"/>'
        "</office:styles>"
    )
    shelf = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="H"/>'
        '<style:style style:name="B" style:family="text">'
        '<style:text-properties style:font-weight-asian="bold"/></style:style>'
    )
    run_in = p('<text:span text:style-name="B">（一）学习。</text:span>学习良好。')
    title, heading, text = read(
        tmp_path, p("题", "T") + p("节", "P1") + run_in, styles=styles, shelf=shelf
    )
    assert (title.title, title.centred, heading.level) == (True, True, 2)
    assert text.head == len("（一）学习。")


class TestRefusals:
    def test_another_file(self, tmp_path: Path) -> None:
        path = tmp_path / "假.odt"
        path.write_text("正文", encoding="utf-8")
        assert "ODT 文档" in refusal(path)

    def test_a_locked_file(self, tmp_path: Path) -> None:
        path = write(tmp_path / "密.odt", "", manifest="<manifest:encryption-data/>")
        assert "打开密码" in refusal(path)

    def test_a_workbook(self, tmp_path: Path) -> None:
        path = tmp_path / "表.odt"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("content.xml", "<a/>")
        assert "不是 ODT" in refusal(path)

    def test_entities(self, tmp_path: Path) -> None:
        path = tmp_path / "体.odt"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("content.xml", '<!DOCTYPE a [<!ENTITY a "哈">]><a>&a;</a>')
        assert "实体" in refusal(path)

    def test_a_text_that_is_too_long(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("desktop.recognition.readers.odt.MOST_CHARACTERS", 3)
        assert "过大" in refusal(write(tmp_path / "长.odt", p("正文正文")))

    def test_absurd_repeats_are_cut_short(self, tmp_path: Path) -> None:
        row = '<table:table-row><table:table-cell table:number-columns-repeated="999999999"/>'
        table = f"<table:table>{row}</table:table-row></table:table>"
        spaces = p('甲<text:s text:c="999999999"/>乙')
        assert max(map(len, texts(read(tmp_path, table + spaces)))) < 100


BODY = (
    p("一、举措") + p("学习<text:s text:c='2'/>12次。") + "<text:list>" + p("甲") + "</text:list>"
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(
    places=st.lists(st.integers(0, len(BODY) - 1), min_size=1, max_size=12),
    characters=st.text("0123456789-<>/\"'甲:tph ", min_size=12, max_size=12),
)
def test_damage_is_refused_in_words_or_read(
    places: list[int], characters: str, tmp_path: Path
) -> None:
    damaged = list(BODY)
    for place, character in zip(places, characters, strict=False):
        damaged[place] = character
    with contextlib.suppress(UnreadableFileError):
        read_lines(write(tmp_path / "坏.odt", "".join(damaged)))
