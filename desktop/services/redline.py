"""花脸稿: two texts of a report as one Word file with tracked changes, as a PDF, as pages."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import exports
from desktop.comparison.redline import redlined
from desktop.domain.report import Report
from desktop.exports.files import write_atomically
from desktop.official.blocks import Block
from desktop.official.compose import DEFAULT, compose
from desktop.official.options import Options
from desktop.services.typeset import set_pages

if TYPE_CHECKING:
    from desktop.typesetting.placed import Page

AUTHOR = "法治年报"
"""Whose the changes are where no operator is named."""


def redline_blocks(before: Report, after: Report, options: Options = DEFAULT) -> tuple[Block, ...]:
    """Return the blocks of `after` with what was added to `before` and removed from it."""
    return redlined(compose(before, options), compose(after, options))


def redline_pages(before: Report, after: Report, options: Options = DEFAULT) -> "tuple[Page, ...]":
    """Return the pages on which additions are underlined and removals struck through."""
    return set_pages(redline_blocks(before, after, options), options)


def write_redline(
    before: Report,
    after: Report,
    path: Path,
    *,
    moment: dt.datetime,
    author: str = AUTHOR,
    options: Options = DEFAULT,
    force: bool = False,
) -> Path:
    """Write a 花脸稿 to `path`: a PDF where its name ends so, else a Word file.

    In Word each change can be accepted or refused. `moment` is when they were made.

    Raises `ConflictError` when the file is there and `force` is not set, `ExportError` when it
    cannot be written.
    """
    if path.suffix.lower() == ".pdf":
        from desktop.typesetting.pdf import pdf_bytes  # noqa: PLC0415  # Qt is loaded late

        title = f"{''.join(after.title.splitlines())}（花脸稿）"
        pages = redline_pages(before, after, options)
        content = pdf_bytes(pages, title=title, author=after.office, written=moment)
    else:
        blocks = redline_blocks(before, after, options)
        content = exports.redline_bytes(blocks, after, options, author=author, moment=moment)
    write_atomically(path, content, force=force)
    return path
