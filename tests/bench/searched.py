"""A large store to be searched: 48,000 passages of words as frequent as in a language."""

import itertools
import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path

from desktop.domain.report import Report, Status
from desktop.store.rows import header_row

REPORTS, SECTIONS, YEARS = 1_600, 30, 10
SIGNS = 3_000
COMMON = "法治"


def fill(path: Path) -> None:
    """Write texts by SQL: words as frequent as in a language, and one that is everywhere."""
    chance = random.Random(1)  # noqa: S311 - the same texts on every run
    signs = [chr(0x4E00 + 7 * number) for number in range(SIGNS)]
    weights = list(itertools.accumulate(1 / (rank + 5) for rank in range(SIGNS)))

    def text() -> str:
        words = chance.choices(signs, cum_weights=weights, k=176)
        return json.dumps(["".join(words) + COMMON], ensure_ascii=False)

    header = header_row(Report(title="年度报告")) | {"status": Status.DRAFT, "updated": ""}
    with closing(sqlite3.connect(path)) as raw, raw:
        for number in range(REPORTS):
            office, year = divmod(number, YEARS)
            row = header | {"id": number + 1, "office": office + 1, "year": 2015 + year}
            marks = ", ".join("?" * len(row))
            raw.execute(
                f"INSERT INTO reports ({', '.join(row)}) VALUES ({marks})",  # noqa: S608 - ours
                tuple(row.values()),
            )
            raw.executemany(
                "INSERT INTO sections (report, position, depth, heading, run_in, part, content)"
                " VALUES (?, ?, 1, '工作', 0, 'plan', ?)",
                [(number + 1, position, text()) for position in range(SECTIONS)],
            )
