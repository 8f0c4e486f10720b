"""An import page on a real store, and files as clerks have them."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.workspace import Workspace
from desktop.ui.import_page import ImportPage

TEXT = """青山县国防动员办公室
{year}年度法治政府建设情况报告

{year}年，我办扎实推进法治政府建设,现报告如下。
一、主要举措和成效
（一）严格执法。全年办理案件3件。
（二）普法宣传
开展宣传活动5场。
二、存在的不足
执法力量不足。
三、党政主要负责人履行推进法治建设第一责任人职责情况
主持专题会议2次。
四、下一年度工作安排
加强队伍建设。

青山县国防动员办公室
{next_year}年1月9日
"""


@pytest.fixture
def written(tmp_path: Path) -> Callable[[int], Path]:
    """Write a report on a year as a text file."""

    def write(year: int) -> Path:
        path = tmp_path / f"青山县{year}年度报告.txt"
        path.write_text(TEXT.format(year=year, next_year=year + 1), encoding="utf-8")
        return path

    return write


@pytest.fixture
def page(
    dressed: QApplication, workspace: Workspace, today: Callable[[], dt.date], qtbot: QtBot
) -> ImportPage:
    """Show an empty import page."""
    assert dressed is not None
    made = ImportPage(workspace, today=today)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.show()
    return made


@pytest.fixture
def loaded(page: ImportPage, qtbot: QtBot) -> Callable[[Sequence[Path]], ImportPage]:
    """Load files and wait until they are read."""

    def load(paths: Sequence[Path]) -> ImportPage:
        with qtbot.waitSignal(page.session.reader.idle):
            page.load(paths)
        return page

    return load


SHORT = """{office}{year}年度法治政府建设情况报告

一、主要举措和成效
办理案件{cases}件。
二、存在的不足
执法力量不足。

{office}
{next_year}年1月9日
"""


@pytest.fixture
def into_folder(tmp_path: Path) -> Callable[..., Path]:
    """Write a report into the folder."""

    def write(
        name: str, office: str = "青山县国防动员办公室", year: int = 2024, cases: int = 3
    ) -> Path:
        path = tmp_path / "来件" / name
        path.parent.mkdir(exist_ok=True)
        text = SHORT.format(office=office, year=year, next_year=year + 1, cases=cases)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def opened(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> Callable[[], ImportPage]:
    """Read the folder on the page."""

    def load() -> ImportPage:
        with qtbot.waitSignal(page.folder_session.read):
            page.load([tmp_path / "来件"])
        return page

    return load
