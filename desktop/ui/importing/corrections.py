"""What a clerk can put right in a draft; no character is ever lost by it.

A number that was recognised and turns out to be none stays in the text as it was shown.
"""

from dataclasses import replace

from desktop.domain.numbering import markers, read_marker, style_at
from desktop.domain.outline import (
    FULL_STOP,
    MAX_DEPTH,
    Block,
    Kind,
    Outline,
    Section,
    block_text,
    can_shift,
    merged,
    relocated,
    replaced,
    shifted,
    split,
    split_run_in,
    subtree_end,
)
from desktop.domain.report import Report
from desktop.recognition import part_of
from desktop.services.import_leftover import with_paragraph
from desktop.ui.importing.draft import Draft
from desktop.ui.importing.fields import Field
from desktop.ui.importing.pieces import Piece, PieceKind

_LONGEST_HEADING = 60


def as_paragraphs_of_previous(report: Report, index: int) -> Outline:
    """Turn a section into paragraphs of the one before it, its number back in its text."""
    section = report.sections[index]
    shown = replace(section, heading=report.markers[index] + section.heading)
    if index:
        return merged(replaced(report.sections, index, shown), index)
    return (_lead(shown), *report.sections[1:])


def as_heading(report: Report, index: int, paragraph: int) -> Outline:
    """Let a section begin at a paragraph, which is its heading or begins with it."""
    section = report.sections[index]
    block = section.paragraphs[paragraph] if paragraph < len(section.paragraphs) else ""
    if not isinstance(block, str) or not block.strip():
        return report.sections
    if section.kind is Kind.NUMBERED and paragraph == 0:
        heading, rest = _cut(block)
        fresh = _headed(section, heading, (*rest, *section.paragraphs[1:]))
        return replaced(report.sections, index, fresh)
    sections = split(report.sections, index, paragraph, 0)
    number = read_marker(block)
    seen = block[: number[2]] if number else ""
    depth = _depth_of(report, index, block)
    heading, rest = _cut(block[len(seen) :].lstrip())
    below = sections[index + 1].paragraphs[1:]
    fresh = _headed(replace(sections[index + 1], depth=depth), heading, (*rest, *below))
    kept = _without_gap(sections[index])
    sections = (*sections[:index], kept, fresh, *sections[index + 2 :])
    if not seen or markers(sections, report.scheme)[index + 1] == seen.strip():
        return sections
    return replaced(sections, index + 1, replace(fresh, marker=seen.strip()))


def moved_to(sections: Outline, index: int, target: int, depth: int) -> Outline:
    """Put a section, with all below it, before `target` at `depth`; in its own place only deepen.

    Where the depth is not possible the nearest one that is.
    """
    if sections[index].depth == 0:
        return sections
    if index <= target <= subtree_end(sections, index):
        while sections[index].depth != depth:
            by = 1 if depth > sections[index].depth else -1
            if not can_shift(sections, index, by):
                break
            sections = shifted(sections, index, by)
        return sections
    target = max(target, 1) if sections[0].depth == 0 else target
    above = sections[target - 1].depth if target else 0
    return relocated(sections, index, target, min(max(depth, 1), above + 1, MAX_DEPTH))


def text_of(draft: Draft, piece: Piece) -> str:
    """Return the text of a piece, a heading's with its number."""
    if piece.kind is PieceKind.LEFTOVER:
        return draft.leftover[piece.number]
    section = draft.report.sections[piece.number]
    if piece.kind is PieceKind.PARAGRAPH:
        return block_text(section.paragraphs[piece.paragraph])
    opening = block_text(section.paragraphs[0]) if _is_numbered(section) else section.heading
    return draft.report.markers[piece.number] + opening


def into_field(draft: Draft, piece: Piece, field: Field) -> Draft:
    """Make a piece the value of a field; what the field held is left over then.

    Raises `ValueError` with a Chinese sentence where the text does not fit.
    """
    text = " ".join(text_of(draft, piece).split())
    report = field.put(draft.report, text)
    emptied = out_of_field(draft, field)
    rest = without(emptied, piece)
    value = {field.name: getattr(report, field.name)}
    return replace(rest.with_report(replace(rest.report, **value)), confirmed=_also(rest, field))


