"""校对设置: rules by family, to be switched off, and what is ignored, to be taken back."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.finding import Ignored, Scope
from desktop.domain.report import ReportId
from desktop.services.proofing import rules
from desktop.services.proofing_words import FAMILIES
from desktop.services.workspace import Workspace
from desktop.ui import icons, theme
from desktop.ui.dialogs import messages
from desktop.ui.proofing.delegate import LOOKS
from desktop.ui.theme import UNIT

_WIDTH, _HEIGHT = 80 * UNIT, 68 * UNIT
_ROLE: Final = Qt.ItemDataRole.UserRole
_SCOPES: Final = {
    Scope.HERE: "只在这一处",
    Scope.REPORT: "在本报告中",
    Scope.ALWAYS: "在所有报告中",
}
_RULES: Final = "取消勾选的规则不再提出，定稿和导出前也不再检查；对所有报告有效。"
_NOTHING: Final = "没有忽略任何问题。在“校对”面板中选中一处问题，按 Delete 可以忽略。"
_IGNORED: Final = "选中后按“恢复提示”，校对时会重新提出。"


class ProofingSettings(QDialog):
    """Two lists: the rules, and what is ignored (of one report too, where one is open)."""

    def __init__(
        self, workspace: Workspace, parent: QWidget | None = None, report: ReportId | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._report = report
        self._titles = {notice.id: notice.title for notice in rules()}
        self.tree = QTreeWidget(self)
        self.list = QListWidget(self)
        self.take_back = QPushButton("恢复提示", self)
        self.tabs = QTabWidget(self)
        self._said = QLabel(self)
        self._build()
        self._fill_rules()
        self._fill_ignored()
        self._lock()

    @property
    def off(self) -> list[str]:
        """The rules that are switched off; a whole family by its own name where it has no rules."""
        return [str(each.data(0, _ROLE)) for each in self._leaves() if not _checked(each)]

    @override
    def accept(self) -> None:
        """Keep which rules are switched off."""
        with messages.reporting(self):
            if set(self.off) != self._workspace.proofing.off():
                self._workspace.proofing.switch_off(self.off)
            super().accept()

    def _build(self) -> None:
        self.setWindowTitle("校对设置")
        self.resize(_WIDTH, _HEIGHT)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName("校对规则")
        self.list.setAccessibleName("已忽略的问题")
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        about = QLabel(_RULES, self)
        for label in (about, self._said):
            label.setWordWrap(True)
            theme.mark(label, "small")
        self.tabs.addTab(_page(about, self.tree), "规则")
        self.tabs.addTab(_page(self._said, self.list, self.take_back), "已忽略的问题")
        buttons = QDialogButtonBox(self)
        keep = buttons.addButton("确定", QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(keep, "primary")
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        box = QVBoxLayout(self)
        box.setContentsMargins(*([2 * UNIT] * 4))
        box.setSpacing(2 * UNIT)
        box.addWidget(self.tabs)
        box.addWidget(buttons)
        self.take_back.clicked.connect(self._on_take_back)
        self.list.itemSelectionChanged.connect(self._lock)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    def _fill_rules(self) -> None:
        off = self._workspace.proofing.off()
        for family, name in FAMILIES.items():
            own = [notice for notice in rules() if notice.family == family]
            top = QTreeWidgetItem(self.tree, [f"{name}（{len(own)} 条）" if own else name])
            top.setData(0, _ROLE, family)
            if not own:
                top.setCheckState(0, _state(on=family not in off))
                continue
            top.setFlags(
                top.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable
            )
            for notice in own:
                item = QTreeWidgetItem(top, [notice.title])
                item.setData(0, _ROLE, notice.id)
                item.setIcon(0, icons.icon(*LOOKS[notice.severity]))
                item.setToolTip(0, f"{notice.severity.word}　依据：{notice.clause}")
                item.setCheckState(0, _state(on=notice.id not in off and family not in off))

    def _leaves(self) -> Iterator[QTreeWidgetItem]:
        for number in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(number)
            if top is not None:
                below = [top.child(each) for each in range(top.childCount())]
                yield from below or [top]

    def _fill_ignored(self) -> None:
        self.list.clear()
        for one in self._ignored():
            title = self._titles.get(one.rule, one.rule)
            words = f"“{' '.join(one.text.split())}”" if one.text.strip() else ""
            item = QListWidgetItem(f"{title}{words}\n{_SCOPES[one.scope]}", self.list)
            item.setData(_ROLE, one)
        self._said.setText(_IGNORED if self.list.count() else _NOTHING)

    def _ignored(self) -> Sequence[Ignored]:
        proofing = self._workspace.proofing
        if self._report is None:
            return proofing.always_ignored()
        return proofing.ignored(self._report)

    @Slot()
    def _lock(self) -> None:
        self.take_back.setEnabled(bool(self.list.selectedItems()) and not self._workspace.read_only)
        self.tree.setEnabled(not self._workspace.read_only)

    @Slot()
    def _on_take_back(self) -> None:
        with messages.reporting(self):
            for item in self.list.selectedItems():
                self._workspace.proofing.take_back(item.data(_ROLE))
        self._fill_ignored()


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(0, UNIT, 0, 0)
    box.setSpacing(UNIT)
    for widget in widgets:
        box.addWidget(widget)
        if isinstance(widget, QPushButton):
            box.setAlignment(widget, Qt.AlignmentFlag.AlignLeft)
    return page


def _checked(item: QTreeWidgetItem) -> bool:
    return item.checkState(0) is Qt.CheckState.Checked


def _state(*, on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
