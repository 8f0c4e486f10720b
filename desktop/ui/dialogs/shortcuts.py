"""Lists what the keys do on the page in front, group by group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.rail import Place
from desktop.ui.theme import UNIT

Row = tuple[str, str]

# What views do with keys of their own, in no menu.
_IN_VIEWS: Mapping[Place, tuple[tuple[str, tuple[Row, ...]], ...]] = {
    Place.LEDGER: (("在台账的格子里", (("移动", "方向键"), ("打开或新建", "Enter"))),),
    Place.REPORT: (
        (
            "在正文里",
            (
                ("另起一段", "Enter"),
                ("段首标题降级、升级", "Tab、Shift+Tab"),
                ("到下一个单元格", "Tab"),
                ("返回台账", "Esc"),
            ),
        ),
        (
            "在大纲里",
            (
                ("到所选的标题", "Enter"),
                ("降级、升级", "Tab、Shift+Tab"),
                ("删除标题及内容", "Delete"),
            ),
        ),
        (
            "在校对面板里",
            (
                ("到这一处", "Enter"),
                ("忽略这一处", "Delete"),
                ("本报告中都忽略", "Shift+Delete"),
                ("总是忽略", "Ctrl+Delete"),
            ),
        ),
        (
            "在数据面板里",
            (
                ("采纳建议、取用新值", "Enter"),
                ("采纳全部无疑义的建议", "Ctrl+Enter"),
                ("改值", "F2，或者直接键入"),
                ("不要建议、清除数据", "Delete"),
                ("填为不适用", "N"),
            ),
        ),
        ("在历史面板里", (("命名", "F2"), ("再选一稿来比较", "按住 Ctrl 点按"))),
    ),
    Place.FIGURES: (
        (
            "在数据表里",
            (
                ("移动", "方向键、Tab"),
                ("修改", "Enter、F2"),
                ("清空", "Delete"),
                ("与 Excel 互相复制", "Ctrl+C、Ctrl+X、Ctrl+V"),
                ("返回台账", "Esc"),
            ),
        ),
    ),
    Place.ROLLUP: (
        (
            "在汇总表里",
            (
                ("移动", "方向键"),
                ("打开报告或数据", "Enter"),
                ("复制到 Excel", "Ctrl+C"),
                ("返回台账", "Esc"),
            ),
        ),
    ),
    Place.SEARCH: (
        (
            "在查找页",
            (
                ("从输入框到结果", "Enter、↓"),
                ("打开报告并转到那里", "Enter"),
                ("返回原处", "Esc"),
            ),
        ),
    ),
    Place.IMPORT: (
        (
            "在章节列表里",
            (
                ("降级、升级", "Tab、Shift+Tab"),
                ("修改标题", "F2"),
                ("标题连排或另起一行", "Ctrl+R"),
                ("并入上一节", "Ctrl+M"),
                ("离开列表", "Esc"),
            ),
        ),
        ("在导入页", (("存入台账", "Ctrl+Enter"),)),
    ),
}


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that belong together, under a title."""

    title: str
    rows: tuple[Row, ...]


def key_groups(menus: Sequence[tuple[str, Sequence[QAction]]], place: Place) -> list[KeyGroup]:
    """Return the keys of a page: those of its views, then those that the menus show."""
    groups = [KeyGroup(title, rows) for title, rows in _IN_VIEWS[place]]
    for title, actions in menus:
        rows = tuple(dict.fromkeys(_row(each) for each in actions if _row(each)[1]))
        if rows:
            groups.append(KeyGroup(title, rows))
    return groups


class ShortcutsDialog(QDialog):
    """Two columns: what is done, and its key."""

    def __init__(
        self,
        menus: Sequence[tuple[str, Sequence[QAction]]],
        place: Place,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("快捷键一览")
        self.groups = key_groups(menus, place)
        panel = QFrame(self)
        theme.mark(panel, "panel")
        panel.setLayout(self._grid())
        area = QScrollArea(self)
        area.setWidget(panel)
        area.setWidgetResizable(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        box.addWidget(area)
        box.addWidget(buttons)
        self.resize(56 * UNIT, 75 * UNIT)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        grid.setHorizontalSpacing(4 * UNIT)
        grid.setVerticalSpacing(UNIT)
        for group in self.groups:
            title = QLabel(group.title, self)
            theme.mark(title, "strong")
            title.setContentsMargins(0, UNIT, 0, 0)
            grid.addWidget(title, grid.rowCount(), 0, 1, 2)
            for words, key in group.rows:
                row = grid.rowCount()
                grid.addWidget(QLabel(words, self), row, 0)
                label = QLabel(key, self)
                theme.mark(label, "muted")
                grid.addWidget(label, row, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        return grid


def _row(action: QAction) -> Row:
    """Return an action's words without its step and the marks of its menu, and its keys."""
    words, _tab, shown = action.text().partition("\t")
    words = words.partition("：")[0].removesuffix("…").partition("(&")[0]
    native = QKeySequence.SequenceFormat.NativeText
    return words, "、".join(key.toString(native) for key in action.shortcuts()) or shown