def out_of_field(draft: Draft, field: Field) -> Draft:
    """Empty a field; its value is left over and waits to be put elsewhere."""
    text = field.read(draft.report).replace("／", " ")
    if not text:
        return draft
    emptied = field.write(draft.report, "")
    return replace(draft, report=emptied, leftover=(*draft.leftover, text))


def into_section(draft: Draft, piece: Piece, section: int) -> Draft:
    """Put a leftover text or a paragraph at the end of a section."""
    if piece.kind is PieceKind.LEFTOVER:
        return draft.with_leftover_in(piece.number, section)
    if piece.kind is PieceKind.HEADING or piece.number == section:
        return draft
    sections = draft.report.sections
    block = sections[piece.number].paragraphs[piece.paragraph]
    put = sections[section]
    grown = with_paragraph(put, block) if isinstance(block, str) else None
    grown = grown or replace(put, paragraphs=(*put.paragraphs, block))
    return without(draft.with_sections(replaced(sections, section, grown)), piece)


def set_aside(draft: Draft, piece: Piece) -> Draft:
    """Take a piece out of the report; it is left over and waits to be put elsewhere."""
    if piece.kind is PieceKind.LEFTOVER:
        return draft
    text = text_of(draft, piece)
    rest = without(draft, piece)
    return replace(rest, leftover=(*rest.leftover, text)) if text else draft


def without(draft: Draft, piece: Piece) -> Draft:
    """Take a piece away; whoever calls puts its text elsewhere."""
    if piece.kind is PieceKind.LEFTOVER:
        return draft.without_leftover(piece.number)
    sections = draft.report.sections
    section = sections[piece.number]
    if piece.kind is PieceKind.PARAGRAPH:
        return draft.with_sections(
            replaced(sections, piece.number, _without_paragraph(section, piece.paragraph))
        )
    rest = tuple(block for block in section.paragraphs[_is_numbered(section) :] if block)
    bare = replace(section, heading="", run_in=False, paragraphs=rest)
    if not rest:
        return draft.with_sections((*sections[: piece.number], *sections[piece.number + 1 :]))
    if piece.number == 0:
        return draft.with_sections((_lead(bare), *sections[1:]))
    return draft.with_sections(merged(replaced(sections, piece.number, bare), piece.number))


def _is_numbered(section: Section) -> bool:
    """Tell whether the first paragraph stands for a heading: a number and no heading behind it."""
    return section.kind is Kind.NUMBERED and bool(section.paragraphs)


def _without_paragraph(section: Section, place: int) -> Section:
    """Take a paragraph away; the next one does not run on behind a run-in heading for it."""
    before, behind = section.paragraphs[:place], section.paragraphs[place + 1 :]
    gap = ("",) if section.run_in and place == 0 and behind else ()
    return replace(section, paragraphs=(*before, *gap, *behind))


def _lead(section: Section) -> Section:
    """Make a section the lead, its heading a paragraph."""
    return merged((Section(depth=0), section), 1)[0]


def _without_gap(section: Section) -> Section:
    """Drop the empty beginning of a run-in section that nothing follows any more."""
    return replace(section, paragraphs=()) if section.paragraphs == ("",) else section


def _cut(text: str) -> tuple[str, tuple[str, ...]]:
    """Return heading and rest of a paragraph: all of a short one, else up to the first stop."""
    stop = text.find(FULL_STOP)
    if len(text) <= _LONGEST_HEADING and stop in {-1, len(text) - 1}:
        return text, ()
    heading, rest = split_run_in(text)
    return heading, (rest,) if rest else ()


def _headed(section: Section, heading: str, paragraphs: tuple[Block, ...]) -> Section:
    """Return a section with its heading; one that ends with a stop runs in."""
    runs = heading.endswith(FULL_STOP)
    part = part_of(heading) if section.depth == 1 else None
    changed = replace(section, heading=heading, run_in=runs, part=part)
    return replace(changed, paragraphs=paragraphs)


def _depth_of(report: Report, index: int, text: str) -> int:
    """Return the level that a number speaks of, else that of the section it stood in."""
    here = report.sections[index].depth
    number = read_marker(text)
    fitting = [
        depth
        for depth in range(1, here + 2)
        if number and depth <= MAX_DEPTH and style_at(report.scheme, depth) is number[0]
    ]
    return fitting[0] if fitting else max(here, 1)


def _also(draft: Draft, field: Field) -> frozenset[str]:
    return draft.confirmed | {field.name}
