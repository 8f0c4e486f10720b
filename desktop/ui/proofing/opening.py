"""校对设置, opened from the menu 工具."""

from PySide6.QtWidgets import QMainWindow

from desktop.services.workspace import Workspace
from desktop.ui.proofing.settings_dialog import ProofingSettings


def open_settings(window: QMainWindow, workspace: Workspace) -> None:
    """Show what is always ignored, and which rules are switched off."""
    ProofingSettings(workspace, window).exec()
