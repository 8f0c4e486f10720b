"""Shows the figures of a report in its text: where they stand, and the one that is chosen."""

from collections.abc import Iterator, Sequence
from typing import Final

from desktop.domain.figure import Figure
from desktop.domain.outline import Outline
from desktop.domain.report import Report
from desktop.services.figure_entries import Entry, FigureBook, Standing
from desktop.services.figure_text import holds
from desktop.ui.editor.marks import Mark, MarkStyle
from desktop.ui.report.figures.model import told

FIGURES: Final = "figures"
LINKS: Final = "figure links"
CURRENT: Final = "current figure"
QUANTITY: Final = "quantity"

_STYLES: Final = {
    Standing.SUGGESTED: MarkStyle.DOTTED,
    Standing.UNCLASSIFIED: MarkStyle.DOTTED,
    Standing.CONFIRMED: MarkStyle.SOLID,
    Standing.ENTERED: MarkStyle.SOLID,
    Standing.STALE: MarkStyle.WARNING,
}


def figure_marks(entries: Sequence[Entry]) -> Iterator[Mark]:
    """Mark every quantity that an entry was read in."""
    for entry in entries:
        figure = place_of(entry)
        if figure is not None and figure.section is not None and figure.start < figure.end:
            style = _STYLES[entry.standing]
            yield Mark(entry.key, figure.section, figure.start, figure.end, style, told(entry))


def link_marks(book: FigureBook, outline: Outline) -> Iterator[Mark]:
    """Mark the words that follow a figure."""
    for link in book.links:
        if holds(link, outline):
            tip = "随数据更新的文字；在其中改动后不再跟随。"
            yield Mark(link.indicator, link.section, link.start, link.end, MarkStyle.LINK, tip=tip)


def current_marks(entry: Entry | None, report: Report) -> tuple[Mark, ...]:
    """Mark the sentence of an entry, and in it the quantity."""
    figure = place_of(entry) if entry is not None else None
    if figure is None or figure.section is None or figure.section >= len(report.sections):
        return ()
    text = report.sections[figure.section].text
    start = text.rfind(figure.text, 0, figure.start + len(figure.text))
    quantity = Mark(QUANTITY, figure.section, figure.start, figure.end, MarkStyle.STRONG)
    if not figure.text or start < 0 or start > figure.start:
        return (quantity,)
    end = start + len(figure.text)
    return (Mark("sentence", figure.section, start, end, MarkStyle.SOFT), quantity)


def place_of(entry: Entry) -> Figure | None:
    """Return the figure at whose place an entry is shown."""
    figure = entry.figure
    gone = figure is None or figure.section is None or figure.start == figure.end
    if entry.standing is Standing.STALE and entry.now is not None and gone:
        return entry.now
    return figure
