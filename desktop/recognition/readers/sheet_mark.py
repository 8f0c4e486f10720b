"""The joint red header: 文件 stands beside its issuers, half way down, and is read behind them."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.recognition.readers.sheet import Row, gaps_of

_WORD = "文件"
_LOWEST = 10
_SAME_SIZE = 0.1
_ALONE = 2


def with_mark_last(rows: Sequence[Row]) -> list[Row]:
    """Put 文件 behind the last of the names that it stands beside."""
    for index, row in enumerate(rows[:_LOWEST]):
        if not row.compact.endswith(_WORD) or not _is_apart(row):
            continue
        names, tail = row.glyphs[: -len(_WORD)], row.glyphs[-len(_WORD) :]
        last = _last_beside(rows, index, tail[0].x)
        if last == index:
            continue
        kept = [replace(row, glyphs=names, text=row.text[: -len(_WORD)].rstrip())] if names else []
        end = rows[last]
        joined = replace(end, glyphs=(*end.glyphs, *tail), text=end.text + _WORD)
        return [*rows[:index], *kept, *rows[index + 1 : last], joined, *rows[last + 1 :]]
    return list(rows)


def _is_apart(row: Row) -> bool:
    """Tell whether the word stands alone on its line, or in a column of its own."""
    return len(row.glyphs) == _ALONE or len(row.glyphs) - len(_WORD) in gaps_of(row)


def _last_beside(rows: Sequence[Row], index: int, edge: float) -> int:
    """Return the last line below that is as large and ends before the word."""
    last, size = index, rows[index].size
    for below in range(index + 1, len(rows)):
        row = rows[below]
        if abs(row.size - size) > _SAME_SIZE * size or row.right > edge:
            break
        last = below
    return last
