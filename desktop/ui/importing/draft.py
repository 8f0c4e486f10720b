"""One file on its way into the store, as a value: what was read, and what the clerk made of it."""

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from desktop.domain.office import OfficeId
from desktop.domain.outline import Kind, Outline, Section, replaced
from desktop.domain.report import Report, ReportId
from desktop.recognition.trifles import Trifle, trifle_of


class Stage(StrEnum):
    """How far a file has got; the value is what the list says."""

    WAITING = "等待读取"
    READING = "正在读取…"
    READY = "待核对"
    FAILED = "没有读入"
    STORED = "已存入"
    SKIPPED = "已跳过"


OPEN_STAGES = (Stage.WAITING, Stage.READING, Stage.READY)


@dataclass(frozen=True, slots=True)
class Draft:
    """A file with the report read from it.

    Attributes:
        verbatim: Read as it stands, without normalising anything.
        problem: Why it could not be read, in a sentence.
        notes: What was normalised on reading.
        leftover: Texts that found no place; they leave only by the clerk's hand.
        omitted: Signs and page numbers that found none; nobody is asked about them.
        office: The known office it goes to; None: a new one of the name in `report.office`.
            Office and year may be set before the file is read, and are kept then.
        year: 0 where it is not known yet.
        edited: Whether the clerk has changed anything that reading again would lose.
        stored: The report it became.
    """

    path: Path
    stage: Stage = Stage.WAITING
    verbatim: bool = False
    problem: str = ""
    report: Report = field(default_factory=Report)
    notes: tuple[str, ...] = ()
    leftover: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    office: OfficeId | None = None
    year: int = 0
    edited: bool = False
    stored: ReportId | None = None

    @property
    def remarks(self) -> tuple[str, ...]:
        """All that was done to the file without asking, in sentences."""
        counts = Counter(trifle_of(text) for text in self.omitted)
        told = (f"{counts[kind]} 处{kind}，已略去。" for kind in Trifle if counts[kind])
        return (*self.notes, *told)

    def with_report(self, report: Report) -> "Draft":
        """Return the draft with an edited report."""
        return self if report == self.report else replace(self, report=report, edited=True)

    def with_sections(self, sections: Outline) -> "Draft":
        """Return the draft with an edited outline."""
        return self.with_report(replace(self.report, sections=sections))

    def with_leftover_in(self, number: int, section: int) -> "Draft":
        """Put a leftover text behind the last paragraph of a section."""
        text = self.leftover[number]
        sections = self.report.sections or (Section(depth=0),)
        place = min(section, len(sections) - 1)
        changed = replaced(sections, place, with_paragraph(sections[place], text))
        return self.without_leftover(number).with_sections(changed)

    def with_leftover_at_end(self, number: int) -> "Draft":
        """Put a leftover text at the end of the body."""
        return self.with_leftover_in(number, max(len(self.report.sections) - 1, 0))

    def with_leftover_as_note(self, number: int) -> "Draft":
        """Put a leftover text into the note (附注), behind what is there."""
        note = "；".join(part for part in (self.report.note, self.leftover[number]) if part)
        return self.without_leftover(number).with_report(replace(self.report, note=note))

    def without_leftover(self, number: int) -> "Draft":
        """Drop a leftover text; only ever on the clerk's word."""
        rest = (*self.leftover[:number], *self.leftover[number + 1 :])
        return replace(self, leftover=rest, edited=True)

    def with_all_leftover(self) -> "Draft":
        """Put every leftover text at the end of the body, in order."""
        draft = self
        while draft.leftover:
            draft = draft.with_leftover_at_end(0)
        return draft


def with_paragraph(section: Section, text: str) -> Section:
    """Return a section with one more paragraph.

    Behind a run-in heading that has nothing else in its paragraph, the new one does not run on.
    """
    gap = ("",) if section.kind in {Kind.RUN_IN, Kind.NUMBERED} and not section.paragraphs else ()
    return replace(section, paragraphs=(*section.paragraphs, *gap, text))
