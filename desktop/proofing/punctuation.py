"""The family of marks and characters (GB/T 15834—2011): every rule of its modules."""

from collections.abc import Mapping

from desktop.proofing import (
    punctuation_characters,
    punctuation_lists,
    punctuation_marks,
    punctuation_pairs,
    punctuation_ranges,
    punctuation_widths,
)
from desktop.proofing.rule import TextRule

RULES: Mapping[str, TextRule] = {
    **punctuation_widths.RULES,
    **punctuation_pairs.RULES,
    **punctuation_marks.RULES,
    **punctuation_ranges.RULES,
    **punctuation_lists.RULES,
    **punctuation_characters.RULES,
}
