from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.official.blocks import Place, Role
from desktop.typesetting.placed import Page
from desktop.ui import theme
from desktop.ui.preview.geometry import FULL_SIZE, Fit
from desktop.ui.preview.places import Spot
from desktop.ui.preview.view import PageView


@pytest.fixture
def view(pages: tuple[Page, ...], qtbot: QtBot) -> PageView:
    made = PageView()
    qtbot.addWidget(made)
    made.resize(620, 700)
    made.show_pages(pages)
    made.show()
    qtbot.waitExposed(made)
    return made


def point_of(view: PageView, spot: Spot) -> QPoint:
    """Return where in the window the middle of a line is."""
    line, desk = view.pages[spot.page].lines[spot.line], view.desk
    at = QPointF(line.x + line.width / 2, line.baseline - 4) * desk.scale
    scrolled = QPointF(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
    return (desk.sheet(spot.page).topLeft() + at - scrolled).toPoint()


def painted(view: PageView) -> int:
    """Let the view paint and count the pages drawn or mended since it was made."""
    QApplication.processEvents()
    view.grab()
    return view.pictures.drawn + view.pictures.mended


def control(view: PageView, key: Qt.Key) -> None:
    QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)


def test_only_pages_that_are_seen_are_drawn(view: PageView) -> None:
    assert len(view.pages) > 3
    assert painted(view) <= 2


def test_a_page_that_has_not_changed_is_not_drawn_again(view: PageView) -> None:
    before = painted(view)
    view.show_pages(tuple(replace(page) for page in view.pages))
    assert painted(view) == before


def test_only_the_page_that_has_changed_is_drawn_again(view: PageView) -> None:
    view.set_fit(Fit.PAGE)
    before = painted(view)
    first = replace(view.pages[0], lines=view.pages[0].lines[:-1])
    view.show_pages((first, *view.pages[1:]))
    assert painted(view) == before + 1


def test_of_several_pages_that_have_changed_one_is_drawn_in_a_turn(
    view: PageView, qtbot: QtBot
) -> None:
    view.set_fit(Fit.PAGE)
    view.resize(1500, 700)
    before = painted(view)
    view.show_pages([replace(page, lines=page.lines[1:]) for page in view.pages])
    view.grab()
    assert view.pictures.drawn + view.pictures.mended == before + 1
    qtbot.waitUntil(lambda: view.pictures.drawn + view.pictures.mended >= before + 2)


def test_paper_is_white_in_the_dark_and_the_desk_is_not(
    view: PageView, dressed: QApplication
) -> None:
    theme.apply(dressed, theme.DARK)
    image = view.grab().toImage()
    theme.apply(dressed, theme.LIGHT)
    assert image.pixelColor(310, 60) == QColor("white")
    assert image.pixelColor(4, 300) == theme.DARK.color("desk")


def test_a_click_tells_where_its_line_comes_from(view: PageView, qtbot: QtBot) -> None:
    index = next(i for i, line in enumerate(view.pages[0].lines) if line.role is Role.BODY)
    point = point_of(view, Spot(0, index))
    with qtbot.waitSignal(view.place_clicked) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    place, offset = told.args or [None, 0]
    assert place == Place(0)
    assert 3 <= offset <= 12


def test_a_click_on_the_desk_means_nothing(view: PageView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.place_clicked):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 300))


def test_dragging_is_no_click(view: PageView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.place_clicked):
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 340))


def test_over_a_line_the_pointer_shows_that_it_can_be_clicked(view: PageView) -> None:
    for at, shape in ((QPointF(310, 300), "IBeamCursor"), (QPointF(3, 300), "ArrowCursor")):
        none = Qt.MouseButton.NoButton
        move = QMouseEvent(
            QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier
        )
        view.mouseMoveEvent(move)
        assert view.viewport().cursor().shape().name == shape


def test_a_marked_line_out_of_sight_is_brought_into_sight(view: PageView) -> None:
    spot = Spot(2, 3)
    view.mark(spot)
    assert view.viewport().rect().contains(point_of(view, spot))


def test_a_marked_line_in_sight_moves_nothing(view: PageView) -> None:
    view.verticalScrollBar().setValue(40)
    view.mark(Spot(0, 2))
    assert view.verticalScrollBar().value() == 40


def test_a_mark_is_seen_on_the_paper(view: PageView) -> None:
    before = view.grab().toImage()
    view.mark(Spot(0, 4))
    assert view.grab().toImage() != before


def test_the_ruler_is_drawn_over_the_pages(view: PageView) -> None:
    before = view.grab().toImage()
    view.set_ruler(shown=True)
    assert view.grab().toImage() != before


def test_pages_fit_the_width_at_first_and_follow_it(view: PageView) -> None:
    before = view.factor
    view.resize(820, 700)
    QApplication.processEvents()
    assert view.factor > before
    assert view.horizontalScrollBar().maximum() == 0


def test_another_width_keeps_what_is_read(view: PageView) -> None:
    view.verticalScrollBar().setValue(1500)
    before = view.desk.on_paper(1, QPointF(0, view.verticalScrollBar().value())).y()
    view.resize(820, 700)
    QApplication.processEvents()
    after = view.desk.on_paper(1, QPointF(0, view.verticalScrollBar().value())).y()
    assert after == pytest.approx(before, abs=2)


def test_another_width_keeps_the_marked_line_in_sight(view: PageView) -> None:
    spot = Spot(1, 14)
    view.mark(spot)
    view.resize(1000, 500)
    QApplication.processEvents()
    assert view.viewport().rect().contains(point_of(view, spot))


def test_keys_zoom_by_usual_sizes(view: PageView) -> None:
    control(view, Qt.Key.Key_0)
    assert view.factor == 1.0
    control(view, Qt.Key.Key_Equal)
    assert view.factor == pytest.approx(1.1)
    control(view, Qt.Key.Key_Minus)
    assert view.factor == 1.0


def test_keys_that_zoom_are_taken_before_a_shortcut_of_the_window(view: PageView) -> None:
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier
    )
    event.ignore()
    QApplication.sendEvent(view, event)
    assert event.isAccepted()


def test_the_wheel_with_control_zooms_around_the_pointer(view: PageView) -> None:
    view.set_fit(Fit.FREE, 1.0)
    at = QPointF(300, 400)

    def under() -> QPointF:
        scrolled = QPointF(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
        return view.desk.on_paper(0, at + scrolled)

    before = under()
    wheel = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt's signature
    )
    view.wheelEvent(wheel)
    assert view.factor == pytest.approx(1.1)
    assert (under() - before).manhattanLength() < 3


def test_home_and_end_go_to_the_first_and_the_last_page(view: PageView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.page_changed):
        QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current == len(view.pages) - 1
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current == 0


def test_whole_pages_lie_side_by_side_in_a_wide_window(view: PageView) -> None:
    view.resize(1500, 700)
    view.set_fit(Fit.PAGE)
    assert view.desk.columns == 2
    assert view.desk.sheet(0).top() == view.desk.sheet(1).top()


def test_fewer_pages_leave_no_mark_beyond_them(view: PageView) -> None:
    view.mark(Spot(len(view.pages) - 1, 5))
    view.show_pages(view.pages[:1])
    painted(view)
    assert len(view.pages) == 1


def test_a_page_at_full_size_has_its_own_size(view: PageView) -> None:
    view.set_fit(Fit.FREE, 1.0)
    assert view.desk.scale == FULL_SIZE
    assert view.desk.page.width() == pytest.approx(793.7, abs=0.1)
