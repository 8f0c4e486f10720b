import gc
import logging
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

from desktop import app
from desktop.domain.office import OfficeId
from desktop.services.workspace import Workspace
from tests.ui.asked import Asked


def test_window_is_drawn_without_a_display(
    workspace: Workspace, city: OfficeId, tmp_path: Path
) -> None:
    picture = tmp_path / "window.png"
    app.grab_window(workspace, picture, QSize(1000, 700))
    assert QImage(str(picture)).size() == QSize(1000, 700)
    assert city


def test_dialogs_of_qt_speak_chinese(qapp: QApplication) -> None:
    assert qapp is not None
    app.make_application()
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_program_opens_its_window_and_ends_well(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def executed(*_app: object) -> int:
        seen.extend(window.windowTitle() for window in qapp.topLevelWidgets() if window.isVisible())
        for window in qapp.topLevelWidgets():
            window.close()
        return 0

    monkeypatch.setattr(QApplication, "exec", executed)
    assert app.main(tmp_path / "a.db") == 0
    assert "台账 - 法治年报" in seen
    assert sys.excepthook is sys.__excepthook__


def test_what_a_start_went_without_comes_after_it(qapp: QApplication) -> None:
    qapp.setWindowIcon(QIcon())
    gc.disable()
    app._finish_start()
    gc.unfreeze()
    assert gc.isenabled()
    assert not qapp.windowIcon().isNull()


def test_program_without_a_usable_store_ends_with_three(
    qapp: QApplication, tmp_path: Path, asked: Asked
) -> None:
    assert qapp is not None
    asked.choice = 1
    assert app.main(tmp_path) == 3
    assert "文件夹" in asked.questions[0]


def test_bug_is_logged_and_told_in_one_sentence(
    tmp_path: Path, asked: Asked, caplog: pytest.LogCaptureFixture
) -> None:
    error = KeyError("x")
    with caplog.at_level(logging.CRITICAL, logger="desktop.app"):
        app.BugHook(tmp_path)(KeyError, error, None)
    assert "KeyError" in caplog.text
    assert "意外错误" in asked.warned[0]


@pytest.mark.parametrize(
    ("wanted", "modifiers", "plugin", "chosen"),
    [
        pytest.param("fcitx", "", False, "ibus", id="fcitx without its plugin"),
        pytest.param("fcitx5", "", False, "ibus", id="fcitx5 without its plugin"),
        pytest.param("", "@im=fcitx", False, "ibus", id="fcitx is only told by XMODIFIERS"),
        pytest.param("fcitx", "", True, "fcitx", id="fcitx with its plugin"),
        pytest.param("ibus", "", False, "ibus", id="ibus"),
        pytest.param("", "", False, "", id="nothing"),
    ],
)
def test_input_method_goes_through_ibus_where_it_must(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wanted: str,
    modifiers: str,
    *,
    plugin: bool,
    chosen: str,
) -> None:
    monkeypatch.setenv("QT_IM_MODULE", wanted)
    monkeypatch.setenv("XMODIFIERS", modifiers)
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    if plugin:
        (folder / "libfcitx5platforminputcontextplugin.so").touch()
    app.choose_input_method(tmp_path)
    assert os.environ["QT_IM_MODULE"] == chosen
