"""A file read with its source: what the import page shows side by side."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import UnreadableFileError
from desktop.recognition import Kind, Recognised
from desktop.recognition.readers import read_lines
from desktop.recognition.recogniser import MOST_LINES, trace
from desktop.services.source_map import SourceMap


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What was recognised in a file, with the text it was recognised in.

    Attributes:
        skipped: The kinds of normalisation that were left out.
    """

    recognised: Recognised
    places: SourceMap
    skipped: frozenset[Kind] = frozenset()

    @property
    def source(self) -> str:
        """The text of the file, line by line as its reader found it."""
        return self.places.source


def read_with_source(path: Path, *, skip: Collection[Kind] = ()) -> Reading:
    """Recognise a file and keep its text; raises `UnreadableFileError`.

    Touches no store: any thread may ask.
    """
    lines = read_lines(path)
    written = sum(1 for line in lines if line.text.strip())
    if written > MOST_LINES:
        raise UnreadableFileError(
            f"“{path.name}”有 {written} 行文字，远多于一份报告，请检查是否选错了文件。"
        )
    found = trace(lines, skip=skip)
    return Reading(found.recognised, SourceMap(found), frozenset(skip))
