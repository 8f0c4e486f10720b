"""What follows the text: attachments, signature and date, note, imprint (7.3.4 to 7.4)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from desktop.domain.chinese import date_text, width
from desktop.domain.report import Attachment, Report
from desktop.official import standard
from desktop.official.blocks import CLOSING, Block, Indent, Place, Role, Run, Stop
from desktop.official.body import contents, spaced
from desktop.official.options import Options
from desktop.official.standard import Face
from desktop.official.title import broken

ATTACHMENT: Final = "附件"
CC: Final = "抄送"
PRINTED: Final = "印发"
_STOPS: Final = "。；;，,、."


def attachment_notes(report: Report) -> tuple[Block, ...]:
    """Return the list of attachments below the text, names below one another (7.3.4)."""
    label = f"{ATTACHMENT}："
    left = standard.ATTACHMENT_NOTE_INDENT.value + width(label)
    several = len(report.attachments) > 1
    blocks = []
    for index, attachment in enumerate(report.attachments):
        opening = label if index == 0 else ""
        name = "".join(attachment.title.splitlines()).rstrip(_STOPS)
        marker = spaced(f"{index + 1}.", name) if several else ""
        blocks.append(
            Block(
                Role.ATTACHMENT_NOTE,
                (Run(opening + marker, Face.BODY, derived=True), Run(name, Face.BODY)),
                Place(CLOSING, field="attachments"),
                indent=Indent(left=left + width(marker), first=-width(opening + marker)),
                before=0.0 if index else standard.ATTACHMENT_NOTE_GAP.value,
            )
        )
    return tuple(blocks)


def signed(report: Report, options: Options) -> tuple[Block, ...]:
    """Return signature, date and note (7.3.5, 7.3.6)."""
    names = [line.strip() for line in report.signature.splitlines() if line.strip()]
    date = date_text(report.date) if report.date else ""
    if options.seal:
        rights = _sealed(names, date)
    else:
        rights = _unsealed(names, date, within=options.date_within)
    gap = standard.SEALED_GAP.value if options.seal else standard.SIGNATURE_GAP.value
    lines = [(Role.SIGNATURE, name, "signature") for name in names]
    lines += [(Role.DATE, date, "date")] if date else []
    last = len(lines) - (0 if report.note.strip() else 1)
    blocks = [
        Block(
            role,
            (Run(text, Face.BODY),),
            Place(CLOSING, field=field),
            indent=Indent(right=right),
            before=0.0 if index else gap,
            keep_next=index < last,
        )
        for index, ((role, text, field), right) in enumerate(zip(lines, rights, strict=True))
    ]
    return (*blocks, *_note(report.note))


def _unsealed(names: list[str], date: str, *, within: bool) -> list[float]:
    """Return the room right of each line without a seal (7.3.5.2).

    The date begins two characters behind the signature's beginning; of a date that is longer
    than the signature the end keeps the two characters, and the signature moves left. `within`
    does the same for a date that would end less than two characters from the edge.
    """
    edge, shift = standard.SIGNATURE_INDENT.value, standard.DATE_SHIFT.value
    if not date:
        return [edge] * len(names)
    if not names:
        return [edge]
    longest, room = max(map(width, names)), width(date)
    if room > longest or (within and longest - room < edge):
        return [edge + shift + room - width(name) for name in names] + [edge]
    return [edge] * len(names) + [edge + longest - shift - room]


def _sealed(names: list[str], date: str) -> list[float]:
    """Return the room right of each line under a seal: the signature over the date's middle.

    The date keeps four characters (7.3.5.1), more where the signature would leave the text area.
    """
    edge = standard.SEALED_DATE_INDENT.value
    if not date:
        return [edge] * len(names)
    room = width(date)
    edge = max([edge, *((width(name) - room) / 2 for name in names)])
    return [edge + (room - width(name)) / 2 for name in names] + [edge]


def _note(note: str) -> Iterator[Block]:
    """Yield the note in round brackets below the date (7.3.6)."""
    text = note.strip()
    if not text:
        return
    runs = (
        Run("（", Face.BODY, derived=True),
        Run(text, Face.BODY),
        Run("）", Face.BODY, derived=True),
    )
    indent = Indent(first=standard.NOTE_INDENT.value)
    yield Block(Role.NOTE, runs, Place(CLOSING, field="note"), indent=indent)


def attachments(report: Report) -> tuple[Block, ...]:
    """Return the attachments that have a text, each on a new page (7.3.7)."""
    several = len(report.attachments) > 1
    return tuple(
        block
        for index, attachment in enumerate(report.attachments)
        if attachment.paragraphs
        for block in _attachment(index, attachment, f"{index + 1}" if several else "")
    )


def _attachment(index: int, attachment: Attachment, number: str) -> Iterator[Block]:
    """Yield label, title on the third line, and text of one attachment."""
    place = Place(CLOSING, field=f"attachments.{index}")
    label = Run(ATTACHMENT + number, Face.FIRST, derived=True)
    yield Block(Role.ATTACHMENT_LABEL, (label,), place, keep_next=True, new_page=True)
    title = "\n".join(broken(attachment.title))
    if title:
        gap = standard.ATTACHMENT_TITLE_GAP.value
        run = Run(title, Face.TITLE)
        yield Block(Role.ATTACHMENT_TITLE, (run,), place, before=gap, keep_next=True)
    start = len(attachment.title) + 1
    for position, block in enumerate(contents(attachment.paragraphs, CLOSING, start, place.field)):
        gap = standard.ATTACHMENT_TEXT_GAP.value if title and position == 0 else 0.0
        yield replace(block, before=gap) if gap else block


def imprint(report: Report) -> tuple[Block, ...]:
    """Return what stands at the foot of the last page: copies to, printed by and when (7.4)."""
    lines = (*_copies(report.cc.strip().rstrip("。")), *_printed(report))
    outer, inner = standard.OUTER_RULE.value, standard.INNER_RULE.value
    last = len(lines) - 1
    return tuple(
        replace(
            line,
            rule_above=inner if index else outer,
            rule_below=outer if index == last else 0.0,
            keep_next=index < last,
        )
        for index, line in enumerate(lines)
    )


def _copies(names: str) -> Iterator[Block]:
    if not names:
        return
    edge, label = standard.IMPRINT_INDENT.value, f"{CC}："
    runs = (
        Run(label, Face.BODY, derived=True),
        Run(names, Face.BODY),
        Run("。", Face.BODY, derived=True),
    )
    indent = Indent(left=edge + width(label), right=edge, first=-width(label))
    yield Block(Role.CC, runs, Place(CLOSING, field="cc"), indent=indent)


def _printed(report: Report) -> Iterator[Block]:
    printer = report.printer.strip()
    if not printer and report.printed_on is None:
        return
    edge, size = standard.IMPRINT_INDENT.value, standard.SIZE_4.value
    runs = [Run(printer, Face.BODY)] if printer else []
    if report.printed_on is not None:
        runs += [
            Run("\t", Face.BODY, derived=True),
            Run(date_text(report.printed_on), Face.BODY),
            Run(PRINTED, Face.BODY, derived=True),
        ]
    yield Block(
        Role.PRINTER,
        tuple(runs),
        Place(CLOSING, field="printer" if printer else "printed_on"),
        indent=Indent(left=edge, right=edge),
        stops=(Stop(standard.TEXT_WIDTH.points / size - edge, right=True),),
    )
