"""Offices: who issues reports, at which level, under whom, and under which names over the years."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

OfficeId = NewType("OfficeId", int)


class Level(StrEnum):
    """The level of government an office belongs to (层级)."""

    PROVINCE = "省"
    CITY = "市"
    COUNTY = "县"


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name an office bore: 民防办公室 up to 2022.

    Attributes:
        last_year: The last year whose report bore the name.
    """

    full_name: str
    short_name: str
    last_year: int


@dataclass(frozen=True, slots=True)
class Office:
    """An office as it is called today, with its earlier names.

    Attributes:
        region: The region it serves (青浦区).
        superior: The office above it, None at the top.
        doc_code: Its part of a document number (机关代字, 青国动).
        mark: Its red header (发文机关标志); empty: full name and 文件.
    """

    full_name: str
    short_name: str = ""
    level: Level = Level.COUNTY
    region: str = ""
    superior: OfficeId | None = None
    doc_code: str = ""
    mark: str = ""
    former_names: tuple[FormerName, ...] = ()

    def name_in(self, year: int) -> str:
        """Return the full name the report on `year` bears."""
        former = self._former(year)
        return former.full_name if former else self.full_name

    def short_name_in(self, year: int) -> str:
        """Return the short name (or the full one where there is none) as of `year`."""
        former = self._former(year)
        if former:
            return former.short_name or former.full_name
        return self.short_name or self.full_name

    def mark_in(self, year: int) -> str:
        """Return the text of the red header as of `year`."""
        former = self._former(year)
        if former:
            return f"{former.full_name}文件"
        return self.mark or f"{self.full_name}文件"

    def bears(self, name: str) -> bool:
        """Tell whether the office bears or bore `name`, full or short."""
        names = {self.full_name, self.short_name}
        for former in self.former_names:
            names |= {former.full_name, former.short_name}
        return name != "" and name in names

    def _former(self, year: int) -> FormerName | None:
        fitting = [former for former in self.former_names if year <= former.last_year]
        return min(fitting, key=lambda former: former.last_year, default=None)


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """An office with its key in the store."""

    id: OfficeId
    office: Office
