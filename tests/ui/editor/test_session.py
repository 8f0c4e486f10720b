from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.report import Report
from desktop.ui.editor.session import ReportSession


def _type(session: ReportSession, title: str, key: str | None = "title") -> bool:
    after = replace(session.report, title=title)
    return session.apply(after, text="输入", merge=key, cursor=("here", title))


def test_a_change_is_told_with_what_was_before_and_who_did_it(
    session: ReportSession, qtbot: QtBot
) -> None:
    before = session.report
    with qtbot.waitSignal(session.report_changed) as told:
        session.apply(replace(before, note="此件主动公开"), text="修改附注", origin="form")
    assert told.args == [before, session.report, "form"]


def test_changes_of_one_burst_are_one_step(session: ReportSession, report: Report) -> None:
    for title in ("甲", "甲乙", "甲乙丙"):
        _type(session, title)
    session.undo()
    assert session.report == report
    assert not session.history.can_undo


def test_a_pause_begins_a_new_step(report: Report, qtbot: QtBot) -> None:
    session = ReportSession(report, pause_ms=1)
    _type(session, "甲")
    with qtbot.waitSignal(session._pause.timeout):
        pass
    _type(session, "甲乙")
    session.undo()
    assert session.report.title == "甲"


def test_a_change_elsewhere_begins_a_new_step(session: ReportSession) -> None:
    _type(session, "甲", "title")
    _type(session, "乙", "other")
    session.undo()
    assert session.report.title == "甲"


def test_changes_without_a_key_never_merge(session: ReportSession) -> None:
    _type(session, "甲", None)
    _type(session, "乙", None)
    assert session.history.count == 2


def test_a_burst_that_ends_where_it_began_leaves_no_step(session: ReportSession) -> None:
    title = session.report.title
    _type(session, "甲")
    _type(session, title)
    assert session.history.count == 0


def test_undo_leads_back_to_the_place_before_and_redo_to_the_place_after(
    session: ReportSession,
) -> None:
    places: list[object] = []
    session.place_restored.connect(places.append)
    _type(session, "甲")
    _type(session, "甲乙")
    session.undo()
    session.redo()
    assert places == ["here", "甲乙"]


def test_the_same_report_is_no_change(session: ReportSession) -> None:
    assert not session.apply(replace(session.report), text="输入")
    assert not session.history.can_undo


def test_a_read_only_session_refuses_changes_and_undo(session: ReportSession) -> None:
    _type(session, "甲")
    session.read_only = True
    assert not _type(session, "乙")
    session.undo()
    assert session.report.title == "甲"


def test_a_session_is_dirty_until_the_present_report_is_saved(session: ReportSession) -> None:
    told: list[bool] = []
    session.dirty_changed.connect(told.append)
    _type(session, "甲")
    session.mark_saved(session.report)
    assert told == [True, False]


def test_saving_an_older_report_leaves_the_session_dirty(session: ReportSession) -> None:
    _type(session, "甲", None)
    older = session.report
    _type(session, "乙", None)
    session.mark_saved(older)
    assert session.is_dirty


def test_undoing_to_what_was_saved_makes_the_session_clean(session: ReportSession) -> None:
    _type(session, "甲")
    session.undo()
    assert not session.is_dirty


def test_loading_a_report_clears_the_history(session: ReportSession) -> None:
    _type(session, "甲")
    session.load(Report(title="另一份"))
    assert (session.report.title, session.history.count, session.is_dirty) == (
        "另一份",
        0,
        False,
    )


@pytest.mark.parametrize("count", [200])
def test_a_long_history_leads_all_the_way_back(
    session: ReportSession, report: Report, count: int
) -> None:
    for number in range(count):
        _type(session, str(number), None)
    while session.history.can_undo:
        session.undo()
    assert session.report == report
