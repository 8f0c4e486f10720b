from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.report import Report
from desktop.ui import state
from desktop.ui.editor.session import ReportSession
from desktop.ui.preview.geometry import Fit
from desktop.ui.preview.panel import PreviewPanel
from desktop.ui.preview.thumbnails import PagesModel, Thumbnails


def shown(session: ReportSession, qtbot: QtBot) -> PreviewPanel:
    made = PreviewPanel(session, [QAction("打印…")])
    qtbot.addWidget(made)
    made.resize(640, 600)
    with qtbot.waitSignal(made.document.laid):
        made.show()
    return made


@pytest.fixture
def panel(dressed: QApplication, session: ReportSession, qtbot: QtBot) -> PreviewPanel:
    assert dressed is not None
    return shown(session, qtbot)


def test_it_says_which_page_is_looked_at(panel: PreviewPanel) -> None:
    count = len(panel.view.pages)
    assert panel.bar.where.text() == f"第 1 页，共 {count} 页"
    panel.view.go_to_page(2)
    assert panel.bar.where.text() == f"第 3 页，共 {count} 页"


def test_before_the_first_layout_it_says_that_it_is_at_work(
    dressed: QApplication, session: ReportSession, qtbot: QtBot
) -> None:
    assert dressed is not None
    made = PreviewPanel(session, [])
    qtbot.addWidget(made)
    assert made._stack.currentWidget() is made._waiting


def test_a_report_without_anything_says_what_to_do(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    made = shown(ReportSession(Report()), qtbot)
    assert made.empty.isVisible()
    assert made.bar.where.text() == ""


def test_the_first_character_brings_the_pages(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    session = ReportSession(Report())
    made = shown(session, qtbot)
    with qtbot.waitSignal(made.document.laid):
        session.apply(Report(title="标题"), text="标题")
    assert made.view.isVisible()


def test_missing_fonts_are_told_quietly(panel: PreviewPanel, qtbot: QtBot) -> None:
    missing = panel.document._fonts.substitutions()
    qtbot.waitUntil(lambda: bool(panel.notice) or not missing)
    assert all(each.official in panel.notice_details for each in missing)


def test_whole_pages_are_chosen_and_told(panel: PreviewPanel) -> None:
    panel.bar.sizes.setCurrentIndex(1)
    panel.bar.sizes.activated.emit(1)
    assert panel.view.fit is Fit.PAGE
    assert panel.bar.sizes.currentText().startswith("整页 ")


def test_a_larger_size_is_chosen_and_told(panel: PreviewPanel) -> None:
    panel.bar.sizes.activated.emit(panel.bar.sizes.findText("100%"))
    panel.bar.larger.click()
    assert panel.view.factor == pytest.approx(1.1)
    assert panel.bar.sizes.currentText() == "110%"


def test_the_strip_shows_all_pages_and_leads_to_them(panel: PreviewPanel, qtbot: QtBot) -> None:
    panel.bar.thumbnails.click()
    model = panel.thumbnails.model()
    assert model.rowCount() == len(panel.view.pages)
    panel.thumbnails.clicked.emit(model.index(2, 0))
    assert panel.view.current == 2
    assert panel.thumbnails.currentIndex().row() == 2
    assert not panel.thumbnails.grab().isNull()
    qtbot.waitUntil(panel.thumbnails.isVisible)


def test_ruler_and_strip_are_remembered(panel: PreviewPanel, qtbot: QtBot) -> None:
    panel.bar.ruler.click()
    panel.bar.thumbnails.click()
    again = PreviewPanel(panel.document._session, [])
    qtbot.addWidget(again)
    assert again.bar.ruler.isChecked()
    assert not again.thumbnails.isHidden()


def test_each_way_of_looking_remembers_its_size(panel: PreviewPanel) -> None:
    panel.look_at("beside", Fit.WIDTH)
    panel.view.set_fit(Fit.FREE, 1.25)
    panel.look_at("preview", Fit.PAGE)
    assert panel.view.fit is Fit.PAGE
    panel.look_at("beside", Fit.WIDTH)
    assert (panel.view.fit, panel.view.factor) == (Fit.FREE, 1.25)
    assert state.load().text("preview_size_preview").startswith("PAGE")


def test_hidden_it_does_not_follow(panel: PreviewPanel, session: ReportSession) -> None:
    panel.hide()
    session.apply(replace(session.report, title="没人看"), text="标题")
    assert not panel.document._pause.isActive()


def test_the_model_of_the_strip_is_a_model(panel: PreviewPanel, qtmodeltester: object) -> None:
    model = PagesModel()
    model.show_pages(panel.view.pages)
    qtmodeltester.check(model)  # type: ignore[attr-defined]  # pytest-qt has no types for it


def test_only_pages_that_differ_are_told_to_the_strip(panel: PreviewPanel, qtbot: QtBot) -> None:
    strip = Thumbnails()
    qtbot.addWidget(strip)
    pages = panel.view.pages
    strip.show_pages(pages)
    with qtbot.waitSignal(strip.model().dataChanged) as told:
        strip.show_pages((*pages[:-1], replace(pages[-1], lines=())))
    assert (told.args or [None])[0].row() == len(pages) - 1
