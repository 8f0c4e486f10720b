from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from desktop.ui.written_bar import WrittenBar


@pytest.fixture
def bar(qtbot: QtBot) -> WrittenBar:
    made = WrittenBar()
    qtbot.addWidget(made)
    return made


def test_written_file_is_named(bar: WrittenBar, tmp_path: Path) -> None:
    assert bar.isHidden()
    bar.tell(tmp_path / "报告.docx")
    assert bar.text == f"已导出“报告.docx”，位于 {tmp_path}"
    assert not bar.isHidden()


def test_folder_of_the_file_is_opened(
    bar: WrittenBar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    bar.tell(tmp_path / "报告.docx")
    bar.open_folder()
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]
