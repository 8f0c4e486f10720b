"""The flat outline of a report: sections with a depth, and what can be done to them.

The tree is derived from the depths; numbers are derived by `numbering`. Every function returns
new values and leaves what it was given.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

MAX_DEPTH = 5
FULL_STOP = "。"


class Part(StrEnum):
    """What a section of depth 1 is about: the four required parts, and anything else."""

    ACHIEVEMENTS = "achievements"
    PROBLEMS = "problems"
    LEADERSHIP = "leadership"
    PLAN = "plan"
    OTHER = "other"


REQUIRED_PARTS = (Part.ACHIEVEMENTS, Part.PROBLEMS, Part.LEADERSHIP, Part.PLAN)


class Kind(StrEnum):
    """How a section begins."""

    LEAD = "lead"  # 导语: no number, no heading
    HEADING = "heading"  # a heading on its own line
    RUN_IN = "run_in"  # a heading that is the first sentence of its paragraph
    NUMBERED = "numbered"  # a numbered paragraph without a heading


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first row is its head. Rows may differ in length in old files."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """The cells joined by tabs, the rows by line feeds."""
        return "\n".join("\t".join(row) for row in self.rows)

    @property
    def columns(self) -> int:
        """The number of cells in the longest row."""
        return max((len(row) for row in self.rows), default=0)


Block = str | Table


def block_text(block: Block) -> str:
    """Return the text of a paragraph or a table."""
    return block if isinstance(block, str) else block.text


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (or a numbered paragraph, or the lead) with the paragraphs up to the next one.

    Attributes:
        depth: 0 for the lead, 1 for 一、, 2 for the level below, and so on.
        heading: Without its number; a run-in heading ends with its 。
        run_in: The heading begins the first paragraph; with an empty heading the section is a
            numbered paragraph.
        paragraphs: Texts and tables. Of a run-in section the first one continues after the
            heading; it is "" where only the heading stands in that paragraph and more follows.
        part: What a section of depth 1 is about; None at other depths.
        marker: A number kept as it was written because it departs from the scheme
            (skipped, restarted, of another form); None: numbered automatically.
    """

    depth: int
    heading: str = ""
    run_in: bool = False
    paragraphs: tuple[Block, ...] = ()
    part: Part | None = None
    marker: str | None = None

    @property
    def kind(self) -> Kind:
        """How the section begins."""
        if self.depth == 0:
            return Kind.LEAD
        if not self.run_in:
            return Kind.HEADING
        return Kind.RUN_IN if self.heading else Kind.NUMBERED

    @property
    def text(self) -> str:
        """The text that offsets count in: heading and paragraphs joined by line feeds.

        Nothing stands between a run-in heading and its first paragraph.
        """
        body = "\n".join(block_text(block) for block in self.paragraphs)
        if self.run_in or not self.heading:
            return self.heading + body
        return f"{self.heading}\n{body}" if self.paragraphs else self.heading


def split_run_in(text: str) -> tuple[str, str]:
    """Split a paragraph into its run-in heading, up to the first 。, and the rest.

    A paragraph without 。 is all heading.
    """
    head, stop, rest = text.partition(FULL_STOP)
    return head + stop, rest


Outline = tuple[Section, ...]


def subtree_end(outline: Outline, index: int) -> int:
    """Return the index behind the last section below `outline[index]`."""
    depth = outline[index].depth
    end = index + 1
    while end < len(outline) and outline[end].depth > depth > 0:
        end += 1
    return end


def parent_of(outline: Outline, index: int) -> int | None:
    """Return the index of the section that `outline[index]` stands under, or None."""
    depth = outline[index].depth
    for candidate in range(index - 1, -1, -1):
        if 0 < outline[candidate].depth < depth:
            return candidate
    return None


def replaced(outline: Outline, index: int, section: Section) -> Outline:
    """Return the outline with one section exchanged."""
    return (*outline[:index], section, *outline[index + 1 :])


def shifted(outline: Outline, index: int, by: int) -> Outline:
    """Promote (`by` -1) or demote (+1) a section with all below it.

    Depths stay within 1 to `MAX_DEPTH`, and no section may stand more than one level below the
    one before it; where the step is not possible the outline is returned as it was.
    """
    if not can_shift(outline, index, by):
        return outline
    end = subtree_end(outline, index)
    moved = tuple(_at_depth(section, section.depth + by) for section in outline[index:end])
    return (*outline[:index], *moved, *outline[end:])


def can_shift(outline: Outline, index: int, by: int) -> bool:
    """Tell whether `shifted` would change anything."""
    section = outline[index]
    if section.depth == 0:
        return False
    end = subtree_end(outline, index)
    depths = [part.depth + by for part in outline[index:end]]
    before = max((part.depth for part in outline[:index][-1:]), default=0)
    return min(depths) >= 1 and max(depths) <= MAX_DEPTH and depths[0] <= before + 1


def _at_depth(section: Section, depth: int) -> Section:
    part = (section.part or Part.OTHER) if depth == 1 else None
    return replace(section, depth=depth, part=part, marker=None)


def moved(outline: Outline, index: int, *, up: bool) -> tuple[Outline, int]:
    """Move a section, with all below it, past its neighbour of the same depth.

    Returns the outline and the section's new index; both as they were at an end of the list.
    """
    end = subtree_end(outline, index)
    if up:
        other = _previous_sibling(outline, index)
        if other is None:
            return outline, index
        return (
            *outline[:other],
            *outline[index:end],
            *outline[other:index],
            *outline[end:],
        ), other
    if end >= len(outline) or outline[end].depth != outline[index].depth:
        return outline, index
    after = subtree_end(outline, end)
    changed = (*outline[:index], *outline[end:after], *outline[index:end], *outline[after:])
    return changed, index + after - end


