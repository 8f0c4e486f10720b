"""What proofreading knows besides the report itself."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.office import Office
from desktop.domain.report import Report


class Trifle(StrEnum):
    """What import would repair in a file and no report can hold."""

    LIST_DASH = "list_dash"  # “- ” before a number
    SPLIT_PARAGRAPH = "split_paragraph"  # a paragraph broken by the end of a page
    STRAY_SPACE = "stray_space"  # no-break and full-width spaces, spaces at the end of lines


@dataclass(frozen=True, slots=True)
class Blemish:
    """A trifle at a place of a section's text.

    Attributes:
        section: The index of the section; -1 above the first one.
        start: Where it begins in the section's text.
        end: Where it ends.
    """

    trifle: Trifle
    section: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """What a file shows of a report that the report itself does not keep.

    Attributes:
        written: How header and closing fields stand in the file, their labels and brackets
            included (抄送：…。), by name of the field; a field on several lines has line feeds.
        lines: The first and the last line that a field stands on.
        blemishes: What import repairs.
    """

    written: Mapping[str, str] = field(default_factory=dict, hash=False)
    lines: Mapping[str, tuple[int, int]] = field(default_factory=dict, hash=False)
    blemishes: tuple[Blemish, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What is known besides the report; everything may be missing.

    Attributes:
        markers: The number of each section as a file shows it; empty: the derived ones.
        source: What a file shows besides; None for a report of the store.
        office: The office's record: level and names over the years.
        last: Last year's report of the same office.
        today: For dates that lie ahead; None: they are not judged.
    """

    markers: tuple[str, ...] = ()
    source: Source | None = None
    office: Office | None = None
    last: Report | None = None
    today: dt.date | None = None


NOTHING_KNOWN = Context()
