"""What an office's own choices change: margins, line pitch, digits, page numbers."""

from docx.document import Document
from docx.shared import Twips
from lxml import etree

from desktop.exports.docx.elements import W
from desktop.exports.docx.styles import PAGE_CENTRE, PAGE_EVEN, PAGE_ODD
from desktop.official.options import Options
from desktop.official.standard import SCHOOL_A, WESTERN, School

_LINES = 100
_PAGE_NUMBERS = frozenset({PAGE_ODD, PAGE_EVEN, PAGE_CENTRE})


def adjust(document: Document, options: Options) -> None:
    """Set the template to `options`; nothing is touched where they are the usual ones."""
    if options.school != SCHOOL_A:
        _margins(document, options.school)
        _pitch(document, options.school)
    if options.western_digits:
        _western(document.styles.element)
        _western(document.element.body)
    if options.centred_page_numbers:
        section = document.sections[0]
        for footer in (section.footer, section.even_page_footer):
            for style in footer._element.iter(f"{W}pStyle"):  # noqa: SLF001
                style.set(f"{W}val", PAGE_CENTRE)


def _margins(document: Document, school: School) -> None:
    section = document.sections[0]
    section.top_margin = Twips(school.top.twips)
    section.bottom_margin = Twips(school.bottom.twips)
    for grid in document.element.body.iter(f"{W}docGrid"):
        grid.set(f"{W}linePitch", str(school.pitch.twips))


def _western(root: etree._Element) -> None:
    """Name a Western font for digits and letters; page numbers keep theirs (7.5)."""
    for fonts in root.iter(f"{W}rFonts"):
        style = next(fonts.iterancestors(f"{W}style"), None)
        if style is not None and style.get(f"{W}styleId") in _PAGE_NUMBERS:
            continue
        for script in ("ascii", "hAnsi"):
            if fonts.get(W + script) is not None:
                fonts.set(W + script, WESTERN)


def _pitch(document: Document, school: School) -> None:
    """Set the line pitch of the styles that have the page's, and their empty lines with it."""
    usual, pitch = str(SCHOOL_A.pitch.twips), school.pitch.twips
    spacing: etree._Element
    for spacing in document.styles.element.iter(f"{W}spacing"):
        if spacing.get(f"{W}line") == usual:
            spacing.set(f"{W}line", str(pitch))
        lines = spacing.get(f"{W}beforeLines")
        if lines is not None:
            spacing.set(f"{W}before", str(round(int(lines) * pitch / _LINES)))
