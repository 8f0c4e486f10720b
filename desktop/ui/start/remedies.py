"""A store that is found to be damaged while its window is open."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop.services.workspace import Workspace
from desktop.ui.main_window import MainWindow
from desktop.ui.start.damage import DamageDialog, Remedy
from desktop.ui.start.opening import rescued

_FOUND = (
    "检查发现台账文件“{name}”有损坏。现在还能继续查看，但新的改动可能存不进去；"
    "建议先选择下面的一种办法。"
)


def mend(window: MainWindow, workspace: Workspace, now: Callable[[], dt.datetime]) -> None:
    """Offer what can be done; the window opens again on what comes of it."""
    sentence = _FOUND.format(name=workspace.path.name)
    dialog = DamageDialog(workspace.path, sentence, "暂不处理", workspace.key, window)
    dialog.without_other()
    dialog.exec()
    if dialog.remedy is Remedy.BACKUP and dialog.found is not None:
        window.store_requested.emit(partial(_restored, workspace, dialog.found.backup.path, now))
    elif dialog.remedy is Remedy.RESCUE:
        window.store_requested.emit(partial(_rescued, workspace, now))


def _restored(workspace: Workspace, backup: Path, now: Callable[[], dt.datetime]) -> str:
    kept = workspace.backups.restore(backup, now())
    aside = f"损坏的文件保留为“{kept.name}”。" if kept else ""
    return f"已用备份“{backup.name}”恢复。{aside}"


def _rescued(workspace: Workspace, now: Callable[[], dt.datetime]) -> str:
    path, key = workspace.path, workspace.key
    workspace.close()
    return rescued(path, now(), key)
