"""兑现对照: the items of last year's plan, what this year's report says, what the clerk said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.comparison.promises import Answer, Promise, promises
from desktop.comparison.streams import folded
from desktop.domain.difference import Unit
from desktop.domain.operator import Act
from desktop.domain.outline import Part, Section, subtree_end
from desktop.domain.promise import Fulfilment, Judgement
from desktop.domain.report import Report, ReportId
from desktop.services.permission import Require
from desktop.store import Store

_LONGEST = 30  # characters of a draft heading
_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Kept:
    """An item of last year's plan as it stands in this year's work.

    Attributes:
        answers: What may answer it, the best first, without what the clerk turned down.
        confirmed: The answer the clerk confirmed, where it is still in the report.
    """

    promise: Promise
    judgement: Judgement
    answers: tuple[Answer, ...]
    confirmed: Answer | None

    @property
    def key(self) -> str:
        """What the item is known by."""
        return self.judgement.item

    @property
    def settled(self) -> bool:
        """Whether the clerk has said how far it was carried out."""
        return self.judgement.fulfilment is not None

    @property
    def answered(self) -> bool:
        """Whether it is settled, or something answers it beyond doubt."""
        return self.settled or replace(self.promise, answers=self.answers).answered


class FulfilmentService:
    """Keeps what the clerk says of the items."""

    def __init__(self, store: Store, require: Require) -> None:
        self._require = require
        self._store = store

    def judgements(self, report: ReportId) -> dict[str, Judgement]:
        """Return what was said in the work on a report, by item."""
        return {each.item: each for each in self._store.judgements(report)}

    def save(self, report: ReportId, judgement: Judgement) -> None:
        """Keep what was said of an item."""
        self._require(Act.EDIT)
        self._store.save_judgement(report, judgement)


def held_to_plan(last: Report, this: Report) -> tuple[Promise, ...]:
    """Return the items of last year's plan with what may answer them; any thread may ask."""
    return promises(last, this)


def checklist(found: Iterable[Promise], judgements: Mapping[str, Judgement]) -> tuple[Kept, ...]:
    """Return the items with what was said of them, the unanswered first, else in their order."""
    items = (_kept(promise, judgements) for promise in found)
    return tuple(sorted(items, key=lambda kept: (kept.settled, kept.answered)))


def key_of(unit: Unit) -> str:
    """Return what an item or a sentence is known by, wherever it stands."""
    return folded(unit.text)


def draft_heading(promise: Promise) -> str:
    """Return the heading under which an item can be reported on: its own, or how it begins."""
    heading = promise.heading
    return heading if len(heading) <= _LONGEST else heading.partition("，")[0][:_LONGEST]


def with_heading(report: Report, heading: str) -> tuple[Report, int]:
    """Return the report with a heading at the end of its achievements, and where that stands.

    It gets the form of the headings there; without such a part it begins one of its own level.
    """
    sections = report.sections
    top = next((at for at, each in enumerate(sections) if each.part is Part.ACHIEVEMENTS), None)
    if top is None:
        place = 0 if not sections or sections[0].depth else 1
        fresh = Section(1, heading, part=Part.ACHIEVEMENTS)
    else:
        place = subtree_end(sections, top)
        fresh = _like(sections[top + 1 : place], heading)
    return replace(report, sections=(*sections[:place], fresh, *sections[place:])), place


def counted(items: Sequence[Kept]) -> str:
    """Say what a checklist comes to."""
    if not items:
        return "上年安排中没有可以逐项对照的事项。"
    waiting = sum(not kept.answered for kept in items)
    settled = sum(kept.settled for kept in items)
    counts = "、".join(
        f"{each} {count}"
        for each in Fulfilment
        if (count := sum(kept.judgement.fulfilment is each for kept in items))
    )
    said = f"上年安排 {len(items)} 项，未见回应 {waiting} 项，已确认 {settled} 项"
    return f"{said}（{counts}）。" if counts else f"{said}。"


def _like(below: Sequence[Section], heading: str) -> Section:
    """Return a section of depth 2 whose heading has the form of those in a part."""
    headed = [each for each in below if each.depth == _DEPTH and each.heading]
    if headed and headed[-1].run_in:
        return Section(_DEPTH, f"{heading}。", run_in=True)
    return Section(_DEPTH, heading)


def _kept(promise: Promise, judgements: Mapping[str, Judgement]) -> Kept:
    key = key_of(promise.item)
    said = judgements.get(key, Judgement(key))
    open_ones = tuple(
        answer for answer in promise.answers if key_of(answer.unit) not in said.rejected
    )
    confirmed = next((each for each in open_ones if key_of(each.unit) == said.answer), None)
    return Kept(promise, said, open_ones, confirmed)
