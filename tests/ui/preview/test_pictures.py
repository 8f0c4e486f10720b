from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from desktop.domain.report import Report
from desktop.official.compose import compose
from desktop.official.options import Options
from desktop.typesetting.fonts import FontBook
from desktop.typesetting.placed import Page
from desktop.typesetting.typesetter import Typesetter
from desktop.ui.preview.pictures import PagePictures, Scale

SIZE = QSizeF(595.3, 841.9) * 0.8
SCALE = Scale(0.8)


def image(pictures: PagePictures, page: Page, scale: Scale = SCALE) -> QImage:
    return pictures.picture(0, page, SIZE, scale).toImage()


def typed(report: Report, section: int, at: int, text: str) -> Report:
    """Return the report with something typed into the first paragraph of a section."""
    found = report.sections[section]
    first = found.paragraphs[0]
    assert isinstance(first, str)
    changed = replace(found, paragraphs=(first[:at] + text + first[at:], *found.paragraphs[1:]))
    sections = (*report.sections[:section], changed, *report.sections[section + 1 :])
    return replace(report, sections=sections)


@pytest.fixture
def typesetter() -> Typesetter:
    return Typesetter(FontBook(), Options())


# The report and the typesetter are values and caches: nothing of one example stays in them.
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.integers(0, 200),
    text=st.sampled_from(["a", "法", "，", "法治政府建设" * 9, "——"]),
    page=st.integers(0, 2),
    ruler=st.booleans(),
)
def test_a_mended_picture_is_the_one_drawn_whole(  # the arguments are hypothesis's
    report: Report, typesetter: Typesetter, at: int, text: str, page: int, *, ruler: bool
) -> None:
    scale = replace(SCALE, ruler=ruler)
    before = typesetter.typeset(compose(report))
    after = typesetter.typeset(compose(typed(report, 2, at, text)))
    pictures = PagePictures()
    image(pictures, before[page], scale)
    assert image(pictures, after[page], scale) == image(PagePictures(), after[page], scale)


def test_one_key_mends_a_few_lines(report: Report, typesetter: Typesetter) -> None:
    before = typesetter.typeset(compose(report))
    after = typesetter.typeset(compose(typed(report, 0, 3, "x")))
    pictures = PagePictures()
    image(pictures, before[0])
    image(pictures, after[0])
    assert (pictures.drawn, pictures.mended) == (1, 1)


def test_what_looks_the_same_is_not_drawn_again(report: Report, typesetter: Typesetter) -> None:
    (page, *_) = typesetter.typeset(compose(report))
    lines = tuple(replace(line, block=line.block + 1) for line in page.lines)
    pictures = PagePictures()
    image(pictures, page)
    image(pictures, replace(page, lines=lines))
    assert (pictures.drawn, pictures.mended) == (1, 0)


def test_another_size_is_drawn_whole(report: Report, typesetter: Typesetter) -> None:
    (page, *_) = typesetter.typeset(compose(report))
    pictures = PagePictures()
    image(pictures, page)
    image(pictures, page, Scale(1.6, ratio=2.0))
    assert pictures.drawn == 2


def test_pictures_of_pages_far_off_are_let_go(report: Report, typesetter: Typesetter) -> None:
    pages = typesetter.typeset(compose(report))
    pictures = PagePictures()
    for index in (0, 3):
        pictures.picture(index, pages[index], SIZE, SCALE)
    pictures.keep_only(range(1))
    pictures.picture(0, pages[0], SIZE, SCALE)
    pictures.picture(3, pages[3], SIZE, SCALE)
    assert pictures.drawn == 3
