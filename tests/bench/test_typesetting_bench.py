"""Pages from blocks, beside what Qt's own document needs to lay out the same text."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from time import perf_counter

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.official import standard
from desktop.official.blocks import Block, Place, Role, Run
from desktop.official.body import PARAGRAPH
from desktop.official.options import Options
from desktop.official.standard import Face
from desktop.typesetting.fonts import FontBook
from desktop.typesetting.typesetter import Typesetter

CHARACTERS = 6_000
SENTENCE = (
    "办党组认真学习贯彻习近平法治思想，全面落实《法治政府建设实施纲要（2021—2025年）》，"
    "开展“双随机、一公开”检查12次，办理行政许可350件，按时办结率100%。"
)
FROM_NOTHING = 0.030  # seconds, as the next one
KEYSTROKE = 0.004

Blocks = tuple[Block, ...]


@pytest.fixture
def document() -> Blocks:
    """Give paragraphs of 6,000 characters in all, no two alike."""
    count = CHARACTERS // (2 * len(SENTENCE)) + 1
    return tuple(
        Block(
            Role.BODY,
            (Run(f"{SENTENCE}{index}：{SENTENCE}", Face.BODY),),
            Place(index),
            indent=PARAGRAPH,
        )
        for index in range(count)
    )


@pytest.fixture
def book(qapp: QApplication, document: Blocks) -> FontBook:
    """Give fonts that are loaded: both sides find them in memory."""
    qapp.processEvents()
    found = FontBook()
    Typesetter(found, Options()).typeset(document)
    return found


def from_nothing(book: FontBook, blocks: Blocks) -> int:
    return len(Typesetter(book, Options()).typeset(blocks))


def typed(blocks: Blocks, count: int) -> Blocks:
    """Return the document with another text in one of its paragraphs."""
    changed = replace(blocks[3], runs=(Run(f"{SENTENCE}{count}", Face.BODY),))
    return (*blocks[:3], changed, *blocks[4:])


def laid_out_by_qt(text: str, book: FontBook) -> int:
    font = QFont(book.family(Face.BODY))
    font.setPointSizeF(standard.SIZE_3.points)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made = QTextDocument()
    made.setDefaultFont(font)
    option = made.defaultTextOption()
    option.setUseDesignMetrics(True)
    option.setAlignment(Qt.AlignmentFlag.AlignJustify)
    made.setDefaultTextOption(option)
    made.setPageSize(QSizeF(standard.TEXT_WIDTH.points, standard.TEXT_HEIGHT.points))
    made.setPlainText(text)
    return made.pageCount()


def test_pages_from_nothing(benchmark: BenchmarkFixture, book: FontBook, document: Blocks) -> None:
    assert benchmark(from_nothing, book, document) > 8


def test_pages_after_a_keystroke(
    benchmark: BenchmarkFixture, book: FontBook, document: Blocks
) -> None:
    typesetter, count = Typesetter(book, Options()), iter(range(1_000_000))
    typesetter.typeset(document)
    benchmark(lambda: typesetter.typeset(typed(document, next(count))))


def test_layout_by_qts_own_document(
    benchmark: BenchmarkFixture, book: FontBook, document: Blocks
) -> None:
    text = "\n".join(block.text for block in document)
    assert benchmark(laid_out_by_qt, text, book) > 1


def test_typesetting_keeps_its_bounds(book: FontBook, document: Blocks) -> None:
    typesetter = Typesetter(book, Options())
    typesetter.typeset(document)
    keys = iter([typed(document, count) for count in range(100)])
    text = "\n".join(block.text for block in document)
    fresh = shortest(partial(from_nothing, book, document))
    key = shortest(lambda: typesetter.typeset(next(keys)))
    qt = shortest(partial(laid_out_by_qt, text, book))
    print(  # noqa: T201 - a figure for whoever runs the benchmarks
        f"\n6,000 characters: {fresh * 1e3:.1f} ms ({fresh / qt:.1f} × QTextDocument's"
        f" {qt * 1e3:.1f} ms); a keystroke: {key * 1e3:.1f} ms"
    )
    assert fresh < FROM_NOTHING
    assert key < KEYSTROKE


def shortest(call: Callable[[], object], rounds: int = 25) -> float:
    """Return the seconds of the quickest of some rounds: what else runs only ever adds."""
    times = []
    for _ in range(rounds):
        begin = perf_counter()
        call()
        times.append(perf_counter() - begin)
    return min(times)
