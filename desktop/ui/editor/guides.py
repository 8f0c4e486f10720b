"""What each required part of a report must contain, told to the clerk while writing."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.outline import Part

CHARACTER_GUIDE = 5000
"""How long a report should be at most, in characters without spaces."""


@dataclass(frozen=True, slots=True)
class PartGuide:
    """A required part in the clerk's words.

    Attributes:
        label: Short, for badges and lists: 举措成效.
        heading: What a new section of this part is headed.
        guide: What it must contain; one point a line.
    """

    part: Part
    label: str
    heading: str
    guide: str


def guide_for(guides: Sequence[PartGuide], part: Part | None) -> PartGuide | None:
    """Return the guide of a part, or None where there is none."""
    return next((guide for guide in guides if guide.part is part), None)
