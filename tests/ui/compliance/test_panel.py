from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.report import Report
from desktop.official.blocks import HEADER, Place
from desktop.official.options import Options
from desktop.official.verdicts import Row
from desktop.ui.compliance.panel import CompliancePanel
from desktop.ui.editor.session import ReportSession

CENTRED = Options(centred_page_numbers=True)


@pytest.fixture
def panel(dressed: QApplication, session: ReportSession, qtbot: QtBot) -> CompliancePanel:
    """Give the panel as it is when it has measured the report."""
    assert dressed is not None
    made = CompliancePanel(session)
    qtbot.addWidget(made)
    made.resize(330, 600)
    with qtbot.waitSignal(made.measured):
        made.show()
    return made


def row(panel: CompliancePanel, item: str) -> Row:
    return next(each for each in panel.rows if each.item == item)


def test_report_set_by_the_standard_has_nothing_that_fails(panel: CompliancePanel) -> None:
    assert panel.rows
    assert not any(each.fails for each in panel.rows)
    assert panel.sheet.said.endswith("全部符合。")


def test_change_of_the_text_is_measured_a_moment_later(
    panel: CompliancePanel, session: ReportSession, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.measured):
        session.apply(replace(session.report, doc_number="青国动发3号"), text="文号")
    assert row(panel, "发文字号形式").fails
    assert panel.sheet.said.endswith("1 项不符合。")


def test_keys_in_quick_succession_are_measured_once(
    panel: CompliancePanel, session: ReportSession, qtbot: QtBot
) -> None:
    measured: list[None] = []
    panel.measured.connect(lambda: measured.append(None))
    for number in range(5):
        session.apply(replace(session.report, doc_number=f"青国动〔2025〕{number}号"), text="文号")
    qtbot.waitUntil(lambda: bool(measured))
    qtbot.wait(50)
    assert len(measured) == 1


def test_choice_of_the_office_is_measured_at_once(panel: CompliancePanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.measured):
        panel.set_options(CENTRED)
    assert row(panel, "页码位置").fails


def test_panel_that_is_not_seen_measures_nothing(
    panel: CompliancePanel, session: ReportSession, qtbot: QtBot
) -> None:
    panel.hide()
    with qtbot.assertNotEmitted(panel.measured, wait=700):
        session.apply(replace(session.report, doc_number="青国动发3号"), text="文号")
    with qtbot.waitSignal(panel.measured):
        panel.show()
    assert row(panel, "发文字号形式").fails


def test_report_without_text_says_what_to_do(
    panel: CompliancePanel, session: ReportSession, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.measured):
        session.load(Report())
    assert panel.is_empty
    assert not panel.export.isEnabled()


def test_row_that_is_chosen_is_explained_and_its_place_told(
    panel: CompliancePanel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.place_chosen) as told:
        panel.sheet.choose(row(panel, "标题位置"))
    assert told.args == [Place(HEADER, field="title")]
    assert "7.3.1 标题位置（规定）：符合" in panel.sheet.details.text
    assert not panel.to_text.isHidden()


def test_row_on_all_pages_leads_nowhere(panel: CompliancePanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.place_chosen):
        panel.sheet.choose(row(panel, "天头"))
    assert panel.to_text.isHidden()


def test_row_that_is_chosen_stays_chosen_when_the_report_is_measured_anew(
    panel: CompliancePanel, session: ReportSession, qtbot: QtBot
) -> None:
    panel.sheet.choose(row(panel, "发文字号形式"))
    with qtbot.waitSignal(panel.measured):
        session.apply(replace(session.report, doc_number="青国动发3号"), text="文号")
    assert panel.sheet.row is not None
    assert (panel.sheet.row.item, panel.sheet.row.ok) == ("发文字号形式", False)
    assert "要素" in panel.sheet.details.text


def test_enter_goes_to_the_place_in_the_text(panel: CompliancePanel, qtbot: QtBot) -> None:
    panel.sheet.choose(row(panel, "标题位置"))
    with qtbot.waitSignal(panel.place_entered):
        qtbot.keyClick(panel.sheet.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.preview_requested):
        panel.to_preview.click()


def test_sheet_for_a_file_is_that_of_this_moment(
    panel: CompliancePanel, session: ReportSession
) -> None:
    session.apply(replace(session.report, doc_number="青国动发3号"), text="文号")
    assert any(each.item == "发文字号形式" and each.fails for each in panel.fresh_rows())


def test_only_what_departs_can_be_looked_at(panel: CompliancePanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.measured):
        panel.set_options(CENTRED)
    panel.sheet.only_wrong.click()
    shown = panel.sheet.model
    entries = [shown.entry(shown.index(place)) for place in range(shown.rowCount())]
    assert not any(isinstance(entry, Row) and entry.ok for entry in entries)


def test_panel_fits_beside_the_text(panel: CompliancePanel) -> None:
    assert panel.minimumSizeHint().width() <= 330
