"""Where things lie: what is shipped with the program, and the user's own folders.

Nothing is made here. A caller that writes makes the folder first, and one that only asks leaves
no trace behind. The folders' names are ASCII, so that a script in a bare locale can reach them.
"""

import os
import sys
from pathlib import Path

import platformdirs

HOME_VARIABLE = "NIANBAO_HOME"

_NAME = "nianbao"


def resources() -> Path:
    """Tell the folder of indicators, samples, icons and styles that came with the program.

    It is named in the bundle's folder, else in the installed package, else in the checkout.
    """
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def user_store() -> Path:
    """Tell the file of the user's own store of reports."""
    return data_dir() / "nianbao.db"


def data_dir() -> Path:
    """Tell the folder of what must never be lost: the store and its copies."""
    return _home() or platformdirs.user_data_path(_NAME, appauthor=False)


def state_dir() -> Path:
    """Tell the folder of what may be lost: the window's place and size, the last folders."""
    return _own("state") or platformdirs.user_state_path(_NAME, appauthor=False)


def log_dir() -> Path:
    """Tell the folder of the program's log."""
    return _own("logs") or platformdirs.user_log_path(_NAME, appauthor=False)


def work_dir() -> Path:
    """Tell the folder of files that are needed only while the program runs.

    It is the user's alone: the system's shared temporary folder would show a draft to others.
    """
    return _own("tmp") or platformdirs.user_cache_path(_NAME, appauthor=False) / "tmp"


def _own(folder: str) -> Path | None:
    """Tell `folder` below the user's chosen home, or `None` when none was chosen."""
    home = _home()
    return None if home is None else home / folder


def _home() -> Path | None:
    """Tell the folder that `NIANBAO_HOME` names: a portable copy's, or a test's."""
    named = os.environ.get(HOME_VARIABLE, "").strip()
    return Path(named).expanduser().absolute() if named else None
