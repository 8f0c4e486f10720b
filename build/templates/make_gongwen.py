"""Make resources/templates/gongwen.docx, the lean template of every Word file.

Run it after a change to `desktop.official` or `desktop.exports.docx.styles`, and commit the
result: `python build/templates/make_gongwen.py`. The same sources give the same bytes; nothing is
compressed, because compressors differ from one system to the next.
"""

import sys
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import quoteattr

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from desktop.exports.docx.styles import (  # noqa: E402 - needs the checkout on the path
    ANCHOR,
    CHARACTER_SUFFIX,
    PAGE_CENTRE,
    PAGE_EVEN,
    PAGE_ODD,
    RUN_IN_STYLES,
    STYLES,
    TABLE,
    TABLE_HEAD,
    TABLE_TEXT,
    Style,
)
from desktop.exports.docx.units import indent_attributes  # noqa: E402
from desktop.official import standard  # noqa: E402
from desktop.official.blocks import HEADINGS, Block, Role  # noqa: E402
from desktop.official.looks import LOOKS, Align, Look, character_width  # noqa: E402
from desktop.official.standard import FAMILIES, Face  # noqa: E402

TARGET = ROOT / "resources" / "templates" / "gongwen.docx"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PITCH = standard.SCHOOL_A.pitch.twips
_ONE_LINE = 240  # Word's "single" spacing, in 240ths of a line
_HALF_POINTS = 2
_EIGHTHS = 8

_PARTS = {
    "footer1": "footer",
    "footer2": "footer",
    "fontTable": "fontTable",
    "settings": "settings",
    "styles": "styles",
}


def template() -> bytes:
    """Return the template's bytes."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/footer1.xml": _footer(PAGE_ODD),
        "word/footer2.xml": _footer(PAGE_EVEN),
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.create_system = 0
            package.writestr(info, (_HEAD + text).encode("utf-8"))
    return stream.getvalue()


def _content_types() -> str:
    overrides = {f"/word/{part}.xml": f"{_TYPES}.{kind}+xml" for part, kind in _PARTS.items()}
    overrides["/word/document.xml"] = f"{_TYPES}.document.main+xml"
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    rows = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _package_relations() -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>'
    )


def _document_relations() -> str:
    rows = "".join(
        f'<Relationship Id="rId{index}" Type="{_R}/{kind}" Target="{part}.xml"/>'
        for index, (part, kind) in enumerate(_PARTS.items(), start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _core() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title></dc:title><dc:creator></dc:creator><dc:language>zh-CN</dc:language>"
        "</cp:coreProperties>"
    )


def _document() -> str:
    school = standard.SCHOOL_A
    right = standard.PAPER_WIDTH.twips - standard.BINDING_EDGE.twips - standard.TEXT_WIDTH.twips
    return (
        f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body><w:sectPr>'
        '<w:footerReference w:type="default" r:id="rId1"/>'
        '<w:footerReference w:type="even" r:id="rId2"/>'
        f'<w:pgSz w:w="{standard.PAPER_WIDTH.twips}" w:h="{standard.PAPER_HEIGHT.twips}"/>'
        f'<w:pgMar w:top="{school.top.twips}" w:right="{right}" '
        f'w:bottom="{school.bottom.twips}" w:left="{standard.BINDING_EDGE.twips}" '
        f'w:header="851" w:footer="{standard.FOOTER_DISTANCE.twips}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{_PITCH}"/>'
        "</w:sectPr></w:body></w:document>"
    )


def _settings() -> str:
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", "15"),
            ("overrideTableStyleFontSizeAndJustification", "1"),
            ("enableOpenTypeFeatures", "1"),
            ("doNotFlipMirrorIndents", "1"),
        )
    )
    return (
        f'<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f"<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:ulTrailSpace/>"
        "<w:doNotExpandShiftReturn/>"
        f"<w:useFELayout/>{compatibility}</w:compat>"
        '<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _font_table() -> str:
    rows = "".join(
        f"<w:font w:name={quoteattr(family.name)}>"
        f"<w:altName w:val={quoteattr(','.join(family.alternates))}/>"
        f'<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for family in FAMILIES.values()
    )
    return f'<w:fonts xmlns:w="{_W}">{rows}</w:fonts>'


def _footer(style: str) -> str:
    dash = standard.PAGE_NUMBER_DASH
    properties = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'

    def run(inner: str) -> str:
        return f"<w:r>{properties}{inner}</w:r>"

    return (
        f'<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        + run(f'<w:t xml:space="preserve">{dash} </w:t>')
        + run('<w:fldChar w:fldCharType="begin"/>')
        + run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        + run('<w:fldChar w:fldCharType="separate"/>')
        + run("<w:t>1</w:t>")
        + run('<w:fldChar w:fldCharType="end"/>')
        + run(f'<w:t xml:space="preserve"> {dash}</w:t>')
        + "</w:p></w:ftr>"
    )


def _styles() -> str:
    return (
        f'<w:styles xmlns:w="{_W}">{_defaults()}{_normal()}'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "</w:style>"
        + "".join(_role_style(role, style) for role, style in STYLES.items())
        + "".join(
            _role_style(role, style, LOOKS[Role.BODY]) for role, style in RUN_IN_STYLES.items()
        )
        + "".join(_heading_characters(role) for role in HEADINGS)
        + _page_styles()
        + _table_styles()
        + "</w:styles>"
    )


def _fonts(face: Face) -> str:
    name = quoteattr(FAMILIES[face].name)
    return (
        f'<w:rFonts w:hint="eastAsia" w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>'
    )


def _size(points: float) -> str:
    half = round(points * _HALF_POINTS)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _characters(look: Look) -> str:
    """Write what departs from the defaults, which are the body's."""
    body = LOOKS[Role.BODY]
    spacing = standard.CHARACTER_SPACING.twips if look.spaced else 0
    return "".join(
        (
            "<w:rPr>",
            _fonts(look.face) if look.face is not body.face else "",
            f'<w:color w:val="{look.colour}"/>' if look.colour != body.colour else "",
            f'<w:spacing w:val="{spacing}"/>' if look.spaced != body.spaced else "",
            _size(look.size) if look.size != body.size else "",
            "</w:rPr>",
        )
    )


