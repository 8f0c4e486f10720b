"""One file on its way into the store, as a value: what was read, and what the clerk made of it."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from desktop.domain.office import OfficeId
from desktop.domain.outline import Outline, Section, replaced
from desktop.domain.report import Report, ReportId
from desktop.recognition import Kind, Normalised
from desktop.recognition.trifles import Trifle, trifle_of
from desktop.services.import_leftover import with_leftover, with_paragraph
from desktop.services.import_merge import Corrected, carried_over
from desktop.services.import_reading import Reading


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
        reading: What was read, as it was read; None before that.
        problem: Why it could not be read, in a sentence.
        notes: What the clerk is to be told of what was read.
        leftover: Texts that found no place; they leave only by the clerk's hand.
        omitted: Signs and page numbers that found none; nobody is asked about them.
        office: The known office it goes to; None: a new one of the name in `report.office`.
            Office and year may be set before the file is read, and are kept then.
        year: 0 where it is not known yet.
        name: The office's name where that was set before the file is read.
        confirmed: The fields that the clerk has looked at and let stand.
        taken_back: What normalisation had done before it was taken back, by kind.
        stored: The report it became.
    """

    path: Path
    stage: Stage = Stage.WAITING
    reading: Reading | None = None
    problem: str = ""
    report: Report = field(default_factory=Report)
    notes: tuple[str, ...] = ()
    leftover: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    office: OfficeId | None = None
    year: int = 0
    name: str = ""
    confirmed: frozenset[str] = frozenset()
    taken_back: tuple[Normalised, ...] = ()
    stored: ReportId | None = None

    @property
    def skipped(self) -> frozenset[Kind]:
        """The kinds of normalisation that were left out."""
        return self.reading.skipped if self.reading else frozenset()

    @property
    def remarks(self) -> tuple[str, ...]:
        """All that was done to the file without asking, in sentences."""
        counts = Counter(trifle_of(text) for text in self.omitted)
        told = (f"{counts[kind]} 处{kind}，已略去。" for kind in Trifle if counts[kind])
        return (*self.notes, *told)

    def as_read(self, reading: Reading) -> "Draft":
        """Return the draft with what was read; office and year set before are kept."""
        recognised = reading.recognised
        trifles = tuple(text for text in recognised.leftover if trifle_of(text) is not None)
        return replace(
            self,
            stage=Stage.READY,
            reading=reading,
            report=replace(recognised.report, office=self.name or recognised.report.office),
            notes=recognised.notes,
            leftover=tuple(text for text in recognised.leftover if trifle_of(text) is None),
            omitted=trifles,
            taken_back=self._taken_back(reading.skipped),
        )

    @property
    def corrected(self) -> bool:
        """Whether the clerk has changed anything that leaving the file would lose."""
        if self.reading is None:
            return False
        return self.matter != replace(self, reading=None).as_read(self.reading).matter

    def read_anew(self, reading: Reading) -> "Draft | None":
        """Return the draft with another reading and its corrections; None: they do not fit it."""
        fresh = replace(self, reading=None).as_read(reading)
        fresh = replace(fresh, taken_back=self._taken_back(reading.skipped))
        if self.reading is None:
            return fresh
        before = Draft(self.path, name=self.name).as_read(self.reading)
        merged = carried_over(before.matter, self.matter, fresh.matter)
        if merged is None:
            return None
        return replace(fresh, report=merged.report, leftover=merged.leftover)

    @property
    def matter(self) -> Corrected:
        """What reading again would have to keep."""
        return Corrected(self.report, self.leftover)

    def _taken_back(self, skipped: Collection[Kind]) -> tuple[Normalised, ...]:
        """Remember what the kinds did that are left out now, so that it can be shown."""
        done = self.reading.recognised.normalised if self.reading else ()
        return tuple(each for each in (*done, *self.taken_back) if each.kind in skipped)

    def with_report(self, report: Report) -> "Draft":
        """Return the draft with an edited report."""
        return self if report == self.report else replace(self, report=report)

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
        return replace(self, leftover=rest)

    def with_all_leftover(self) -> "Draft":
        """Put every leftover text at the end of the body, in order."""
        return replace(self, report=with_leftover(self.report, self.leftover), leftover=())
