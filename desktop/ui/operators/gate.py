"""Switches off what whoever works now may not do, whatever a page thinks of it, and says why."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from desktop.domain.operator import Act
from desktop.services.workspace import Workspace
from desktop.ui.main_window import MainWindow

LEDGER: Final[Mapping[str, Act]] = {
    "remove": Act.REMOVE,
    "add_office": Act.OFFICES,
    "add_below": Act.OFFICES,
    "edit_office": Act.OFFICES,
    "remove_office": Act.OFFICES,
}
TOOLS: Final[Mapping[str, Act]] = {
    "indicators": Act.OFFICES,
    "unpack": Act.MERGE,
    "receipt": Act.HAND_IN,
    "password": Act.STORE,
}
"""The actions, by their keys, of which each opens something that not everybody may do."""


class Gate(QObject):
    """Keeps the actions of one act in a group, whose switch no page can overrule.

    Qt leaves an action of a group that is switched off as it is, however often a page enables it.
    """

    def __init__(self, workspace: Workspace, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._groups: dict[Act, QActionGroup] = {}
        for key, act in LEDGER.items():
            self.guard(window.pages.ledger.action(key), act)
        for key, act in TOOLS.items():
            if key in window.tools:
                self.guard(window.tools[key], act)
        for menu in window.findChildren(QMenu):
            menu.setToolTipsVisible(True)
        self.refresh()

    def guard(self, action: QAction, act: Act) -> None:
        """Let an action be done only by those who may."""
        group = self._groups.get(act)
        if group is None:
            group = QActionGroup(self)
            group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
            self._groups[act] = group
        group.addAction(action)

    @Slot()
    def refresh(self) -> None:
        """Ask again who may do what."""
        for act, group in self._groups.items():
            objection = self._workspace.operators.objection(act)
            group.setEnabled(not objection)
            for action in group.actions():
                action.setToolTip(objection)
