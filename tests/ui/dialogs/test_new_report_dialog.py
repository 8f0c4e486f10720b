import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.office import OfficeId
from desktop.services.workspace import Workspace
from desktop.ui.dialogs.new_report import NewReportDialog
from desktop.ui.dialogs.start import Start


def dialog(
    workspace: Workspace, office: OfficeId, year: int, there: set[int], qtbot: QtBot
) -> NewReportDialog:
    made = NewReportDialog(workspace.offices.search(""), lambda _office, each: each in there)
    qtbot.addWidget(made)
    made.propose(office, year)
    return made


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize(
    ("there", "usable"),
    [
        pytest.param({2024}, {Start.PREVIOUS, Start.BLANK, Start.FILE}, id="last year is there"),
        pytest.param(set[int](), {Start.BLANK, Start.FILE}, id="first report"),
        pytest.param({2024, 2025}, set[Start](), id="this year is there already"),
    ],
)
def test_only_ways_that_lead_somewhere_are_offered(
    workspace: Workspace, city: OfficeId, qtbot: QtBot, there: set[int], usable: set[Start]
) -> None:
    form = dialog(workspace, city, 2025, there, qtbot)
    assert {start for start, button in form.choices.items() if button.isEnabled()} == usable


@pytest.mark.usefixtures("dressed")
def test_pressed_way_answers_the_dialog(workspace: Workspace, city: OfficeId, qtbot: QtBot) -> None:
    form = dialog(workspace, city, 2025, set(), qtbot)
    form.choices[Start.BLANK].click()
    assert (form.start, form.office, form.year, form.result()) == (Start.BLANK, city, 2025, 1)


@pytest.mark.usefixtures("dressed")
def test_other_year_is_looked_at_anew(workspace: Workspace, city: OfficeId, qtbot: QtBot) -> None:
    form = dialog(workspace, city, 2025, {2025}, qtbot)
    form.year_box.setValue(2023)
    assert form.choices[Start.BLANK].isEnabled()
