import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.office import FormerName, Level, Office, OfficeId
from desktop.services.workspace import Workspace
from desktop.ui.dialogs.former_names import FormerNamesTable
from desktop.ui.dialogs.office import OfficeDialog


def dialog(office: Office, workspace: Workspace, qtbot: QtBot) -> OfficeDialog:
    made = OfficeDialog(office, workspace.offices.search(""))
    qtbot.addWidget(made)
    return made


@pytest.mark.usefixtures("dressed")
def test_untouched_form_gives_the_office_back(
    workspace: Workspace, city: OfficeId, qtbot: QtBot
) -> None:
    office = Office(
        "南浦县国防动员办公室",
        "南浦县国动办",
        Level.COUNTY,
        "南浦县",
        city,
        "南国动",
        "南浦县国防动员办公室文件",
        (FormerName("南浦县人民防空办公室", "", 2021), FormerName("南浦县民防局", "", 2022)),
    )
    assert dialog(office, workspace, qtbot).office == office


@pytest.mark.usefixtures("dressed", "city")
def test_office_at_the_top_has_no_superior(workspace: Workspace, qtbot: QtBot) -> None:
    assert dialog(Office("海州市司法局"), workspace, qtbot).office.superior is None


@pytest.mark.usefixtures("dressed")
def test_form_without_a_name_stays_open_and_says_so(workspace: Workspace, qtbot: QtBot) -> None:
    form = dialog(Office(""), workspace, qtbot)
    form.accept()
    assert (form.result(), form._problem.text()) == (0, "请填写单位全称。")


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        pytest.param(("", "旧称", "2020"), "请填写第 1 个曾用名的全称。", id="no name"),
        pytest.param(("旧局", "", "去年"), "请填写曾用名“旧局”用到哪一年，如 2022。", id="no year"),
        pytest.param(("旧局", "", "2020"), "", id="complete"),
        pytest.param(("", "", ""), "", id="an empty row is as good as none"),
    ],
)
def test_former_name_without_its_parts_is_refused_in_words(
    dressed: QApplication, qtbot: QtBot, texts: tuple[str, str, str], said: str
) -> None:
    assert dressed is not None
    table = FormerNamesTable(())
    qtbot.addWidget(table)
    table._append(texts)
    assert table.problem() == said


def test_former_name_is_added_and_removed(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    table = FormerNamesTable((FormerName("旧局", "", 2020),))
    qtbot.addWidget(table)
    table.add_row()
    table.table.selectRow(0)
    table.remove_row()
    assert table.names() == ()
