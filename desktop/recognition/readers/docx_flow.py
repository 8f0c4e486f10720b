"""The paragraphs of a Word file from the top of its first page down: the room above each."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from desktop.domain.chinese import width
from desktop.official.layout import RedLine
from desktop.official.standard import POINTS_PER_MM
from desktop.recognition.readers.docx_effective import Cascade, Properties
from desktop.recognition.readers.docx_rules import Rules, is_red, paragraph_rules, table_rules
from desktop.recognition.readers.docx_setting import Room, Setting, runs, setting
from desktop.recognition.readers.elements import attribute, child, children, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRANSPARENT: Final = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_EMU: Final = 12_700
_INSET: Final = 3.6  # a text box keeps its text so many points from its upper edge
_OFF: Final = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph with text, and where it stands.

    Attributes:
        gap: Points between it and the paragraph above; None where nothing is above.
        top: Its upper edge below the head of the text area, on the first page only, in points.
        rules: Those of the table it stands in, or of its own borders.
    """

    set: Setting
    gap: float | None
    top: float | None
    new_page: bool
    rules: Rules | None = None


@dataclass(slots=True)
class Flow:
    """Walks down a document.

    Attributes:
        top: Of the text area, from the paper's edge, in points.
        spots: The paragraphs found so far.
        red_line: The first red rule.
    """

    cascade: Cascade
    room: Room
    top: float
    spots: list[Spot] = field(default_factory=list)
    red_line: RedLine | None = None
    _y: float | None = 0.0
    _gap: float | None = None
    _turned: bool = False

    def walk(self, parent: "_Element", rules: Rules | None = None) -> None:
        """Go through a body, a cell or a text box."""
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element, rules)
            elif name == "tbl":
                self._table(element)
            elif name in _TRANSPARENT:
                self.walk(element, rules)

    def _paragraph(self, element: "_Element", rules: Rules | None) -> None:
        for box, top in _boxes(element, self.top, self._y):
            self._aside(box, top)
        found = setting(element, self.cascade, self.room)
        properties = self.cascade.paragraph(element)
        if _begins_page(element, properties):
            self._turn()
        inked = bool(found.text.strip())
        above = None if self._gap is None else self._gap + found.before
        if inked:
            top = None if self._y is None else self._y + found.before
            own = paragraph_rules(properties)
            self.spots.append(Spot(found, above, top, self._turned, own or rules))
            self._turned = False
        ruled = self._rule(properties, found, above, inked=inked)
        self._advance(found, above, inked=inked or ruled)
        if _ends_page(element, properties):
            self._turn()

    def _advance(self, found: Setting, above: float | None, *, inked: bool) -> None:
        if inked:
            self._gap = found.after
        elif above is not None:
            self._gap = above + found.line + found.after
        if self._y is not None:
            high = found.before + found.line * _line_count(found, self.room) + found.after
            self._y = self._y + high if found.sure else None

    def _turn(self) -> None:
        self._turned, self._y, self._gap = True, None, None

    def _aside(self, box: "_Element", top: float | None) -> None:
        """Go through a text box; the flow around it goes on as it was."""
        kept = (self._y, self._gap, self._turned)
        self._y, self._gap, self._turned = top, None, False
        self.walk(box)
        self._y, self._gap, self._turned = kept

    def _table(self, element: "_Element") -> None:
        rules = table_rules(element)
        for row in children(element, "tr"):
            begin, ends = self._y, []
            for cell in children(row, "tc"):
                self._y, self._gap = begin, None
                self.walk(cell, rules)
                ends.append(self._y)
            known = [end for end in ends if end is not None]
            self._y = max(known) if known and len(known) == len(ends) else None
        self._gap = 0.0

    def _rule(
        self, properties: Properties, found: Setting, above: float | None, *, inked: bool
    ) -> bool:
        """Take a red border for the red line; its room counts from the characters above."""
        if self.red_line is not None or not self.spots:
            return False
        length = (self.room.width - found.left * found.character) / POINTS_PER_MM
        for side in ("bottom", "top"):
            border = properties.get(f"pBdr.{side}", {})
            if not is_red(border.get("color", "")):
                continue
            space = border.get("space", "")
            last = self.spots[-1].set
            gap = (last.line - last.size) / 2 + (int(space) if space.isdecimal() else 0)
            if not inked:
                gap += (above or 0.0) + (found.line if side == "bottom" else 0.0)
            self.red_line = RedLine(gap / POINTS_PER_MM, length)
            return True
        return False


def _line_count(found: Setting, room: Room) -> int:
    """Estimate how many lines a paragraph takes."""
    a_line = max(room.width / found.character, 1.0)
    return max(-int(-width(found.text) // a_line), 1)


def _begins_page(paragraph: "_Element", properties: Properties) -> bool:
    if properties.get("pageBreakBefore", {"val": "0"}).get("val") not in _OFF:
        return True
    for run in runs(paragraph):
        for element in run:
            if local(element) == "t" and (element.text or "").strip():
                return False
            if local(element) == "br" and attribute(element, "type") == "page":
                return _has_text(paragraph)
    return False


def _has_text(paragraph: "_Element") -> bool:
    return any(local(each) == "t" and (each.text or "").strip() for each in paragraph.iter())


def _ends_page(paragraph: "_Element", properties: Properties) -> bool:
    section = child(paragraph, "pPr", "sectPr")
    if section is not None and attribute(child(section, "type")) != "continuous":
        return True
    breaks = any(
        local(each) == "br" and attribute(each, "type") == "page" for each in paragraph.iter()
    )
    return breaks and not _begins_page(paragraph, properties)


def _boxes(
    paragraph: "_Element", top: float, y: float | None
) -> Iterator[tuple["_Element", float | None]]:
    """Yield the text boxes anchored at a paragraph, and where their text begins."""
    for content in paragraph.iter():
        if local(content) != "txbxContent" or _is_fallback(content):
            continue
        anchor = next((each for each in content.iterancestors() if local(each) == "anchor"), None)
        yield content, _anchored(anchor, top, y)


def _is_fallback(content: "_Element") -> bool:
    return any(local(each) == "Fallback" for each in content.iterancestors())


def _anchored(anchor: "_Element | None", top: float, y: float | None) -> float | None:
    position = child(anchor, "positionV")
    offset = child(position, "posOffset")
    written = "" if offset is None else offset.text or ""
    if position is None or not written.removeprefix("-").isdecimal():
        return None
    down = int(written) / _EMU + _INSET
    origin = {"page": -top, "margin": 0.0, "paragraph": y, "line": y}
    begin = origin.get(attribute(position, "relativeFrom") or "")
    return None if begin is None else begin + down
