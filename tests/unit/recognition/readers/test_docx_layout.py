"""Effective properties of Word files: what the page and each paragraph are set with in the end."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.recognition.readers.docx_layout import WordLayout, read_word_layout

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId9"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:bottom="1984" w:left="1587" w:right="1474" w:footer="1446"/>'
    '<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
)
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId9" Type="footer" Target="footer1.xml"/></Relationships>'
)

Read = Callable[..., WordLayout]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Give what reads a Word file made of the XML inside its parts."""

    def read_made(body: str, *, section: str = SECTION, **parts: str) -> WordLayout:
        path = tmp_path / "来文.docx"
        roots = {"document": "document", "styles": "styles", "footer1": "ftr"}
        roots |= {"settings": "settings"}
        contents = {"document": f"<w:body>{body}{section}</w:body>", **parts}
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/_rels/document.xml.rels", RELATION)
            for name, inner in contents.items():
                root = roots.get(name)
                text = f"<w:{root} {SPACES}>{inner}</w:{root}>" if root else inner
                place = "theme/theme1" if name == "theme" else name
                archive.writestr(f"word/{place}.xml", text)
        return read_word_layout(path)

    return read_made


def p(text: str, properties: str = "", run: str = "") -> str:
    inner = f"<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def style(identifier: str, base: str = "", paragraph: str = "", run: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}">{based}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def test_paper_and_margins_are_those_of_the_section(read: Read) -> None:
    found = read(p("正文"))
    assert (found.width, found.height) == (595.3, 841.9)
    assert (found.top, found.left, found.grid) == (104.9, 79.35, 28.95)


def test_a_file_without_a_section_is_a_letter(read: Read) -> None:
    found = read(p("正文"), section="")
    assert (found.width, found.height, found.grid) == (612, 792, 0)
    assert found.page_number is None


def test_styles_inherit_and_what_is_set_on_the_spot_comes_last(read: Read) -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="21"/>'
        "</w:rPr></w:rPrDefault></w:docDefaults>"
        + style("Base", "", '<w:ind w:firstLineChars="200"/>', '<w:rFonts w:eastAsia="仿宋"/>')
        + style("Own", "Base", '<w:jc w:val="center"/>', '<w:sz w:val="32"/>')
    )
    (spot,) = read(
        p("正文", '<w:pStyle w:val="Own"/>', '<w:color w:val="ff0000"/>'), styles=styles
    ).spots
    assert (spot.set.family, spot.set.size, spot.set.colour) == ("仿宋", 16, "FF0000")
    assert (spot.set.begin, spot.set.centred) == (2, True)


def test_styles_in_a_circle_end(read: Read) -> None:
    styles = style("A", "B", "", '<w:sz w:val="44"/>') + style("B", "A")
    (spot,) = read(p("正文", '<w:pStyle w:val="A"/>'), styles=styles).spots
    assert spot.set.size == 22


def test_fonts_of_the_theme_are_named(read: Read) -> None:
    theme = (
        f'<a:theme {SPACES}><a:themeElements><a:fontScheme name="x"><a:minorFont>'
        '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="等线"/>'
        "</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
    )
    (spot,) = read(p("正文", run='<w:rFonts w:eastAsiaTheme="minorEastAsia"/>'), theme=theme).spots
    assert spot.set.family == "等线"


def test_most_of_a_paragraph_decides_and_its_ends_are_known(read: Read) -> None:
    runs = "".join(
        f'<w:r><w:rPr><w:rFonts w:eastAsia="{font}"/></w:rPr><w:t>{text}</w:t></w:r>'
        for font, text in (("楷体", "（一）学习。"), ("仿宋", "组织"), ("仿宋", "学习十次。"))
    )
    (spot,) = read(f"<w:p>{runs}</w:p>").spots
    assert (spot.set.head, spot.set.family, spot.set.tail) == ("楷体", "仿宋", "仿宋")


