import threading
from collections.abc import Iterator

import pytest
import shiboken6
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from desktop.domain.errors import UnreadableFileError
from desktop.ui.tasks import Progress, Steps, Task, Work, _Event, _Runnable, wait_for_all


def counting(last: int) -> Work[str]:
    for done in range(1, last + 1):
        yield Progress(done, last)
    return "counted"


def raising(error: Exception) -> Iterator[int]:
    yield 1
    raise error


def test_answer_comes_back_on_the_thread_of_the_window(qtbot: QtBot) -> None:
    task: Task[str] = Task()
    threads: list[int] = []
    task.succeeded.connect(lambda _answer: threads.append(threading.get_ident()))
    with qtbot.waitSignal(task.finished):
        task.start(lambda: "done")
    assert threads == [threading.get_ident()]


def test_steps_of_a_task_are_told_in_their_order(qtbot: QtBot) -> None:
    task: Task[str] = Task()
    seen: list[Progress] = []
    task.progressed.connect(seen.append)
    with qtbot.waitSignal(task.succeeded) as heard:
        task.start_steps(counting(3))
    assert heard.args == ["counted"]
    assert [step.done for step in seen] == [1, 2, 3]


def test_failure_a_user_can_repair_is_told(qtbot: QtBot) -> None:
    task: Task[int] = Task()

    def work() -> int:
        raise UnreadableFileError("请另选文件。")

    with qtbot.waitSignal(task.failed) as heard:
        task.start(work)
    assert str(heard.args[0]) == "请另选文件。"


def test_bug_in_a_task_travels_to_the_hook_of_the_window(qtbot: QtBot) -> None:
    task: Task[float] = Task()
    with capture_exceptions() as caught, qtbot.waitSignal(task.finished):
        task.start(lambda: 1 / 0)
    qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_cancelled_task_gives_no_answer(qtbot: QtBot) -> None:
    task: Task[str] = Task()
    with qtbot.assertNotEmitted(task.succeeded):
        task.start_steps(counting(1000))
        task.cancel()
        wait_for_all()
    assert not task.busy


def test_newer_start_drops_the_older_answer(qtbot: QtBot) -> None:
    task: Task[str] = Task()
    answers: list[str] = []
    task.succeeded.connect(answers.append)
    task.start(lambda: "older")
    with qtbot.waitSignal(task.succeeded):
        task.start(lambda: "newer")
    assert answers == ["newer"]


def test_runnable_tells_steps_and_answer_to_whom_it_was_given() -> None:
    told: list[object] = []
    runnable = _Runnable(counting(2), lambda _run, event, value: told.append((event, value)))
    runnable.run()
    assert told[-1] == (_Event.ANSWER, "counted")
    assert len(told) == 3


def test_stopped_runnable_closes_its_generator() -> None:
    work = counting(2)
    runnable = _Runnable(work, lambda *_told: None)
    runnable.stop.set()
    runnable.run()
    with pytest.raises(StopIteration):
        next(work)


def test_steps_on_the_window_thread_are_told_one_by_one(qtbot: QtBot) -> None:
    steps = Steps()
    seen: list[object] = []
    steps.stepped.connect(seen.append)
    with qtbot.waitSignal(steps.finished):
        steps.start(iter([1, 2, 3]))
    assert seen == [1, 2, 3]


def test_cancelled_steps_close_their_generator(qtbot: QtBot) -> None:
    steps, work = Steps(), counting(5)
    with qtbot.waitSignal(steps.stepped):
        steps.start(work)
    steps.cancel()
    with pytest.raises(StopIteration):
        next(work)


def test_failure_of_a_step_ends_the_steps(qtbot: QtBot) -> None:
    steps = Steps()
    with qtbot.waitSignals([steps.failed, steps.finished]):
        steps.start(raising(UnreadableFileError("请另选文件。")))


@pytest.mark.usefixtures("qapp")
def test_work_whose_task_is_gone_with_its_window_tells_nobody() -> None:
    task: Task[str] = Task()
    runnable = _Runnable(counting(3), task._tell)
    shiboken6.delete(task)
    with capture_exceptions() as raised:
        runnable.run()
    assert raised == []
    assert runnable.stop.is_set()
