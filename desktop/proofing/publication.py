"""The family of publication."""

from collections.abc import Mapping

from desktop.proofing.rule import TextRule

RULES: Mapping[str, TextRule] = {}
