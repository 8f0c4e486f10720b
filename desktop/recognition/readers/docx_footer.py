"""The page number in the footers of a Word file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.official.layout import PageNumber
from desktop.official.standard import POINTS_PER_MM
from desktop.recognition.readers.docx_effective import Cascade
from desktop.recognition.readers.docx_setting import Room, Setting, setting
from desktop.recognition.readers.elements import attribute, child, children, local, switched_on
from desktop.recognition.readers.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_DASH: Final = "—"
_DASHES: Final = 2
_PARTS: Final = "word/_rels/document.xml.rels"
_INWARDS: Final = {"outside": ("right", "left"), "inside": ("left", "right")}
_SIDES: Final = {
    "left": "left",
    "start": "left",
    "both": "left",
    "center": "center",
    "distribute": "center",
    "right": "right",
    "end": "right",
}


@dataclass(frozen=True, slots=True)
class _Found:
    """A page number as it stands in one footer.

    Attributes:
        side: Of odd pages and of even ones.
        below: From the middle of its line down to the footer's lower edge, in points.
    """

    set: Setting
    side: tuple[str, str]
    family: str
    below: float


def page_number(
    package: Package, section: "_Element", cascade: Cascade, room: Room, foot: float
) -> PageNumber | None:
    """Return how page numbers are set; None where there are none.

    Args:
        package: The file.
        section: The properties of its section.
        cascade: Its styles.
        room: The width of the text area.
        foot: From the foot of the text area down to the footer's lower edge, in points.
    """
    settings = package.xml("word/settings.xml")
    apart = switched_on(child(settings, "evenAndOddHeaders"))
    footers = _footers(package, section)
    odd = _number(footers.get("default"), cascade, room)
    even = _number(footers.get("even"), cascade, room) if apart else odd
    shown = odd or even
    if shown is None:
        return None
    sides = (odd.side[0] if odd else "", even.side[1] if even else "")
    edges = [edge for edge in (_edge(odd, 0), _edge(even, 1)) if edge is not None]
    return PageNumber(
        gap=(foot - shown.below) / POINTS_PER_MM,
        odd=sides[0],
        even=sides[1],
        indent=max(edges, key=lambda edge: abs(edge - 1)) if edges else None,
        dashed=shown.set.text.count(_DASH) >= _DASHES,
        family=shown.family,
        size=shown.set.size,
    )


def _edge(found: _Found | None, page: int) -> float | None:
    """Return the room on the outer side, of an odd page (0) or an even one (1)."""
    if found is None:
        return None
    if found.side[page] == "right":
        return found.set.right
    return found.set.begin if found.side[page] == "left" else None


def _footers(package: Package, section: "_Element") -> dict[str, "_Element"]:
    """Return the footers of a section by the pages they are for."""
    relations = package.xml(_PARTS)
    targets = {
        attribute(relation, "Id"): (attribute(relation, "Target") or "").removeprefix("/word/")
        for relation in (relations if relations is not None else ())
    }
    found = {}
    for reference in children(section, "footerReference"):
        root = package.xml(f"word/{targets.get(attribute(reference, 'id'), '')}")
        if root is not None:
            found[attribute(reference, "type") or "default"] = root
    return found


def _number(footer: "_Element | None", cascade: Cascade, room: Room) -> _Found | None:
    if footer is None:
        return None
    paragraphs = [each for each in footer.iter() if local(each) == "p"]
    for place, paragraph in enumerate(paragraphs):
        if not any(_is_field(each) for each in _inner(paragraph)):
            continue
        found = setting(paragraph, cascade, room)
        below = sum(
            setting(each, cascade, room).line
            for each in paragraphs[place + 1 :]
            if each.getparent() is footer and paragraph.getparent() is footer
        )
        latin = cascade.family(_run_with_field(paragraph, cascade), "ascii")
        return _Found(found, _side(paragraph, cascade), latin, below + found.line / 2)
    return None


def _inner(paragraph: "_Element") -> Iterator["_Element"]:
    """Yield what is in a paragraph, but not what is in its text boxes."""
    for element in paragraph:
        if local(element) not in {"drawing", "pict", "AlternateContent", "p"}:
            yield element
            yield from _inner(element)


def _is_field(element: "_Element") -> bool:
    text = ""
    if local(element) == "instrText":
        text = element.text or ""
    elif local(element) == "fldSimple":
        text = attribute(element, "instr") or ""
    return text.split()[:1] == ["PAGE"]


def _run_with_field(paragraph: "_Element", cascade: Cascade) -> dict[str, dict[str, str]]:
    for element in _inner(paragraph):
        if local(element) == "r" and any(_is_field(each) for each in _inner(element)):
            return cascade.run(paragraph, child(element, "rPr"))
    return cascade.mark(paragraph)


def _side(paragraph: "_Element", cascade: Cascade) -> tuple[str, str]:
    """Return where a page number stands, on odd pages and on even ones.

    One in a frame or a text box, as Word's own gallery makes them, goes by that.
    """
    framed = attribute(child(paragraph, "pPr", "framePr"), "xAlign")
    box = next((each for each in paragraph.iterancestors() if local(each) == "anchor"), None)
    boxed = child(box, "positionH", "align")
    align = framed or (boxed.text if boxed is not None else None)
    if align:
        return _INWARDS.get(align, (_SIDES.get(align, ""),) * 2)
    side = cascade.paragraph(paragraph).get("jc", {}).get("val", "left")
    return (_SIDES.get(side, ""),) * 2
