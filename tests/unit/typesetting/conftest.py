"""Fonts for tests, and blocks to set in them."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from desktop.official.blocks import Block, Place, Role, Run
from desktop.official.body import PARAGRAPH
from desktop.official.options import Options
from desktop.official.standard import SIZE_3, Face
from desktop.typesetting.fonts import FontBook
from desktop.typesetting.typesetter import Typesetter

Paragraph = Callable[..., Block]


@pytest.fixture(scope="session")
def book(qapp: QApplication) -> FontBook:
    """Give the fonts of this machine, which must have a Chinese one."""
    assert qapp is not None
    found = FontBook()
    if not found.glyphs(Face.BODY, SIZE_3.points).has("法"):
        pytest.skip("there is no Chinese font here")
    return found


@pytest.fixture
def typesetter(book: FontBook) -> Typesetter:
    """Give a typesetter that has set nothing yet."""
    return Typesetter(book, Options())


@pytest.fixture
def paragraph() -> Paragraph:
    """Give a way to write a paragraph of body text."""

    def write(text: str, section: int = 0, **more: object) -> Block:
        run = Run(text, Face.BODY)
        return Block(Role.BODY, (run,), Place(section), indent=PARAGRAPH, **more)  # type: ignore[arg-type]

    return write
