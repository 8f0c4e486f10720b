"""Use cases that need a report's pages: the PDF, and the layout in numbers.

Qt is loaded when the first page is asked for: no other command waits for it.
"""

import datetime as dt
from typing import TYPE_CHECKING

from desktop.domain.report import Report
from desktop.exports import Format
from desktop.official.blocks import Block
from desktop.official.compose import DEFAULT, compose
from desktop.official.options import Options

if TYPE_CHECKING:
    from desktop.typesetting.placed import Page


def pdf_content(
    report: Report, options: Options = DEFAULT, *, written: dt.datetime | None = None
) -> bytes:
    """Return a report as a PDF file; `written` is the time it names, now when not given."""
    from desktop.typesetting.pdf import pdf_bytes  # noqa: PLC0415  # Qt: see above

    return pdf_bytes(
        pages(report, options),
        title="".join(report.title.splitlines()),
        author=report.office,
        written=written,
    )


def layout(report: Report, options: Options = DEFAULT) -> dict[str, object]:
    """Return a report's layout in millimetres, as `nianbao layout --json` prints it."""
    from desktop.typesetting.layout import layout_json  # noqa: PLC0415  # Qt: see above

    return layout_json(pages(report, options))


def pages(report: Report, options: Options = DEFAULT) -> "tuple[Page, ...]":
    """Return a report's pages; an application without a window is made where there is none."""
    return set_pages(compose(report, options), options)


def set_pages(blocks: tuple[Block, ...], options: Options) -> "tuple[Page, ...]":
    """Return the pages of blocks; an application is made as for `pages`."""
    from desktop.typesetting.application import ensure_application  # noqa: PLC0415  # Qt
    from desktop.typesetting.fonts import FontBook  # noqa: PLC0415
    from desktop.typesetting.typesetter import Typesetter  # noqa: PLC0415

    ensure_application()
    return Typesetter(FontBook(), options).typeset(blocks)


PDF = Format("pdf", "PDF 文档", ".pdf", pdf_content)
