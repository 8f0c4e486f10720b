"""Pages on the printer: true to size, on A4, both sides, moved by what was measured.

Nothing imports this module before something is printed: QtPrintSupport asks the system for its
printers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop.official.standard import POINTS_PER_MM
from desktop.typesetting.painter import paint
from desktop.typesetting.placed import Page
from desktop.ui import state

_POINTS_PER_INCH = 72
_HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Shift:
    """How far all is moved on the paper to make good what the printer is off, in mm."""

    right: float = 0.0
    down: float = 0.0


def remembered_shift() -> Shift:
    """Return what was measured of this computer's printer."""
    known = state.load()
    right, down = known.number("print_right"), known.number("print_down")
    return Shift((right or 0) / _HUNDREDTHS, (down or 0) / _HUNDREDTHS)


def remember_shift(shift: Shift) -> None:
    """Keep what was measured, to a hundredth of a millimetre."""
    state.change(
        print_right=round(shift.right * _HUNDREDTHS), print_down=round(shift.down * _HUNDREDTHS)
    )


def make_printer(title: str) -> QPrinter:
    """Return the system's own printer, set to A4, both sides and the paper's full size."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("")
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    use_a4(printer)
    return printer


def use_a4(printer: QPrinter) -> None:
    """Set A4 upright without margins: the pages bring theirs along."""
    paper = QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF()))
    # Behind the layout, which sets it back: the origin is the paper's corner.
    printer.setFullPage(True)


def is_a4(printer: QPrinter) -> bool:
    """Tell whether the paper that was chosen is A4, upright."""
    layout = printer.pageLayout()
    upright = layout.orientation() is QPageLayout.Orientation.Portrait
    return upright and layout.pageSize().id() is QPageSize.PageSizeId.A4


def chosen_pages(printer: QPrinter, count: int, current: int) -> list[int]:
    """Return the indexes of the pages that are to be printed, in their order.

    Args:
        printer: As the system's dialog has left it.
        count: How many pages there are.
        current: The index of the page that is looked at.
    """
    found = list(range(count))
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        found = [current]
    elif printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        found = [index for index in found if ranges.contains(index + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        found.reverse()
    return found


def print_pages(
    printer: QPrinter, pages: Sequence[Page], *, shift: Shift, skip_header: bool = False
) -> bool:
    """Print pages at their own size; tell whether the printer took them.

    Args:
        printer: Set as it is to print.
        pages: Those to be printed, in their order.
        shift: What the printer is off by.
        skip_header: Leave out the red header that letter paper has already (套打).
    """
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for index, page in enumerate(_with_copies(printer, pages)):
        if index:
            printer.newPage()
        _to_points(painter, printer, shift)
        paint(painter, page, skip_header=skip_header)
    return painter.end()


def print_sheet(printer: QPrinter, draw: Callable[[QPainter], None]) -> bool:
    """Print one sheet, drawn in points and not moved; tell whether the printer took it."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    _to_points(painter, printer, Shift())
    draw(painter)
    return painter.end()


def _with_copies(printer: QPrinter, pages: Sequence[Page]) -> list[Page]:
    """Repeat the pages where the printer does not make the copies itself."""
    if printer.supportsMultipleCopies():
        return list(pages)
    copies = printer.copyCount()
    if printer.collateCopies():
        return list(pages) * copies
    return [page for page in pages for _ in range(copies)]


def _to_points(painter: QPainter, printer: QPrinter, shift: Shift) -> None:
    """Let one unit be a point, from the paper's corner, whatever the printer cannot reach."""
    scale = printer.resolution() / _POINTS_PER_INCH
    painter.resetTransform()
    painter.scale(scale, scale)
    painter.translate(shift.right * POINTS_PER_MM, shift.down * POINTS_PER_MM)
