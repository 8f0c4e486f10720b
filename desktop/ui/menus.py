"""The window's menus: those of the page in front, and those that are always there."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.ui import icons, theme
from desktop.ui.actions import ActionSpec, build
from desktop.ui.ledger.menu import EDIT_MENU, FILE_MENU
from desktop.ui.ledger.page import LedgerPage
from desktop.ui.rail import Place

# What the editor offers is too much for one list: the names of its actions sort it.
_LEVELS = (
    "promote",
    "demote",
    "move_",
    "split",
    "merge",
    "heading_",
    "plain",
    "run_in",
    "numbered",
)
_GROUPS = (
    ("标题与层级(&H)", (*_LEVELS, "auto_")),
    ("必备部分(&P)", ("add_part", "part_")),
    ("表格(&T)", ("table_", "row_", "column_")),
    ("附件(&A)", ("attachment_",)),
    ("校对(&J)", ("proof_",)),
    ("文字大小(&S)", ("zoom_",)),
)
# What begins with these writes or prints and stands in the menu 文件.
_WRITING = (
    "导出",
    "打印",
    "套打",
    "校准",
    "检查其他",
    "格式设置",
    "命名版本",
    "制作报送包",
    "往来记录",
)
_LOOKING = "view_"
_KEYS = {Place.SEARCH: ("Ctrl+Shift+F",)}  # besides the number of the place
_ELSEWHERE = ("new_report", "add_office", "import", "import_folder")
_HELP = (
    ActionSpec("keys", "快捷键一览(&K)", "circle-help", "F1"),
    ActionSpec("verify", "检查台账文件(&C)", "circle-check"),
    ActionSpec("about", "关于法治年报(&A)", "info"),
)


class WindowMenus(QObject):
    """Fills the menu bar anew whenever another page comes to the front.

    Signals:
        place_chosen: A `Place`.
        theme_chosen: A `theme.Choice`.
    """

    place_chosen = Signal(object)
    theme_chosen = Signal(object)

    def __init__(
        self,
        window: QMainWindow,
        ledger: LedgerPage,
        handlers: dict[str, Callable[[], object]],
    ) -> None:
        super().__init__(window)
        self._ledger = ledger
        bar = window.menuBar()
        self.file, self.edit, self.view, self.tools, self.help = (
            bar.addMenu(title)
            for title in ("文件(&F)", "编辑(&E)", "视图(&V)", "工具(&T)", "帮助(&H)")
        )
        for menu in (self.file, self.edit, self.view, self.tools, self.help):
            icons.draw_late(menu)
        self.quit = QAction("退出(&Q)", window)
        self.quit.setShortcut(QKeySequence("Ctrl+Q"))
        self.quit.triggered.connect(window.close)
        window.addAction(self.quit)
        self._looking: list[QAction] = []
        self._fill_view(window)
        for key in _ELSEWHERE:
            # They stand in the menu 文件 of every page: their keys work there too.
            ledger.action(key).setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._fixed = build(_HELP, handlers, window)
        for action in self._fixed.values():
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self.help.addAction(action)

    def show_page(self, place: Place, page_actions: Sequence[QAction]) -> None:
        """Offer what can be done on a page."""
        self.file.clear()
        self.edit.clear()
        for menu in self.edit.findChildren(QMenu):
            menu.deleteLater()
        if place is Place.LEDGER:
            self._add(self.file, FILE_MENU)
            self._add(self.edit, EDIT_MENU)
        else:
            self._add(self.file, _ELSEWHERE)
            self.file.addSeparator()
            self.file.addActions([each for each in page_actions if _writes(each)])
            self._fill_edit([each for each in page_actions if not (_writes(each) or _looks(each))])
        self._show_looking([each for each in page_actions if _looks(each)])
        self.file.addSeparator()
        self.file.addAction(self.quit)
        self.edit.menuAction().setEnabled(not self.edit.isEmpty())

    def grouped(self) -> list[tuple[str, list[QAction]]]:
        """Return what the menus offer now, menu by menu, under their titles."""
        found: list[tuple[str, list[QAction]]] = []
        waiting = [self.file, self.edit, self.view, self.tools, self.help]
        while waiting:
            menu = waiting.pop(0)
            held = menu.actions()
            below = [each for each in menu.findChildren(QMenu) if each.menuAction() in held]
            waiting = [*below, *waiting]
            titles = [each.menuAction() for each in below]
            actions = [each for each in held if each.text() and each not in titles]
            found.append((menu.title().partition("(&")[0], actions))
        return found

    def _fill_edit(self, page_actions: Sequence[QAction]) -> None:
        """Put actions into the groups their names belong to, the rest before them."""
        grouped = {
            title: [each for each in page_actions if each.objectName().startswith(names)]
            for title, names in _GROUPS
        }
        taken = [each for actions in grouped.values() for each in actions]
        self.edit.addActions([each for each in page_actions if each not in taken])
        self.edit.addSeparator()
        for title, actions in grouped.items():
            if actions:
                self.edit.addMenu(title).addActions(actions)

    def _show_looking(self, actions: list[QAction]) -> None:
        """Offer in the menu 视图 what concerns the looks of the page in front."""
        for action in self._looking:
            self.view.removeAction(action)
        self.view.addActions(actions)
        self._looking = actions

    def _add(self, menu: QMenu, keys: Sequence[str]) -> None:
        for key in keys:
            if key:
                menu.addAction(self._ledger.action(key))
            else:
                menu.addSeparator()

    def _fill_view(self, window: QMainWindow) -> None:
        for number, place in enumerate(Place, 1):
            action = QAction(place.word, window)
            keys = (f"Alt+{number}", *_KEYS.get(place, ()))
            action.setShortcuts([QKeySequence(key) for key in keys])
            icons.put_late(action, place.icon)
            action.triggered.connect(partial(self._choose_place, place))
            self.view.addAction(action)
        back = QAction("返回台账(&B)\tEsc", window)
        icons.put_late(back, "arrow-left")
        back.triggered.connect(partial(self._choose_place, Place.LEDGER))
        self.view.addSeparator()
        self.view.addAction(back)
        self.view.addSeparator()
        looks = self.view.addMenu("外观(&T)")
        group = QActionGroup(window)
        chosen = theme.remembered()
        for choice in theme.Choice:
            action = QAction(choice.value, group)
            action.setCheckable(True)
            action.setChecked(choice is chosen)
            action.triggered.connect(partial(self._choose_theme, choice))
            looks.addAction(action)

    def _choose_place(self, place: Place, _checked: object = None) -> None:
        self.place_chosen.emit(place)

    def _choose_theme(self, choice: theme.Choice, _checked: object = None) -> None:
        self.theme_chosen.emit(choice)


def _looks(action: QAction) -> bool:
    return action.objectName().startswith(_LOOKING)


def _writes(action: QAction) -> bool:
    return action.text().startswith(_WRITING)
