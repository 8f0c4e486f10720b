"""Every rule there is. A family's module names its rules in `RULES`."""

from collections.abc import Mapping
from functools import cache

from desktop.proofing import (
    elements,
    layout,
    numbers,
    publication,
    punctuation,
    structure,
    wording,
    years,
)
from desktop.proofing.rule import ReportRule, TextRule

_TEXT_FAMILIES = (punctuation, wording, numbers, publication)
_REPORT_FAMILIES = (elements, structure, years, layout)


@cache
def text_rules() -> Mapping[str, TextRule]:
    """Return the rules on running text, by id."""
    return {name: rule for family in _TEXT_FAMILIES for name, rule in family.RULES.items()}


@cache
def report_rules() -> Mapping[str, ReportRule]:
    """Return the rules on a whole report, by id."""
    return {name: rule for family in _REPORT_FAMILIES for name, rule in family.RULES.items()}
