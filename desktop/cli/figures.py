"""The command that tells a report's figures, stored ones and those its text suggests."""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from desktop.cli.catalogues import catalogue_at_hand
from desktop.cli.stores import opened
from desktop.cli.targets import as_file, stored
from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue
from desktop.domain.report import Report
from desktop.recognition import recognise
from desktop.services.figures import figure_to_json, suggest

_DONE = 0
_STATUSES = {"suggested": "建议", "confirmed": "已确认", "entered": "填报"}


def figures(options: argparse.Namespace) -> int:
    """Print the figures of a stored report, or those a file's text suggests."""
    found, catalogue = _figures(options)
    shape = [figure_to_json(figure, catalogue) for figure in found]
    if options.json:
        sys.stdout.write(json.dumps(shape, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{_told(row)}\n" for row in shape)
    return _DONE


def _figures(options: argparse.Namespace) -> tuple[Sequence[Figure], Catalogue]:
    path = as_file(options.target)
    if path:
        catalogue, report = catalogue_at_hand(options), recognise(path).report
        return suggest(report, catalogue), _of_its_time(catalogue, report)
    with opened(options) as workspace:
        record = stored(workspace, options.target)
        found = workspace.figures.with_suggestions(record.id, record.report)
        return found, _of_its_time(workspace.figures.catalogue, record.report)


def _of_its_time(catalogue: Catalogue, report: Report) -> Catalogue:
    """Return the indicators under their names of the report's year, those retired before it too."""
    every = {indicator.key for indicator in catalogue.indicators}
    return catalogue.of_year(report.year, every) if report.year else catalogue


def _told(row: dict[str, Any]) -> str:
    value = "不适用" if row["value"] is None else f"{row['value']}{row['unit']}"
    about = "（约数）" if row["approx"] else ""
    source = " ".join(row["text"].split())
    return f"{_STATUSES[row['status']]}\t{row['label']}\t{value}{about}\t{source}"
