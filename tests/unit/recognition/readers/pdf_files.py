"""Small PDF files made by hand: text and strokes at given places of A4 pages."""

from collections.abc import Sequence

Text = tuple[float, float, float, str]
"""Where a text begins, the height of its baseline above the foot, its size, the text; in points."""


_MAP = (
    b"/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF>"
    b" endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end"
)
_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/UniGB-UCS2-H"
    b"/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>"
)
_CHARACTERS = (
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/FontDescriptor 5 0 R/DW 1000"
    b"/W[1[%s]]/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>"
    % b" ".join([b"500"] * 95)
)
# Of a font that is not in the file PDFium drops a lone character it has no glyph for: serifs help.
_DESCRIPTION = (
    b"<</Type/FontDescriptor/FontName/Song/Flags 6/FontBBox[0 -200 1000 800]"
    b"/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>"
)


def page(*texts: Text, strokes: Sequence[tuple[float, float, float, float]] = ()) -> bytes:
    """Return the content of a page: texts, and lines from one place to another."""
    drawn = [f"{a} {b} m {c} {d} l S".encode() for a, b, c, d in strokes]
    shown = [
        f"BT /F {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET".encode()
        for x, y, size, text in texts
    ]
    return b"\n".join((*drawn, *shown))


def pdf(*pages: bytes) -> bytes:
    """Return a file of pages; its font shows each character by its code in UTF-16."""
    first = 7
    kids = b" ".join(b"%d 0 R" % (first + 2 * index) for index in range(len(pages)))
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages))
    objects = [_CATALOGUE, tree, _FONT, _CHARACTERS, _DESCRIPTION, stream(_MAP)]
    for index, content in enumerate(pages):
        told = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % (first + 2 * index + 1)
        )
        objects += [told, stream(content)]
    return assembled(objects)


def stream(content: bytes, told: bytes = b"") -> bytes:
    """Return a stream with what its dictionary tells."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (told, len(content), content)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Put objects together to a file; the first one is the catalogue."""
    content, places = b"%PDF-1.5\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        content
        + b"xref\n0 %d\n0000000000 65535 f \n%s"
        % (
            len(objects) + 1,
            table,
        )
        + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            trailer,
            len(content),
        )
    )
