"""What the menus, dropped files and the command line open of 报送包, receipts and the log."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QMainWindow, QWidget

from desktop.domain.exchange import PACKAGE, RECEIPT
from desktop.services.workspace import Workspace
from desktop.ui.dialogs import files, messages
from desktop.ui.exchange.handing_over import hand_over, now_here


def open_packing(window: QMainWindow, workspace: Workspace) -> None:
    """Make a package, of whatever reports are asked for."""
    hand_over(workspace, window)


def open_package(window: QMainWindow, workspace: Workspace) -> None:
    """Ask for a package and take it in."""
    path = files.ask_open_file(window, "接收报送包", "报送包", PACKAGE)
    if path is not None:
        take_in(window, workspace, path)


def open_receipt(window: QMainWindow, workspace: Workspace) -> None:
    """Ask for a receipt and read it in."""
    path = files.ask_open_file(window, "读入回执", "回执", RECEIPT)
    if path is not None:
        read_receipt(window, workspace, path)


def open_history(window: QMainWindow, workspace: Workspace) -> None:
    """Show what passed between offices."""
    show_history(window, workspace)


def open_audit(window: QMainWindow, workspace: Workspace) -> None:
    """Show the log of events."""
    from desktop.ui.exchange.audit_dialog import AuditDialog  # noqa: PLC0415 - when asked for

    AuditDialog(workspace.audit, now_here().date(), window).exec()


def open_files(window: QWidget, workspace: Workspace, paths: Sequence[Path]) -> None:
    """Open packages and receipts that were dropped or named, one after the other."""
    for path in paths:
        if path.suffix.lower() == RECEIPT:
            read_receipt(window, workspace, path)
        else:
            take_in(window, workspace, path)


def take_in(window: QWidget, workspace: Workspace, path: Path) -> None:
    """Take a package in."""
    from desktop.ui.exchange.taking_in import TakingIn  # noqa: PLC0415 - when asked for

    TakingIn(workspace, window).open(path)


def read_receipt(window: QWidget, workspace: Workspace, path: Path) -> None:
    """Read a receipt in, and show what it says."""
    from desktop.ui.exchange.receipt_dialog import ReceiptDialog  # noqa: PLC0415 - when asked for

    with messages.reporting(window):
        ReceiptDialog(workspace.merging.acknowledge(path), window).exec()


def show_history(window: QWidget, workspace: Workspace, wanted: str = "") -> None:
    """Show what passed between offices, narrowed down to some words."""
    from desktop.ui.exchange.history_dialog import HistoryDialog  # noqa: PLC0415 - when asked for

    HistoryDialog(workspace.packing.history(), wanted, window).exec()
