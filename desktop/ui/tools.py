"""The menu 工具: what concerns the store as a whole, each in a dialog of its own.

A tool is a row of the table: what the menu says, and the function that opens it. Its module is
loaded when it is first asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.services.workspace import Workspace
from desktop.ui.actions import ActionSpec, build

Opens = Callable[[QMainWindow, Workspace], object]


@dataclass(frozen=True, slots=True)
class Tool:
    """A row of the menu.

    Attributes:
        module: Where the function is, below `desktop.ui`.
        function: Takes the window and the workspace, and shows the dialog.
        apart: A line stands above it.
    """

    spec: ActionSpec
    module: str
    function: str
    apart: bool = False


TOOLS: tuple[Tool, ...] = (
    Tool(
        ActionSpec("indicators", "指标管理(&I)…", "list-tree"),
        "catalogue.opening",
        "open_catalogue",
    ),
    Tool(
        ActionSpec("side_by_side", "并排对照(&D)…", "columns-2", "Shift+F8"),
        "comparison.opening",
        "open_side_by_side",
        apart=True,
    ),
    Tool(
        ActionSpec("copying", "雷同检查(&Y)…", "copy"),
        "comparison.opening",
        "open_copying",
    ),
    Tool(
        ActionSpec("pack", "制作报送包(&M)…", "upload"),
        "exchange.opening",
        "open_packing",
        apart=True,
    ),
    Tool(
        ActionSpec("unpack", "接收报送包(&N)…", "import", writes=True),
        "exchange.opening",
        "open_package",
    ),
    Tool(
        ActionSpec("receipt", "读入回执(&R)…", "circle-check", writes=True),
        "exchange.opening",
        "open_receipt",
    ),
    Tool(ActionSpec("exchanges", "往来记录(&W)…", "history"), "exchange.opening", "open_history"),
    Tool(
        ActionSpec("audit", "操作日志(&L)…", "list-filter"),
        "exchange.opening",
        "open_audit",
        apart=True,
    ),
    Tool(
        ActionSpec("proofing_settings", "校对设置(&J)…", "settings"),
        "proofing.opening",
        "open_settings",
    ),
    Tool(
        ActionSpec("password", "台账密码(&P)…", "lock", writes=True),
        "password.opening",
        "open_password",
        apart=True,
    ),
    Tool(
        ActionSpec("trash", "回收站(&H)…", "trash-2"),
        "trash.opening",
        "open_trash",
        apart=True,
    ),
    Tool(
        ActionSpec("backups", "备份与恢复(&B)…", "archive-restore"),
        "backups.opening",
        "open_backups",
        apart=True,
    ),
    Tool(
        ActionSpec("operators", "操作员(&O)…", "users"),
        "operators.opening",
        "open_operators",
    ),
    Tool(
        ActionSpec("switch_operator", "切换操作员(&S)", "lock", "Ctrl+Alt+L"),
        "operators.opening",
        "switch_operator",
    ),
)


def fill(menu: QMenu, window: QMainWindow, workspace: Workspace) -> dict[str, QAction]:
    """Put the tools into a menu; what writes is switched off in a store that is only read."""
    handlers = {tool.spec.key: partial(_open, tool, window, workspace) for tool in TOOLS}
    actions = build([tool.spec for tool in TOOLS], handlers, window)
    for tool in TOOLS:
        action = actions[tool.spec.key]
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setEnabled(not (tool.spec.writes and workspace.read_only))
        if tool.apart:
            menu.addSeparator()
        menu.addAction(action)
    return actions


def _open(tool: Tool, window: QMainWindow, workspace: Workspace) -> None:
    opens: Opens = getattr(import_module(f"desktop.ui.{tool.module}"), tool.function)
    opens(window, workspace)
