import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.history import History, Step
from desktop.ui.history_actions import HistoryActions


@pytest.fixture
def history(qapp: object) -> History[int]:
    assert qapp is not None
    return History()


def step(before: int, after: int, burst: str | None = None) -> Step[int]:
    return Step(f"{before}→{after}", before, after, burst=burst)


def test_last_step_is_taken_back_first_and_done_again_last(history: History[int]) -> None:
    history.add(step(0, 1))
    history.add(step(1, 2))
    assert history.undo() == step(1, 2)
    assert history.undo() == step(0, 1)
    assert history.redo() == step(0, 1)


def test_what_was_undone_is_gone_with_the_next_step(history: History[int]) -> None:
    history.add(step(0, 1))
    history.undo()
    history.add(step(0, 5))
    assert history.redo() is None
    assert history.undo_text == "0→5"


def test_changes_of_one_burst_that_come_to_nothing_are_no_step(history: History[int]) -> None:
    history.add(step(0, 1, "typing"))
    history.add(step(1, 0, "typing"))
    assert not history.can_undo


def test_dropped_step_is_neither_undone_nor_done_again(history: History[int]) -> None:
    history.add(step(0, 1))
    history.add(step(1, 2))
    failed = history.undo()
    assert failed is not None
    history.drop(failed)
    assert not history.can_redo
    assert history.undo_text == "0→1"


@given(st.lists(st.sampled_from(["add", "undo", "redo"])))
def test_history_always_leads_to_where_its_steps_say(acts: list[str]) -> None:
    history: History[int] = History()
    now, made = 0, 0
    for act in acts:
        if act == "add":
            made += 1
            history.add(step(now, made))
            now = made
        elif act == "undo" and (back := history.undo()) is not None:
            assert back.after == now
            now = back.before
        elif act == "redo" and (again := history.redo()) is not None:
            assert again.before == now
            now = again.after


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_actions_name_the_step_and_are_offered_while_there_is_one(
    history: History[int], host: QWidget
) -> None:
    actions = HistoryActions(history, history.undo, history.redo, host)
    assert [each.isEnabled() for each in actions.both] == [False, False]
    history.add(step(0, 1))
    assert (actions.undo.text(), actions.redo.text()) == ("撤销：0→1", "重做")
    history.undo()
    assert [each.isEnabled() for each in actions.both] == [False, True]


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
        (
            Qt.Key.Key_Z,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        ),
    ],
)
def test_both_usual_keys_do_a_step_again(
    history: History[int],
    host: QWidget,
    qtbot: QtBot,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
) -> None:
    HistoryActions(history, history.undo, history.redo, host)
    history.add(step(0, 1))
    history.undo()
    host.setFocus()
    host.activateWindow()
    qtbot.keyClick(host, key, modifiers)
    assert history.undo_text == "0→1"
