"""The rows of the figures' table: a heading for each group, and the indicators below it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue, Indicator

Figures = Mapping[int, Mapping[str, Figure]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: an indicator, or the heading of a group where there is none."""

    group: str
    indicator: Indicator | None = None

    @property
    def title(self) -> str:
        """What stands in the first column."""
        return self.indicator.label if self.indicator else self.group


@dataclass(frozen=True, slots=True)
class Filter:
    """Which indicators are shown.

    Attributes:
        text: What the label, the group or the definition must hold.
        filled: Only indicators with a figure in some year.
    """

    text: str = ""
    filled: bool = False

    def passes(self, indicator: Indicator, figures: Figures) -> bool:
        """Tell whether an indicator is shown; a retired one only with what was filled in."""
        wanted = self.filled or indicator.retired_after is not None
        if wanted and not any(indicator.key in held for held in figures.values()):
            return False
        former = "\n".join(each.label for each in indicator.former_labels)
        return self.text.strip().casefold() in (
            f"{indicator.label}\n{former}\n{indicator.group}\n{indicator.definition}".casefold()
        )


def rows_of(catalogue: Catalogue, figures: Figures, wanted: Filter) -> tuple[Row, ...]:
    """Lay out the rows that pass the filter; a group without any is left out."""
    return tuple(_rows(catalogue, figures, wanted))


def _rows(catalogue: Catalogue, figures: Figures, wanted: Filter) -> Iterator[Row]:
    for group in catalogue.groups:
        shown = [found for found in catalogue.in_group(group) if wanted.passes(found, figures)]
        if shown:
            yield Row(group)
            yield from (Row(group, indicator) for indicator in shown)
