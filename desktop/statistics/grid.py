"""Figures of tables: a row or a column that an indicator names, in this report's year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.statistics.cues import Cues
from desktop.statistics.matching import Match, Surroundings, best_match
from desktop.statistics.numerals import read_number
from desktop.statistics.passages import Grid
from desktop.statistics.vocabulary import BARE, Vocabulary

_YEAR = re.compile(r"(?:^|\D)(20\d\d)年?(?:度)?")
_NUMBER = re.compile(
    r"(\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:[.．]\d+)?)([十百千万亿]*(?:零?\d+[十百千万]+)?)(.*)"
)
_CHINESE = re.compile(r"([零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+)()(\D{0,6})")
_UNIT = re.compile(r"[（(]([^（）()]{1,6})[）)]")
_UNIT_HEADS = frozenset({"单位", "计量单位"})
_NUMBER_HEADS = frozenset({"序号", "编号"})
_HEAD_AND_ROW = 2
_TOTALS = ("合计", "总计", "共计", "全市", "全省", "全区", "全县")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table.

    Attributes:
        start: Where it begins in the section's text.
        row: The text of its row.
        match: Its indicator, or None.
    """

    start: int
    end: int
    raw: str
    row: str
    value: Decimal
    match: Match | None


@dataclass(frozen=True, slots=True)
class GridReader:
    """Reads one table for the report of `year`."""

    grid: Grid
    year: int
    cues: Cues
    vocabulary: Vocabulary

    def cells(self) -> Iterator[Cell]:
        """Find the numbers that have a unit or an indicator, of this year only."""
        at = self.grid.start
        for number, row in enumerate(self.grid.table.rows):
            place = at
            for column, text in enumerate(row):
                if number and column and self._of_year(row, column):
                    yield from self._cell(row, column, place)
                place += len(text) + 1
            at = place

    def _of_year(self, row: tuple[str, ...], column: int) -> bool:
        """Tell whether a cell may be of this year: neither column nor row names another."""
        named = [_YEAR.search(self._title(column)), _YEAR.match(row[0])]
        return all(
            found is None or not self.year or int(found.group(1)) == self.year for found in named
        )

    def _title(self, column: int) -> str:
        head = self.grid.table.rows[0]
        return head[column] if column < len(head) else ""

    def _cell(self, row: tuple[str, ...], column: int, place: int) -> Iterator[Cell]:
        text, title = row[column].strip(), self._title(column)
        number = _NUMBER.fullmatch(text) or _CHINESE.fullmatch(text)
        if number is None or _bare(title) in _NUMBER_HEADS:
            return
        digits, own, behind = number.groups()
        scale, measure = self._unit(behind, title, row)
        value = read_number(digits + (own or scale))
        if number.re is _CHINESE and behind and not self._is_unit(behind):
            return
        match = None if self.grid.planned else self._match(row, title, measure)
        if value is not None and (match or measure):
            start = place + row[column].index(text)
            yield Cell(start, start + len(text), text, "\t".join(row), value, match)

    def _unit(self, behind: str, title: str, row: tuple[str, ...]) -> tuple[str, str]:
        """Find the scale and the measure word of a cell: its own, its column's or its row's."""
        named = [behind, *_UNIT.findall(title), *_UNIT.findall(row[0])]
        named += [
            text for column, text in enumerate(row) if _bare(self._title(column)) in _UNIT_HEADS
        ]
        for text in named:
            match = self.vocabulary.unit.fullmatch(text.strip())
            if match is not None:
                return match["scale"] or "", match["measure"]
        return "", ""

    def _is_unit(self, text: str) -> bool:
        return self.vocabulary.unit.fullmatch(text) is not None

    def _match(self, row: tuple[str, ...], title: str, measure: str) -> Match | None:
        label, head = _bare(self._label(row)), _bare(title)
        if _YEAR.match(row[0]):
            return self._named(head, measure)
        if _YEAR.search(title):
            return self._named(label, measure)
        alone, both = self._named(head, measure), self._named(label + head, measure)
        if alone is None or both is None or both.key != alone.key:
            return both
        # The column names the indicator: of its rows (offices, say) only their total is ours.
        only = len(self.grid.table.rows) == _HEAD_AND_ROW
        return alone if only or label.startswith(_TOTALS) else None

    def _label(self, row: tuple[str, ...]) -> str:
        numbered = _bare(self._title(0)) in _NUMBER_HEADS and len(row) > 1
        return row[1] if numbered else row[0]

    def _named(self, name: str, measure: str) -> Match | None:
        kind = self.vocabulary.kind_of(measure) if measure else BARE
        context = self.grid.context + "".join(self.grid.table.rows[0])
        return best_match(Surroundings(kind, measure, name, "", context, ""), self.cues)


def _bare(text: str) -> str:
    return "".join(_UNIT.sub("", text).split())
