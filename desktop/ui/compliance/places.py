"""Where in the report the rows of a 合规单 have their place."""

from collections.abc import Iterable
from typing import Final

from desktop.official.blocks import Block, Place, Role
from desktop.official.verdicts import Row

# Rows on a place of the page; all others know their paragraph.
_ROLES: Final = {
    "mark_top": (Role.MARK,),
    "red_line_gap": (Role.DOC_NUMBER, Role.MARK),
    "red_line_width": (Role.DOC_NUMBER, Role.MARK),
    "text_first": (Role.TITLE,),
    "signature_alone": (Role.SIGNATURE, Role.DATE),
    "imprint_foot": (Role.PRINTER, Role.CC),
    "imprint_outer": (Role.PRINTER, Role.CC),
    "imprint_inner": (Role.PRINTER, Role.CC),
}


def place_of(row: Row, blocks: Iterable[Block]) -> Place | None:
    """Return where the text begins that a row is about; None: it is about all pages alike."""
    placed = [block for block in blocks if block.place is not None]
    if row.at is not None:
        role, text = row.at.role, row.at.text
        found = [block for block in placed if block.role is role and block.text.strip() == text]
    else:
        roles = _ROLES.get(row.key, ())
        found = [block for role in roles for block in placed if block.role is role]
    return found[0].place if found else None
