"""The commands that hand reports over: pack, unpack, receipt."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from desktop.cli.answers import write_answer
from desktop.cli.stores import opened
from desktop.cli.targets import stored
from desktop.domain.errors import ReportError
from desktop.domain.exchange import Outcome, Standing
from desktop.domain.report import ReportId
from desktop.exports.package.receipt import Receipted
from desktop.services.interchange import Json
from desktop.services.merging import MERGED_UNASKED, Incoming, Preview
from desktop.services.packing import Wrapping
from desktop.services.workspace import Workspace

_DONE, _SOMETHING_TO_SEE = 0, 1
_MOST_PASSWORD = 1024


def pack(options: argparse.Namespace) -> int:
    """Write a package of stored reports."""
    wrapping = Wrapping(
        password=_password(options.package_password),
        revisions=options.revisions,
        documents=not options.no_documents,
        note=options.note,
    )
    with opened(options) as workspace:
        reports = _reports(workspace, options)
        manifest = workspace.packing.pack(
            reports, Path(options.to), now=_now(), wrapping=wrapping, force=options.force
        )
    sys.stderr.write(f"已写入 {options.to}：{len(manifest.items)} 份报告\n")
    return _DONE


def unpack(options: argparse.Namespace) -> int:
    """Merge a package: what is new or newer; all that is chosen with --accept."""
    password = _password(options.package_password)
    with opened(options, create=not options.dry_run) as workspace:
        preview = workspace.merging.preview(options.file, lambda: password or None)
        wanted = {Standing(word) for word in options.accept} or set(MERGED_UNASKED)
        choices = {each.item.entry: each.standing in wanted for each in preview.incoming}
        if options.dry_run:
            answer = [_row(each, taken=False) for each in preview.incoming]
        else:
            answer = _merge(workspace, preview, choices, options)
    write_answer(options, answer, _told)
    # What is the same needs nobody's eyes; what was left out does.
    left = [row for row in answer if row["standing"] != Standing.SAME.value and not row["merged"]]
    return _SOMETHING_TO_SEE if left and not options.dry_run else _DONE


def receipt(options: argparse.Namespace) -> int:
    """Read in the receipt for a package of ours."""
    with opened(options) as workspace:
        found = workspace.merging.acknowledge(options.file)
    answer = [
        {
            "office": each.receipted.office,
            "year": each.receipted.year,
            "outcome": each.receipted.outcome.value,
            "reason": each.receipted.reason,
            "submitted": each.moved,
            "changed": each.changed,
        }
        for each in found
    ]
    write_answer(options, answer, _told_receipt)
    refused = any(each.receipted.outcome is not Outcome.MERGED for each in found)
    return _SOMETHING_TO_SEE if refused else _DONE


def _merge(
    workspace: Workspace, preview: Preview, choices: dict[str, bool], options: argparse.Namespace
) -> list[Json]:
    made = workspace.merging.merge(preview, choices, now=_now(), receiver=options.receiver)
    if options.receipt is not None:
        workspace.merging.write_receipt(options.receipt, made, force=options.force)
    return [
        _row(each, taken=choices[each.item.entry], receipted=one)
        for each, one in zip(preview.incoming, made.reports, strict=True)
    ]


def _row(incoming: Incoming, *, taken: bool, receipted: Receipted | None = None) -> Json:
    return {
        "office": incoming.item.office,
        "year": incoming.item.year,
        "title": incoming.item.title,
        "status": incoming.item.status,
        "standing": incoming.standing.value,
        "why": incoming.why,
        "merged": taken,
        "reason": receipted.reason if receipted else "",
    }


def _told(answer: list[Json]) -> str:
    return "\n".join(
        f"{Standing(row['standing']).word}\t{row['office']}\t{row['year']}\t"
        f"{'已接收' if row['merged'] else '未接收'}\t{row['why']}"
        for row in answer
    )


def _told_receipt(answer: list[Json]) -> str:
    return "\n".join(
        f"{row['outcome']}\t{row['office']}\t{row['year']}\t{row['reason']}" for row in answer
    )


def _reports(workspace: Workspace, options: argparse.Namespace) -> list[ReportId]:
    if options.all:
        return [entry.id for entry in workspace.reports.all_entries()]
    return [stored(workspace, target).id for target in options.targets]


def _password(path: Path | None) -> str:
    """Read the first line of a file that holds a password; none without a file."""
    if path is None:
        return ""
    with path.open("rb") as file:
        text = file.read(_MOST_PASSWORD)
    try:
        found = text.decode("utf-8-sig").partition("\n")[0].rstrip("\r")
    except UnicodeDecodeError as error:
        raise ReportError(
            f"密码文件“{path.name}”不是文本；请把密码写在文本文件的第一行。"
        ) from error
    if not found:
        raise ReportError(f"密码文件“{path.name}”是空的；请把密码写在它的第一行。")
    return found


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()
