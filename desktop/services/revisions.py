"""Use cases on what a revision changed: how much, and which words; work for another thread.

The store belongs to the thread that opened it, so the work opens the file for itself, for reading.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from desktop.comparison.alignment import aligned
from desktop.domain.audit import Event
from desktop.domain.difference import Row
from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue, Indicator
from desktop.domain.operator import Act
from desktop.domain.outline import Outline, Section
from desktop.domain.report import Report, ReportId
from desktop.domain.revision import RevisionId
from desktop.services.auditing import log_file, named
from desktop.services.permission import Require
from desktop.store import Store
from desktop.store.kept_texts import KeptText

FIELDS: Mapping[str, str] = {
    "office": "发文机关",
    "mark": "发文机关标志",
    "copy_number": "份号",
    "secrecy": "密级",
    "urgency": "紧急程度",
    "doc_number": "发文字号",
    "signers": "签发人",
    "addressee": "主送机关",
    "signature": "署名",
    "date": "成文日期",
    "note": "附注",
    "cc": "抄送",
    "printer": "印发机关",
    "printed_on": "印发日期",
}
"""The elements of a report that stand in a field of their own, and what they are called."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much a revision changed.

    Attributes:
        added: Characters that came in, spaces not counted.
        removed: Characters that went.
        figures: Indicators whose value came, went or changed.
        total: All characters there were then.
        first: Nothing came before it that is known.
    """

    added: int
    removed: int
    figures: int
    total: int
    first: bool = False


@dataclass(frozen=True, slots=True)
class FieldChange:
    """An element whose words are others now."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ValueChange:
    """An indicator whose figure is another now; None: there was or is none."""

    indicator: Indicator
    before: Figure | None
    after: Figure | None


@dataclass(frozen=True, slots=True)
class Differences:
    """What is different between two states of a report.

    Attributes:
        rows: The paragraphs that changed, in order; their places are those of sections.
        attachments: The same for attachments; a section's index is that of an attachment.
        figures: The values that changed.
        restorable: The sections of the revision looked at that are not there as it has them now.
    """

    before: Report
    after: Report
    rows: tuple[Row, ...]
    attachments: tuple[Row, ...]
    fields: tuple[FieldChange, ...]
    figures: tuple[ValueChange, ...]
    restorable: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.rows or self.attachments or self.fields or self.figures)


