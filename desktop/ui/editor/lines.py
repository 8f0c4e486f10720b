"""A report as lines: what stands in the text editor, one line a paragraph or a table.

A section, or an attachment, is a *unit*; its first line opens it and says of what kind it is.
Lines hold all that a unit is made of, so that a changed run of lines can be read back (`parse`).
Nothing here knows Qt.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from desktop.domain.outline import (
    FULL_STOP,
    Block,
    Kind,
    Part,
    Section,
    Table,
    split_run_in,
)
from desktop.domain.report import Attachment

Unit = Section | Attachment
UnitT = TypeVar("UnitT", bound=Unit)

LEAD_HINT = "导语：在此输入开头一段"
HEADING_HINT = "标题"
OPENING_HINT = "小标题。正文"
TEXT_HINT = "在此输入正文"
ATTACHMENT_HINT = "附件标题"
CONTENT_HINT = "附件内容（只列名称时可不写）"

_ENDINGS = (FULL_STOP, "？", "！", "：", "；")
_SHOWN = str.maketrans(
    {"\n": "\u2028", "\r": " ", "\u2029": "\u2028", "\ufdd0": " ", "\ufdd1": " "}
)


class Role(StrEnum):
    """What a line is."""

    TEXT = "text"  # a paragraph
    TABLE = "table"
    HEADING = "heading"  # opens a section, alone on its line
    OPENING = "opening"  # opens a section within its first paragraph
    ATTACHMENT = "attachment"  # the title of an attachment


OPENERS = frozenset({Role.HEADING, Role.OPENING, Role.ATTACHMENT})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the editor.

    Attributes:
        text: As the document holds it: a line feed within is U+2028.
        depth: Of the section a heading or an opening begins.
        head: How many characters of an opening are its run-in heading.
        marker: A number kept as it was written.
        virtual: Stands only so that there is a place to type in; empty, it is not in the report.
        hint: Painted while the line is empty.
    """

    role: Role = Role.TEXT
    text: str = ""
    depth: int = 0
    head: int = 0
    table: Table | None = None
    part: Part | None = None
    marker: str | None = None
    virtual: bool = False
    hint: str = ""

    @property
    def shape(self) -> tuple[object, ...]:
        """What the document shows of the line, its number apart."""
        return (self.role, self.depth, self.head, self.text, self.table)

    @property
    def opens(self) -> bool:
        """Tell whether the line begins a unit."""
        return self.role in OPENERS

    @property
    def blocks(self) -> int:
        """The number of text blocks the line takes in the document."""
        return 1 if self.table is None else len(grid(self.table)) * width(self.table)


def shown(text: str) -> str:
    """Return `text` as the document can hold it in one block, of the same length."""
    return text.translate(_SHOWN)


def stored(text: str) -> str:
    """Return the text of a block as the report holds it."""
    return text.replace("\u2028", "\n")


def width(table: Table) -> int:
    """Return the number of columns on the screen, at least one."""
    return max(1, table.columns)


def grid(table: Table) -> list[list[str]]:
    """Return the cells on the screen: every row of the same length, at least one cell."""
    columns = width(table)
    rows = table.rows or ((),)
    return [[*map(shown, row), *[""] * (columns - len(row))] for row in rows]


def paragraph(text: str) -> Line:
    """Return a line of plain text."""
    return Line(text=text)


def unit_lines(unit: Unit, *, leaf: bool) -> tuple[Line, ...]:
    """Return the lines of a section or an attachment.

    `leaf` tells that no section stands below: only then has an empty heading a place to type in.
    """
    if isinstance(unit, Attachment):
        title = Line(Role.ATTACHMENT, shown(unit.title), hint=ATTACHMENT_HINT)
        return (title, *_content(unit.paragraphs, CONTENT_HINT))
    if unit.kind is Kind.LEAD:
        bare = not unit.paragraphs or isinstance(unit.paragraphs[0], Table)
        first = (Line(virtual=True, hint=LEAD_HINT),) if bare else ()
        return (*first, *_content(unit.paragraphs))
    if unit.kind is Kind.HEADING:
        heading = Line(
            Role.HEADING,
            shown(unit.heading),
            unit.depth,
            part=unit.part,
            marker=unit.marker,
            hint=HEADING_HINT,
        )
        return (heading, *_content(unit.paragraphs, TEXT_HINT if leaf else ""))
    return _opening_lines(unit)


