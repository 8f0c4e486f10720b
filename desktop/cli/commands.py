"""The commands that show reports, stored ones or those that files hold."""

import argparse

from desktop.cli.answers import write_answer
from desktop.cli.stores import opened
from desktop.cli.targets import as_file, stored, to_be_set
from desktop.domain.report import Report
from desktop.exports import text
from desktop.recognition import recognise
from desktop.services import typeset
from desktop.services.interchange import Json, report_to_json

DONE = 0


def show(options: argparse.Namespace) -> int:
    """Show a stored report, or what a file is recognised as."""
    report, markers = _report_at(options)
    write_answer(options, report_to_json(report, markers), lambda _shape: text(report))
    return DONE


def _report_at(options: argparse.Namespace) -> tuple[Report, tuple[str, ...]]:
    """Find the report that is asked for, with its markers: stored, or what a file holds."""
    path = as_file(options.target)
    if path:
        recognised = recognise(path)
        return recognised.report, recognised.markers
    with opened(options) as workspace:
        report = stored(workspace, options.target).report
    return report, report.markers


def layout(options: argparse.Namespace) -> int:
    """Show where every line of a report stands on its pages."""
    write_answer(options, typeset.layout(*to_be_set(options)), _as_pages)
    return DONE


def _as_pages(shape: Json) -> str:
    pages = (
        "\n".join([page["label"], *(line["text"] for line in page["lines"])])
        for page in shape["pages"]
    )
    return "\n\n".join(pages)
