"""A section of a report as rich text to be read, not edited."""

import html

from desktop.domain.outline import Block, Section


def section_html(section: Section, marker: str) -> str:
    """Return heading, with its number, and text of a section."""
    head = f"<b>{html.escape(marker + section.heading)}</b>"
    blocks = section.paragraphs
    if section.run_in and (not blocks or isinstance(blocks[0], str)):
        first = blocks[0] if blocks and isinstance(blocks[0], str) else ""
        lines = [_paragraph(head + html.escape(first)), *map(_block, blocks[1:])]
    else:
        heading = [_paragraph(head)] if section.heading or marker else []
        lines = [*heading, *map(_block, blocks)]
    return "".join(lines)


def _block(block: Block) -> str:
    if isinstance(block, str):
        return _paragraph(html.escape(block))
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
        for row in block.rows
    )
    return f'<table border="1" cellspacing="0" cellpadding="4">{rows}</table>'


def _paragraph(content: str) -> str:
    return f'<p style="line-height:150%; margin-bottom:8px">{content}</p>'