class RevisionService:
    """Measures and compares revisions of one store."""

    def __init__(
        self,
        store: Store,
        catalogue: Callable[[], Catalogue],
        require: Require,
        reader: Callable[[], Store] | None = None,
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._require = require
        self._reader = reader or (lambda: Store.open(store.path, read_only=True, key=store.key))

    def measuring(self, report: ReportId) -> Callable[[], dict[RevisionId, Size]]:
        """Return work for any thread that tells the size of every revision of a report."""

        def work() -> dict[RevisionId, Size]:
            with self._reader() as store:
                return sizes(store.kept_texts(report))

        return work

    def comparing(self, chosen: RevisionId, other: RevisionId | None) -> Callable[[], Differences]:
        """Return work for any thread that holds a revision against another one, the older first.

        `other` None: against the report as it is now. The work raises `NotFoundError` where one
        of them is gone.
        """
        catalogue = self._catalogue()

        def work() -> Differences:
            with self._reader() as store:
                report = store.revision(chosen).report
                now = store.report(report).report
                past = (store.report_at(chosen), store.figures_at(chosen))
                if other is None:
                    present = (now, store.figures(report))
                    found = differences(past, present, catalogue)
                else:
                    against = (store.report_at(other), store.figures_at(other))
                    order = (against, past) if other < chosen else (past, against)
                    found = differences(*order, catalogue)
            return replace(found, restorable=_restorable(past[0].sections, now.sections))

        return work

    def write_redline(
        self, report: ReportId, found: Differences, path: Path, *, moment: dt.datetime
    ) -> Path:
        """Write two states as a 花脸稿 in the office's format, a PDF where `path` ends so.

        A file that is there is replaced; `moment` is when the changes are said to be made. Raises
        `ExportError` when it cannot be written.
        """
        from desktop.services.formatting import FormatService  # noqa: PLC0415 - not at the start
        from desktop.services.redline import AUTHOR, write_redline  # noqa: PLC0415 - as above

        self._require(Act.EXPORT)
        office = self._store.report(report).office_id
        options = FormatService(self._store, self._require).options(office)
        author = self._store.operator or AUTHOR
        write_redline(
            found.before,
            found.after,
            path,
            moment=moment,
            author=author,
            options=options,
            force=True,
        )
        log_file(self._store, Event.EXPORTED, named(found.after), path, "花脸稿")
        return path


def sizes(kept: Iterable[KeptText]) -> dict[RevisionId, Size]:
    """Measure revisions that are given with the newest first."""
    every = list(kept)
    found = {new.revision: _size(new, old) for new, old in pairwise(every)}
    if every:
        total = _total(every[-1].texts)
        found[every[-1].revision] = Size(total, 0, len(every[-1].figures), total, first=True)
    return found


def differences(
    before: tuple[Report, Sequence[Figure]],
    after: tuple[Report, Sequence[Figure]],
    catalogue: Catalogue,
) -> Differences:
    """Tell what became of one state of a report in another; touches no store."""
    (old, old_figures), (new, new_figures) = before, after
    return Differences(
        before=old,
        after=new,
        rows=_changed(old, new),
        attachments=_changed(_attachments(old), _attachments(new)),
        fields=tuple(_fields(old, new)),
        figures=tuple(_values(_by_key(old_figures), _by_key(new_figures), catalogue)),
    )


def _size(new: KeptText, old: KeptText) -> Size:
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - not at the start

    come, gone = _apart(new.texts, old.texts), _apart(old.texts, new.texts)
    common = LCSseq.similarity(come, gone)
    figures = sum(
        new.figures.get(key) != old.figures.get(key) for key in {**new.figures, **old.figures}
    )
    return Size(len(come) - common, len(gone) - common, figures, _total(new.texts))


def _apart(texts: Sequence[str], others: Sequence[str]) -> str:
    """Return the words of the texts that are not among the others, without spaces."""
    there = Counter(others)
    apart = []
    for text in texts:
        if there[text]:
            there[text] -= 1
        else:
            apart += text.split()
    return "".join(apart)


def _total(texts: Sequence[str]) -> int:
    """Count the characters behind the title."""
    return sum(len("".join(text.split())) for text in texts[1:])


def _changed(before: Report, after: Report) -> tuple[Row, ...]:
    if (before.title, before.sections) == (after.title, after.sections):
        return ()
    return tuple(row for row in aligned(before, after) if not row.same or row.moved or _turned(row))


def _turned(row: Row) -> bool:
    """Tell whether a paragraph stands at another level of the outline, in the same words."""
    return bool(row.before and row.after and row.before.depth != row.after.depth)


def _attachments(report: Report) -> Report:
    """Return a report's attachments as sections, so that they are compared as those are."""
    sections = tuple(
        Section(1, each.title, paragraphs=each.paragraphs) for each in report.attachments
    )
    return Report(sections=sections)


def _fields(before: Report, after: Report) -> Iterable[FieldChange]:
    for name, label in FIELDS.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield FieldChange(label, _words(old), _words(new))


def _words(value: object) -> str:
    if value is None:
        return ""
    return "、".join(value) if isinstance(value, tuple) else " ".join(str(value).split())


def _values(
    before: Mapping[str, Figure], after: Mapping[str, Figure], catalogue: Catalogue
) -> Iterable[ValueChange]:
    for indicator in catalogue.indicators:
        old, new = before.get(indicator.key), after.get(indicator.key)
        if _said(old) != _said(new):
            yield ValueChange(indicator, old, new)


def _said(figure: Figure | None) -> tuple[object, ...]:
    """Return what a figure says, wherever it was read."""
    return () if figure is None else (figure.value, figure.approx)


def _by_key(figures: Sequence[Figure]) -> dict[str, Figure]:
    return {figure.indicator: figure for figure in figures}


def _restorable(past: Outline, now: Outline) -> tuple[int, ...]:
    there = set(now)
    return tuple(index for index, section in enumerate(past) if section not in there)