def _defaults() -> str:
    body = LOOKS[Role.BODY]
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(body.face)}"
        f'<w:color w:val="{body.colour}"/>'
        f'<w:spacing w:val="{standard.CHARACTER_SPACING.twips}"/><w:kern w:val="0"/>'
        f"{_size(body.size)}"
        '<w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _normal() -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/><w:pPr>"
        '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:spacing w:line="{_PITCH}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>'
        f"<w:rPr>{_fonts(Face.BODY)}{_size(standard.SIZE_3.value)}</w:rPr></w:style>"
    )


def _role_style(role: Role, style: Style, look: Look | None = None) -> str:
    own = look or LOOKS[role]
    link = ""
    if role in HEADINGS and look is None:
        link = f'<w:link w:val="{style.identifier}{CHARACTER_SUFFIX}"/>'
    following = STYLES[Role.BODY].identifier
    return (
        f'<w:style w:type="paragraph"{_custom(style)} w:styleId="{style.identifier}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="{following}"/>{link}<w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{_paragraph(role, style, own)}</w:pPr>{_characters(own)}</w:style>"
    )


def _custom(style: Style) -> str:
    return "" if style.name.startswith("heading") else ' w:customStyle="1"'


def _paragraph(role: Role, style: Style, look: Look) -> str:
    return "".join(
        (
            "<w:keepNext/>" if style.keep_next else "",
            "<w:pageBreakBefore/>" if style.new_page else "",
            _red_rule() if role is Role.RED_LINE else "",
            '<w:snapToGrid w:val="0"/>' if _line(role, look) != _PITCH else "",
            _spacing(role, style, look),
            _indent(role, style),
            "" if look.align is Align.JUSTIFIED else f'<w:jc w:val="{look.align.value}"/>',
            f'<w:outlineLvl w:val="{look.level - 1}"/>' if look.level else "",
        )
    )


