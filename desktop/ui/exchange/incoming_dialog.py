"""A 报送包 before it is taken in: who sent it, how each report stands, what is to become of it."""

import datetime as dt
from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.exchange import Standing
from desktop.exports.package.manifest import Manifest
from desktop.services.merging import Decision, Incoming, Preview
from desktop.ui import theme
from desktop.ui.exchange.incoming_model import REASON, IncomingModel
from desktop.ui.exchange.table import show_model, table_view
from desktop.ui.theme import UNIT

_WIDTHS = (6, 26, 7, 36, 9, 7, 30)


class IncomingDialog(QDialog):
    """Shows a package, and lets each report be taken or refused.

    Args:
        preview: The package.
        receiver: The office that takes it in, as it is proposed.
        differ: Shows what differs between a report and the one in the store.
        parent: Above which it is shown.
    """

    def __init__(
        self,
        preview: Preview,
        receiver: str,
        differ: Callable[[Incoming], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preview = preview
        self._differ = differ
        self.model = IncomingModel(preview.incoming, self)
        self.view = table_view("报送包中的报告", _WIDTHS, self)
        self.receiver = QLineEdit(receiver, self)
        self.differences = QPushButton("查看改动(&V)…", self)
        self.safe = QPushButton("只选新的和较新的(&N)", self)
        self.everything = QPushButton("全选(&A)", self)
        self.nothing = QPushButton("全不选(&O)", self)
        self.accept_button = QPushButton(self)
        self._build()
        self._connect()
        self._on_chosen()
        self.view.selectRow(0)

    @property
    def decision(self) -> Decision:
        """What was decided."""
        return Decision(self.model.accepted, self.model.reasons, self.receiver.text().strip())

    @Slot()
    def show_difference(self) -> None:
        """Show what differs in the current report."""
        current = self._current()
        if current is not None and current.stored is not None:
            self._differ(current)

    def _current(self) -> Incoming | None:
        index = self.view.currentIndex()
        return self.model.incoming[index.row()] if index.isValid() else None

    @Slot()
    def _on_current(self) -> None:
        current = self._current()
        alike = (Standing.NEW, Standing.SAME)
        self.differences.setEnabled(current is not None and current.standing not in alike)

    @Slot()
    def _on_chosen(self) -> None:
        taken, refused = len(self.model.accepted), len(self.model.refused)
        rest = f"，退回 {refused} 份" if refused else ""
        self.accept_button.setText(f"接收 {taken} 份{rest}")

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.column() != REASON:
            self.show_difference()

    @Slot()
    def _take_safe(self) -> None:
        self.model.take_all((Standing.NEW, Standing.NEWER))

    @Slot()
    def _take_everything(self) -> None:
        self.model.take_all(tuple(Standing))

    @Slot()
    def _take_nothing(self) -> None:
        self.model.take_all(())

    def _connect(self) -> None:
        self.model.chosen_changed.connect(self._on_chosen)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.doubleClicked.connect(self._on_double_clicked)
        self.differences.clicked.connect(self.show_difference)
        self.safe.clicked.connect(self._take_safe)
        self.everything.clicked.connect(self._take_everything)
        self.nothing.clicked.connect(self._take_nothing)
        self.accept_button.clicked.connect(self.accept)

    def _build(self) -> None:
        self.setWindowTitle("接收报送包")
        show_model(self.view, self.model)
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        for role, words in _head(self._preview):
            label = QLabel(words, self)
            label.setWordWrap(True)
            theme.mark(label, role)
            box.addWidget(label)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        for button in (self.safe, self.everything, self.nothing):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch(1)
        self.differences.setAutoDefault(False)
        line.addWidget(self.differences)
        box.addLayout(line)
        box.addWidget(self.view, 1)
        box.addLayout(self._last_line())
        self.resize(150 * UNIT, 76 * UNIT)

    def _last_line(self) -> QHBoxLayout:
        name = QLabel("接收单位(&R)", self)
        name.setBuddy(self.receiver)
        self.receiver.setPlaceholderText("写在回执上，可不填")
        cancel = QPushButton("取消", self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        theme.mark(self.accept_button, "primary")
        self.accept_button.setDefault(True)
        line = QHBoxLayout()
        line.setSpacing(UNIT)
        line.addWidget(name)
        line.addWidget(self.receiver, 1)
        line.addStretch(1)
        line.addWidget(self.accept_button)
        line.addWidget(cancel)
        return line


def _head(preview: Preview) -> list[tuple[str, str]]:
    """Say who sent the package, and what is in it."""
    manifest = preview.manifest
    counts = Counter(each.standing for each in preview.incoming)
    told = "，".join(f"{each.word} {counts[each]}" for each in Standing if counts[each])
    sender = manifest.sender or "（未写明单位）"
    lines = [
        (
            "strong",
            f"{sender}报送的 {len(preview.incoming)} 份报告：{told}",
        ),
        ("muted", _made(manifest, preview)),
    ]
    if manifest.note:
        lines.append(("", f"附言：{manifest.note}"))
    return lines


def _made(manifest: Manifest, preview: Preview) -> str:
    at = dt.datetime.fromisoformat(manifest.made).astimezone()
    by = f"，经办人{manifest.operator}" if manifest.operator else ""
    own = len(preview.unpacked.indicators)
    indicators = f"，用到对方自定的 {own} 项指标" if own else ""
    made = f"{at:%Y-%m-%d %H:%M} 制作{by}{indicators}。"
    return f"{made}已打勾的会接收，没有打勾的会退回；内容相同的不用接收。"
