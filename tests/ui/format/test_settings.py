from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.office import OfficeId
from desktop.official.options import Options
from desktop.services.workspace import Workspace
from desktop.ui.format.dialog import FormatDialog
from desktop.ui.format.settings import FormatSettings

Fill = Callable[[FormatDialog], None]
CENTRED = Options(centred_page_numbers=True)


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot) -> QWidget:
    assert dressed is not None
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def settings(
    workspace: Workspace, counties: tuple[OfficeId, ...], window: QWidget
) -> FormatSettings:
    made = FormatSettings(workspace, window)
    made.show_office(counties[0], "青山县国动办")
    return made


@pytest.fixture
def fill(monkeypatch: pytest.MonkeyPatch) -> Callable[[Fill], None]:
    """Give a way to say what the clerk does in the dialog."""

    def prepare(act: Fill) -> None:
        def run(dialog: FormatDialog) -> int:
            act(dialog)
            return dialog.result()

        monkeypatch.setattr(FormatDialog, "exec", run)

    return prepare


def keep(*keys: str) -> Fill:
    def act(dialog: FormatDialog) -> None:
        for key in keys:
            (dialog.for_one if key == "one" else dialog.buttons[key]).click()
        dialog.accept()

    return act


def test_profile_is_kept_for_all_offices(
    settings: FormatSettings,
    workspace: Workspace,
    counties: tuple[OfficeId, ...],
    fill: Callable[[Fill], None],
    qtbot: QtBot,
) -> None:
    fill(keep("number_centred"))
    with qtbot.waitSignal(settings.changed) as told:
        settings.action.trigger()
    assert told.args == [CENTRED]
    assert workspace.formatting.options(counties[1]) == CENTRED


def test_profile_of_one_office_leaves_the_others_alone(
    settings: FormatSettings,
    workspace: Workspace,
    counties: tuple[OfficeId, ...],
    fill: Callable[[Fill], None],
) -> None:
    fill(keep("number_centred", "one"))
    settings.ask()
    assert workspace.formatting.options(counties[0]) == CENTRED
    assert workspace.formatting.options(counties[1]) == Options()
    assert settings.make_dialog().for_one.isChecked()


def test_profile_for_all_holds_for_the_office_that_is_open_too(
    settings: FormatSettings,
    workspace: Workspace,
    counties: tuple[OfficeId, ...],
    fill: Callable[[Fill], None],
) -> None:
    workspace.formatting.save(CENTRED, counties[0])

    def restore(dialog: FormatDialog) -> None:
        dialog.for_all.click()
        dialog.restore.click()
        dialog.accept()

    fill(restore)
    settings.ask()
    assert settings.options == Options()
    assert not workspace.formatting.has_own(counties[0])


def test_dialog_that_is_called_off_changes_nothing(
    settings: FormatSettings, fill: Callable[[Fill], None], qtbot: QtBot
) -> None:
    def call_off(dialog: FormatDialog) -> None:
        dialog.buttons["seal"].click()
        dialog.reject()

    fill(call_off)
    with qtbot.assertNotEmitted(settings.changed):
        settings.ask()
    assert settings.options == Options()


def test_read_only_store_shows_the_profile_and_says_why(
    workspace: Workspace, counties: tuple[OfficeId, ...], window: QWidget
) -> None:
    workspace.formatting.save(CENTRED)
    with Workspace.open(workspace.path, read_only=True) as other:
        settings = FormatSettings(other, window)
        settings.show_office(counties[0], "青山县国动办")
        dialog = settings.make_dialog()
    assert dialog.buttons["number_centred"].isChecked()
    assert dialog.keep.isHidden()
    assert dialog.result() != QDialog.DialogCode.Accepted
