"""The family of words, names and sentences: every rule of its modules."""

from collections.abc import Mapping

from desktop.proofing import (
    law_titles,
    names,
    phrases,
    wording_doubling,
    wording_faults,
    wording_lists,
    wording_objects,
    wording_oddities,
    wording_sounds,
)
from desktop.proofing.rule import TextRule

RULES: Mapping[str, TextRule] = {
    **wording_lists.RULES,
    **wording_sounds.RULES,
    **wording_oddities.RULES,
    **wording_doubling.RULES,
    **wording_faults.RULES,
    **wording_objects.RULES,
    **phrases.RULES,
    **law_titles.RULES,
    **names.RULES,
}
