import datetime as dt

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from desktop.domain.office import OfficeId
from desktop.domain.report import Report, ReportId, ReportRecord, Status, Step
from desktop.ui.dialogs.status import StatusDialog

DAY = dt.date(2026, 1, 17)


def dialog(status: Status, qtbot: QtBot) -> StatusDialog:
    record = ReportRecord(
        ReportId(1),
        OfficeId(1),
        Report(office="青山县国防动员办公室", year=2025),
        (Step(status, dt.date(2026, 1, 3)),),
        dt.datetime(2026, 1, 3, tzinfo=dt.UTC),
    )
    made = StatusDialog(record, DAY)
    qtbot.addWidget(made)
    return made


@pytest.mark.usefixtures("dressed")
@pytest.mark.parametrize(
    ("now", "proposed"),
    [
        (Status.DRAFT, Status.REVIEW),
        (Status.FINAL, Status.SUBMITTED),
        (Status.PUBLISHED, Status.PUBLISHED),
    ],
)
def test_next_status_is_proposed_for_today(now: Status, proposed: Status, qtbot: QtBot) -> None:
    assert dialog(now, qtbot).step == Step(proposed, DAY)


@pytest.mark.usefixtures("dressed")
def test_status_reached_says_on_which_day(qtbot: QtBot) -> None:
    form = dialog(Status.DRAFT, qtbot)
    assert form.buttons[Status.DRAFT].text().endswith("2026年1月3日已记录")


@pytest.mark.usefixtures("dressed")
def test_operator_is_proposed_again_the_next_time(qtbot: QtBot) -> None:
    first = dialog(Status.DRAFT, qtbot)
    first.operator_edit.setText("王科员")
    first.date_edit.setDate(QDate(2026, 1, 15))
    first.accept()
    assert first.step == Step(Status.REVIEW, dt.date(2026, 1, 15), "王科员")
    assert dialog(Status.REVIEW, qtbot).step.operator == "王科员"


@pytest.mark.usefixtures("dressed")
def test_final_report_is_put_back_only_with_a_reason(qtbot: QtBot) -> None:
    form = dialog(Status.FINAL, qtbot)
    form.buttons[Status.DRAFT].setChecked(True)
    assert not form._keep.isEnabled()
    form.reason_edit.setText("数据有误 ")
    assert form._keep.isEnabled()
    assert form.reason == "数据有误"


@pytest.mark.usefixtures("dressed")
def test_no_reason_is_asked_for_a_step_forward(qtbot: QtBot) -> None:
    form = dialog(Status.FINAL, qtbot)
    form.reason_edit.setText("数据有误")
    assert form._keep.isEnabled()
    assert (form.reason_edit.isVisibleTo(form), form.reason) == (False, "")
