"""Every key means one thing on every page of the real window."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain.office import OfficeId
from desktop.services.workspace import Workspace
from desktop.ui.dialogs.shortcuts import key_groups
from desktop.ui.main_window import MainWindow
from desktop.ui.rail import Place

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
IN_WINDOW = {Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut}


@pytest.fixture
def window(
    dressed: QApplication,
    workspace: Workspace,
    city: OfficeId,
    today: Callable[[], dt.date],
    qtbot: QtBot,
) -> MainWindow:
    """Show a window in which every page has been built."""
    assert dressed is not None
    made = MainWindow(workspace, today)
    qtbot.addWidget(made)
    made.show()
    made.open_report(workspace.reports.new_blank(city, 2025, today=today()))
    made.go_to(Place.FIGURES)
    made.go_to(Place.IMPORT)
    return made


def hosts(action: QAction, window: MainWindow) -> Iterator[QWidget]:
    """Tell within which widgets an action's keys work."""
    for each in action.associatedObjects():
        if isinstance(each, QMenu | QMenuBar):
            if action.shortcutContext() in IN_WINDOW:
                yield window
        elif isinstance(each, QWidget):
            in_window = action.shortcutContext() in IN_WINDOW and each.isVisibleTo(window)
            yield window if in_window else each


def keys(window: MainWindow) -> dict[str, list[tuple[str, QWidget]]]:
    """Tell for each key what it does, and within which widget of the page in front."""
    found: dict[str, list[tuple[str, QWidget]]] = defaultdict(list)
    for action in window.findChildren(QAction):
        for host in set(hosts(action, window)):
            if host.isVisibleTo(window) or host is window:
                for key in action.shortcuts():
                    found[key.toString()].append((action.text(), host))
    for button in window.findChildren(QAbstractButton):
        if not button.shortcut().isEmpty() and button.isVisibleTo(window):
            found[button.shortcut().toString()].append((button.text(), window))
    return found


def related(one: QWidget, other: QWidget) -> bool:
    return one is other or one.isAncestorOf(other) or other.isAncestorOf(one)


def spoken(key: str) -> str:
    return key.replace("Return", "Enter")


def portable(shown: str) -> str:
    """Name a key as shown to users, whose names Qt may have translated by now."""
    return QKeySequence.fromString(shown, QKeySequence.SequenceFormat.NativeText).toString()


@pytest.mark.parametrize("place", list(Place), ids=lambda place: place.name.lower())
def test_no_key_means_two_things_on_a_page(window: MainWindow, place: Place) -> None:
    window.go_to(place)
    clashes = [
        (key, first, second)
        for key, meanings in keys(window).items()
        for (first, one), (second, other) in combinations(meanings, 2)
        if related(one, other)
    ]
    assert clashes == []


@pytest.mark.parametrize("place", list(Place), ids=lambda place: place.name.lower())
def test_every_action_of_a_page_stands_in_a_menu(window: MainWindow, place: Place) -> None:
    window.go_to(place)
    offered = {id(action) for _title, actions in window.menus.grouped() for action in actions}
    page = window.pages.show(place)
    missing = [each.text() for each in page.actions() if each.text() and id(each) not in offered]
    assert missing == []


@pytest.mark.parametrize("place", list(Place), ids=lambda place: place.name.lower())
def test_every_key_is_in_the_list_of_keys(window: MainWindow, place: Place) -> None:
    window.go_to(place)
    groups = key_groups(window.menus.grouped(), place)
    listed = {key for group in groups for _words, shown in group.rows for key in shown.split("、")}
    assert set(map(spoken, keys(window))) <= {spoken(portable(shown)) for shown in listed}


@pytest.mark.parametrize("place", list(Place), ids=lambda place: place.name.lower())
def test_every_control_of_a_page_can_be_gone_to_by_tab(window: MainWindow, place: Place) -> None:
    window.go_to(place)
    page = window.frame.stack.currentWidget()
    unreachable = [
        each.accessibleName() or each.objectName() or str(each)
        for each in page.findChildren(QWidget)
        if isinstance(each, QPushButton | QToolButton | QLineEdit | QComboBox | QCheckBox)
        and each.isVisibleTo(page)
        and not each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(each.parentWidget(), QLineEdit | QTabBar | QComboBox)
    ]
    assert unreachable == []


@pytest.mark.parametrize("place", [Place.REPORT, Place.FIGURES, Place.IMPORT])
def test_new_report_is_asked_for_by_its_key_on_every_page(
    window: MainWindow, place: Place, qtbot: QtBot
) -> None:
    window.go_to(place)
    new_report = window.pages.ledger.action("new_report")
    new_report.triggered.disconnect()
    with qtbot.waitSignal(new_report.triggered):
        qtbot.keyClick(window.frame.stack.currentWidget(), Qt.Key.Key_N, CONTROL)


def test_arrow_with_alt_beside_a_table_does_not_leave_the_report(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.go_to(Place.REPORT)
    qtbot.keyClick(window.pages.report.editor.body, Qt.Key.Key_Left, ALT)
    assert window.place is Place.REPORT