def _red_rule() -> str:
    weight = round(standard.RED_LINE_WEIGHT.points * _EIGHTHS)
    return (
        f'<w:pBdr><w:bottom w:val="single" w:sz="{weight}" w:space="0" '
        f'w:color="{standard.RED}"/></w:pBdr>'
    )


def _spacing(role: Role, style: Style, look: Look) -> str:
    """Write the pitch even where Normal has it: LibreOffice forgets it beside `w:before`."""
    before = ""
    if style.before:
        hundredths, room = round(style.before * 100), round(style.before * _PITCH)
        before = f'w:beforeLines="{hundredths}" w:before="{room}" '
    return f'<w:spacing {before}w:line="{_line(role, look)}" w:lineRule="exact"/>'


def _line(role: Role, look: Look) -> int:
    if role is Role.RED_LINE:  # the line of the number already keeps half its leading below it
        return standard.RED_LINE_GAP.twips - (_PITCH - standard.SIZE_3.twips) // 2
    if role is Role.MARK:
        return round(look.size * standard.MARK_LEADING.value * standard.TWIPS_PER_POINT)
    return _PITCH if look.pitch is None else round(look.pitch * standard.TWIPS_PER_POINT)


def _indent(role: Role, style: Style) -> str:
    attributes = indent_attributes(style.indent, character_width(Block(role)))
    text = " ".join(f'w:{name}="{value}"' for name, value in attributes.items())
    return f"<w:ind {text}/>" if text else ""


def _heading_characters(role: Role) -> str:
    style, look = STYLES[role], LOOKS[role]
    return (
        '<w:style w:type="character" w:customStyle="1" '
        f'w:styleId="{style.identifier}{CHARACTER_SUFFIX}">'
        f'<w:name w:val="标题 {look.level} 字符"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:link w:val="{style.identifier}"/><w:uiPriority w:val="1"/>'
        f"{_characters(look)}</w:style>"
    )


def _page_styles() -> str:
    size = standard.SIZE_4
    room = round(standard.PAGE_NUMBER_INDENT.value * size.twips)
    hundredths = round(standard.PAGE_NUMBER_INDENT.value * 100)
    looks = (
        (PAGE_ODD, "单页码", "right", f'<w:ind w:rightChars="{hundredths}" w:right="{room}"/>'),
        (PAGE_EVEN, "双页码", "left", f'<w:ind w:leftChars="{hundredths}" w:left="{room}"/>'),
        (PAGE_CENTRE, "居中页码", "center", ""),
    )
    characters = _characters(Look(Face.PLAIN, size=size.value, spaced=False))
    numbers = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identifier}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:pPr>'
        f'<w:snapToGrid w:val="0"/><w:spacing w:line="{size.twips}" w:lineRule="exact"/>'
        f'{indent}<w:jc w:val="{side}"/>'
        f"</w:pPr>{characters}</w:style>"
        for identifier, name, side, indent in looks
    )
    anchor = (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{ANCHOR}">'
        '<w:name w:val="版记定位"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/>'
        '<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>'
        f"<w:rPr>{_size(1)}</w:rPr></w:style>"
    )
    return numbers + anchor


def _table_styles() -> str:
    weight = round(standard.TABLE_RULE.points * _EIGHTHS)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="auto"/>' for side in sides
    )
    padding = standard.TABLE_PADDING.twips
    table = (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}">'
        '<w:name w:val="公文表格"/><w:uiPriority w:val="39"/>'
        f"<w:tblPr><w:tblBorders>{rules}</w:tblBorders><w:tblCellMar>"
        f'<w:top w:w="{padding // 2}" w:type="dxa"/><w:left w:w="{padding}" w:type="dxa"/>'
        f'<w:bottom w:w="{padding // 2}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )
    text = LOOKS[Role.TABLE]
    head = Look(Face.FIRST, size=text.size, spaced=False)
    return (
        table
        + _cell_style(TABLE_TEXT, "表格文字", text)
        + _cell_style(TABLE_HEAD, "表格表头", head)
    )


def _cell_style(identifier: str, name: str, look: Look) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identifier}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="1"/>'
        '<w:qFormat/><w:pPr><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:line="{_ONE_LINE}" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>'
        f"{_characters(look)}</w:style>"
    )


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(template())
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size} bytes")