@pytest.mark.parametrize(
    ("indent", "begin"),
    [
        ('<w:ind w:firstLineChars="200" w:firstLine="1"/>', 2),
        ('<w:ind w:firstLine="640"/>', 2),
        ('<w:ind w:left="1600" w:hanging="960"/>', 2),
        ('<w:ind w:leftChars="100"/>', 1),
    ],
)
def test_indents_are_told_in_characters(read: Read, indent: str, begin: float) -> None:
    (spot,) = read(p("正文", indent, '<w:sz w:val="32"/>')).spots
    assert spot.set.begin == begin


def test_spaces_before_a_text_count_as_an_indent(read: Read) -> None:
    (spot,) = read(p("　　正文")).spots
    assert spot.set.begin == 2


@pytest.mark.parametrize(
    ("text", "properties", "right"),
    [
        ("某办公室", '<w:jc w:val="right"/><w:ind w:rightChars="200"/>', 2),
        ("某办公室　　", '<w:jc w:val="right"/>', 2),
        ("　" * 20 + "某办公室", "", 156 / 25.4 * 72 / 16 - 24),
        ("左\t右", '<w:tabs><w:tab w:val="right" w:pos="8525"/></w:tabs>', 1),
    ],
)
def test_the_room_right_of_a_line_is_told(
    read: Read, text: str, properties: str, right: float
) -> None:
    (spot,) = read(p(text, properties, '<w:sz w:val="32"/>')).spots
    assert spot.set.right == pytest.approx(right, abs=0.02)


@pytest.mark.parametrize(
    ("spacing", "line", "sure"),
    [
        ('<w:spacing w:line="560" w:lineRule="exact"/>', 28, True),
        ("", 28.95, True),
        ('<w:snapToGrid w:val="0"/>', 16 * 1.3, False),
        ('<w:snapToGrid w:val="0"/><w:spacing w:line="360" w:lineRule="auto"/>', 31.2, False),
    ],
)
def test_the_height_of_a_line_is_exact_or_the_grid_s(
    read: Read, spacing: str, line: float, *, sure: bool
) -> None:
    (spot,) = read(p("正文", spacing, '<w:sz w:val="32"/>')).spots
    assert spot.set.line == pytest.approx(line)
    assert spot.set.sure is sure


def test_empty_lines_and_spacing_above_are_counted(read: Read) -> None:
    spots = read(p("上") + p("") + p("下", '<w:spacing w:beforeLines="100"/>')).spots
    assert spots[1].gap == pytest.approx(2 * 28.95)


def test_a_text_box_stands_where_it_is_anchored(read: Read) -> None:
    box = (
        '<w:drawing><wp:anchor><wp:positionV relativeFrom="page"><wp:posOffset>2592000'
        f"</wp:posOffset></wp:positionV><w:txbxContent>{p('某办公室文件')}</w:txbxContent>"
        "</wp:anchor></w:drawing>"
    )
    mark, body = read(f"<w:p><w:r>{box}</w:r></w:p>" + p("正文")).spots
    assert mark.top == pytest.approx(2592000 / 12700 + 3.6 - 104.9)
    assert body.top == pytest.approx(28.95)


@pytest.mark.parametrize(
    "turn",
    [
        p("上") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + p("下"),
        p("上") + p("下", "<w:pageBreakBefore/>"),
        p("上") + '<w:p><w:r><w:br w:type="page"/><w:t>下</w:t></w:r></w:p>',
        p("上", "<w:sectPr/>") + p("下"),
    ],
)
def test_what_begins_a_page_is_known(read: Read, turn: str) -> None:
    assert [spot.new_page for spot in read(turn).spots] == [False, True]


def test_a_red_border_is_the_red_line_and_its_room_counts_from_the_number(read: Read) -> None:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="1" w:color="FF0000"/></w:pBdr>'
    line = read(p("某办〔2025〕1号", border, '<w:sz w:val="32"/>')).red_line
    assert line is not None
    assert line.gap == pytest.approx(((28.95 - 16) / 2 + 1) / 72 * 25.4)
    assert line.width == pytest.approx(156, abs=0.1)


