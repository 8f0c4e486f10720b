"""What an import of many files came to: counted, listed, and written to a file."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from desktop.domain.errors import ExportError
from desktop.exports.files import write_atomically
from desktop.services.import_folder import Outcome, Result

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = ("文件", "单位", "年度", "标题", "结果", "说明")
SUFFIXES = (".txt", ".csv")


def counted(outcomes: Sequence[Outcome]) -> str:
    """Say how many files there were and what has become of them, in one sentence."""
    counts = Counter(outcome.result for outcome in outcomes)
    told = "，".join(f"{result.value} {counts[result]}" for result in Result if counts[result])
    return f"共 {len(outcomes)} 个文件：{told}。" if told else "没有文件。"


def as_text(outcomes: Sequence[Outcome]) -> str:
    """Return the summary as plain text: the counts, and each file under what became of it."""
    lines = ["导入结果", counted(outcomes)]
    for result in Result:
        of_kind = [outcome for outcome in outcomes if outcome.result is result]
        if of_kind:
            lines += ["", f"{result.value}（{len(of_kind)}）"]
            lines += [_line(outcome) for outcome in of_kind]
    return "\n".join(lines) + "\n"


def as_csv(outcomes: Sequence[Outcome]) -> str:
    """Return the summary as a table; what a spreadsheet would reckon with is made plain text."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for outcome in outcomes:
        row = outcome.row
        cells = (row.place, row.office, str(row.year or ""), row.title, outcome.result.value)
        writer.writerow([_plain(cell) for cell in (*cells, outcome.reason)])
    return text.getvalue()


def write_summary(outcomes: Sequence[Outcome], path: Path, *, force: bool = False) -> None:
    """Write the summary as .txt or .csv, as the name says.

    Raises `ConflictError` when the file is there and `force` is not set, `ExportError` when it
    cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ExportError(f"“{path.name}”不能作为导入结果的文件名，请以 .txt 或 .csv 结尾。")
    text = as_csv(outcomes) if suffix == ".csv" else as_text(outcomes).replace("\n", "\r\n")
    # With a byte order mark, by which Excel and the old Notepad know the encoding.
    write_atomically(path, text.encode("utf-8-sig", "replace"), force=force)


def _line(outcome: Outcome) -> str:
    row = outcome.row
    where = f"{row.office} {row.year}年度" if row.office and row.year else row.office
    told = "  ".join(part for part in (row.place, where, outcome.reason) if part)
    return f"  {told}"


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell
