import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from desktop.domain.errors import StoreError
from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId
from desktop.services.workspace import Workspace
from desktop.ui import state, theme
from desktop.ui.dialogs.shortcuts import ShortcutsDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.rail import Place
from tests.ui.asked import Asked

Opened = Callable[[], MainWindow]


@pytest.fixture
def opened(
    dressed: QApplication, workspace: Workspace, today: Callable[[], dt.date], qtbot: QtBot
) -> Opened:
    """Open a window on the workspace; asked again, another one, as after a new start."""

    def open_window() -> MainWindow:
        assert dressed is not None
        window = MainWindow(workspace, today)
        qtbot.addWidget(window)
        window.show()
        return window

    return open_window


@pytest.fixture
def report(workspace: Workspace, city: OfficeId, today: Callable[[], dt.date]) -> ReportId:
    return workspace.reports.new_blank(city, 2025, today=today())


def full_disk(*_words: object, **_more: object) -> None:
    raise StoreError("磁盘已满，请清理磁盘后再试。")


def words(actions: list[QAction]) -> list[str]:
    return [action.text() for action in actions if not action.isSeparator()]


def test_window_begins_with_the_ledger(opened: Opened, city: OfficeId) -> None:
    window = opened()
    assert (window.place, window.windowTitle()) == (Place.LEDGER, "台账 - 法治年报")
    assert window.frame.rail.buttons[Place.LEDGER].isChecked()
    assert city


def test_other_pages_are_not_built_at_the_start(opened: Opened) -> None:
    pages = opened().pages
    assert [place for place in Place if pages.has(place)] == [Place.LEDGER]


