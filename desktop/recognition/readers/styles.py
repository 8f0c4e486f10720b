"""Paragraph styles of a Word file: outline level, title, alignment and numbering, inherited."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.recognition.readers.elements import attribute, child, children, number

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLES = {"title", "标题", "公文标题", "文章标题", "大标题", "主标题"}
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_RUN_IN = re.compile(r"段首标题\s*[1-9]?")
_BODY_LEVEL = 9
_DEEPEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph's properties, or its style, say.

    Attributes:
        level: The outline level, 1 at the top; 0: expressly body text; None: not said.
        list_id: The list that numbers it; "0": expressly none; None: not said.
        list_level: Its level in the list, 0 at the top.
    """

    level: int | None = None
    title: bool = False
    run_in: bool = False
    align: str | None = None
    list_id: str | None = None
    list_level: int | None = None

    def over(self, base: "Look") -> "Look":
        """Return this look with what it does not say taken from `base`."""
        return Look(
            level=base.level if self.level is None else self.level,
            title=self.title or base.title,
            run_in=self.run_in or base.run_in,
            align=self.align or base.align,
            list_id=base.list_id if self.list_id is None else self.list_id,
            list_level=base.list_level if self.list_level is None else self.list_level,
        )


class Styles:
    """The paragraph styles by their ids."""

    def __init__(self, root: "_Element | None") -> None:
        """Read `styles.xml`."""
        self._looks: dict[str, Look] = {}
        self._bases: dict[str, str | None] = {}
        self.default = ""
        if root is None:
            return
        for element in children(root, "style"):
            if attribute(element, "type") == "paragraph":
                self._take(element)

    def look(self, style: str) -> Look:
        """Return what a style and those it is based on say."""
        look = Look()
        for _step in range(_DEEPEST_CHAIN):
            if style not in self._looks:
                break
            look = look.over(self._looks[style])
            style = self._bases[style] or ""
        return look

    def _take(self, element: "_Element") -> None:
        identifier = attribute(element, "styleId") or ""
        name = (attribute(child(element, "name")) or "").strip()
        look = look_of(child(element, "pPr"))
        self._looks[identifier] = look.over(look_named(name))
        self._bases[identifier] = attribute(child(element, "basedOn"))
        if attribute(element, "default") in {"1", "true", "on"}:
            self.default = identifier


def look_named(name: str) -> Look:
    """Return what the name of a style says."""
    heading = _HEADING.fullmatch(name)
    return Look(
        level=int(heading.group(1)) if heading else None,
        title=name.lower() in _TITLES,
        run_in=_RUN_IN.fullmatch(name) is not None,
    )


def look_of(properties: "_Element | None") -> Look:
    """Return what paragraph properties say by themselves."""
    level = number(child(properties, "outlineLvl"))
    return Look(
        level=None if level is None else (0 if level >= _BODY_LEVEL else level + 1),
        align=attribute(child(properties, "jc")),
        list_id=attribute(child(properties, "numPr", "numId")),
        list_level=number(child(properties, "numPr", "ilvl")),
    )
