"""The command that holds a report's layout against GB/T 9704—2012."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence

from desktop.cli.targets import as_file, to_be_set
from desktop.official.standard import Strength
from desktop.services.compliance import (
    Row,
    failures,
    row_to_json,
    sheet_for_file,
    sheet_for_report,
)

_DONE, _SOMETHING_TO_SEE = 0, 1
_WITHOUT_LAYOUT = frozenset({".txt", ".pdf"})


def compliance(options: argparse.Namespace) -> int:
    """Print the 合规单; status 1 when something departs from what the standard orders."""
    rows = _rows(options)
    if options.json:
        shape = [row_to_json(row) for row in rows]
        sys.stdout.write(json.dumps(shape, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(_told(rows)) + "\n")
    return _SOMETHING_TO_SEE if failures(rows) else _DONE


def _rows(options: argparse.Namespace) -> tuple[Row, ...]:
    """Judge a Word file as it is; of a text or a PDF, what it becomes when we set it."""
    path = as_file(options.target)
    if path and path.suffix.lower() not in _WITHOUT_LAYOUT:
        return sheet_for_file(path)
    return sheet_for_report(*to_be_set(options))


def _told(rows: Sequence[Row]) -> Iterator[str]:
    """Yield what departs, what cannot be told, and how many rows there are of each strength."""
    for row in rows:
        if row.ok is False:
            yield f"✗ {_head(row)}：要求{row.wanted}，实为{row.found}。\n    {row.advice}"
    for row in rows:
        if row.ok is None:
            yield f"？ {_head(row)}：要求{row.wanted}；{row.found}。\n    {row.advice}"
    for strength in Strength:
        own = [row for row in rows if row.strength is strength]
        if own:
            right = sum(row.ok is True for row in own)
            wrong = sum(row.ok is False for row in own)
            yield f"{strength.value}：共 {len(own)} 项，符合 {right} 项，不符合 {wrong} 项。"


def _head(row: Row) -> str:
    return f"{row.strength.value} {row.clause} {row.item}"
