"""The styles of the template: one for each role, from the looks of the official format."""

from typing import Final
from xml.sax.saxutils import quoteattr

from desktop.exports.docx.styles import (
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
from desktop.exports.docx.units import eighths, indent_attributes
from desktop.official import standard
from desktop.official.blocks import HEADINGS, Block, Role
from desktop.official.looks import LOOKS, Align, Look, character_width
from desktop.official.standard import FAMILIES, Face

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_PITCH: Final = standard.SCHOOL_A.pitch.twips
_ONE_LINE: Final = 240  # Word's "single" spacing, in 240ths of a line
_HALF_POINTS: Final = 2


def styles() -> str:
    """Return the part word/styles.xml without its XML declaration."""
    return (
        f'<w:styles xmlns:w="{W}">{_defaults()}{_normal()}'
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
        # English for digits and letters: LibreOffice parts the digits of a "Chinese" number.
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
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
    weight = eighths(standard.RED_LINE_WEIGHT.mm)
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
    weight = eighths(standard.TABLE_RULE.mm)
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
