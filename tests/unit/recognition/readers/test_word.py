"""Word files become lines."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.recognition import recognise
from desktop.recognition.lines import Line
from desktop.recognition.readers.word import read_word

WordFile = Callable[..., Path]


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(*texts: str) -> str:
    return f"<w:tc>{''.join(p(text) for text in texts)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def texts(path: Path) -> list[str]:
    return [line.text for line in read_word(path)]


def test_paragraphs_and_tables_come_in_the_order_of_the_page(word: WordFile) -> None:
    path = word(p("甲") + table(cell("项目") + cell("数量"), cell("案件") + cell("7")) + p("乙"))
    assert texts(path) == ["甲", "项目\t数量\n案件\t7", "乙"]


def test_line_breaks_cut_a_paragraph_and_tabs_stay(word: WordFile) -> None:
    run = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>"
    assert texts(word(f"<w:p>{run}</w:p>")) == ["甲", "乙\t丙"]


def test_deleted_text_and_field_codes_are_not_read(word: WordFile) -> None:
    inner = (
        "<w:del><w:r><w:delText>删</w:delText><w:t>去</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>增</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t>控</w:t></w:r></w:sdtContent></w:sdt>"
    )
    assert texts(word(f"<w:p>{inner}</w:p>")) == ["增链控"]


def test_text_boxes_are_read_once(word: WordFile) -> None:
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    inner = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    path = word(f"<w:p><w:r>{inner}</w:r><w:r><w:t>框外</w:t></w:r></w:p>")
    assert texts(path) == ["框内", "框外"]


def test_symbols_and_hyphens_are_characters(word: WordFile) -> None:
    run = '<w:r><w:sym w:char="F0B7"/><w:sym w:char="x"/><w:noBreakHyphen/><w:t>甲</w:t></w:r>'
    assert texts(word(f"<w:p>{run}</w:p>")) == ["·-甲"]


def test_footnotes_are_kept_apart(word: WordFile) -> None:
    path = word(p("正文。"), footnotes=f"<w:footnote>{p('脚注')}</w:footnote>")
    assert recognise(path).leftover == ("脚注",)


def test_a_table_of_the_red_header_is_taken_apart(word: WordFile) -> None:
    path = word(table(cell("灵国动〔2025〕3号") + cell("签发人：林一")) + p("正文。"))
    assert texts(path) == ["灵国动〔2025〕3号\t签发人：林一", "正文。"]


def test_a_table_of_the_joint_mark_is_taken_apart(word: WordFile) -> None:
    path = word(table(cell("甲市司法局", "甲市国防动员办公室") + cell("文件")) + p("正文。"))
    assert recognise(path).report.mark == "甲市司法局\n甲市国防动员办公室文件"


@pytest.mark.parametrize("beside", [0, 1, 2])
def test_a_joint_mark_with_one_issuer_a_row_keeps_its_header(word: WordFile, beside: int) -> None:
    names = ("甲市国防动员办公室", "甲市司法局", "甲市民政局")
    rows = [
        f"<w:tr>{cell(name)}{cell('文件' if row == beside else '')}</w:tr>"
        for row, name in enumerate(names)
    ]
    number = f"<w:tr>{cell('甲国动〔2025〕3号')}{cell('签发人：林一')}</w:tr>"
    path = word(f"<w:tbl>{''.join(rows)}{number}</w:tbl>" + p("甲市2024年法治政府建设报告"))
    report = recognise(path).report
    assert report.mark == "甲市国防动员办公室\n甲市司法局\n甲市民政局文件"
    assert (report.doc_number, report.signers) == ("甲国动〔2025〕3号", ("林一",))


def test_a_table_of_data_beside_files_is_no_mark(word: WordFile) -> None:
    rows = f"<w:tr>{cell('类别')}{cell('文件')}</w:tr><w:tr>{cell('保留的')}{cell('12件')}</w:tr>"
    assert read_word(word(f"<w:tbl>{rows}</w:tbl>" + p("正文。")))[0].table


def test_a_table_of_the_imprint_is_taken_apart(word: WordFile) -> None:
    imprint = table(cell("抄送：市司法局。"), cell("甲市司法局\u30002025年1月6日印发"))
    report = recognise(word(p("正文。") + imprint)).report
    assert (report.cc, report.printer) == ("市司法局", "甲市司法局")


def test_outline_levels_and_titles_come_from_styles(word: WordFile) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="我的标题"/>'
        '<w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    )
    path = word(
        p("甲", '<w:pStyle w:val="b"/>')
        + p("乙", '<w:outlineLvl w:val="0"/>')
        + p("丙", '<w:pStyle w:val="t"/><w:jc w:val="center"/>')
        + p("丁", '<w:pStyle w:val="a"/><w:outlineLvl w:val="9"/>'),
        styles=styles,
    )
    first, second, third, last = read_word(path)
    assert (first.level, second.level, last.level) == (2, 1, None)
    assert third == Line("丙", whole=True, title=True, centred=True)


def test_styled_headings_without_numbers_make_the_outline(word: WordFile) -> None:
    def level(number: int) -> str:
        return f'<w:outlineLvl w:val="{number}"/>'

    path = word(
        p("工作情况", level(0)) + p("学习情况", level(1)) + p("学习良好。")
        + p("存在问题", level(0)) + p("没有问题。")
    )  # fmt: skip
    found = [(s.depth, s.heading) for s in recognise(path).report.sections]
    assert found == [(1, "工作情况"), (2, "学习情况"), (1, "存在问题")]


NUMBERED = "".join(
    f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/>'
    f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
    for n, (kind, text) in enumerate(
        (("decimal", "%1."), ("chineseCounting", "（%1）"), ("chineseCounting", "%1、"))
    )
) + "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(3))


@pytest.mark.parametrize(("top", "below"), [(1, 2), (1, 3), (2, 1), (3, 2)])
def test_the_outline_level_wins_over_automatic_numbers(
    word: WordFile, top: int, below: int
) -> None:
    def heading(text: str, level: int, use: int) -> str:
        look = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{use}"/></w:numPr>'
        return p(text, f'{look}<w:outlineLvl w:val="{level}"/>')

    path = word(
        heading("工作情况", 0, top) + heading("学习", 1, below) + p("学习良好")
        + heading("执法", 1, below) + p("一、这一行没有级别。") + heading("问题", 0, top),
        numbering=NUMBERED,
    )  # fmt: skip
    sections = [section for section in recognise(path).report.sections if section.heading]
    found = [(section.depth, section.heading) for section in sections]
    assert [each for each in found if "级别" not in each[1]] == [
        (1, "工作情况"), (2, "学习"), (2, "执法"), (1, "问题"),
    ]  # fmt: skip


def test_a_paragraph_with_an_outline_level_is_never_joined(word: WordFile) -> None:
    full = [f"全面推进{name}领域各项重点工作落实落细不断取得实效" for name in "甲乙丙丁戊己庚辛"]
    pairs = zip(full[::2], full[1::2], strict=True)
    body = "".join(p(above, '<w:outlineLvl w:val="0"/>') + p(below) for above, below in pairs)
    sections = recognise(word(p("2024年法治政府建设报告") + body)).report.sections
    assert [section.heading for section in sections] == full[::2]
    assert [section.paragraphs for section in sections] == [(below,) for below in full[1::2]]


def test_a_styled_heading_may_end_with_a_mark(word: WordFile) -> None:
    top = '<w:outlineLvl w:val="0"/>'
    path = word(p("一、存在的问题：", top) + p("没有。") + p("二、明年安排。", top) + p("继续。"))
    first, second = recognise(path).report.sections
    assert (first.heading, first.run_in, first.paragraphs) == ("存在的问题：", False, ("没有。",))
    assert (second.heading, second.run_in, second.paragraphs) == ("明年安排。", False, ("继续。",))


def test_a_heading_in_its_own_face_is_taken_as_it_is_set(word: WordFile) -> None:
    def bold(head: str, rest: str) -> str:
        return (
            f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{head}</w:t></w:r>"
            f"<w:r><w:t>{rest}</w:t></w:r></w:p>"
        )

    long = "（一）" + "坚持依法行政，" * 8 + "推动工作落实。"
    sections = recognise(word(p("一、工作情况") + bold(long, "办理七件。"))).report.sections
    assert sections[1].heading == long.removeprefix("（一）")
    assert sections[1].paragraphs == ("办理七件。",)


def test_strict_files_are_read_too(word: WordFile, tmp_path: Path) -> None:
    path = word(p("正文。"))
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode()
    strict = tmp_path / "strict.docx"
    with zipfile.ZipFile(strict, "w") as archive:
        other = "http://purl.oclc.org/ooxml/wordprocessingml/main"
        archive.writestr(
            "word/document.xml",
            xml.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", other),
        )
    assert texts(strict) == ["正文。"]
