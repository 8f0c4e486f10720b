"""A report as plain text: the same blocks, a line each, indents as full-width spaces."""

from typing import Final

from desktop.domain.report import Report
from desktop.exports.characters import fit_for_xml
from desktop.official.blocks import Block, Role
from desktop.official.compose import compose
from desktop.official.options import Options

_SPACE: Final = "\u3000"


def plain_text(report: Report, options: Options) -> str:
    """Return a report as text; empty lines stand where the document has them."""
    lines: list[str] = []
    for block in compose(report, options):
        if block.role is Role.RED_LINE:
            continue
        gap = 1 if block.new_page else round(block.before)
        lines += [""] * (gap if lines else 0)
        lines += _lines(block)
    return fit_for_xml("\n".join(lines)) + "\n" if lines else ""


def _lines(block: Block) -> list[str]:
    if block.table is not None:
        return block.text.split("\n")
    if block.role is Role.TITLE or block.role is Role.ATTACHMENT_TITLE:
        return [block.text.replace("\n", "")]
    indent = _SPACE * round(block.indent.left + block.indent.first)
    lines = block.text.strip("\t").replace("\t", _SPACE).split("\n")
    return [indent + lines[0], *lines[1:]]
