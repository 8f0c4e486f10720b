"""Findings: what proofreading has to say of one place in a report."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

HEADER, CLOSING = -1, -2


class Severity(StrEnum):
    """How much a finding weighs; a hint never gates."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def word(self) -> str:
        """What a clerk reads."""
        return {"error": "错误", "warning": "提醒", "hint": "提示"}[self.value]


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on one place.

    Attributes:
        rule: Family and name ("punctuation.halfwidth").
        section: The index of the section from 0; `HEADER` or `CLOSING` with a `field`.
        start: Where the place begins, in characters of the section's or the field's text.
        end: Where it ends; equal to `start` where something is missing.
        text: Exactly the text between them.
        message: What is wrong and what to do, one Chinese sentence.
        suggestion: What to put in place of `text`; None where no mechanical repair is safe.
        clause: The standard's clause or the reason.
        field: The name of the header's or closing's field ("doc_number", "note").
    """

    rule: str
    severity: Severity
    section: int
    start: int
    end: int
    text: str
    message: str
    suggestion: str | None = None
    clause: str = ""
    field: str = ""


class Scope(StrEnum):
    """How far a finding is ignored."""

    HERE = "here"  # at this place, told by the words around it
    REPORT = "report"  # these words in this report
    ALWAYS = "always"  # these words in every report


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that the clerk wants to hear no more of.

    Attributes:
        rule: The finding's rule.
        text: Its text.
        around: The words around it, for `Scope.HERE`.
        id: Its key in the store; 0 before it is kept.
    """

    scope: Scope
    rule: str
    text: str
    around: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Passed:
    """A gate that was passed although findings were left.

    Attributes:
        purpose: What for (定稿, 导出).
        note: Why, in the clerk's words.
        errors: How many findings of severity error were left.
        warnings: How many of severity warning.
    """

    on: dt.date
    purpose: str
    note: str
    errors: int
    warnings: int
    operator: str = ""
