import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.outline import Section
from desktop.domain.report import Report
from desktop.ui.importing.outline_model import OutlineModel, SectionRole

BODY = (
    Section(depth=0, paragraphs=("导语的文字。",)),
    Section(depth=1, heading="举措和成效"),
    Section(depth=2, heading="严格执法。", run_in=True, paragraphs=("办理3件。",)),
    Section(depth=2, run_in=True, paragraphs=("没有标题的一段，" + "很长" * 30,)),
)


@pytest.mark.usefixtures("qapp")
def test_model_behaves_as_qt_wants_it() -> None:
    model = OutlineModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(Report(sections=BODY))
    model.show(Report(sections=BODY[:2]))
    model.show(Report())
    assert tester.model() is model


def test_row_shows_number_heading_and_depth() -> None:
    model = OutlineModel()
    model.show(Report(sections=BODY))
    rows = [
        (model.index(row).data(SectionRole.MARKER), model.index(row).data()) for row in range(3)
    ]
    assert rows == [("", "导语"), ("一、", "举措和成效"), ("（一）", "严格执法。")]
    assert model.index(2).data(SectionRole.DEPTH) == 2


def test_paragraph_without_a_heading_is_known_by_its_beginning() -> None:
    model = OutlineModel()
    model.show(Report(sections=BODY))
    assert model.index(3).data().startswith("没有标题的一段，")
    assert model.index(3).data().endswith("…")


def test_heading_can_be_edited_and_the_lead_cannot(qtbot: QtBot) -> None:
    model = OutlineModel()
    model.show(Report(sections=BODY))
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEditable
    with qtbot.waitSignal(model.heading_entered) as told:
        model.setData(model.index(1), " 主要举措 ", Qt.ItemDataRole.EditRole)
    assert told.args == [1, "主要举措"]
