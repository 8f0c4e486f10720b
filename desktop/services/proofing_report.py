"""The 校对报告 as a file: what was found in one report or in several, for Word or Excel."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop.domain.errors import ExportError
from desktop.domain.finding import Finding
from desktop.domain.proof_sheet import ProofLine, ProofSheet
from desktop.domain.report import Report
from desktop.exports.files import write_atomically
from desktop.services.proofing_words import (
    FAMILIES,
    advice,
    family_of,
    place_in_words,
    quoted,
    reading_place,
)

WORD: Final = ".docx"
EXCEL: Final = ".xlsx"
SUFFIXES: Final = (WORD, EXCEL)


def proof_sheet(
    report: Report, findings: Sequence[Finding], source: str = "", error: str = ""
) -> ProofSheet:
    """Put the findings in `report` into words; `source` is the file it was read from."""
    lines = tuple(_line(one, report) for one in sorted(findings, key=reading_place))
    return ProofSheet(source, report.office, report.year, lines, error)


def write_proof(
    path: Path, sheets: Sequence[ProofSheet], *, made_on: dt.date | None = None, force: bool = False
) -> None:
    """Write a 校对报告 as Word (.docx) or Excel (.xlsx), by the suffix of `path`.

    Raises:
        ConflictError: The file is there and `force` is not set.
        ExportError: The suffix is another one, or the file cannot be written.
    """
    check_suffix(path)
    if path.suffix.lower() == WORD:
        from desktop.exports.docx.proofing_report import proofing_docx  # noqa: PLC0415 - heavy

        content = proofing_docx(sheets, made_on)
    else:
        from desktop.exports.xlsx.proofing_sheet import proofing_workbook  # noqa: PLC0415 - heavy

        content = proofing_workbook(sheets, made_on)
    write_atomically(path, content, force=force)


def check_suffix(path: Path) -> None:
    """Raise `ExportError` in words where `path` is neither a Word nor an Excel file."""
    if path.suffix.lower() not in SUFFIXES:
        raise ExportError(
            f"校对报告不能写成“{path.name}”，没有写出文件；请把文件名改为以 .docx 或 .xlsx 结尾。"
        )


def _line(finding: Finding, report: Report) -> ProofLine:
    family = family_of(finding.rule)
    return ProofLine(
        finding.severity,
        FAMILIES.get(family, family),
        place_in_words(finding, report),
        quoted(finding),
        finding.message,
        advice(finding),
        finding.clause,
    )
