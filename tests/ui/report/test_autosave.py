from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.errors import StoreError
from desktop.domain.report import Report
from desktop.ui.editor.session import ReportSession
from desktop.ui.report.autosave import Autosaver, Pace, SaveNews, SaveState

QUICK = Pace(pause=20, longest=60, again=20)
SLOW = Pace(pause=600_000, longest=600_000, again=600_000)


class Store:
    """Keeps what is saved, or refuses."""

    def __init__(self, session: ReportSession) -> None:
        self.session = session
        self.saved: list[Report] = []
        self.full = False

    def save(self) -> None:
        if self.full:
            raise StoreError("磁盘已满，请清理磁盘后再试。")
        self.saved.append(self.session.report)


@pytest.fixture
def session(qtbot: QtBot) -> ReportSession:
    assert qtbot is not None
    return ReportSession(Report(year=2024))


@pytest.fixture
def store(session: ReportSession) -> Store:
    return Store(session)


def write(session: ReportSession, title: str) -> None:
    session.apply(replace(session.report, title=title), text="标题")


def test_report_is_saved_a_moment_after_the_last_change(
    session: ReportSession, store: Store, qtbot: QtBot
) -> None:
    saver = Autosaver(session, store.save, pace=QUICK)
    write(session, "甲")
    assert store.saved == []
    qtbot.waitUntil(lambda: not saver.waiting)
    assert [report.title for report in store.saved] == ["甲"]
    assert not session.is_dirty


def test_typing_without_a_pause_is_saved_all_the_same(
    session: ReportSession, store: Store, qtbot: QtBot
) -> None:
    saver = Autosaver(session, store.save, pace=Pace(pause=600_000, longest=20, again=20))
    write(session, "甲")
    write(session, "乙")
    qtbot.waitUntil(lambda: bool(store.saved))
    assert [report.title for report in store.saved] == ["乙"]
    saver.stop()


def test_saving_now_saves_once_and_only_what_changed(session: ReportSession, store: Store) -> None:
    saver = Autosaver(session, store.save, pace=SLOW)
    assert saver.save_now()
    write(session, "甲")
    assert saver.save_now()
    assert saver.save_now()
    assert len(store.saved) == 1


def test_failed_attempt_keeps_the_text_says_why_and_is_made_again(
    session: ReportSession, store: Store, qtbot: QtBot
) -> None:
    saver = Autosaver(session, store.save, pace=Pace(pause=600_000, longest=600_000, again=20))
    told: list[SaveNews] = []
    saver.told.connect(told.append)
    store.full = True
    write(session, "甲")
    assert not saver.save_now()
    assert session.is_dirty
    store.full = False
    qtbot.waitUntil(lambda: bool(store.saved))
    assert [news.state for news in told] == [
        SaveState.EDITING,
        SaveState.FAILED,
        SaveState.SAVED,
    ]
    assert told[1].sentence == "磁盘已满，请清理磁盘后再试。"


def test_bug_in_saving_is_not_swallowed(session: ReportSession) -> None:
    def save() -> None:
        raise KeyError("bug")

    saver = Autosaver(session, save, pace=SLOW)
    write(session, "甲")
    with pytest.raises(KeyError):
        saver.save_now()


def test_report_loaded_anew_is_not_saved(session: ReportSession, store: Store) -> None:
    saver = Autosaver(session, store.save, pace=SLOW)
    session.load(Report(year=2025))
    assert not saver.waiting
