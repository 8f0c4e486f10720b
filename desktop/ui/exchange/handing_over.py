"""制作报送包, from the question to the file: asked, made beside the work, remembered, told."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.domain.exchange import PACKAGE
from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId
from desktop.exports.package.manifest import Manifest
from desktop.services.workspace import Workspace
from desktop.ui.dialogs import files, messages
from desktop.ui.exchange.packing_dialog import PackingDialog
from desktop.ui.exchange.scopes import scopes
from desktop.ui.exchange.work import WorkDialog

Now = Callable[[], dt.datetime]


def now_here() -> dt.datetime:
    """Tell the time, with the zone of this place."""
    return dt.datetime.now().astimezone()


def hand_over(
    workspace: Workspace,
    window: QWidget,
    chosen: Sequence[ReportId] = (),
    office: OfficeId | None = None,
    now: Now = now_here,
) -> Path | None:
    """Ask what to hand over and where to, and make the package; returns the file, if any.

    Args:
        workspace: Whose reports.
        window: Above which everything is shown.
        chosen: The reports that are chosen in the window.
        office: The office that is chosen there.
        now: Tells the time.
    """
    offered = scopes(workspace, chosen, office)
    if not offered:
        messages.warn(window, "台账中还没有报告，没有内容可以报送；请先新建或者导入报告。")
        return None
    dialog = PackingDialog(offered, workspace.packing.concerns_beside, window)
    if not dialog.exec():
        return None
    made = None
    with messages.reporting(window):
        made = _make(workspace, window, dialog, now())
    if made is None:
        return None
    path, words = made
    if messages.choose(window, words, ("打开所在文件夹", "知道了")) == 0:
        show_folder(path)
    return path


def show_folder(path: Path) -> None:
    """Show a file's folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _make(
    workspace: Workspace, window: QWidget, dialog: PackingDialog, now: dt.datetime
) -> tuple[Path, str] | None:
    """Make the package; returns the file and what to say of it, None where the user stops."""
    reports = dialog.reports
    name = workspace.packing.suggested_name(reports, now)
    path = files.ask_save_path(window, "保存报送包", name, "报送包", PACKAGE)
    if path is None:
        return None
    work: WorkDialog[Manifest] = WorkDialog("制作报送包", window)
    # The system's dialog has asked already whether a file may be replaced.
    steps = workspace.packing.steps_beside(
        reports, path, now=now, wrapping=dialog.wrapping, force=True
    )
    manifest = work.run(steps)
    if manifest is None:
        return None
    workspace.packing.remember(manifest, path)
    return path, _told(manifest, path, dialog)


def _told(manifest: Manifest, path: Path, dialog: PackingDialog) -> str:
    sealed = "，已加密" if dialog.wrapping.password else ""
    return (
        f"已把 {len(manifest.items)} 份报告装入“{path.name}”{sealed}，位于 {path.parent}。\n"
        "请把这一个文件交给上级单位；对方接收后发回的回执（.nbr），用“读入回执”打开。"
    )
