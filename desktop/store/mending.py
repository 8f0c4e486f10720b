"""Putting what was read of a damaged store into a new one, and making it whole again."""

import datetime as dt
import json
from collections import defaultdict
from itertools import count

from desktop.domain.outline import Part
from desktop.domain.report import Report, Status
from desktop.domain.revision import RevisionKind
from desktop.store.bin import insert_row
from desktop.store.connection import Connection
from desktop.store.engine import failures
from desktop.store.rows import Row, header_row
from desktop.store.salvage import Wreck, fitting

_FIRST_YEAR = 1900  # where a report is filed whose year is lost: nobody's, so that none clashes


class Mending:
    """The way of the rows from a wreck into a new store.

    Attributes:
        lost: What did not come over, a Chinese sentence each.
    """

    def __init__(self, wreck: Wreck, new: Connection) -> None:
        self._wreck = wreck
        self._new = new
        self.lost: list[str] = []

    def take_over(self) -> None:
        """Copy every row that can be read."""
        for table in sorted(self._wreck.tables() & self._ours()):
            columns = frozenset(
                row["name"] for row in self._new.rows(f"PRAGMA table_info({table})")
            )
            self._new.run(f"DELETE FROM {table}")  # noqa: S608 - a table of ours
            for row in self._wreck.rows(table):
                try:
                    insert_row(self._new, table, fitting(_mended(table, row), columns))
                except failures("IntegrityError"):
                    self._wreck.holes.add(table)  # what was read is no row of this table

    def mend(self) -> None:
        """Give what has lost its owner another, and number what has gaps."""
        self._mend_headers()
        self._mend_offices()
        self._mend_histories(self._mend_sections())
        told = {"reports", "sections", "revisions"}
        self.lost += [
            f"“{_NAMES.get(table, table)}”有一部分无法读出。"
            for table in sorted(self._wreck.holes - told)
        ]

    def _mend_headers(self) -> None:
        known = {row["id"] for row in self._new.rows("SELECT id FROM reports")}
        owned = {
            row["report"]
            for table in ("sections", "attachments", "figures", "steps")
            for row in self._new.rows(f"SELECT DISTINCT report FROM {table}")  # noqa: S608
        }
        ledger = self._ledger() if "reports" in self._wreck.holes or owned - known else {}
        years = count(_FIRST_YEAR)
        for key in sorted((owned | ledger.keys()) - known):
            row = ledger.get(key) or {
                "office": 0,
                "year": next(years),
                "status": Status.DRAFT,
                "title": f"抢救出的报告（原编号 {key}）",
                "updated": dt.datetime.now(dt.UTC).isoformat(),
            }
            insert_row(self._new, "reports", _EMPTY | row | {"id": key})
            self.lost.append(
                f"{row['year']!s}年的“{row['title']!s}”只剩标题和正文，版头和版记的其他内容已经丢失。"
            )

    def _ledger(self) -> dict[int, Row]:
        """Read what an index remembers of reports whose own rows are gone."""
        found: dict[int, Row] = {}
        try:
            for row in self._wreck.index(
                "reports", "office, year, status, title, updated", "reports_ledger"
            ):
                found[int(str(row["id"]))] = row
        except failures("DatabaseError"):
            self._wreck.holes.add("reports")
        return found

    def _mend_offices(self) -> None:
        for row in self._new.rows(
            "SELECT DISTINCT office AS id FROM reports WHERE office NOT IN (SELECT id FROM offices)"
            " UNION SELECT superior FROM offices WHERE superior NOT IN (SELECT id FROM offices)"
        ):
            name = f"抢救出的单位 {row['id']}"
            office: Row = {"id": row["id"], "full_name": name, "level": "县"}
            blank = dict.fromkeys(("short_name", "region", "doc_code", "mark"), "")
            insert_row(self._new, "offices", office | blank)
            self.lost.append(f"一个单位的资料已经丢失，它的年报归在“{name}”之下；请改成它的名称。")

    def _mend_sections(self) -> set[int]:
        """Number the sections anew where some are gone; returns the reports that miss any."""
        there: dict[int, list[int]] = defaultdict(list)
        for row in self._new.rows("SELECT report, position FROM sections ORDER BY position"):
            there[row["report"]].append(row["position"])
        wanted = self._wanted_sections()
        broken: set[int] = set()
        for row in self._new.rows("SELECT id, year, title FROM reports ORDER BY id"):
            kept = there[row["id"]]
            number = max(wanted.get(row["id"], 0), kept[-1] + 1 if kept else 0)
            if number > len(kept):
                broken.add(row["id"])
                for place, position in enumerate(kept):
                    self._new.run(
                        "UPDATE sections SET position = ? WHERE report = ? AND position = ?",
                        *(place, row["id"], position),
                    )
                self.lost.append(f"{row['year']}年的“{row['title']}”缺少 {number - len(kept)} 节。")
        return broken

    def _wanted_sections(self) -> dict[int, int]:
        """Tell by an index how many sections each report had."""
        wanted: dict[int, int] = {}
        try:
            for row in self._wreck.index(
                "sections", "report, position", "sqlite_autoindex_sections_1"
            ):
                key, position = int(str(row["report"])), int(str(row["position"]))
                wanted[key] = max(wanted.get(key, 0), position + 1)
        except failures("DatabaseError"):
            self._wreck.holes.add("sections")
        return wanted

    def _mend_histories(self, broken: set[int]) -> None:
        """Drop earlier states that cannot be told any more, since they lead back from today's."""
        holes = self._wreck.holes & {"reports", "sections", "attachments", "figures", "revisions"}
        if not holes:
            return
        whole = holes <= {"sections"}  # the index told exactly what is missing
        for row in self._new.rows("SELECT id FROM reports"):
            if row["id"] in broken or not whole:
                self._new.run("DELETE FROM revisions WHERE report = ?", row["id"])
                self._new.put(
                    "INSERT INTO revisions (report, kind, status, began, at, operator, name,"
                    " reason) SELECT id, ?, status, updated, updated, '', '', '抢救'"
                    " FROM reports WHERE id = ?",
                    *(RevisionKind.CREATED, row["id"]),
                )
        self.lost.append("受损年报的历史版本没有保留，从抢救后的内容重新开始。")

    def _ours(self) -> frozenset[str]:
        return frozenset(
            row["name"]
            for row in self._new.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not row["name"].startswith(("search", "sqlite_", "_"))
        )


_NAMES = {
    "offices": "单位",
    "attachments": "附件",
    "figures": "统计数据",
    "steps": "状态记录",
    "former_names": "曾用名",
    "trash": "回收站",
    "settings": "设置",
}
_EMPTY = header_row(Report())


def _mended(table: str, row: Row) -> Row:
    """Make what was read of a damaged page fit to be used: nothing of its text is dropped."""
    if "content" in row and table in {"sections", "attachments"}:
        row["content"] = _mended_content(str(row["content"]))
    if table == "sections" and row.get("part") not in {None, *Part}:
        row["part"] = None
    if table in {"reports", "steps", "revisions"} and row.get("status") not in set(Status):
        row["status"] = Status.DRAFT
    return row


def _mended_content(content: str) -> str:
    try:
        json.loads(content)
    except ValueError:
        return json.dumps([content], ensure_ascii=False)
    return content
