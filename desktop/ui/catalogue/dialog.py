"""The management of indicators: add, change, rename, retire, restore, remove, exchange."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.indicator import Indicator
from desktop.services.catalogues import CatalogueImport
from desktop.services.workspace import Workspace
from desktop.statistics.catalogue import is_own
from desktop.statistics.catalogue_file import SUFFIX
from desktop.ui import icons, theme
from desktop.ui.catalogue.form import IndicatorForm
from desktop.ui.catalogue.questions import RenameDialog, RetireDialog
from desktop.ui.catalogue.tree import CatalogueTree
from desktop.ui.dialogs import files, messages
from desktop.ui.theme import HALF, UNIT

_FILE = "统计指标目录.json"
_LABEL = "指标目录"


class CatalogueDialog(QDialog):
    """Shows and changes the catalogue of a workspace; each change is stored at once."""

    def __init__(self, workspace: Workspace, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogues = workspace.catalogues
        self._read_only = workspace.read_only
        self._year = year
        self.search = QLineEdit(self)
        self.tree = CatalogueTree(self)
        self.details = QLabel(self)
        self.count = QLabel(self)
        self.buttons: dict[str, QPushButton] = {}
        self._build()
        self.search.textChanged.connect(self.refresh)
        self.tree.chosen.connect(self._show_details)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the catalogue as it is now."""
        key = self.tree.key
        current = self._catalogues.current
        shown = self.tree.show_catalogue(current, self.search.text(), key)
        own = sum(is_own(each.key) for each in current.indicators)
        found = f"，找到 {shown} 项" if self.search.text().strip() else ""
        self.count.setText(f"共 {len(current.indicators)} 项指标，其中自定 {own} 项{found}")
        self._show_details(self.tree.key)

    @Slot()
    def add(self) -> None:
        """Ask for an indicator of the office's own and store it."""
        IndicatorForm(None, self._catalogues.current, self._catalogues.add, self).exec()
        self.refresh()

    @Slot()
    def change(self) -> None:
        """Change an indicator; of one that came with the program only its words."""
        chosen = self._chosen()
        if chosen is None:
            return
        IndicatorForm(
            chosen,
            self._catalogues.current,
            self._catalogues.change,
            self,
            only_words=not is_own(chosen.key),
        ).exec()
        self.refresh()

    @Slot()
    def rename(self) -> None:
        """Ask for another name and from when it holds."""
        chosen = self._chosen()
        if chosen is None:
            return
        dialog = RenameDialog(chosen, self._year, self)
        if dialog.exec():
            name, year = dialog.label.text().strip(), dialog.from_year.value()
            self._do(lambda: self._catalogues.rename(chosen.key, name or chosen.label, year))

    @Slot()
    def retire(self) -> None:
        """Ask for the last year, or ask for the indicator again where it is retired."""
        chosen = self._chosen()
        if chosen is None:
            return
        if chosen.retired_after is not None:
            self._do(lambda: self._catalogues.restore(chosen.key))
            return
        dialog = RetireDialog(chosen, self._year - 1, self)
        if dialog.exec():
            last = dialog.last_year.value()
            self._do(lambda: self._catalogues.retire(chosen.key, last))

    @Slot()
    def remove(self) -> None:
        """Remove an indicator of the office's own that nobody has filled in."""
        chosen = self._chosen()
        question = f"要删除指标“{chosen.label}”吗？" if chosen else ""
        if chosen and messages.ask(self, question, "删除", "保留", danger=True):
            self._do(lambda: self._catalogues.remove(chosen.key))

    @Slot()
    def take_in(self) -> None:
        """Read a catalogue, say what it would change, and take it in."""
        path = files.ask_open_file(self, "导入指标目录", _LABEL, SUFFIX)
        if path is None:
            return
        with messages.reporting(self):
            found = self._catalogues.read(path)
            if not (found.added or found.changed):
                messages.tell(self, f"“{path.name}”中的指标都已经有了，没有改动。")
            elif messages.ask(self, _preview(path.name, found), "导入", "不导入"):
                self._catalogues.take_in(found)
        self.refresh()

    @Slot()
    def export(self) -> None:
        """Write the office's own indicators and its changes into a file."""
        path = files.ask_save_path(self, "导出指标目录", _FILE, _LABEL, SUFFIX)
        if path is None:
            return
        with messages.reporting(self):
            count = self._catalogues.export(path)
            messages.tell(self, f"已导出 {count} 项指标到“{path.name}”，可发给下级单位导入。")

    def _do(self, change: Callable[[], object]) -> None:
        with messages.reporting(self):
            change()
        self.refresh()

    def _chosen(self) -> Indicator | None:
        return self._catalogues.current.get(self.tree.key) if self.tree.key else None

    @Slot(str)
    def _show_details(self, key: str) -> None:
        chosen = self._catalogues.current.get(key) if key else None
        self.details.setText(
            _told(chosen) if chosen else "选中一项指标，可以看到它的口径和曾用名。"
        )
        writes = not self._read_only
        for name in ("change", "rename", "retire"):
            self.buttons[name].setEnabled(writes and chosen is not None)
        self.buttons["remove"].setEnabled(writes and chosen is not None and is_own(key))
        retired = chosen is not None and chosen.retired_after is not None
        self.buttons["retire"].setText("恢复(&T)" if retired else "停用(&T)…")

    def _build(self) -> None:
        self.setWindowTitle("指标管理")
        self.search.setPlaceholderText("查找指标名称、曾用名或口径")
        self.search.setAccessibleName("查找指标")
        self.search.setClearButtonEnabled(True)
        icons_of = (
            ("add", "新增指标(&N)…", "plus", self.add),
            ("change", "修改(&E)…", "pencil", self.change),
            ("rename", "改名(&R)…", "type", self.rename),
            ("retire", "停用(&T)…", "history", self.retire),
            ("remove", "删除(&D)", "trash-2", self.remove),
            ("take_in", "导入(&I)…", "import", self.take_in),
            ("export", "导出(&X)…", "file-output", self.export),
        )
        side = QVBoxLayout()
        side.setSpacing(HALF)
        for name, words, icon, act in icons_of:
            button = QPushButton(words, self)
            button.setAutoDefault(False)
            icons.put(button, icon)
            button.clicked.connect(act)
            button.setEnabled(not self._read_only or name == "export")
            self.buttons[name] = button
            if name == "take_in":
                side.addSpacing(2 * UNIT)
            side.addWidget(button)
        side.addStretch(1)
        close = QPushButton("关闭", self)
        close.clicked.connect(self.accept)
        side.addWidget(close)
        self._lay_out(side)

    def _lay_out(self, side: QVBoxLayout) -> None:
        theme.mark(self.count, "muted")
        self.details.setWordWrap(True)
        self.details.setMinimumHeight(10 * UNIT)
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        left.addWidget(self.search)
        left.addWidget(self.tree, 1)
        left.addWidget(self.details)
        left.addWidget(self.count)
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        line.setSpacing(2 * UNIT)
        line.addLayout(left, 1)
        line.addLayout(side)
        self.resize(112 * UNIT, 76 * UNIT)


def _told(indicator: Indicator) -> str:
    """Say all that is known of an indicator."""
    lines = [f"口径：{indicator.definition}"]
    if indicator.former_labels:
        names = "、".join(
            f"{each.label}（用到 {each.last_year} 年）" for each in indicator.former_labels
        )
        lines.append(f"曾用名：{names}")
    if indicator.cues:
        lines.append(f"识别词：{'、'.join(indicator.cues)}")
    return "\n".join(lines)


def _preview(name: str, found: CatalogueImport) -> str:
    """Say what a file would change."""
    parts = []
    if found.added:
        parts.append(f"新增 {len(found.added)} 项（{_some(found.added)}）")
    if found.changed:
        parts.append(f"更改 {len(found.changed)} 项（{_some(found.changed)}）")
    same = f"，另有 {found.same} 项相同" if found.same else ""
    return f"导入“{name}”会{'，'.join(parts)}{same}。已有的数据不受影响。要导入吗？"


def _some(indicators: tuple[Indicator, ...]) -> str:
    most = 3
    names = "、".join(each.label for each in indicators[:most])
    return f"{names}等" if len(indicators) > most else names