def test_report_opened_in_the_ledger_is_shown(opened: Opened, report: ReportId) -> None:
    window = opened()
    window.pages.ledger.report_requested.emit(report)
    assert (window.place, window.pages.report.report_id) == (Place.REPORT, report)
    assert window.windowTitle() == "临海市国动办 · 2025 年 - 法治年报"


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_keys_lead_back_to_the_ledger(
    opened: Opened, report: ReportId, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    window = opened()
    window.open_report(report)
    qtbot.keyClick(window, key, modifier)
    assert window.place is Place.LEDGER


def test_report_of_the_last_time_is_opened_again(opened: Opened, report: ReportId) -> None:
    opened().open_report(report)
    again = opened()
    again.go_to(Place.REPORT)
    assert again.pages.report.report_id == report


def test_report_that_is_gone_is_not_looked_for(opened: Opened, asked: Asked) -> None:
    state.change(report=99)
    window = opened()
    window.go_to(Place.REPORT)
    assert window.place is Place.LEDGER
    assert len(asked.told) == 1


def test_figures_of_the_current_office_are_shown(
    opened: Opened, counties: tuple[OfficeId, ...]
) -> None:
    window = opened()
    window.pages.ledger.matrix.view.go_to(window.pages.ledger.model.index_of(counties[1]))
    window.go_to(Place.FIGURES)
    assert window.pages.figures.session.office == counties[1]


def test_report_asks_for_its_figures(opened: Opened, report: ReportId, city: OfficeId) -> None:
    window = opened()
    window.open_report(report)
    window.pages.report.figures_requested.emit(city)
    assert (window.place, window.pages.figures.session.office) == (Place.FIGURES, city)


def test_import_for_an_office_asks_for_the_file_first(
    opened: Opened, city: OfficeId, asked: Asked
) -> None:
    window = opened()
    window.import_for(city, 2025)
    assert (window.place, asked.paths) == (Place.LEDGER, [])


def test_dropped_files_are_read_and_others_left_alone(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    read: list[Path] = []
    monkeypatch.setattr(window.pages.importing, "load", read.extend)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.docx", "b.exe")])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert (read, window.place) == ([tmp_path / "a.docx"], Place.IMPORT)


def test_menus_follow_the_page_in_front(opened: Opened, report: ReportId) -> None:
    window = opened()
    at_home = words(window.menus.edit.actions())
    window.open_report(report)
    assert at_home != words(window.menus.edit.actions())
    assert any(text.startswith("导出") for text in words(window.menus.file.actions()))


def test_many_actions_of_the_editor_are_sorted_into_menus(opened: Opened, report: ReportId) -> None:
    window = opened()
    window.open_report(report)
    assert len(words(window.menus.edit.actions())) <= 15


def test_theme_that_was_chosen_is_worn_and_remembered(opened: Opened, qapp: QApplication) -> None:
    window = opened()
    window.choose_theme(theme.Choice.DARK)
    worn = theme.current()
    window.choose_theme(theme.Choice.LIGHT)
    assert (worn, theme.current()) == (theme.DARK, theme.LIGHT)
    assert theme.remembered() is theme.Choice.LIGHT
    assert qapp is not None


def test_size_of_the_window_is_remembered(opened: Opened) -> None:
    first = opened()
    first.resize(720, 600)
    first.close()
    assert opened().size() == QSize(720, 600)


def test_senseless_memory_of_the_window_does_no_harm(opened: Opened) -> None:
    state.change(geometry="???", theme="彩色", report="seven")
    assert opened().isVisible()


def test_splitters_of_a_page_are_remembered(opened: Opened, report: ReportId) -> None:
    first = opened()
    first.open_report(report)
    named = [each for each in first.findChildren(QSplitter) if each.objectName()]
    first.close()
    assert all(not state.load().blob(f"splitter_{each.objectName()}").isEmpty() for each in named)
    assert opened().isVisible()


def test_text_typed_before_closing_is_stored(
    opened: Opened, workspace: Workspace, report: ReportId, qtbot: QtBot
) -> None:
    window = opened()
    window.open_report(report)
    qtbot.keyClicks(window.pages.report.editor.body, "abc")
    window.close()
    assert "abc" in workspace.reports.get(report).report.sections[0].text


@pytest.fixture
def unstored(
    opened: Opened,
    workspace: Workspace,
    report: ReportId,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> MainWindow:
    """Type into a report whose store has no room, and go back to the ledger."""
    window = opened()
    window.open_report(report)
    monkeypatch.setattr(workspace.reports, "save", full_disk)
    qtbot.keyClicks(window.pages.report.editor.body, "abc")
    window.go_to(Place.LEDGER)
    return window


def test_window_stays_where_text_could_not_be_stored(unstored: MainWindow, asked: Asked) -> None:
    asked.yes = False
    closed = unstored.close()
    asked.yes = True
    assert (closed, unstored.isVisible(), unstored.place) == (False, True, Place.REPORT)
    assert len(asked.questions) == 1


def test_window_closes_on_the_word_of_the_clerk(unstored: MainWindow, asked: Asked) -> None:
    assert unstored.close()
    assert len(asked.questions) == 1


def test_change_is_told_in_the_status_bar(
    opened: Opened, workspace: Workspace, city: OfficeId, today: Callable[[], dt.date]
) -> None:
    window = opened()
    workspace.reports.new_blank(city, 2024, today=today())
    assert window.frame.saved.text() == "所有更改已保存"


def test_store_is_checked_from_the_menu(opened: Opened, report: ReportId, asked: Asked) -> None:
    window = opened()
    window.menus.help.actions()[1].trigger()
    assert asked.told == ["台账文件完好，共 1 份报告。"]
    assert report


def test_list_of_keys_names_every_shortcut_once(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    dialog = ShortcutsDialog(window.menus.grouped(), window.place)
    qtbot.addWidget(dialog)
    rows = [row for group in dialog.groups for row in group.rows]
    assert ("新建报告", "Ctrl+N") in rows
    assert len(set(rows)) == len(rows)


def test_read_only_store_says_so_over_every_page(
    dressed: QApplication, workspace: Workspace, today: Callable[[], dt.date], qtbot: QtBot
) -> None:
    assert dressed is not None
    workspace.close()
    with Workspace.open(workspace.path, read_only=True) as locked:
        window = MainWindow(locked, today)
        qtbot.addWidget(window)
        window.show()
        assert window.frame.banner.isVisible()
        window.close()


def test_folder_is_imported_from_the_menu(
    opened: Opened, asked: Asked, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened()
    (tmp_path / "来件").mkdir()
    (tmp_path / "来件" / "随笔.txt").write_text("各项工作有序推进。", encoding="utf-8")
    asked.paths = [tmp_path / "来件"]
    with qtbot.waitSignal(window.pages.importing.folder_session.read):
        window.pages.ledger.action("import_folder").trigger()
    assert window.place is Place.IMPORT
    assert window.pages.importing.folder.isVisible()
