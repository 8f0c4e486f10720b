"""The waist of the program: a report as a flat list of blocks that every renderer sets alike."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop.domain.difference import Fate
from desktop.domain.outline import Table
from desktop.official.standard import Face

HEADER: Final = -1
CLOSING: Final = -2


class Role(StrEnum):
    """What a block is in an official document."""

    COPY_NUMBER = "copy_number"
    SECRECY = "secrecy"
    URGENCY = "urgency"
    MARK = "mark"
    DOC_NUMBER = "doc_number"
    SIGNERS = "signers"
    RED_LINE = "red_line"
    TITLE = "title"
    ADDRESSEE = "addressee"
    BODY = "body"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    HEADING_4 = "heading_4"
    HEADING_5 = "heading_5"
    TABLE = "table"
    ATTACHMENT_NOTE = "attachment_note"
    SIGNATURE = "signature"
    DATE = "date"
    NOTE = "note"
    ATTACHMENT_LABEL = "attachment_label"
    ATTACHMENT_TITLE = "attachment_title"
    CC = "cc"
    PRINTER = "printer"


HEADINGS: Final = (
    Role.HEADING_1,
    Role.HEADING_2,
    Role.HEADING_3,
    Role.HEADING_4,
    Role.HEADING_5,
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face.

    A line feed in the text is a line break inside the block, a tab goes to the block's next stop.

    Attributes:
        derived: The text is not the writer's: a number, a label, a bracket, a closing mark.
        heading: The text is a heading, or the number of one.
        fate: What became of it since an earlier text (花脸稿).
    """

    text: str
    face: Face
    derived: bool = False
    heading: bool = False
    bold: bool = False
    fate: Fate = Fate.KEPT


@dataclass(frozen=True, slots=True)
class Stop:
    """A tab stop, in characters of the block's own size from the left edge of the text area.

    Attributes:
        right: Text ends at the stop instead of beginning there.
    """

    at: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Indent:
    """Room beside a block, in characters of its own size.

    Attributes:
        first: Of the first line more than of the others; below 0 the others hang.
    """

    left: float = 0.0
    right: float = 0.0
    first: float = 0.0


NO_INDENT: Final = Indent()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block's text stands in the report, so that a click finds its way back.

    Attributes:
        section: The index in `Report.sections`, `HEADER` or `CLOSING`.
        start: In a section the offset of the block's first character that is not derived,
            counted as `Section.text` counts.
        field: The field of the report, of a block outside its sections.
    """

    section: int
    start: int = 0
    field: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table of the document, with what its role leaves to the case.

    Attributes:
        place: Where its text comes from; None for what is drawn only.
        run_in: The block begins with a heading (or a bare number) and goes on as body text.
        before: Empty lines above the block; at the head of the text area none are left out.
        drop: The upper edge of the block's characters below the head of the first page's text
            area (37 mm from the paper's edge in either school), in mm, instead of `before`.
        beside: What stands right of all lines, in the middle of their height (文件).
        spread: The lines are spread to the width of the longest one (names of joint issuers).
        size: In points, where the role has no size of its own.
        stretch: Width of the characters against their natural width.
        rule_above: The weight of a rule over the full width, in mm; 0: none.
        keep_next: No page may end behind this block.
        new_page: The block begins a page.
        fate: Whether the whole block was added or removed since an earlier text.
    """

    role: Role
    runs: tuple[Run, ...] = ()
    place: Place | None = None
    table: Table | None = None
    run_in: bool = False
    indent: Indent = NO_INDENT
    before: float = 0.0
    drop: float = 0.0
    beside: tuple[Run, ...] = ()
    spread: bool = False
    stops: tuple[Stop, ...] = ()
    size: float | None = None
    stretch: float = 1.0
    rule_above: float = 0.0
    rule_below: float = 0.0
    keep_next: bool = False
    new_page: bool = False
    fate: Fate = Fate.KEPT

    @property
    def text(self) -> str:
        """The block's text as it is read, a table's cells apart by tabs."""
        if self.table is not None:
            return self.table.text
        return "".join(run.text for run in (*self.runs, *self.beside))
