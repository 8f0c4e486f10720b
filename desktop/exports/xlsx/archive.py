"""A workbook as bytes: the same each time, with the results of its formulas beside them."""

import io
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal

from openpyxl.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

Result = Decimal | str
Results = Mapping[str, Result]

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a zip archive can name
_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*?)><f>([^<]*)</f><v ?(?:/>|></v>)</c>')


def packed(workbook: Workbook, results: Mapping[str, Results]) -> bytes:
    """Write a workbook with fixed times, and with what its formulas come to.

    openpyxl writes formulas without their results, so that a preview, a phone or Excel's
    protected view would show totals as empty.

    Args:
        workbook: Its properties must not hold the time of day.
        results: By the title of a sheet, then by cell.
    """
    raw, done = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED) as archive:
        ExcelWriter(workbook, archive).write_data()
    by_part = {
        f"xl/worksheets/sheet{number}.xml": results.get(sheet.title, {})
        for number, sheet in enumerate(workbook.worksheets, 1)
    }
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(done, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            if by_part.get(part):
                content = _with_results(content.decode("utf-8"), by_part[part]).encode("utf-8")
            entry = zipfile.ZipInfo(part, _EARLIEST)
            target.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return done.getvalue()


def _with_results(sheet: str, results: Results) -> str:
    def filled(match: re.Match[str]) -> str:
        cell, attributes, formula = match.groups()
        result = results[cell]
        kind = ' t="str"' if isinstance(result, str) else ""
        return f'<c r="{cell}"{attributes}{kind}><f>{formula}</f><v>{result}</v></c>'

    return _FORMULA.sub(filled, sheet)
