"""The samples: fictional offices with reports and figures, to look around in."""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop.domain.changes import Changes
from desktop.domain.figure import Figure, FigureStatus
from desktop.domain.office import FormerName, Level, Office, OfficeId
from desktop.domain.report import ReportId, Status, Step
from desktop.services.interchange import report_from_json
from desktop.store import Store


def load_samples(store: Store, folder: Path) -> Changes:
    """Store all samples of `folder` in one transaction; offices there already are left alone.

    Superiors come before those below them, whatever the files are called.
    """
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    changes = Changes()
    with store.transaction():
        while files:
            ready = [data for data in files if _superior_known(store, data)]
            for data in ready or files:
                changes |= _load_office(store, data)
            files = [data for data in files if data not in ready] if ready else []
    return changes


def _superior_known(store: Store, data: dict[str, Any]) -> bool:
    superior = data["office"].get("superior", "")
    return not superior or store.find_office(superior) is not None


def _load_office(store: Store, data: dict[str, Any]) -> Changes:
    if store.find_office(data["office"]["full_name"]):
        return Changes()
    office = store.add_office(_office(store, data["office"]))
    reports = [_load_report(store, office, item) for item in data["reports"]]
    return Changes(frozenset({office}), frozenset(reports), frozenset(reports))


def _office(store: Store, data: dict[str, Any]) -> Office:
    superior = store.find_office(data["superior"]) if data.get("superior") else None
    return Office(
        full_name=data["full_name"],
        short_name=data.get("short_name", ""),
        level=Level(data["level"]),
        region=data.get("region", ""),
        superior=superior.id if superior else None,
        doc_code=data.get("doc_code", ""),
        mark=data.get("mark", ""),
        former_names=tuple(
            FormerName(item["full_name"], item.get("short_name", ""), int(item["last_year"]))
            for item in data.get("former_names", ())
        ),
    )


def _load_report(store: Store, office: OfficeId, data: dict[str, Any]) -> ReportId:
    first, *later = [
        Step(Status(step["status"]), dt.date.fromisoformat(step["on"]), step.get("operator", ""))
        for step in data["steps"]
    ]
    report = store.add_report(office, report_from_json(data["report"]), first)
    for step in later:
        store.add_step(report, step)
    store.save_figures(report, [_figure(item) for item in data.get("figures", ())])
    return report


def _figure(data: dict[str, Any]) -> Figure:
    value = data["value"]
    return Figure(
        indicator=data["indicator"],
        value=None if value is None else Decimal(str(value)),
        status=FigureStatus.ENTERED,
        approx=bool(data.get("approx", False)),
        raw=data.get("raw", ""),
        text=data.get("text", ""),
        section=data.get("section"),
        start=int(data.get("start", 0)),
        end=int(data.get("end", 0)),
    )