def _opening_lines(section: Section) -> tuple[Line, ...]:
    first = section.paragraphs[0] if section.paragraphs else ""
    joined = isinstance(first, str)
    opening = Line(
        Role.OPENING,
        shown(section.heading + first if isinstance(first, str) else section.heading),
        section.depth,
        len(section.heading),
        part=section.part,
        marker=section.marker,
        hint=OPENING_HINT,
    )
    return (opening, *_content(section.paragraphs[1:] if joined else section.paragraphs))


def _content(blocks: Sequence[Block], hint: str = "") -> list[Line]:
    """Return lines of `blocks`, with an empty one behind each table that no text follows."""
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, str):
            lines.append(Line(text=shown(block)))
            continue
        if lines and lines[-1].table is not None:
            lines.append(Line(virtual=True))
        lines.append(Line(Role.TABLE, table=block))
    if lines and lines[-1].table is not None:
        lines.append(Line(virtual=True))
    if not lines and hint:
        lines.append(Line(virtual=True, hint=hint))
    return lines


def retyped(line: Line, text: str) -> Line:
    """Return `line` with another text; the run-in heading ends where it did, or at the first 。."""
    if line.role is not Role.OPENING:
        return replace(line, text=text, virtual=False, hint="" if text else line.hint)
    return replace(line, text=text, head=_head(line, text))


def _head(line: Line, text: str) -> int:
    heading, rest = line.text[: line.head], line.text[line.head :]
    if rest and not heading:
        return 0
    if text.startswith(heading) and (heading.endswith(_ENDINGS) or rest):
        return line.head
    if rest and not heading.endswith(FULL_STOP) and text.endswith(rest):
        return len(text) - len(rest)
    return len(split_run_in(text)[0])


def parse(lines: Iterable[Line]) -> list[Unit]:
    """Read lines back: what stands before the first opening line is a lead.

    Within an attachment a section's heading is a paragraph: attachments have no outline.
    """
    units: list[Unit] = []
    opening: Line | None = None
    blocks: list[Block] = []
    for count, line in enumerate(lines):
        attached = opening is not None and opening.role is Role.ATTACHMENT
        if line.role is Role.ATTACHMENT or (line.opens and not attached):
            if count:
                units.append(_unit(opening, blocks))
            opening, blocks = line, []
        elif line.table is not None:
            blocks.append(line.table)
        elif line.text or not line.virtual:
            blocks.append(stored(line.text))
    units.append(_unit(opening, blocks))
    return units


def _unit(opening: Line | None, blocks: list[Block]) -> Unit:
    if opening is None:
        return Section(depth=0, paragraphs=tuple(blocks))
    if opening.role is Role.ATTACHMENT:
        return Attachment(stored(opening.text), tuple(blocks))
    text = stored(opening.text)
    run_in = opening.role is Role.OPENING
    rest = text[opening.head :] if run_in else ""
    first: tuple[Block, ...] = (rest,) if run_in and (rest or blocks) else ()
    return Section(
        depth=opening.depth,
        heading=text[: opening.head] if run_in else text,
        run_in=run_in,
        paragraphs=(*first, *blocks),
        part=opening.part,
        marker=opening.marker,
    )


def tidied(unit: UnitT, *, leaf: bool) -> UnitT:
    """Drop an empty paragraph that would be shown as a place to type in anyway."""
    if isinstance(unit, Section) and unit.run_in:
        return unit
    paragraphs = unit.paragraphs
    if paragraphs == ("",) and (leaf or isinstance(unit, Attachment) or unit.depth == 0):
        return replace(unit, paragraphs=())
    if paragraphs[-1:] == ("",) and isinstance(paragraphs[-2:][0], Table):
        return replace(unit, paragraphs=paragraphs[:-1])
    return unit