def _previous_sibling(outline: Outline, index: int) -> int | None:
    depth = outline[index].depth
    for candidate in range(index - 1, -1, -1):
        if outline[candidate].depth == depth:
            return candidate
        if outline[candidate].depth < depth:
            return None
    return None


def relocated(outline: Outline, index: int, target: int, depth: int) -> Outline:
    """Put a section, with all below it, before `outline[target]` at `depth` (drag and drop).

    A target inside the moved part, or a depth out of range, changes nothing.
    """
    end = subtree_end(outline, index)
    by = depth - outline[index].depth
    depths = [section.depth + by for section in outline[index:end]]
    if index < target < end or min(depths) < 1 or max(depths) > MAX_DEPTH:
        return outline
    part = tuple(
        _at_depth(section, section.depth + by) if by else section for section in outline[index:end]
    )
    rest = (*outline[:index], *outline[end:])
    place = target if target <= index else target - (end - index)
    return (*rest[:place], *part, *rest[place:])


def removed(outline: Outline, index: int) -> Outline:
    """Return the outline without a section and all below it."""
    return (*outline[:index], *outline[subtree_end(outline, index) :])


def split(outline: Outline, index: int, paragraph: int, offset: int) -> Outline:
    """Begin a new numbered section of the same depth inside a paragraph of a section.

    The text behind `offset` of that paragraph, and the paragraphs behind it, go to the new
    section. A table cannot be split: the new section then begins with the table.
    """
    section = outline[index]
    block = section.paragraphs[paragraph]
    head: Block = block[:offset] if isinstance(block, str) else ""
    tail: Block = block[offset:] if isinstance(block, str) else block
    kept = (*section.paragraphs[:paragraph], *((head,) if head else ()))
    rest = (tail, *section.paragraphs[paragraph + 1 :])
    fresh = Section(
        depth=max(section.depth, 1),
        run_in=True,
        paragraphs=rest if isinstance(tail, str) else ("", *rest),
        part=Part.OTHER if section.depth <= 1 else None,
    )
    first = replace(section, paragraphs=kept)
    return (*outline[:index], first, fresh, *outline[index + 1 :])


def merged(outline: Outline, index: int) -> Outline:
    """Join a section to the one before it: its heading and text become paragraphs there."""
    if index == 0:
        return outline
    previous, section = outline[index - 1], outline[index]
    paragraphs = (*previous.paragraphs, *as_paragraphs(section))
    if previous.kind in {Kind.RUN_IN, Kind.NUMBERED} and not previous.paragraphs:
        paragraphs = ("", *paragraphs)
    return (
        *outline[: index - 1],
        replace(previous, paragraphs=paragraphs),
        *outline[index + 1 :],
    )


def as_paragraphs(section: Section) -> tuple[Block, ...]:
    """Return a section's heading and text as plain paragraphs, without its number."""
    if section.run_in:
        first = section.paragraphs[0] if section.paragraphs else ""
        if isinstance(first, str):
            opening = section.heading + first
            return ((opening,) if opening else ()) + section.paragraphs[1:]
    return ((section.heading,) if section.heading else ()) + section.paragraphs


def with_run_in(section: Section, *, run_in: bool) -> Section:
    """Turn a heading on its own line into a run-in one, or back.

    Running in joins heading and first paragraph (a 。 is put between them); turning back cuts
    the paragraph at its first 。 and drops that 。 from the heading.
    """
    if section.depth == 0 or section.run_in == run_in:
        return section
    if run_in:
        heading = section.heading
        if heading and not heading.endswith((FULL_STOP, "？", "！")):
            heading += FULL_STOP
        first = section.paragraphs[:1]
        gap = ("",) if first and isinstance(first[0], Table) else ()
        return replace(
            section, heading=heading, run_in=True, paragraphs=(*gap, *section.paragraphs)
        )
    heading, paragraphs = section.heading, section.paragraphs
    if not heading and paragraphs and isinstance(paragraphs[0], str):
        heading, rest = split_run_in(paragraphs[0])
        paragraphs = (rest, *paragraphs[1:])
    if paragraphs and paragraphs[0] == "":
        paragraphs = paragraphs[1:]
    return replace(
        section, heading=heading.removesuffix(FULL_STOP), run_in=False, paragraphs=paragraphs
    )


def missing_parts(outline: Outline) -> tuple[Part, ...]:
    """Return the required parts that no section of depth 1 stands for."""
    present = {section.part for section in outline if section.depth == 1}
    return tuple(part for part in REQUIRED_PARTS if part not in present)


def with_part(outline: Outline, part: Part, heading: str) -> tuple[Outline, int]:
    """Add a required part with its heading where it belongs among the parts there are.

    Returns the outline and the index of the new section.
    """
    order = list(Part)
    place = len(outline)
    for index, section in enumerate(outline):
        later = section.depth == 1 and order.index(section.part or Part.OTHER) > order.index(part)
        if later and part is not Part.OTHER:
            place = index
            break
    fresh = Section(depth=1, heading=heading, part=part)
    return (*outline[:place], fresh, *outline[place:]), place
