"""Reports and their parts as rows, and back: no SQL, only the form in which values are kept."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from desktop.domain.numbering import scheme_from, scheme_text
from desktop.domain.office import OfficeId
from desktop.domain.outline import Block, Part, Section, Table
from desktop.domain.report import (
    Attachment,
    LedgerEntry,
    Report,
    ReportId,
    ReportRecord,
    Status,
    Step,
)
from desktop.store.connection import Value

Row = dict[str, Value]
Columns = sqlite3.Row | Mapping[str, Any]  # a row as it is read, or as the history kept it


def header_row(report: Report) -> Row:
    """Return all of a report but its sections and attachments."""
    return {
        "year": report.year,
        "issued_as": report.office,
        "mark": report.mark,
        "copy_number": report.copy_number,
        "secrecy": report.secrecy,
        "urgency": report.urgency,
        "doc_number": report.doc_number,
        "signers": _json(report.signers),
        "title": report.title,
        "addressee": report.addressee,
        "scheme": scheme_text(report.scheme),
        "signature": report.signature,
        "date": _iso(report.date),
        "note": report.note,
        "cc": report.cc,
        "printer": report.printer,
        "printed_on": _iso(report.printed_on),
    }


def section_row(section: Section) -> Row:
    """Return a section's columns."""
    return {
        "depth": section.depth,
        "heading": section.heading,
        "run_in": int(section.run_in),
        "part": section.part,
        "marker": section.marker,
        "content": _content(section.paragraphs),
    }


def attachment_row(attachment: Attachment) -> Row:
    """Return an attachment's columns."""
    return {"title": attachment.title, "content": _content(attachment.paragraphs)}


def step_row(step: Step) -> Row:
    """Return a step's columns."""
    return {"status": step.status, "day": step.on.isoformat(), "operator": step.operator}


def report_from(
    header: Columns, sections: Iterable[Columns], attachments: Iterable[Columns]
) -> Report:
    """Return the report that was kept in these rows."""
    return Report(
        office=header["issued_as"],
        year=header["year"],
        mark=header["mark"],
        copy_number=header["copy_number"],
        secrecy=header["secrecy"],
        urgency=header["urgency"],
        doc_number=header["doc_number"],
        signers=tuple(json.loads(header["signers"])),
        title=header["title"],
        addressee=header["addressee"],
        scheme=scheme_from(header["scheme"]),
        sections=tuple(map(section_from, sections)),
        attachments=tuple(map(attachment_from, attachments)),
        signature=header["signature"],
        date=_date(header["date"]),
        note=header["note"],
        cc=header["cc"],
        printer=header["printer"],
        printed_on=_date(header["printed_on"]),
    )


def section_from(row: Columns) -> Section:
    """Return the section that was kept in a row."""
    return Section(
        depth=row["depth"],
        heading=row["heading"],
        run_in=bool(row["run_in"]),
        paragraphs=_paragraphs(row["content"]),
        part=None if row["part"] is None else Part(row["part"]),
        marker=row["marker"],
    )


def attachment_from(row: Columns) -> Attachment:
    """Return the attachment that was kept in a row."""
    return Attachment(row["title"], _paragraphs(row["content"]))


def record_from(
    header: Columns,
    sections: Iterable[Columns],
    attachments: Iterable[Columns],
    steps: Iterable[Columns],
) -> ReportRecord:
    """Return the stored report that was kept in these rows."""
    return ReportRecord(
        id=ReportId(header["id"]),
        office_id=OfficeId(header["office"]),
        report=report_from(header, sections, attachments),
        steps=tuple(
            Step(Status(row["status"]), dt.date.fromisoformat(row["day"]), row["operator"])
            for row in steps
        ),
        updated=dt.datetime.fromisoformat(header["updated"]),
    )


def entry_from(row: sqlite3.Row) -> LedgerEntry:
    """Return the ledger's view of a report."""
    return LedgerEntry(
        id=ReportId(row["id"]),
        office_id=OfficeId(row["office"]),
        year=row["year"],
        status=Status(row["status"]),
        title=row["title"],
        updated=dt.datetime.fromisoformat(row["updated"]),
    )


def _content(paragraphs: Iterable[Block]) -> str:
    return _json(
        [block if isinstance(block, str) else {"rows": block.rows} for block in paragraphs]
    )


def _paragraphs(content: str) -> tuple[Block, ...]:
    return tuple(
        block if isinstance(block, str) else Table(tuple(map(tuple, block["rows"])))
        for block in json.loads(content)
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _iso(date: dt.date | None) -> str | None:
    return None if date is None else date.isoformat()


def _date(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
