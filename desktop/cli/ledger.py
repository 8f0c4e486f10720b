"""The commands on the ledger as a whole: what is in it, and whether its file is sound."""

import argparse

from desktop.cli.answers import write_answer
from desktop.cli.stores import opened
from desktop.services.backups import backups_in, folder_of
from desktop.services.interchange import Json

_DONE, _UNUSABLE = 0, 3


def list_reports(options: argparse.Namespace) -> int:
    """List the stored reports."""
    with opened(options) as workspace:
        entries = workspace.reports.all_entries()
        offices = {
            key: workspace.offices.get(key).office for key in {entry.office_id for entry in entries}
        }
    answers = [
        {
            "id": entry.id,
            "office": offices[entry.office_id].full_name,
            "short_name": offices[entry.office_id].short_name,
            "year": entry.year,
            "status": entry.status.value,
            "title": entry.title.replace("\n", ""),
            "updated": entry.updated.isoformat(),
        }
        for entry in entries
    ]
    write_answer(options, answers, _as_table)
    return _DONE


def _as_table(answers: list[Json]) -> str:
    return "\n".join(
        f"{row['id']:>5}  {row['year']}  {row['status']}\t{row['office']}" for row in answers
    )


def verify(options: argparse.Namespace) -> int:
    """Check that the store is sound."""
    with opened(options, anybody=True) as workspace:
        health = workspace.verify()
        path = workspace.path
    last = next(iter(backups_in(folder_of(path), path.stem)), None)
    shape = {
        "ok": health.ok,
        "schema": health.schema,
        "reports": health.reports,
        "integrity": health.integrity,
        "audit_chain": health.audit_chain,
        "last_backup": last.made.isoformat() if last else None,
    }
    complaints = {health.integrity, health.audit_chain} - {"ok"}
    sound = "数据文件完好" if health.ok else f"数据文件有问题：{'；'.join(sorted(complaints))}"
    write_answer(options, shape, lambda _shape: f"{sound}（{health.reports} 份报告）")
    return _DONE if health.ok else _UNUSABLE
