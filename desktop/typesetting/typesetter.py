"""A document's blocks as pages; only what has changed since the last time is laid out again."""

from collections.abc import Iterator, Sequence
from typing import Final

from desktop.official import standard
from desktop.official.blocks import Block
from desktop.official.looks import Align
from desktop.official.options import Options
from desktop.official.standard import Face
from desktop.typesetting.breaking import WORD, Habits
from desktop.typesetting.fonts import FontBook
from desktop.typesetting.laying import lay
from desktop.typesetting.pages import Sheet, Stack, items, number
from desktop.typesetting.placed import Ink, Laid, Page, Row
from desktop.typesetting.setting import Manner, Measure, Span, measured, rows

_DASH: Final = standard.PAGE_NUMBER_DASH
_NO_LABEL: Final = Row((), 0.0, 0.0, 0.0, 0, 0)


class Typesetter:
    """Turns blocks into pages, and remembers the lines of each block until they are not used.

    It needs a QGuiApplication and is used on one thread.

    Args:
        fonts: The fonts of the program run.
        options: What the office has chosen; its school gives margins and pitch.
        gap: Room between Chinese characters and digits or letters, as a share of their size.
        habits: Whose habits to follow where the standard is silent.
    """

    def __init__(
        self, fonts: FontBook, options: Options, *, gap: float = 0.0, habits: Habits = WORD
    ) -> None:
        self._manner = Manner(fonts, habits, gap, options.western_digits)
        self._options = options
        self._laid: dict[Block, Laid] = {}
        self._labels: dict[int, Row] = {}

    def typeset(self, blocks: tuple[Block, ...]) -> tuple[Page, ...]:
        """Return the pages of a document; one without blocks has one empty page."""
        pitch, known = self._options.school.pitch.points, self._laid
        laid = [known.get(block) or lay(block, self._manner, pitch) for block in blocks]
        self._laid = dict(zip(blocks, laid, strict=True))
        stack = Stack(blocks, laid, self._options)
        flowing, sinking = items(blocks, laid, self._options, self._manner.habits)
        stack.flow(flowing)
        if sinking:
            stack.sink(sinking)
        sheets = stack.sheets()
        ink = self._manner.fonts.glyphs(Face.PLAIN, standard.SIZE_4.points).top(_DASH)
        centred = self._options.centred_page_numbers
        return number(sheets, self._footers(sheets), ink, centred=centred)

    def _footers(self, sheets: Sequence[Sheet]) -> Iterator[Row]:
        for page, sheet in enumerate(sheets, start=1):
            if page not in self._labels:
                self._labels[page] = self._label(page)
            yield self._labels[page] if sheet.numbered else _NO_LABEL

    def _label(self, page: int) -> Row:
        text = f"{_DASH} {page} {_DASH}"
        ink = Ink(self._manner.fonts.glyphs(Face.PLAIN, standard.SIZE_4.points))
        para = measured(text, (Span(0, len(text), ink, 0, derived=True),), self._manner)
        (row,) = rows(para, Measure(0.0, standard.TEXT_WIDTH.points, 0.0), Align.LEFT, 0.0)
        return row
