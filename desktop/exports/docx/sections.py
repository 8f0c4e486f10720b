"""Sections: the imprint on a page of its own, where an office wants it on an even one."""

from copy import deepcopy

from lxml import etree

from desktop.exports.docx.elements import W, element
from desktop.exports.docx.paragraphs import empty
from desktop.exports.docx.styles import ANCHOR


def imprint_on_even_page(section: etree._Element) -> None:
    """Put the imprint, the last table before `section`, on the next even page without a number.

    The word processor leaves a page blank where the text ends on an even page; a first page with
    a footer of its own, which is not there, has none.
    """
    table = next(section.itersiblings(f"{W}tbl", preceding=True))
    before = table.getprevious()
    if before is None or before.tag != f"{W}p":
        before = empty(ANCHOR)
        table.addprevious(before)
    before[0].append(deepcopy(section))
    table.addprevious(empty(ANCHOR))
    for footer in section.findall(f"{W}footerReference"):
        section.remove(footer)
    section.insert(0, element("type", val="evenPage"))
    section[-1].addprevious(element("titlePg"))
