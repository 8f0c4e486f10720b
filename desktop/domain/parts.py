"""What the parts of a report are called and must contain, in words a clerk reads."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.outline import Part

CHARACTERS_ADVISED = 5000
"""How long a report should be at most, in characters without spaces."""


@dataclass(frozen=True, slots=True)
class PartGuide:
    """A part, what it is called, and what it must contain.

    Attributes:
        label: A short name for lists (举措和成效).
        heading: The usual heading; may hold {year} and {next_year}.
        guide: One to three sentences on what the part must contain.
    """

    part: Part
    label: str
    heading: str
    guide: str

    def heading_for(self, year: int) -> str:
        """Return the usual heading in the report on `year`."""
        return self.heading.format(year=year, next_year=year + 1)


def guide_for(guides: Iterable[PartGuide], part: Part | None) -> PartGuide | None:
    """Return the guide of a part, or None where there is none."""
    return next((guide for guide in guides if guide.part is part), None)
