"""Starts the window: the one place where the application, the store and the window are joined."""

import datetime as dt
import gc
import logging
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QSize, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop import logs, paths
from desktop.services.workspace import Workspace
from desktop.ui import icons, theme
from desktop.ui.dialogs import messages
from desktop.ui.main_window import MainWindow
from desktop.ui.start.session import Session

DONE = 0
UNUSABLE = 3
_log = logging.getLogger(__name__)
_BUG = (
    "程序遇到意外错误，刚才的操作没有完成；此前的内容都已保存。"
    "请重新试一次；如再次出现，请退出后重新打开，并把日志文件夹“{folder}”中的文件交给维护人员。"
)


def main(store: Path | None, password: str = "", sent: Path | None = None) -> int:
    """Open the window on `store` (None: the user's own) and return its exit status.

    `password` opens an encrypted store without asking for it; `sent` is a package or a receipt
    that is opened above the window.
    """
    logs.configure(paths.log_dir())
    choose_input_method(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)))
    app = make_application()
    hook = BugHook(paths.log_dir())
    sys.excepthook = hook
    session = Session()
    try:
        if not session.open(store or paths.user_store(), password):
            return UNUSABLE
        QTimer.singleShot(0, _finish_start)
        if sent is not None and session.window is not None:
            QTimer.singleShot(0, session.window, partial(session.window.open_files, [sent]))
        return app.exec()
    finally:
        session.close()
        sys.excepthook = sys.__excepthook__


def grab_window(
    workspace: Workspace,
    path: Path,
    size: QSize | None = None,
    today: Callable[[], dt.date] = dt.date.today,
) -> None:
    """Write a picture of the window on `workspace` as PNG; it needs no display."""
    if QApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application()
    window = MainWindow(workspace, today)
    window.resize(size or QSize(1366, 768))
    window.grab()  # lays everything out; without showing it, which the platform would complain of
    app.processEvents()
    window.grab().save(str(path))
    window.close()
    window.deleteLater()


def make_application() -> QApplication:
    """Return the application, made where there is none: Chinese, dressed, sharp at any scaling."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        app = known
    else:
        policy = Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(policy)
        app = QApplication(sys.argv[:1])
    app.setApplicationName("nianbao")
    app.setDesktopFileName("nianbao")
    chinese = QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    QLocale.setDefault(chinese)
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(chinese, "qtbase", "_", folder):
        app.installTranslator(translator)
    theme.apply(app, theme.chosen(app, theme.remembered()))
    return app


def choose_input_method(plugins: Path) -> None:
    """Let Qt talk to fcitx through its ibus interface, since the wheel has no fcitx plugin."""
    wanted = os.environ.get("QT_IM_MODULE", "")
    fcitx = wanted.startswith("fcitx") or (
        not wanted and "fcitx" in os.environ.get("XMODIFIERS", "")
    )
    if fcitx and not any((plugins / "platforminputcontexts").glob("*fcitx*")):
        os.environ["QT_IM_MODULE"] = "ibus"


def _finish_start() -> None:
    """Do what the user need not wait for; the collector leaves out what is here to stay."""
    QApplication.setWindowIcon(icons.app_icon())
    gc.freeze()
    gc.enable()


class BugHook:
    """Logs an exception nobody caught and tells the user once; the program goes on."""

    def __init__(self, log_dir: Path) -> None:
        self._log_dir = log_dir
        self._telling = False

    def __call__(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Stand in for `sys.excepthook`."""
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        _log.critical("uncaught", exc_info=(kind, error, trace))
        if self._telling:
            return
        self._telling = True
        try:
            messages.warn(QApplication.activeWindow(), _BUG.format(folder=self._log_dir))
        finally:
            self._telling = False
