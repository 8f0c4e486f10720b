"""The outline of a file that is looked over, by the keyboard."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.import_page import ImportPage
from desktop.ui.importing.draft import Draft

Loaded = Callable[[Sequence[Path]], ImportPage]
Written = Callable[[int], Path]
Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def draft(page: ImportPage) -> Draft:
    return page.session.queue.draft(page.row)


def test_tab_lowers_a_section_and_shift_tab_raises_it(
    loaded: Loaded, written: Written, qtbot: QtBot
) -> None:
    page = loaded([written(2024)])
    page.pane.outline.choose(4)
    page.pane.outline.view.setFocus()
    depth = draft(page).report.sections[4].depth
    qtbot.keyClick(page.pane.outline.view, Key.Key_Tab)
    assert draft(page).report.sections[4].depth == depth + 1
    qtbot.keyClick(page.pane.outline.view, Key.Key_Backtab, SHIFT)
    assert draft(page).report.sections[4].depth == depth


def test_run_in_heading_is_put_on_its_own_line_and_back(
    loaded: Loaded, written: Written, qtbot: QtBot
) -> None:
    page = loaded([written(2024)])
    page.pane.outline.choose(2)
    before = draft(page).report.sections[2]
    qtbot.keyClick(page.pane.outline.view, Key.Key_R, CONTROL)
    assert draft(page).report.sections[2].run_in is not before.run_in
    page.session.undo()
    assert draft(page).report.sections[2] == before


def test_undo_leads_back_to_the_file_it_changes(loaded: Loaded, written: Written) -> None:
    page = loaded([written(2023), written(2024)])
    page._go_to(0)
    page.pane.form.year_field.setText("2022")
    page.pane.form.commit()
    page._go_to(1)
    page.steps.undo.trigger()
    assert (page.row, draft(page).year) == (0, 2023)


def test_section_merged_by_hand_loses_no_text(
    loaded: Loaded, written: Written, qtbot: QtBot
) -> None:
    page = loaded([written(2024)])
    page.pane.outline.choose(3)
    qtbot.keyClick(page.pane.outline.view, Key.Key_M, CONTROL)
    assert "普法宣传" in draft(page).report.sections[2].text


def test_text_of_the_chosen_section_is_shown_with_its_number(
    loaded: Loaded, written: Written
) -> None:
    page = loaded([written(2024)])
    page.pane.outline.choose(2)
    assert page.pane.text.text() == "（一）严格执法。\n全年办理案件3件。"
