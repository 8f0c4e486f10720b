"""Fonts stand in for one another, and say so."""

from collections.abc import Callable

import pytest

from desktop.official.blocks import Block
from desktop.official.standard import FAMILIES, Face
from desktop.typesetting.fonts import FontBook

OFFICIAL = frozenset(family.name for family in FAMILIES.values())


def test_the_official_font_is_used_where_it_is_installed(book: FontBook) -> None:
    assert book is not None
    assert FontBook(OFFICIAL).substitutions() == ()


def test_another_name_of_the_official_font_is_no_substitution(book: FontBook) -> None:
    assert book is not None
    found = FontBook(OFFICIAL - {"仿宋_GB2312"} | {"FangSong"})
    assert (found.family(Face.BODY), found.substitutions()) == ("FangSong", ())


def test_a_missing_font_is_named_with_what_stands_in(book: FontBook) -> None:
    assert book is not None
    (found,) = FontBook(OFFICIAL - {"仿宋_GB2312"} | {"Noto Serif CJK SC"}).substitutions()
    assert (found.official, found.used) == ("仿宋_GB2312", "Noto Serif CJK SC")


def test_a_chosen_font_goes_before_the_official_one(book: FontBook) -> None:
    assert book is not None
    found = FontBook(OFFICIAL | {"Noto Sans CJK SC"}, chosen={Face.BODY: "Noto Sans CJK SC"})
    assert found.family(Face.BODY) == "Noto Sans CJK SC"


def test_widths_grow_with_the_size(book: FontBook) -> None:
    small, large = (book.glyphs(Face.BODY, size).advances["法"] for size in (16, 32))
    assert small == pytest.approx(16, abs=0.1)
    assert large == pytest.approx(2 * small)


def test_a_character_the_font_lacks_is_named(
    book: FontBook, paragraph: Callable[..., Block]
) -> None:
    (found,) = book.lacking((paragraph("法治\U0001f40e建设"),))
    assert (found.face, found.characters) == (Face.BODY, "\U0001f40e")


def test_a_document_that_lacks_nothing_is_not_named(
    book: FontBook, paragraph: Callable[..., Block]
) -> None:
    assert book.lacking((paragraph("法治\n建设"),)) == ()
