"""The family of parts, headings and numbers of a report's outline."""

from collections.abc import Mapping

from desktop.proofing import (
    structure_headings,
    structure_numbers,
    structure_parts,
    structure_repeats,
    structure_sequences,
)
from desktop.proofing.rule import ReportRule

RULES: Mapping[str, ReportRule] = {
    **structure_parts.RULES,
    **structure_numbers.RULES,
    **structure_headings.RULES,
    **structure_sequences.RULES,
    **structure_repeats.RULES,
}
