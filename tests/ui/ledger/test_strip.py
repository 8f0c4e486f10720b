import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.report import Status
from desktop.services.reports import Progress
from desktop.ui.ledger.strip import Filter, ProgressStrip


def progress(days_left: int, submitted: int = 12) -> Progress:
    return Progress(
        year=2025,
        offices=16,
        submitted=submitted,
        published=2,
        deadline=dt.date(2026, 3, 1),
        days_left=days_left,
        counts={Status.SUBMITTED: submitted - 2, Status.PUBLISHED: 2, Status.DRAFT: 1},
    )


@pytest.fixture
def strip(dressed: QApplication, qtbot: QtBot) -> ProgressStrip:
    assert dressed is not None
    made = ProgressStrip()
    qtbot.addWidget(made)
    return made


def words(strip: ProgressStrip) -> str:
    return " ".join(label.text() for label in strip.findChildren(QLabel))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(progress(43), "距 3 月 1 日 43 天", id="before"),
        pytest.param(progress(0), "今天（3 月 1 日）是报送期限", id="on the day"),
        pytest.param(progress(-5), "已过 3 月 1 日 5 天", id="after"),
        pytest.param(progress(-5, 16), "本年度已全部报送", id="all done"),
    ],
)
def test_line_says_how_much_time_is_left(strip: ProgressStrip, given: Progress, said: str) -> None:
    strip.show_progress(given)
    assert words(strip) == f"2025 年度 已报送（含已公开）{given.submitted}/16 {said}"


def test_chips_count_each_status_and_what_is_missing(strip: ProgressStrip) -> None:
    strip.show_progress(progress(43))
    counts = {each: strip.chips[each].text().split()[-1] for each in Filter}
    assert (counts[Filter.MISSING], counts[Filter.DRAFT], counts[Filter.SUBMITTED]) == (
        "3",
        "1",
        "10",
    )


def test_pressed_chip_is_told_as_filter(strip: ProgressStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.filter_changed) as heard:
        qtbot.mouseClick(strip.chips[Filter.DRAFT], Qt.MouseButton.LeftButton)
    assert heard.args == [Filter.DRAFT]


@pytest.mark.parametrize("status", [None, *Status])
def test_exactly_one_filter_beside_all_fits_a_status(status: Status | None) -> None:
    assert len([each for each in Filter if each.fits(status)]) == 2
