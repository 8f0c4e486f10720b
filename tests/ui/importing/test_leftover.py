from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.office import OfficeId
from desktop.services.workspace import Workspace
from desktop.ui.import_page import ImportPage
from desktop.ui.importing.draft import Draft
from tests.ui.asked import Asked

Loaded = Callable[[Sequence[Path]], ImportPage]
Written = Callable[[int], Path]
Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def draft(page: ImportPage) -> Draft:
    return page.session.queue.draft(page.row)


def with_leftover(page: ImportPage, *texts: str) -> None:
    page.session.queue.put(page.row, replace(draft(page), leftover=texts))


def test_leftover_stands_first_and_is_placed_by_a_button(
    loaded: Loaded, written: Written, qtbot: QtBot
) -> None:
    page = loaded([written(2024)])
    with_leftover(page, "此件公开", "第 1 页")
    assert page.pane.leftover.isVisible()
    qtbot.mouseClick(page.pane.leftover.to_note, Qt.MouseButton.LeftButton)
    assert draft(page).report.note == "此件公开"
    assert draft(page).leftover == ("第 1 页",)


def test_leftover_is_dropped_only_on_the_clerks_word(
    loaded: Loaded, written: Written, asked: Asked
) -> None:
    page = loaded([written(2024)])
    with_leftover(page, "第 1 页", "第 2 页")
    asked.yes = False
    page.pane.leftover.drop_texts()
    assert draft(page).leftover == ("第 1 页", "第 2 页")
    asked.yes = True
    page.pane.leftover.texts.selectAll()
    page.pane.leftover.drop_texts()
    assert draft(page).leftover == ()


def test_storing_asks_once_about_leftover_and_keeps_it_in_the_body(
    loaded: Loaded, written: Written, asked: Asked, workspace: Workspace
) -> None:
    page = loaded([written(2024)])
    with_leftover(page, "没有位置的一句。")
    page.store_current()
    assert len(asked.questions) == 1
    found = workspace.offices.find("青山县国防动员办公室")
    assert found is not None
    stored = workspace.reports.find(found.id, 2024)
    assert stored is not None
    assert stored.report.sections[-1].paragraphs[-1] == "没有位置的一句。"


def test_signs_and_page_numbers_without_a_place_are_told_and_nothing_is_asked(
    loaded: Loaded, written: Written, asked: Asked, workspace: Workspace
) -> None:
    path = written(2024)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("二、存在的不足", "-\n— 2 —\n二、存在的不足"), encoding="utf-8")
    page = loaded([path])
    assert not page.pane.leftover.isVisible()
    assert "1 处页码，已略去。" in page.pane.notes.texts
    page.store_current()
    assert asked.questions == []
    assert workspace.reports.find(draft(page).office or OfficeId(0), 2024) is not None


def test_nothing_is_stored_while_the_clerk_wants_to_place_leftover(
    loaded: Loaded, written: Written, asked: Asked, workspace: Workspace
) -> None:
    page = loaded([written(2024)])
    with_leftover(page, "没有位置的一句。")
    asked.choice = 1
    page.store_current()
    assert workspace.offices.count() == 0
    assert draft(page).leftover == ("没有位置的一句。",)
