"""Reports as JSON: the shape that the command line prints and the samples are kept in."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from desktop.domain.numbering import STANDARD, Scheme, scheme_from, scheme_text
from desktop.domain.outline import Block, Part, Section, Table
from desktop.domain.report import Attachment, Report

Json = dict[str, Any]

_PLAIN = (
    "office", "mark", "copy_number", "secrecy", "urgency", "doc_number", "addressee",
    "signature", "note", "cc", "printer",
)  # fmt: skip


def report_to_json(report: Report, markers: Sequence[str] | None = None) -> Json:
    """Return a report as the `report` object of the command line.

    `markers` are those seen in a source; without them the derived ones are given.
    """
    shown = report.markers if markers is None else markers
    plain = {name: getattr(report, name) for name in _PLAIN}
    return {
        **plain,
        "year": report.year,
        "title": report.title.replace("\n", ""),
        "signers": list(report.signers),
        "scheme": scheme_text(report.scheme),
        "sections": [
            _section_to_json(section, marker)
            for section, marker in zip(report.sections, shown, strict=True)
        ],
        "attachments": [
            {"title": item.title, "paragraphs": _blocks_to_json(item.paragraphs)}
            for item in report.attachments
        ],
        "date": _date_to_json(report.date),
        "printed_on": _date_to_json(report.printed_on),
    }


def _section_to_json(section: Section, marker: str) -> Json:
    found: Json = {
        "depth": section.depth,
        "marker": marker,
        "heading": section.heading,
        "run_in": section.run_in,
        "paragraphs": _blocks_to_json(section.paragraphs),
    }
    if section.depth == 1:
        found["part"] = (section.part or Part.OTHER).value
    return found


def _blocks_to_json(blocks: Sequence[Block]) -> list[Any]:
    return [
        {"rows": [list(row) for row in block.rows]} if isinstance(block, Table) else block
        for block in blocks
    ]


def _date_to_json(date: dt.date | None) -> str:
    return date.isoformat() if date else ""


def report_from_json(data: Mapping[str, Any]) -> Report:
    """Read what `report_to_json` wrote; keys that are not there are empty.

    Markers are derived again and not read. Raises `ValueError` or `KeyError` on another shape.
    """
    return Report(
        **{name: str(data.get(name, "")) for name in _PLAIN},
        year=int(data.get("year", 0)),
        title=str(data.get("title", "")),
        signers=tuple(data.get("signers", ())),
        scheme=_scheme_from_json(data),
        sections=tuple(_section_from_json(item) for item in data.get("sections", ())),
        attachments=tuple(
            Attachment(item["title"], _blocks_from_json(item.get("paragraphs", ())))
            for item in data.get("attachments", ())
        ),
        date=_date_from_json(data.get("date", "")),
        printed_on=_date_from_json(data.get("printed_on", "")),
    )


def _scheme_from_json(data: Mapping[str, Any]) -> Scheme:
    return scheme_from(data["scheme"]) if data.get("scheme") else STANDARD


def _section_from_json(data: Mapping[str, Any]) -> Section:
    depth = int(data["depth"])
    return Section(
        depth=depth,
        heading=data.get("heading", ""),
        run_in=bool(data.get("run_in", False)),
        paragraphs=_blocks_from_json(data.get("paragraphs", ())),
        part=Part(data.get("part", Part.OTHER)) if depth == 1 else None,
    )


def _blocks_from_json(blocks: Sequence[Any]) -> tuple[Block, ...]:
    return tuple(
        block if isinstance(block, str) else Table(tuple(tuple(row) for row in block["rows"]))
        for block in blocks
    )


def _date_from_json(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