@pytest.mark.parametrize(
    ("drawn", "found"),
    [
        ('<w:pict><w:line strokecolor="#ff0000"/></w:pict>', True),
        ('<a:ln><a:solidFill><a:srgbClr val="C00000"/></a:solidFill></a:ln>', True),
        ('<a:ln><a:solidFill><a:srgbClr val="0000FF"/></a:solidFill></a:ln>', False),
        ("<w:drawing><a:pic/></w:drawing>", True),
    ],
)
def test_a_drawn_red_line_is_seen(read: Read, drawn: str, *, found: bool) -> None:
    line = read(f"<w:p><w:r>{drawn}<w:t>字</w:t></w:r></w:p>").red_line
    assert (line is not None) is found


def test_rules_of_a_table_and_what_is_below_the_last_are_told(read: Read) -> None:
    def row(text: str, borders: str = "", height: str = "") -> str:
        return (
            f"<w:tr><w:trPr>{height}</w:trPr><w:tc><w:tcPr><w:tcBorders>{borders}</w:tcBorders>"
            f"</w:tcPr>{p(text)}</w:tc></w:tr>"
        )

    heavy, thin = ('<w:{} w:val="single" w:sz="' + size + '"/>' for size in ("8", "6"))
    table = (
        '<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="margin" w:tblpYSpec="bottom"/></w:tblPr>'
        + row("抄送：某局。", heavy.format("top"))
        + row("某办公室", thin.format("top") + heavy.format("bottom"))
        + row("", height='<w:trHeight w:val="136"/>')
        + "</w:tbl>"
    )
    rules = read(table).spots[0].rules
    assert rules is not None
    assert [round(weight, 2) for weight in rules.weights] == [0.35, 0.26, 0.35]
    assert (rules.below, rules.at_foot) == (6.8, True)


def footer(properties: str, text: str = "— {} —") -> str:
    field = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText></w:r>'
    left, right = (f"<w:r><w:t>{each}</w:t></w:r>" for each in text.split("{}"))
    return f"<w:p><w:pPr>{properties}</w:pPr>{left}{field}{right}</w:p>"


def test_a_page_number_is_measured_down_to_its_dash(read: Read) -> None:
    exact = '<w:spacing w:line="280" w:lineRule="exact"/><w:jc w:val="center"/>'
    number = read(p("正文"), footer1=footer(exact)).page_number
    assert number is not None
    assert number.gap == pytest.approx(7.03, abs=0.01)
    assert (number.odd, number.even, number.dashed) == ("center", "center", True)


def test_a_page_number_in_a_frame_goes_by_the_frame(read: Read) -> None:
    number = read(
        p("正文"), footer1=footer('<w:framePr w:xAlign="outside"/>', "- {} -")
    ).page_number
    assert number is not None
    assert (number.odd, number.even, number.dashed) == ("right", "left", False)


def test_a_footer_without_a_page_field_has_no_page_number(read: Read) -> None:
    assert read(p("正文"), footer1=p("第一页")).page_number is None


def test_figures_that_are_none_do_not_stop_the_reading(read: Read) -> None:
    nasty = (
        '<w:spacing w:line="0" w:lineRule="exact" w:before="x"/><w:ind w:left="九" w:right="1.5"/>'
    )
    run = '<w:sz w:val="0"/><w:spacing w:val="-9999"/><w:color w:val="thistle"/>'
    strange = footer('<w:jc w:val="nowhere"/><w:spacing w:line="nan" w:after="inf"/>')
    found = read(p("正文", nasty, run), footer1=strange)
    (spot,) = found.spots
    assert found.page_number is not None
    assert found.page_number.odd == ""
    assert spot.set.size == 10
    assert spot.set.character == 1
