"""The parts that a yearly report must contain, and which of them a heading announces.

The parts follow 《法治政府建设与责任落实督察工作规定》 (厅字〔2019〕28号); wording and
patterns are data, in `resources/parts.json`.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop import paths
from desktop.domain.outline import Part
from desktop.domain.parts import PartGuide
from desktop.recognition.script import simplified

FILE_NAME = "parts.json"


@dataclass(frozen=True, slots=True)
class _Announcement:
    """How headings announce a part: any of the patterns found in one does."""

    patterns: tuple[str, ...]

    def found_in(self, heading: str) -> int | None:
        """Return where in `heading`, without spaces, the part is announced, or None."""
        matches = (re.search(pattern, heading) for pattern in self.patterns)
        return min((match.start() for match in matches if match), default=None)


@cache
def load_parts() -> tuple[PartGuide, ...]:
    """Return the parts in the order in which a report has them."""
    return tuple(
        PartGuide(Part(entry["part"]), entry["label"], entry["heading"], entry["guide"])
        for entry in _data()["parts"]
    )


def part_of(heading: str) -> Part:
    """Tell which part a heading announces; a heading that announces none is `Part.OTHER`.

    A heading on the first person responsible is that part whatever else it names. Of the others
    the one that is named first counts: 存在问题及下一步打算 is about problems.
    """
    compact = simplified("".join(heading.split()))
    announcements = _announcements()
    for part in _whole_matters():
        if announcements[part].found_in(compact) is not None:
            return part
    places = ((each.found_in(compact), part) for part, each in announcements.items())
    found = [(place, part) for place, part in places if place is not None]
    return min(found, key=lambda hit: hit[0])[1] if found else Part.OTHER


def parts_in(heading: str) -> frozenset[Part]:
    """Return every part that a heading announces; 存在问题及下一步打算 announces two."""
    compact = simplified("".join(heading.split()))
    announcements = _announcements().items()
    return frozenset(part for part, each in announcements if each.found_in(compact) is not None)


def announces(heading: str) -> bool:
    """Tell whether a heading is worded as that of a part, required or not."""
    return bool(parts_in(heading))


def announces_nothing(heading: str) -> bool:
    """Tell whether a heading names no part and introduces nothing: 强基固本，再上新台阶."""
    return not parts_in(heading) and not introduces(heading)


def introduces(heading: str) -> bool:
    """Tell whether a heading may only introduce the office: 基本情况, 机构概况."""
    compact = simplified("".join(heading.split())).rstrip("。：:")
    return any(re.search(pattern, compact) for pattern in _data()["introductions"])


@cache
def _announcements() -> dict[Part, _Announcement]:
    parts = ((Part(entry["part"]), tuple(entry["patterns"])) for entry in _data()["parts"])
    return {part: _Announcement(patterns) for part, patterns in parts}


@cache
def _whole_matters() -> tuple[Part, ...]:
    return tuple(Part(name) for name in _data()["whole_matters"])


@cache
def _data() -> dict[str, Any]:
    text = (paths.resources() / FILE_NAME).read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data
