"""Findings: what proofreading has to say of one place in a report."""

from dataclasses import dataclass
from enum import StrEnum

HEADER, CLOSING = -1, -2


class Severity(StrEnum):
    """How much a finding weighs; a hint never gates."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


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
