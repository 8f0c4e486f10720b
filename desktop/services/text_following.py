"""Where a stretch of a report's text has gone after an edit of any kind.

Used for the places of figures when a text is saved, and for marks while it is typed: a key costs
the comparison of one section.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from desktop.domain.outline import Outline, Section

Span = tuple[int, int, int]
"""Section, start and end, as in `Section.text`."""

_GAP = 1  # the line feed between two sections


class Following:
    """Maps stretches of one outline to another."""

    def __init__(self, before: Outline, after: Outline) -> None:
        self._before = before
        self._after = after
        self._head = _alike(before, after)
        room = min(len(before), len(after)) - self._head
        self._tail = min(_alike(before[::-1], after[::-1]), room)

    @property
    def changed(self) -> range:
        """The sections of the first outline that are not found unchanged at an end."""
        return range(self._head, len(self._before) - self._tail)

    @property
    def count(self) -> int:
        """The number of sections there were."""
        return len(self._before)

    def filled(self, section: int, at: int) -> Span:
        """Return what stands now between the characters before and behind a place."""
        if section not in self.changed or section in self._whole:
            return self.moved(section, at, at)
        offset, _end = self._old.offsets(section - self._head, at, at)
        return self._new.place(self._shift.filled(offset), self._head)

    def moved(self, section: int, start: int, end: int) -> Span:
        """Return where `text[start:end]` of a section stands now; empty where it was removed.

        What is typed at an edge of the stretch belongs to it only where it stands inside.
        """
        if section < self._head:
            return section, start, end
        if section >= len(self._before) - self._tail:
            return section + len(self._after) - len(self._before), start, end
        whole = self._whole.get(section)
        if whole is not None:
            return whole, start, end
        old, new = self._old, self._new
        return new.place(
            self._shift.moved(*old.offsets(section - self._head, start, end)), self._head
        )

    @cached_property
    def _whole(self) -> dict[int, int]:
        """The sections between that were only moved: from where to where."""
        places: dict[int, list[int]] = {}
        for index in range(self._head, len(self._after) - self._tail):
            places.setdefault(hash(self._after[index]), []).append(index)
        found = {}
        for index in self.changed:
            same = places.get(hash(self._before[index]), [])
            if len(same) == 1 and self._after[same[0]] == self._before[index]:
                found[index] = same[0]
        return found

    @cached_property
    def _old(self) -> "_Joined":
        return _joined(self._before[self._head : len(self._before) - self._tail])

    @cached_property
    def _new(self) -> "_Joined":
        return _joined(self._after[self._head : len(self._after) - self._tail])

    @cached_property
    def _shift(self) -> "_Shift":
        return _Shift(self._old.text, self._new.text)


@dataclass(frozen=True, slots=True)
class _Joined:
    """Sections as one text, and where each begins in it."""

    text: str
    starts: tuple[int, ...]

    def offsets(self, section: int, start: int, end: int) -> tuple[int, int]:
        return self.starts[section] + start, self.starts[section] + end

    def place(self, span: tuple[int, int], first: int) -> Span:
        """Return the section and the offsets of a span; one over two sections is cut."""
        section = max(
            (at for at, start in enumerate(self.starts) if start <= span[0]), default=None
        )
        if section is None:
            return max(first - 1, 0), 0, 0
        begin = self.starts[section]
        limit = (*self.starts, len(self.text) + _GAP)[section + 1] - _GAP
        return (
            section + first,
            min(span[0], limit) - begin,
            max(min(span[1], limit), span[0]) - begin,
        )


def _joined(sections: Sequence[Section]) -> _Joined:
    texts = [section.text for section in sections]
    starts = accumulate((len(text) + _GAP for text in texts[:-1]), initial=0)
    return _Joined("\n".join(texts), tuple(starts) if texts else ())


class _Shift:
    """The stretches two texts share, in order: (start before, start after, length)."""

    def __init__(self, before: str, after: str) -> None:
        head = _common(before, after)
        room = min(len(before), len(after)) - head
        tail = min(_common(before[::-1], after[::-1]), room)
        old, new = before[head : len(before) - tail], after[head : len(after) - tail]
        self._kept = [(0, 0, head)] if head else []
        if old and new:
            self._kept += [(at + head, to + head, length) for at, to, length in _blocks(old, new)]
        if tail:
            self._kept.append((len(before) - tail, len(after) - tail, tail))
        self._ends = (len(before), len(after))

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span is: from the first to the last character of it that is kept.

        What replaced characters inside it, or at its edge in place of its own, is part of it.
        """
        first, last = self._forward(start), self._backward(end)
        return first, max(first, last)

    def filled(self, offset: int) -> tuple[int, int]:
        """Return the stretch between what stood before an offset and what stood behind it."""
        first, last = self._backward(offset), self._forward(offset)
        return min(first, last), max(first, last)

    def _forward(self, offset: int) -> int:
        """Return where the character at an offset is, or where what replaced it begins."""
        behind = 0
        for at, to, length in self._kept:
            if offset < at:
                return behind
            if offset < at + length:
                return to + offset - at
            behind = to + length
        return behind if self._ends[0] > offset else self._ends[1]

    def _backward(self, offset: int) -> int:
        """Return where the character before an offset ends, or what replaced it ends."""
        before = self._ends[1]
        for at, to, length in reversed(self._kept):
            if offset > at + length:
                return before
            if offset > at:
                return to + offset - at
            before = to
        return before if offset > 0 else 0


def _blocks(old: str, new: str) -> list[tuple[int, int, int]]:
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - a usual key needs it not

    blocks = Indel.opcodes(old, new).as_matching_blocks()
    return [(block.a, block.b, block.size) for block in blocks if block.size > 1]


def _alike(one: Outline, other: Outline) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left is not right and left != right:
            break
        count += 1
    return count


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike, by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
