"""What only a file shows: list dashes, paragraphs broken by pages, stray spaces."""

from collections.abc import Iterator, Mapping
from functools import partial

from desktop.domain.finding import HEADER
from desktop.domain.report import Report
from desktop.proofing.context import Context, Trifle
from desktop.proofing.rule import ReportRule, Spot


def _told(trifle: Trifle, _report: Report, context: Context) -> Iterator[Spot]:
    for blemish in context.source.blemishes if context.source else ():
        if blemish.trifle is trifle:
            field = "title" if blemish.section == HEADER else ""
            yield Spot(blemish.section, blemish.start, blemish.end, field)


RULES: Mapping[str, ReportRule] = {
    f"layout.{trifle.value}": partial(_told, trifle) for trifle in Trifle
}
