"""The header above the red line, the title, and to whom the report goes (7.2, 7.3.1, 7.3.2)."""

from typing import Final

from desktop.domain.chinese import width
from desktop.domain.report import Report
from desktop.official import standard
from desktop.official.blocks import HEADER, Block, Indent, Place, Role, Run, Stop
from desktop.official.standard import Face
from desktop.official.title import broken

SUFFIX: Final = "文件"
SIGNER_LABEL: Final = "签发人："
COLON: Final = "："
_SUFFIX_GAP: Final = 0.5
_NAME_GAP: Final = 1.0
_TAB: Final = Run("\t", Face.BODY, derived=True)


def header(report: Report) -> tuple[Block, ...]:
    """Return what stands above the title; without a mark there is no red line."""
    corner = (
        (Role.COPY_NUMBER, report.copy_number, Face.BODY, "copy_number"),
        (Role.SECRECY, report.secrecy, Face.FIRST, "secrecy"),
        (Role.URGENCY, report.urgency, Face.FIRST, "urgency"),
    )
    blocks = [
        Block(role, (Run(text, face),), Place(HEADER, field=field))
        for role, text, face, field in corner
        if text
    ]
    if report.mark.strip():
        blocks.append(_mark(report.mark))
    blocks += _number_and_signers(report)
    if report.mark.strip():
        blocks.append(Block(Role.RED_LINE))
    return tuple(blocks)


def _mark(mark: str) -> Block:
    """Set the red name of the office 35 mm below the head of the text area (7.2.4)."""
    lines = [line.strip() for line in mark.splitlines() if line.strip()]
    ends = [line.endswith(SUFFIX) for line in lines]
    # A text copy has 文件 behind whichever name stood in the middle of the height.
    beside = SUFFIX if len(lines) > 1 and sum(ends) == 1 else ""
    names = [name for line in lines if (name := line.removesuffix(beside).strip())]
    room = width(beside) + _SUFFIX_GAP if beside else 0.0
    size, stretch = mark_fit(max(map(width, names)) + room, len(names))
    return Block(
        Role.MARK,
        (Run("\n".join(names), Face.TITLE),),
        Place(HEADER, field="mark"),
        drop=standard.MARK_TOP.value,
        beside=(Run(beside, Face.TITLE),) if beside else (),
        spread=len(names) > 1,
        size=size,
        stretch=stretch,
    )


def mark_fit(characters: float, lines: int = 1) -> tuple[float, float]:
    """Return the size in points and the stretch that set `characters` on one line.

    The standard leaves the size open and asks for 醒目美观; tall and narrow is the practice. The
    names of joint issuers must leave room for text on the first page.
    """
    room = standard.TEXT_WIDTH.points - standard.MARK_SLACK.points
    narrowest = standard.MARK_NARROWEST.value
    height = standard.MARK_HEIGHT.points / lines / standard.MARK_LEADING.value
    largest = min(standard.MARK_LARGEST.value, int(height))
    size = min(largest, int(room / (characters * narrowest)))
    stretch = min(1.0, room / (characters * size))
    return float(size), int(stretch * 100) / 100


def _number_and_signers(report: Report) -> list[Block]:
    """Set number and signers on one line, or the number alone in the middle (7.2.5, 7.2.6)."""
    gap = standard.DOC_NUMBER_GAP.value if report.mark.strip() else 0.0
    number = Run(report.doc_number, Face.BODY)
    if not report.signers:
        place = Place(HEADER, field="doc_number")
        return [Block(Role.DOC_NUMBER, (number,), place, before=gap)] if number.text else []
    rows = _signer_rows(report.signers)
    return [
        _signer_line(
            row,
            stops,
            number=number if number.text and index == len(rows) - 1 else None,
            before=gap if index == 0 else 0.0,
        )
        for index, (row, stops) in enumerate(rows)
    ]


_Row = tuple[tuple[Run, ...], tuple[Stop, ...]]


def _signer_rows(signers: tuple[str, ...]) -> list[_Row]:
    """Return the lines of names, two a line, the names below one another."""
    label = Run(SIGNER_LABEL, Face.BODY, derived=True)
    character = standard.SIZE_3.points + standard.CHARACTER_SPACING.points
    edge = standard.TEXT_WIDTH.points / character - standard.SIGNER_INDENT.value
    if len(signers) == 1:
        return [((_TAB, label, Run(signers[0], Face.SECOND)), (Stop(edge, right=True),))]
    a_line = int(standard.SIGNERS_A_LINE.value)
    pitch = max(map(width, signers)) + _NAME_GAP
    first = edge - a_line * pitch + _NAME_GAP
    columns = [first + pitch * column for column in range(a_line)]
    rows: list[_Row] = []
    for begin in range(0, len(signers), a_line):
        names = signers[begin : begin + a_line]
        tabbed = [run for name in names for run in (_TAB, Run(name, Face.SECOND))]
        start = first if begin else first - width(SIGNER_LABEL)
        stops = tuple(map(Stop, (start, *columns[1 : len(names)])))
        rows.append(((*tabbed[:1], *(() if begin else (label,)), *tabbed[1:]), stops))
    return rows


def _signer_line(
    runs: tuple[Run, ...], stops: tuple[Stop, ...], *, number: Run | None, before: float
) -> Block:
    role, field = (Role.DOC_NUMBER, "doc_number") if number else (Role.SIGNERS, "signers")
    return Block(
        role,
        (number, *runs) if number else runs,
        Place(HEADER, field=field),
        indent=Indent(left=standard.DOC_NUMBER_INDENT.value),
        before=before,
        stops=stops,
    )


def heading(report: Report, above: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the title, broken by sense, two empty lines below the red line (7.3.1)."""
    if not report.title.strip():
        return ()
    text = "\n".join(broken(report.title, _office_names(report)))
    gap = standard.TITLE_GAP.value if above else 0.0
    place = Place(HEADER, field="title")
    return (Block(Role.TITLE, (Run(text, Face.TITLE),), place, before=gap, keep_next=True),)


def _office_names(report: Report) -> tuple[str, ...]:
    """Return the names that must not be broken in the title."""
    marks = (line.strip().removesuffix(SUFFIX) for line in report.mark.splitlines())
    signatures = (line.strip() for line in report.signature.splitlines())
    return tuple(name for name in (report.office, *marks, *signatures) if name)


def addressee(report: Report, *, after_title: bool) -> tuple[Block, ...]:
    """Return to whom the report goes, one empty line below the title, with its colon (7.3.2)."""
    name = report.addressee.rstrip("：: ")
    if not name:
        return ()
    runs = (Run(name, Face.BODY), Run(COLON, Face.BODY, derived=True))
    gap = standard.ADDRESSEE_GAP.value if after_title else 0.0
    return (Block(Role.ADDRESSEE, runs, Place(HEADER, field="addressee"), before=gap),)
