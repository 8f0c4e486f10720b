"""Figures out of a report's sentences and tables, each with the place it was read at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.domain.figure import Figure, FigureStatus
from desktop.domain.indicator import Catalogue
from desktop.domain.report import Report
from desktop.statistics.clauses import Clause, clauses, context_before
from desktop.statistics.cues import Cues, load_cues
from desktop.statistics.grid import GridReader
from desktop.statistics.matching import Match, Surroundings, best_match
from desktop.statistics.passages import Grid, Passage, passages
from desktop.statistics.quantities import Quantity, quantities
from desktop.statistics.vocabulary import Vocabulary, load_vocabulary
from desktop.statistics.worded import Worded, alls, zeros

UNCLASSIFIED = ""
_PART = "其中"


@dataclass(frozen=True, slots=True)
class _Found:
    figure: Figure
    weak: bool = False


def extract(report: Report, catalogue: Catalogue) -> tuple[Figure, ...]:
    """Suggest figures of `report`: what its text says, once each, in the order of the text.

    A quantity that fits no indicator is suggested with an empty one. Where text and table, or
    two sentences, give an indicator the same value, the first is kept; `mentions` gives all.
    """
    seen: set[tuple[str, Decimal | None]] = set()
    kept = []
    for figure in mentions(report, catalogue):
        key = (figure.indicator, figure.value)
        if figure.indicator and key in seen:
            continue
        seen.add(key)
        kept.append(figure)
    return tuple(kept)


def mentions(report: Report, catalogue: Catalogue) -> tuple[Figure, ...]:
    """Find every place of `report` that gives a figure, in the order of the text.

    Only what was asked for in the report's year is looked for.
    """
    asked = catalogue.of_year(report.year) if report.year else catalogue
    cues, vocabulary = load_cues(asked), load_vocabulary()
    reader = _Reader(report.year, cues, vocabulary)
    found = sorted(
        (one for piece in passages(report.sections) for one in reader.read(piece)),
        key=lambda one: (one.figure.section or 0, one.figure.start),
    )
    sure = {one.figure.indicator for one in found if not one.weak}
    return tuple(
        replace(one.figure, indicator=UNCLASSIFIED)
        if one.weak and one.figure.indicator in sure
        else one.figure
        for one in found
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one report with one catalogue's cues."""

    year: int
    cues: Cues
    vocabulary: Vocabulary

    def read(self, piece: Passage | Grid) -> Iterator[_Found]:
        """Find the figures of a passage or a table."""
        if isinstance(piece, Grid):
            yield from self._of_grid(piece)
            return
        found = tuple(quantities(piece.words, self.vocabulary))
        for sentence in piece.sentences():
            inside = [one for one in found if sentence[0] <= one.start < sentence[1]]
            none = tuple(zeros(piece, sentence, self.cues, self.vocabulary))
            numbers = [one for one in inside if not _within(one, none)]
            yield from self._of_sentence(piece, sentence, numbers, none)

    def _of_grid(self, grid: Grid) -> Iterator[_Found]:
        for cell in GridReader(grid, self.year, self.cues, self.vocabulary).cells():
            figure = Figure(
                indicator=cell.match.key if cell.match else UNCLASSIFIED,
                value=cell.value,
                status=FigureStatus.SUGGESTED,
                raw=cell.raw,
                text=cell.row,
                section=grid.section,
                start=cell.start,
                end=cell.end,
            )
            yield _Found(figure, weak=bool(cell.match and cell.match.weak))

    def _of_sentence(
        self,
        passage: Passage,
        sentence: tuple[int, int],
        numbers: Sequence[Quantity],
        none: Sequence[Worded],
    ) -> Iterator[_Found]:
        values = []
        for clause, match in self._matched(passage, sentence, numbers):
            quantity, key = clause.quantity, match.key if match else UNCLASSIFIED
            if quantity.single and not key:
                continue
            values.append((quantity.start, quantity.end, key, quantity.value))
            place = quantity.start, quantity.end
            figure = _figure(passage, sentence, place, key, quantity.value)
            yield _Found(replace(figure, approx=quantity.approx), weak=bool(match and match.weak))
        worded = (*none, *alls(passage, sentence, values, self.cues, self.vocabulary))
        for words in () if passage.planned else worded:
            place = words.start, words.end
            yield _Found(_figure(passage, sentence, place, words.key, words.value))

    def _matched(
        self, passage: Passage, sentence: tuple[int, int], numbers: Sequence[Quantity]
    ) -> Iterator[tuple[Clause, Match | None]]:
        """Tell the indicator of each quantity; a part (其中) never has that of its whole."""
        after, barred = "", ""
        keys: list[str] = []
        other: tuple[str, Match | None] = "", None  # kind and match of one of another time
        for clause in clauses(passage, sentence, numbers, self.vocabulary, self.year):
            if _PART in clause.gap:
                barred = after
            elif "；" in clause.gap:
                barred = ""
            whole = after if clause.whole is None else keys[clause.whole]
            around = self._around(passage, sentence, clause, whole)
            found = None if passage.planned else best_match(around, self.cues, {barred})
            kind = clause.quantity.kind
            if (
                found is None
                and other[0] == kind
                and self.vocabulary.periods.again.match(clause.left)
            ):
                found = other[1]  # 近三年办理行政复议案件6件，今年办理1件
            other = (kind, found) if clause.elsewhen else ("", None)
            match = None if clause.elsewhen else found
            after = match.key if match else ""
            keys.append(after)
            yield clause, match

    def _around(
        self, passage: Passage, sentence: tuple[int, int], clause: Clause, after: str
    ) -> Surroundings:
        quantity = clause.quantity
        return Surroundings(
            quantity.kind,
            quantity.measure,
            clause.left,
            clause.right,
            context_before(passage, quantity.start),
            passage.words[quantity.end : sentence[1]],
            after,
            clause.gap,
        )


def _figure(
    passage: Passage, sentence: tuple[int, int], place: tuple[int, int], key: str, value: Decimal
) -> Figure:
    start, end = passage.source(*place)
    first, last = passage.source(*sentence)
    return Figure(
        indicator=key,
        value=value,
        status=FigureStatus.SUGGESTED,
        raw=passage.whole[start:end],
        text=passage.whole[first:last],
        section=passage.section,
        start=start,
        end=end,
    )


def _within(quantity: Quantity, phrases: Sequence[Worded]) -> bool:
    """Tell whether a quantity is part of a phrase that says there was none."""
    return any(words.start <= quantity.start < words.scope[1] for words in phrases)
