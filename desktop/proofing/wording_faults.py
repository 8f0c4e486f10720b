"""Sentence faults that a pattern reaches; the patterns are data in `resources/proofing/`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from desktop.proofing.rule import Hit, TextRule
from desktop.proofing.wording_tables import table


@dataclass(frozen=True, slots=True)
class _Fault:
    """A pattern, whose group `here` is the place if it has one.

    Attributes:
        holds: What a text must hold for the pattern to be tried at all.
        pattern: The pattern itself.
        message: What is wrong.
        suggestion: What to put there; None where nobody can tell.
    """

    holds: tuple[str, ...]
    pattern: re.Pattern[str]
    message: str
    suggestion: str | None


def fault(text: str) -> Iterator[Hit]:
    """Find crossed constructions and missing parts of a sentence."""
    return _found(text, "wording.fault")


def fault_hint(text: str) -> Iterator[Hit]:
    """Find constructions that are heavy or may be wrong."""
    return _found(text, "wording.fault_hint")


RULES: Mapping[str, TextRule] = {
    "wording.fault": fault,
    "wording.fault_hint": fault_hint,
}


@cache
def _faults(rule: str) -> tuple[_Fault, ...]:
    return tuple(
        _Fault(
            tuple(entry["holds"]),
            re.compile(entry["pattern"]),
            entry["message"],
            entry.get("suggestion"),
        )
        for entry in table("faults")[rule]
    )


def _found(text: str, rule: str) -> Iterator[Hit]:
    for one in _faults(rule):
        if not any(word in text for word in one.holds):
            continue
        for match in one.pattern.finditer(text):
            group = "here" if "here" in one.pattern.groupindex else 0
            yield _hit(text, match.span(group), one)


def _hit(text: str, span: tuple[int, int], one: _Fault) -> Hit:
    """Make a hit; where something is missing it shows the character ahead of the gap."""
    start, end = span
    if start < end or start == 0:
        return Hit(start, end, one.suggestion, one.message)
    suggestion = None if one.suggestion is None else text[start - 1] + one.suggestion
    return Hit(start - 1, end, suggestion, one.message)
