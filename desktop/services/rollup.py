"""Use case: figures of many offices added up, asked on the store or beside it in another thread."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.domain.indicator import Catalogue, Indicator
from desktop.domain.office import OfficeId, OfficeRecord
from desktop.domain.rollup import Tally
from desktop.statistics.rollup import (
    RollUp,
    Scope,
    YearTallies,
    members,
    over_years,
    roll_up,
)
from desktop.store import Store


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be added up.

    Attributes:
        year: The year whose offices are shown one by one.
        years: The years put side by side, ascending; none: only `year` is looked at.
        group: The group of indicators; empty: all of them.
        handed_in_only: Count only what has been handed in.
    """

    scope: Scope
    year: int
    years: tuple[int, ...] = ()
    group: str = ""
    handed_in_only: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    Attributes:
        offices: Every office there is, for the names of superiors.
        years: The sums of several years; empty where none were asked for.
    """

    question: Question
    year: RollUp
    years: YearTallies
    offices: Mapping[OfficeId, OfficeRecord] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """How far a question has got: `done` of `total` steps."""

    done: int
    total: int


class RollUpService:
    """Answers questions over many offices."""

    def __init__(
        self,
        store: Store,
        catalogue: Callable[[], Catalogue],
        reader: Callable[[], Store] | None = None,
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._reader = reader or (lambda: Store.open(store.path, read_only=True, key=store.key))

    def ask(self, question: Question) -> Answer:
        """Answer at once, on the thread of the store."""
        return _finished(_answered(self._store, self._catalogue(), question))

    def asking(self, question: Question) -> Generator[Done, None, Answer]:
        """Return work for another thread: it opens the file itself, for reading.

        It tells after each step how far it is; closing it cancels.
        """
        return _beside(self._reader, self._catalogue(), question)


def _beside(
    reader: Callable[[], Store], catalogue: Catalogue, question: Question
) -> Generator[Done, None, Answer]:
    with reader() as store:
        return (yield from _answered(store, catalogue, question))


def _finished(steps: Generator[Done, None, Answer]) -> Answer:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            answer: Answer = end.value
            return answer


def _answered(
    store: Store, catalogue: Catalogue, question: Question
) -> Generator[Done, None, Answer]:
    offices = store.search_offices("")
    chosen = members(offices, question.scope)
    keys = [record.id for record in chosen]
    indicators = _asked(store, catalogue, keys, question)
    total = 2 + (len(indicators) if question.years else 0)
    yield Done(1, total)
    year = roll_up(
        question.year,
        indicators,
        chosen,
        {held.office: held for held in store.office_years(keys, question.year)},
        store.amounts(keys, question.year, [indicator.key for indicator in indicators]),
        handed_in_only=question.handed_in_only,
    )
    yield Done(2, total)
    tallies = yield from _summed(store, keys, indicators, question, total)
    years = over_years(indicators, question.years, tallies, len(chosen))
    return Answer(question, year, years, {record.id: record for record in offices})


def _summed(
    store: Store,
    offices: Sequence[OfficeId],
    indicators: Sequence[Indicator],
    question: Question,
    total: int,
) -> Generator[Done, None, dict[str, dict[int, Tally]]]:
    found: dict[str, dict[int, Tally]] = {}
    if not question.years:
        return found
    for done, indicator in enumerate(indicators, 3):
        found[indicator.key] = store.sums(
            offices, question.years, indicator.key, handed_in_only=question.handed_in_only
        )
        yield Done(done, total)
    return found


def _asked(
    store: Store, catalogue: Catalogue, offices: Sequence[OfficeId], question: Question
) -> tuple[Indicator, ...]:
    """Return the indicators of the year under its names, retired ones where there are figures."""
    years = question.years or (question.year,)
    retired = any(not each.asked_in(question.year) for each in catalogue.indicators)
    kept = store.indicators_in(offices, years) if retired else ()
    known = catalogue.of_year(question.year, kept)
    return known.in_group(question.group) if question.group else known.indicators
