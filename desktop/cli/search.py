"""The command that finds words in all stored reports."""

import argparse

from desktop.cli.answers import write_answer
from desktop.cli.stores import opened
from desktop.domain.errors import NotFoundError
from desktop.domain.office import OfficeId
from desktop.services.interchange import Json
from desktop.services.search import ALL_YEARS, Hit
from desktop.services.workspace import Workspace

_DONE = 0


def search(options: argparse.Namespace) -> int:
    """Find the passages that hold all words; the best first."""
    with opened(options) as workspace:
        found = workspace.searching.find(
            options.text,
            offices=[_office(workspace, options.office)] if options.office else None,
            years=(options.year, options.year) if options.year else ALL_YEARS,
            limit=options.limit,
        )
    write_answer(options, [_shape(hit) for hit in found.hits], _told)
    return _DONE


def _office(workspace: Workspace, name: str) -> OfficeId:
    record = workspace.offices.find(name)
    if record is None:
        raise NotFoundError(f"台账中没有单位“{name}”；请写全称或简称，用 list 可查看已有的报告。")
    return record.id


def _shape(hit: Hit) -> Json:
    shape: Json = {
        "id": hit.report,
        "office": hit.office,
        "year": hit.year,
        "section": hit.section,
        "heading": hit.heading,
        "snippet": hit.snippet,
    }
    if hit.field:
        shape["field"] = hit.field
    if hit.attachment is not None:
        shape["attachment"] = hit.attachment
    return shape


def _told(hits: list[Json]) -> str:
    return "\n".join(
        f"{hit['year']}  {hit['office']}  {hit['heading']}\n      {hit['snippet']}" for hit in hits
    )
