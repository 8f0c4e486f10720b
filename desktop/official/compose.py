"""A report as the blocks of an official document, in the order of GB/T 9704 (7.1 to 7.5)."""

from dataclasses import replace
from typing import Final

from desktop.domain.report import Report
from desktop.official.blocks import Block
from desktop.official.body import body
from desktop.official.closing import attachment_notes, attachments, imprint, signed
from desktop.official.header import addressee, header, heading
from desktop.official.options import Options

DEFAULT: Final = Options()
_CHAINED_NOTES: Final = 3


def compose(report: Report, options: Options = DEFAULT) -> tuple[Block, ...]:
    """Return the blocks of a report; what the report does not have leaves no block.

    With a mark the document has the red header. Without one, or with `Options.plain`, it is a
    plain document; `Options.plain` leaves out header and imprint even where the report has them.
    """
    above = () if options.plain else header(report)
    main = body(report, options)
    notes = attachment_notes(report)
    signature = signed(report, options)
    if signature:
        main, notes = _held_together(main, notes)
    below = () if options.plain else imprint(report)
    title = heading(report, above)
    front = (*above, *title, *addressee(report, after_title=bool(title)))
    return _without_head_gap((*front, *main, *notes, *signature, *attachments(report), *below))


def _held_together(
    main: tuple[Block, ...], notes: tuple[Block, ...]
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Keep the signature on a page with the end of the text, as 7.3.5.5 wants."""
    held = tuple(replace(block, keep_next=True) for block in notes[-_CHAINED_NOTES:])
    notes = (*notes[:-_CHAINED_NOTES], *held)
    if main and len(notes) <= _CHAINED_NOTES:
        main = (*main[:-1], replace(main[-1], keep_next=True))
    return main, notes


def _without_head_gap(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Begin the first page at its head: nothing stands above for a gap to keep away from."""
    if not blocks or not blocks[0].before:
        return blocks
    return (replace(blocks[0], before=0), *blocks[1:])
