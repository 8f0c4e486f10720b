from dataclasses import replace

from pytestqt.qtbot import QtBot

from desktop.domain.report import Report
from desktop.official.options import Options
from desktop.ui.editor.session import ReportSession
from desktop.ui.preview.document import PreviewDocument


def titled(session: ReportSession, title: str) -> None:
    session.apply(replace(session.report, title=title), text="标题")


def test_asleep_it_lays_nothing_out(session: ReportSession) -> None:
    document = PreviewDocument(session)
    titled(session, "新标题")
    assert document.pages == ()
    assert not document.is_laid


def test_waking_it_lays_the_report_out(session: ReportSession, qtbot: QtBot) -> None:
    document = PreviewDocument(session)
    with qtbot.waitSignal(document.laid):
        document.wake(awake=True)
    assert len(document.pages) > 2


def test_a_change_is_seen_a_moment_later(session: ReportSession, qtbot: QtBot) -> None:
    document = PreviewDocument(session)
    document.wake(awake=True)
    document.refresh()
    with qtbot.waitSignal(document.laid):
        titled(session, "改过的标题")
    assert "改过的标题" in [line.text for line in document.pages[0].lines]


def test_many_keys_in_a_row_cost_one_layout(session: ReportSession, qtbot: QtBot) -> None:
    document = PreviewDocument(session)
    document.wake(awake=True)
    document.refresh()
    laid: list[int] = []
    document.laid.connect(lambda: laid.append(1))
    for count in range(1, 20):
        titled(session, "标" * count)
    qtbot.waitUntil(lambda: document.is_laid)
    assert laid == [1]


def test_the_printer_gets_the_report_as_it_is_this_moment(session: ReportSession) -> None:
    document = PreviewDocument(session)
    titled(session, "马上打印")
    assert "马上打印" in [line.text for line in document.fresh_pages()[0].lines]


def test_pages_that_do_not_change_stay_equal(session: ReportSession) -> None:
    document = PreviewDocument(session)
    before = document.fresh_pages()
    titled(session, session.report.title[:-1] + "书")
    after = document.fresh_pages()
    assert after[0] != before[0]
    assert after[1:] == before[1:]


def test_a_report_without_anything_is_empty() -> None:
    document = PreviewDocument(ReportSession(Report()))
    document.refresh()
    assert document.is_empty


def test_a_character_that_the_font_lacks_is_named(session: ReportSession) -> None:
    document = PreviewDocument(session)
    titled(session, "有生僻字\U0001f9ff的标题")
    document.refresh()
    assert "\U0001f9ff" in document.font_notice().sentence


def test_an_office_has_its_report_set_as_it_wants(session: ReportSession) -> None:
    document = PreviewDocument(session)
    before = document.fresh_pages()
    document.set_options(Options(centred_page_numbers=True))
    after = document.fresh_pages()
    assert after[0].footer_x < before[0].footer_x
