"""The list of operators, and the table of who may do what."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.domain.operator import MAY, Act, Operator, OperatorId, Role
from desktop.ui import theme
from desktop.ui.theme import UNIT

_OPERATOR = Qt.ItemDataRole.UserRole
_MAY, _MAY_NOT = "✓", "—"
_CENTRE = Qt.AlignmentFlag.AlignCenter


class OperatorList(QTreeWidget):
    """Shows operators, retired ones in grey at the end.

    Signals:
        chosen: The `Operator` under the cursor, None where there is none.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _dress(self, ("姓名", "角色", "口令", "状态"), "操作员", 20 * UNIT)
        self.currentItemChanged.connect(self._on_current)

    @property
    def operator(self) -> Operator | None:
        """The operator under the cursor."""
        place = self.currentIndex()
        found = place.siblingAtColumn(0).data(_OPERATOR) if place.isValid() else None
        return found if isinstance(found, Operator) else None

    def show_operators(
        self, operators: Sequence[Operator], current: Operator | None, key: OperatorId | None
    ) -> None:
        """Show `operators`, with the cursor on `key`; the `current` one has signed in."""
        self.ensurePolished()  # or the rows would have the height of a bare style
        self.clear()
        for each in sorted(operators, key=lambda each: (not each.active, each.name)):
            here = "（已登录）" if current and current.id == each.id else ""
            state = f"启用{here}" if each.active else "已停用"
            words = [each.name, each.role.value, "已设置" if each.protected else "未设置", state]
            item = QTreeWidgetItem(self, words)
            item.setData(0, _OPERATOR, each)
            if not each.active:
                for column in range(len(words)):
                    item.setForeground(column, theme.current().color("faint"))
            if each.id == key:
                self.setCurrentItem(item)
        if operators and not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        self._on_current()

    @Slot()
    def _on_current(self) -> None:
        self.chosen.emit(self.operator)


class PermissionTable(QTreeWidget):
    """Shows the one table of who may do what; nothing in it can be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _dress(self, ("权限", *(role.value for role in Role)), "权限表", 26 * UNIT)
        self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        for column in range(1, len(Role) + 1):
            self.headerItem().setTextAlignment(column, _CENTRE)
        for act in Act:
            may = [_MAY if act in MAY[role] else _MAY_NOT for role in Role]
            item = QTreeWidgetItem(self, [act.value, *may])
            for column, sign in enumerate(may, 1):
                item.setTextAlignment(column, _CENTRE)
                if sign == _MAY_NOT:
                    item.setForeground(column, theme.current().color("faint"))


def _dress(tree: QTreeWidget, heads: Sequence[str], name: str, first: int) -> None:
    tree.setHeaderLabels(list(heads))
    tree.setAccessibleName(name)
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setAllColumnsShowFocus(True)
    tree.header().setStretchLastSection(False)
    tree.header().resizeSection(0, first)
    for column in range(1, len(heads)):
        tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
