"""The family of a report's official elements (GB/T 9704—2012 7.2 to 7.4, 条例第九条)."""

from collections.abc import Mapping

from desktop.proofing import (
    elements_attachments,
    elements_closing,
    elements_header,
    elements_number,
    elements_title,
)
from desktop.proofing.rule import ReportRule

RULES: Mapping[str, ReportRule] = {
    **elements_header.RULES,
    **elements_number.RULES,
    **elements_title.RULES,
    **elements_closing.RULES,
    **elements_attachments.RULES,
}
