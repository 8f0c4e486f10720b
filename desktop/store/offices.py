"""The offices: their tree, their names of today and of earlier years."""

import sqlite3
from collections.abc import Sequence

from desktop.domain.errors import ConflictError
from desktop.domain.office import FormerName, Level, Office, OfficeId, OfficeRecord
from desktop.domain.revision import TrashKind
from desktop.store.bin import Thrown, throw_away
from desktop.store.connection import Tables, listed
from desktop.store.errors import office_missing
from desktop.store.rows import Row


class OfficeTables(Tables):
    """The part of a store that keeps offices."""

    def add_office(self, office: Office) -> OfficeId:
        """Add an office; raises `ConflictError` if its full name is in use."""
        with self._connection.transaction():
            self._check_name_free(office.full_name, 0)
            self._check_superior(office, 0)
            row = _row(office) | {"id": self._free_office_key()}
            added = OfficeId(self._connection.insert("offices", row))
            self._write_former_names(added, office)
        return added

    def save_office(self, record: OfficeRecord) -> None:
        """Change an office; raises `ConflictError` on a name in use or a circle of superiors."""
        with self._connection.transaction():
            self.office(record.id)
            self._check_name_free(record.office.full_name, record.id)
            self._check_superior(record.office, record.id)
            self._connection.table("offices").update(record.id, _row(record.office))
            self._write_former_names(record.id, record.office)

    def remove_office(self, office: OfficeId) -> None:
        """Put an office into the bin.

        Raises `ConflictError` while it has reports or subordinates.
        """
        with self._connection.transaction():
            name = self.office(office).office.full_name
            self._check_no_reports(office, name)
            if self.count_subordinates([office])[office]:
                raise ConflictError(
                    f"“{name}”还有下级单位，没有删除；请先删除下级单位，或把它们改到别的上级之下。"
                )
            throw_away(self._connection, Thrown(TrashKind.OFFICE, office, office, 0, name))

    def office(self, office: OfficeId) -> OfficeRecord:
        """Return an office; raises `NotFoundError` if there is none."""
        row = self._connection.row("SELECT * FROM offices WHERE id = ?", office)
        if row is None:
            raise office_missing(self._connection.path)
        return self._records([row])[0]

    def find_office(self, name: str) -> OfficeRecord | None:
        """Find who bears or bore `name`: as full name, else short, else former, or return None.

        Raises `ConflictError` where several offices share the name, so that none is guessed.
        """
        rows = self._connection.rows(
            "SELECT id, 1 AS rank FROM offices WHERE full_name = ?1"
            " UNION SELECT id, 2 FROM offices WHERE short_name = ?1 AND ?1 <> ''"
            " UNION SELECT office, 3 FROM former_names WHERE full_name = ?1 AND ?1 <> ''"
            " UNION SELECT office, 4 FROM former_names WHERE short_name = ?1 AND ?1 <> ''"
            " ORDER BY rank, id",
            name,
        )
        best = [row["id"] for row in rows if row["rank"] == rows[0]["rank"]]
        if len(best) > 1:
            raise ConflictError(
                f"有 {len(best)} 个单位都叫“{name}”，无法确定是哪一个；请改用全称。"
            )
        return self.office(OfficeId(best[0])) if best else None

    def subordinates(self, superior: OfficeId | None) -> tuple[OfficeRecord, ...]:
        """Return the offices directly below `superior` (None: at the top), oldest entry first."""
        return self._records(
            self._connection.rows("SELECT * FROM offices WHERE superior IS ? ORDER BY id", superior)
        )

    def count_subordinates(self, offices: Sequence[OfficeId]) -> dict[OfficeId, int]:
        """Count the offices directly below each of `offices`."""
        rows = self._connection.rows(
            "SELECT superior, count(*) AS number FROM offices"
            " WHERE superior IN (SELECT value FROM json_each(?)) GROUP BY superior",
            listed(offices),
        )
        counts = {row["superior"]: row["number"] for row in rows}
        return {office: counts.get(office, 0) for office in offices}

    def search_offices(self, text: str) -> tuple[OfficeRecord, ...]:
        """Return the offices whose present or former name holds every word of `text`.

        Those that begin with the first word come first; empty text finds all.
        """
        words = text.split()
        rows = self._connection.rows(
            "SELECT * FROM offices WHERE NOT EXISTS (SELECT 1 FROM json_each(?) AS word"
            " WHERE instr(full_name || ' ' || short_name, word.value) = 0 AND NOT EXISTS"
            " (SELECT 1 FROM former_names AS former WHERE former.office = offices.id"
            " AND instr(former.full_name || ' ' || former.short_name, word.value) > 0))"
            " ORDER BY instr(full_name, ?) <> 1, id",
            listed(words),
            words[0] if words else "",
        )
        return self._records(rows)

    def count_offices(self) -> int:
        """Count all offices."""
        row = self._connection.row("SELECT count(*) AS number FROM offices")
        return 0 if row is None else int(row["number"])

    def _free_office_key(self) -> int:
        """Return a key that no office has had that could still come back from the bin."""
        row = self._connection.row(
            "SELECT max(ifnull((SELECT max(id) FROM offices), 0), ifnull((SELECT max(key)"
            " FROM trash WHERE kind = ?), 0)) + 1 AS free",
            TrashKind.OFFICE,
        )
        return 1 if row is None else int(row["free"])

    def _records(self, rows: Sequence[sqlite3.Row]) -> tuple[OfficeRecord, ...]:
        former: dict[int, list[FormerName]] = {row["id"]: [] for row in rows}
        for row in self._connection.rows(
            "SELECT office, full_name, short_name, last_year FROM former_names"
            " WHERE office IN (SELECT value FROM json_each(?)) ORDER BY office, position",
            listed(former),
        ):
            name = FormerName(row["full_name"], row["short_name"], row["last_year"])
            former[row["office"]].append(name)
        return tuple(_record(row, tuple(former[row["id"]])) for row in rows)

    def _write_former_names(self, office: OfficeId, value: Office) -> None:
        table = self._connection.table("former_names")
        table.delete_where("office = ?", [office])
        table.insert_all(
            {
                "office": office,
                "position": position,
                "full_name": name.full_name,
                "short_name": name.short_name,
                "last_year": name.last_year,
            }
            for position, name in enumerate(value.former_names)
        )

    def _check_name_free(self, name: str, office: int) -> None:
        if self._connection.row(
            "SELECT 1 FROM offices WHERE full_name = ? AND id <> ?", name, office
        ):
            raise ConflictError(
                f"单位“{name}”已经在库中，没有重复添加；请使用已有的单位或改用别的全称。"
            )

    def _check_superior(self, office: Office, own: int) -> None:
        above = office.superior
        while above is not None:
            if above == own:
                raise ConflictError(
                    f"“{office.full_name}”不能隶属于自己或自己的下级，没有保存；请另选上级单位。"
                )
            above = self.office(above).office.superior

    def _check_no_reports(self, office: OfficeId, name: str) -> None:
        row = self._connection.row(
            "SELECT count(*) AS number FROM reports WHERE office = ?", office
        )
        if row is not None and row["number"]:
            raise ConflictError(
                f"“{name}”还有 {row['number']} 份年报，没有删除；"
                "请先删除这些年报（删除后可在回收站找回）。"
            )


def _row(office: Office) -> Row:
    return {
        "full_name": office.full_name,
        "short_name": office.short_name,
        "level": office.level,
        "region": office.region,
        "superior": office.superior,
        "doc_code": office.doc_code,
        "mark": office.mark,
    }


def _record(row: sqlite3.Row, former_names: tuple[FormerName, ...]) -> OfficeRecord:
    superior = row["superior"]
    return OfficeRecord(
        OfficeId(row["id"]),
        Office(
            full_name=row["full_name"],
            short_name=row["short_name"],
            level=Level(row["level"]),
            region=row["region"],
            superior=None if superior is None else OfficeId(superior),
            doc_code=row["doc_code"],
            mark=row["mark"],
            former_names=former_names,
        ),
    )
