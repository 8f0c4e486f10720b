"""The family of numbers: how they are written, their units, and dates (GB/T 15835—2011)."""

from collections.abc import Mapping

from desktop.proofing import numbers_dates, numbers_forms, numbers_shares, numbers_units
from desktop.proofing.rule import TextRule

RULES: Mapping[str, TextRule] = {
    **numbers_forms.RULES,
    **numbers_units.RULES,
    **numbers_dates.RULES,
    **numbers_shares.RULES,
}
