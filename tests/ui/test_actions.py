from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.actions import ActionSpec, build


def test_action_calls_its_handler_without_arguments(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    called: list[str] = []
    owner = QWidget()
    qtbot.addWidget(owner)
    made = build(
        (ActionSpec("open", "打开", "square-pen", "Ctrl+O"),),
        {"open": lambda: called.append("open")},
        owner,
    )
    made["open"].trigger()
    assert called == ["open"]


def test_keys_of_an_action_work_on_its_page_alone(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    owner = QWidget()
    qtbot.addWidget(owner)
    action = build((ActionSpec("open", "打开", shortcut="Ctrl+O"),), {"open": list}, owner)["open"]
    assert action.shortcutContext() is Qt.ShortcutContext.WidgetWithChildrenShortcut
    assert action in owner.actions()
