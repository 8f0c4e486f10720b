"""The family of structure."""

from collections.abc import Mapping

from desktop.proofing.rule import ReportRule

RULES: Mapping[str, ReportRule] = {}
