"""The text of a paragraph of an OpenDocument text: spans, spaces, notes, frames."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.recognition.readers.elements import attribute, child, local, number
from desktop.recognition.readers.odt_styles import OdtStyles
from desktop.recognition.readers.runs import Stretch

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKS = {"tab": "\t", "line-break": "\n"}
_UNREAD = {"annotation", "ruby-text", "page-number", "page-count", "title", "desc"}
_MOST_SPACES = 80
_SPACES = re.compile(r"[ \t\r\n]+")

Spans = tuple[str, ...]


class OdtText:
    """Reads paragraphs; it keeps what does not belong into them.

    Attributes:
        notes: The bodies of footnotes and endnotes.
        pictures: The names of pictures, "" where they have none.
    """

    def __init__(self, styles: OdtStyles) -> None:
        """Take the styles that tell how characters are set."""
        self._styles = styles
        self.notes: list[_Element] = []
        self.pictures: list[str] = []

    def stretches(self, paragraph: "_Element", style: str) -> Iterator[Stretch]:
        """Yield the text of a paragraph in order; a text box in its place has a box."""
        return self._inside(paragraph, (), style)

    def _inside(self, element: "_Element", spans: Spans, paragraph: str) -> Iterator[Stretch]:
        face = self._styles.face(spans, paragraph)
        yield Stretch(_plain(element.text), face)
        for inner in element:
            yield from self._element(inner, spans, paragraph)
            yield Stretch(_plain(inner.tail), face)

    def _element(self, element: "_Element", spans: Spans, paragraph: str) -> Iterator[Stretch]:
        name = local(element)
        if name in _MARKS or name == "s":
            count = min(number(element, "c") or 1, _MOST_SPACES)
            text = _MARKS.get(name, " " * count)
            yield Stretch(text, self._styles.face(spans, paragraph))
        elif name == "note":
            body = child(element, "note-body")
            if body is not None:
                self.notes.append(body)
        elif name == "text-box":
            yield Stretch("", box=element)
        elif name == "image":
            frame = element.getparent()
            self.pictures.append(attribute(frame, "name") or "")
        elif name and name not in _UNREAD:
            own = (attribute(element, "style-name") or "",) if name == "span" else ()
            yield from self._inside(element, (*own, *spans), paragraph)


def _plain(text: str | None) -> str:
    """Return character data as it is shown: runs of spaces and line ends are one space."""
    if not text:
        return ""
    return _SPACES.sub(" ", text)
