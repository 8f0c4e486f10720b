import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.office import Level, OfficeId
from desktop.domain.report import LedgerEntry, Status
from desktop.services.workspace import Workspace
from desktop.ui.dialogs.new_report import NewReportDialog
from desktop.ui.dialogs.office import OfficeDialog
from desktop.ui.dialogs.start import Start
from desktop.ui.dialogs.status import StatusDialog
from desktop.ui.ledger.commands import LedgerCommands
from tests.ui.asked import Asked

DAY = dt.date(2026, 1, 17)
Answer = Callable[[type[QDialog], Callable[[QDialog], None]], None]


@pytest.fixture
def commands(
    dressed: QApplication, workspace: Workspace, today: Callable[[], dt.date], qtbot: QtBot
) -> LedgerCommands:
    assert dressed is not None
    window = QWidget()
    qtbot.addWidget(window)
    return LedgerCommands(workspace, today, window)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Fill a dialog in and close it with yes, in place of a person."""

    def put(kind: type[QDialog], fill: Callable[[QDialog], None]) -> None:
        def executed(dialog: QDialog) -> int:
            fill(dialog)
            return dialog.result() or int(QDialog.DialogCode.Accepted.value)

        monkeypatch.setattr(kind, "exec", executed)

    return put


def starting(start: Start) -> Callable[[QDialog], None]:
    def press(dialog: QDialog) -> None:
        assert isinstance(dialog, NewReportDialog)
        dialog.choices[start].click()

    return press


def entry(workspace: Workspace, office: OfficeId, year: int = 2025) -> LedgerEntry:
    workspace.reports.new_blank(office, year, today=DAY)
    return workspace.reports.entries((office,), (year,))[0]


def test_blank_report_is_made_and_opened(
    commands: LedgerCommands, workspace: Workspace, city: OfficeId, answer: Answer, qtbot: QtBot
) -> None:
    answer(NewReportDialog, starting(Start.BLANK))
    with qtbot.waitSignal(commands.report_requested) as heard:
        commands.new_report(city, 2025)
    assert workspace.reports.get(heard.args[0]).report.year == 2025


def test_report_is_made_from_that_of_last_year(
    commands: LedgerCommands, workspace: Workspace, city: OfficeId, answer: Answer
) -> None:
    entry(workspace, city, 2024)
    answer(NewReportDialog, starting(Start.PREVIOUS))
    commands.new_report(city, 2025)
    found = workspace.reports.find(city, 2025)
    assert found is not None
    assert "2025" in found.report.title


def test_report_from_a_file_is_left_to_the_import(
    commands: LedgerCommands, city: OfficeId, answer: Answer, qtbot: QtBot
) -> None:
    answer(NewReportDialog, starting(Start.FILE))
    with qtbot.waitSignal(commands.import_requested) as heard:
        commands.new_report(city, 2025)
    assert heard.args == [city, 2025]


def test_status_is_recorded_with_its_day_and_operator(
    commands: LedgerCommands, workspace: Workspace, city: OfficeId, answer: Answer
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, StatusDialog)
        dialog.buttons[Status.SUBMITTED].setChecked(True)
        dialog.operator_edit.setText("王科员")

    answer(StatusDialog, fill)
    made = entry(workspace, city)
    commands.change_status(made)
    step = workspace.reports.get(made.id).steps[-1]
    assert (step.status, step.on, step.operator) == (Status.SUBMITTED, DAY, "王科员")


def test_report_is_removed_after_a_dangerous_question(
    commands: LedgerCommands, workspace: Workspace, city: OfficeId, asked: Asked
) -> None:
    commands.remove_reports([entry(workspace, city)])
    assert workspace.reports.find(city, 2025) is None
    assert asked.questions[0].startswith("！确定删除")


def test_report_is_kept_when_the_answer_is_no(
    commands: LedgerCommands, workspace: Workspace, city: OfficeId, asked: Asked
) -> None:
    asked.yes = False
    commands.remove_reports([entry(workspace, city)])
    assert workspace.reports.find(city, 2025) is not None


def test_new_office_is_proposed_below_the_current_one(
    commands: LedgerCommands, workspace: Workspace, city: OfficeId, answer: Answer
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, OfficeDialog)
        dialog.full_name.setText("云溪县国防动员办公室")

    answer(OfficeDialog, fill)
    commands.add_office(workspace.offices.get(city))
    made = workspace.offices.find("云溪县国防动员办公室")
    assert made is not None
    assert (made.office.superior, made.office.level) == (city, Level.COUNTY)


def test_name_that_is_taken_is_refused_in_words(
    commands: LedgerCommands, workspace: Workspace, city: OfficeId, answer: Answer, asked: Asked
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, OfficeDialog)
        dialog.full_name.setText("青山县国防动员办公室")

    answer(OfficeDialog, fill)
    commands.edit_office(workspace.offices.get(city))
    assert len(asked.warned) == 1
    assert workspace.offices.get(city).office.full_name == "临海市国防动员办公室"


def test_office_with_subordinates_is_not_removed(
    commands: LedgerCommands, workspace: Workspace, city: OfficeId, asked: Asked
) -> None:
    commands.remove_office(workspace.offices.get(city))
    assert workspace.offices.count() == 3
    assert len(asked.warned) == 1
