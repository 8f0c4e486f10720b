"""Two documents as one that shows what was added and removed (花脸稿)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from desktop.comparison.pairing import in_order
from desktop.comparison.wording import pieces
from desktop.domain.difference import Fate
from desktop.official.blocks import Block, Role, Run

_LEAST: Final = 0.4  # likeness below which two blocks have nothing to do with each other
_SURE: Final = 0.5
_OTHER_ROLE: Final = 0.9
_IMPRINT: Final = (Role.CC, Role.PRINTER)
# What is drawn rather than written: the new one stands, unmarked.
_DRAWN: Final = (Role.MARK, Role.RED_LINE)
# What a document has once: the old one became the new one, however it reads.
_SINGLE: Final = frozenset(
    {Role.MARK, Role.RED_LINE, Role.TITLE, Role.DOC_NUMBER, Role.ADDRESSEE, Role.DATE, Role.NOTE,
     Role.CC, Role.PRINTER, Role.SECRECY, Role.URGENCY, Role.COPY_NUMBER}
)  # fmt: skip


def redlined(before: Sequence[Block], after: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of `after` with what was added and what `before` had besides marked.

    A table that was changed stands twice, removed and added. Joined, what is not added gives the
    text of `before`, what is not removed that of `after`, but for the mark.
    """
    old, old_imprint = _apart(before)
    new, new_imprint = _apart(after)
    return (*_merged(old, new), *_merged(old_imprint, new_imprint))


def _apart(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Part the imprint, which ends a document, from all else."""
    return (
        [block for block in blocks if block.role not in _IMPRINT],
        [block for block in blocks if block.role in _IMPRINT],
    )


def _merged(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Block]:
    texts = [block.text for block in new]
    cells = [_row(block, new, texts) for block in old]
    partners = in_order(cells, _LEAST)
    at = 0
    for column, block in enumerate(new):
        row = partners.get(column)
        if row is None:
            yield _whole(block, Fate.ADDED)
            continue
        yield from _removed(old[at:row])
        at = row + 1
        yield from _changed(old[row], block, cells[row][column])
    yield from _removed(old[at:])


def _row(old: Block, new: Sequence[Block], texts: Sequence[str]) -> list[float]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - not at the start

    least = 100 * _LEAST
    found = process.extract(old.text, texts, scorer=fuzz.ratio, score_cutoff=least, limit=None)
    cells = [0.0] * len(new)
    if old.role in _SINGLE:
        cells = [_likeness(old, other, 0.0) for other in new]
    for _, likeness, column in found:
        cells[column] = _likeness(old, new[column], likeness / 100)
    return cells


def _likeness(old: Block, new: Block, likeness: float) -> float:
    """Weigh the likeness of two texts by what the blocks are."""
    if (old.table is None) is not (new.table is None):
        return 0.0
    if old.role is not new.role:
        return likeness * _OTHER_ROLE
    return max(likeness, _SURE) if old.role in _SINGLE else likeness


def _removed(blocks: Sequence[Block]) -> Iterator[Block]:
    return (_whole(block, Fate.REMOVED) for block in blocks if block.role not in _DRAWN)


def _whole(block: Block, fate: Fate) -> Block:
    """Return a block that was added or removed as a whole; a removed one has no place."""
    if block.role in _DRAWN:
        return block
    runs = tuple(_with_fate(run, fate) for run in block.runs)
    place = None if fate is Fate.REMOVED else block.place
    return replace(block, runs=runs, fate=fate, place=place)


def _with_fate(run: Run, fate: Fate) -> Run:
    return replace(run, fate=fate, derived=run.derived or fate is Fate.REMOVED)


def _changed(old: Block, new: Block, likeness: float) -> Iterator[Block]:
    if new.role in _DRAWN or old.text == new.text:
        yield new
    elif new.table is not None:
        yield _whole(old, Fate.REMOVED)
        yield _whole(new, Fate.ADDED)
    else:
        yield replace(new, runs=tuple(_runs(old, new, likeness)))


def _runs(old: Block, new: Block, likeness: float) -> Iterator[Run]:
    """Yield the runs of both, each stretch in the face it has there."""
    at_old = at_new = 0
    for piece in pieces(_text(old), _text(new), likeness):
        size = len(piece.text)
        if piece.fate is Fate.REMOVED:
            cut = _cut(old.runs, at_old, at_old + size)
        else:
            cut = _cut(new.runs, at_new, at_new + size)
        yield from (_with_fate(run, piece.fate) for run in cut)
        at_old += 0 if piece.fate is Fate.ADDED else size
        at_new += 0 if piece.fate is Fate.REMOVED else size


def _text(block: Block) -> str:
    return "".join(run.text for run in block.runs)


def _cut(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """Yield what stands from `start` to `end` of the runs' text."""
    at = 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if text:
            yield replace(run, text=text)
