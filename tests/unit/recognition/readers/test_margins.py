"""What stands around the text of a Word file: headers, footers, pictures; and bold headings."""

import zipfile
from collections.abc import Callable
from pathlib import Path

from desktop.recognition import recognise
from desktop.recognition.lines import Line
from desktop.recognition.readers.bold_headings import with_bold_headings
from desktop.recognition.readers.word import read_word

WordFile = Callable[..., Path]


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def bold(text: str) -> str:
    return f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>"


def with_margins(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "a") as archive:
        for name, inner in parts.items():
            archive.writestr(f"word/{name}.xml", f'<w:hdr xmlns:w="w">{inner}</w:hdr>')
    return path


def test_headers_and_footers_are_set_aside_once(word: WordFile) -> None:
    path = with_margins(
        word(p("正文。")), header1=p("内部资料"), header2=p("内部资料"), footer1=p("甲")
    )
    assert [(line.text, line.aside) for line in read_word(path)] == [
        ("正文。", False), ("内部资料", True), ("甲", True),
    ]  # fmt: skip


def test_page_numbers_in_footers_are_not_told(word: WordFile) -> None:
    path = with_margins(word(p("正文。")), footer1=p("— 1 —"), footer2=p("第 2 页 共 3 页"))
    assert recognise(path).leftover == ()


def test_pictures_are_told_by_name(word: WordFile) -> None:
    inline = (
        '<wp:inline xmlns:wp="wp"><wp:docPr name="图片 1" descr="{}"/><a:blip xmlns:a="a"/>'
        "</wp:inline>"
    )
    drawings = "".join(
        f"<w:drawing>{inline.format(name)}</w:drawing>" for name in ("组织结构图", "")
    )
    notes = recognise(word(p("正文。") + f"<w:p><w:r>{drawings}</w:r></w:p>")).notes
    assert "文中有 2 处图片（“组织结构图”、“图片 1”）没有导入，请对照原文件查看。" in notes


def test_an_older_form_of_a_picture_counts_once(word: WordFile) -> None:
    inner = (
        '<mc:AlternateContent><mc:Choice><a:blip xmlns:a="a"/></mc:Choice>'
        '<mc:Fallback><v:imagedata xmlns:v="v"/></mc:Fallback></mc:AlternateContent>'
    )
    (told,) = [line.remark for line in read_word(word(p("文") + inner)) if line.remark]
    assert "1 处图片" in told


def test_bold_lines_are_headings_where_nothing_else_is(word: WordFile) -> None:
    path = word(
        bold("甲市司法局2024年度法治政府建设情况报告") + p("市政府：") + bold("主要举措和成效")
        + bold("强化学习") + p("学习良好。") + bold("存在的不足") + p("人手不足。")
    )  # fmt: skip
    found = [(s.depth, s.heading) for s in recognise(path).report.sections if s.depth]
    assert found == [(1, "主要举措和成效"), (2, "强化学习"), (1, "存在的不足")]


def test_numbers_speak_louder_than_bold_type() -> None:
    lines = (
        Line("报告如下："),
        Line("一、举措"),
        Line("强调", bold=True),
        Line("又", bold=True),
        Line("文。"),
    )
    assert with_bold_headings(lines) == lines


def test_a_single_bold_line_is_no_outline() -> None:
    lines = (Line("报告如下："), Line("强调", bold=True), Line("文。"))
    assert with_bold_headings(lines) == lines
