import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.office import Office, OfficeId, OfficeRecord
from desktop.ui.office_box import OfficeBox

OFFICES = (
    OfficeRecord(OfficeId(1), Office("临海市国防动员办公室")),
    OfficeRecord(OfficeId(2), Office("青山县国防动员办公室")),
)


@pytest.fixture
def box(qtbot: QtBot) -> OfficeBox:
    made = OfficeBox()
    qtbot.addWidget(made)
    made.offer(OFFICES)
    return made


def type_in(box: OfficeBox, text: str, qtbot: QtBot) -> None:
    field = box.lineEdit()
    assert field is not None
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_first_office_is_chosen_to_begin_with(box: OfficeBox) -> None:
    assert box.office == 1


def test_chosen_office_stays_chosen_when_the_list_changes(box: OfficeBox) -> None:
    box.choose(OfficeId(2))
    box.offer((*OFFICES, OfficeRecord(OfficeId(3), Office("白水县国防动员办公室"))))
    assert box.office == 2


def test_proposed_office_stands_first_and_is_none_of_the_known(box: OfficeBox) -> None:
    box.offer(OFFICES, proposed="白水县国防动员办公室")
    box.choose(None)
    assert box.currentText() == "新建单位：白水县国防动员办公室"
    assert box.office is None


def test_full_name_typed_in_chooses_its_office(box: OfficeBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.chosen) as told:
        type_in(box, "青山县国防动员办公室", qtbot)
    assert told.args == [2]


def test_name_of_no_office_is_put_back(box: OfficeBox, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(box.chosen):
        type_in(box, "不存在的单位", qtbot)
    assert box.currentText() == "临海市国防动员办公室"
