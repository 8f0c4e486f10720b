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

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path += [str(folder) for folder in (ROOT, HERE) if str(folder) not in sys.path]

from gongwen_styles import W, styles  # noqa: E402 - needs both folders on the path

from desktop.exports.docx.styles import PAGE_EVEN, PAGE_ODD  # noqa: E402
from desktop.official import standard  # noqa: E402
from desktop.official.standard import FAMILIES  # noqa: E402

TARGET = ROOT / "resources" / "templates" / "gongwen.docx"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PITCH = standard.SCHOOL_A.pitch.twips

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
        "word/styles.xml": styles(),
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
        f'<w:document xmlns:w="{W}" xmlns:r="{_R}"><w:body><w:sectPr>'
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
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        f"<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:ulTrailSpace/>"
        "<w:doNotExpandShiftReturn/>"
        f"<w:useFELayout/>{compatibility}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _font_table() -> str:
    rows = "".join(
        f"<w:font w:name={quoteattr(family.name)}>"
        f"<w:altName w:val={quoteattr(','.join(family.alternates))}/>"
        f'<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for family in FAMILIES.values()
    )
    return f'<w:fonts xmlns:w="{W}">{rows}</w:fonts>'


def _footer(style: str) -> str:
    dash = standard.PAGE_NUMBER_DASH
    properties = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'

    def run(inner: str) -> str:
        return f"<w:r>{properties}{inner}</w:r>"

    return (
        f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        + run(f'<w:t xml:space="preserve">{dash} </w:t>')
        + run('<w:fldChar w:fldCharType="begin"/>')
        + run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
        + run('<w:fldChar w:fldCharType="separate"/>')
        + run("<w:t>1</w:t>")
        + run('<w:fldChar w:fldCharType="end"/>')
        + run(f'<w:t xml:space="preserve"> {dash}</w:t>')
        + "</w:p></w:ftr>"
    )


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(template())
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size} bytes")
