"""The 合规单 of a report that is being written: made in short steps, and only what changed is set.

On a thread of its own it would keep the window waiting longer: calls into Qt hold the interpreter.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.domain.report import Report
from desktop.official.compliance import sheet
from desktop.official.compose import compose
from desktop.official.options import Options
from desktop.official.verdicts import Row
from desktop.services.page_layout import layout_of

if TYPE_CHECKING:
    from desktop.typesetting.typesetter import Typesetter


class LiveSheet:
    """Sets and measures one report again and again; used on one thread."""

    def __init__(self) -> None:
        self._options = Options()
        self._typesetter: Typesetter | None = None

    def steps(self, report: Report, options: Options) -> Iterator[tuple[Row, ...] | None]:
        """Set the pages, measure them and judge them; yields None between, the sheet at the end.

        A report without anything to set has an empty sheet.
        """
        blocks = compose(report, options)
        if not blocks:
            yield ()
            return
        pages = self._setter(options).typeset(blocks)
        yield None
        found = layout_of(pages, blocks, options)
        yield None
        yield sheet(found)

    def sheet(self, report: Report, options: Options) -> tuple[Row, ...]:
        """Return the sheet at once."""
        return next(rows for rows in self.steps(report, options) if rows is not None)

    def _setter(self, options: Options) -> "Typesetter":
        from desktop.typesetting.fonts import FontBook  # noqa: PLC0415  # Qt: for pages only
        from desktop.typesetting.typesetter import Typesetter  # noqa: PLC0415

        if self._typesetter is None or options != self._options:
            self._options = options
            self._typesetter = Typesetter(FontBook(), options)
        return self._typesetter
