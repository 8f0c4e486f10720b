"""Asks what goes into a 报送包, and says what is to be thought of before."""

from collections.abc import Callable, Generator, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.domain.report import ReportId
from desktop.services.packing import Concern, PackingProgress, Wrapping
from desktop.ui import theme
from desktop.ui.exchange.password_fields import PasswordFields
from desktop.ui.exchange.scopes import Scope
from desktop.ui.exchange.work import told
from desktop.ui.tasks import Progress, Task
from desktop.ui.theme import UNIT

_SHOWN = 3
_MOST_UNASKED = 30  # reports that are proofread without being asked to: some seconds
_LONGEST_NOTE = 500

Concerns = Callable[[Sequence[ReportId]], Generator[PackingProgress, None, tuple[Concern, ...]]]


class PackingDialog(QDialog):
    """Chooses reports, what goes with them, and a password.

    Args:
        offered: Which reports may be handed over.
        concerns: Makes the proofreading of reports, as work for another thread.
        parent: Above which it is shown.
    """

    def __init__(
        self, offered: Sequence[Scope], concerns: Concerns, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._offered = tuple(offered)
        self._concerns = concerns
        self._group = QButtonGroup(self)
        self.choices = [QRadioButton(scope.words, self) for scope in offered]
        self.documents = QCheckBox("附供阅读的 Word 文档和统计表(&D)", self)
        self.revisions = QCheckBox("附历次修改稿(&V)，便于对方看出改了什么", self)
        self.note = QLineEdit(self)
        self.sealed = QCheckBox("加密，对方须输入密码才能打开(&E)", self)
        self.password = PasswordFields(self)
        self.told = QLabel(self)
        self.check = QPushButton("校对这些报告(&J)", self)
        self.accept_button = QPushButton("选择保存位置…", self)
        self._task: Task[tuple[Concern, ...]] = Task(self)
        self._build()
        self._connect()
        self.choices[0].setChecked(True)

    @property
    def reports(self) -> tuple[ReportId, ...]:
        """The reports that are chosen."""
        return self._offered[self._group.checkedId()].reports

    @property
    def wrapping(self) -> Wrapping:
        """What goes with them."""
        return Wrapping(
            password=self.password.password if self.sealed.isChecked() else "",
            revisions=self.revisions.isChecked(),
            documents=self.documents.isChecked(),
            note=self.note.text().strip(),
        )

    @Slot()
    def look(self) -> None:
        """Proofread what is chosen, beside the work."""
        self.check.hide()
        self._task.start_steps(told(self._concerns(self.reports)))

    @override
    def done(self, result: int) -> None:
        """Leave proofreading alone when the dialog closes."""
        self._task.cancel()
        super().done(result)

    @Slot()
    def _on_choice(self) -> None:
        self._task.cancel()
        if len(self.reports) <= _MOST_UNASKED:
            self.look()
        else:
            self.check.show()
            self._tell("muted", "报告较多，可以先校对一遍，看看有没有问题。")

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        self._tell("muted", f"正在校对（{progress.done + 1}/{progress.total}）…")

    @Slot(object)
    def _on_looked(self, found: tuple[Concern, ...]) -> None:
        if not found:
            self._tell("muted", "都已定稿，校对没有发现错误。")
            return
        lines = [f"{each.name}：{each.told}" for each in found[:_SHOWN]]
        if len(found) > _SHOWN:
            lines.append(f"……共 {len(found)} 份")
        role = "error" if any(each.errors for each in found) else ""
        self._tell(role, "\n".join(["请留意（不影响制作）：", *lines]))

    @Slot()
    def _on_changed(self) -> None:
        self.password.setEnabled(self.sealed.isChecked())
        self.accept_button.setEnabled(not self.sealed.isChecked() or bool(self.password.password))

    def _tell(self, role: str, words: str) -> None:
        theme.mark(self.told, role)
        self.told.setText(words)

    def _connect(self) -> None:
        self._group.idToggled.connect(self._on_toggled)
        self.check.clicked.connect(self.look)
        self.sealed.toggled.connect(self._on_changed)
        self.password.changed.connect(self._on_changed)
        self._task.progressed.connect(self._on_progressed)
        self._task.succeeded.connect(self._on_looked)

    @Slot(int, bool)
    def _on_toggled(self, _place: int, checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        if checked:
            self._on_choice()

    def _build(self) -> None:
        self.setWindowTitle("制作报送包")
        heads = [QLabel(words, self) for words in ("报送哪些报告", "一并放入", "密码")]
        for head in heads:
            theme.mark(head, "strong")
        for place, choice in enumerate(self.choices):
            self._group.addButton(choice, place)
        self.documents.setChecked(True)
        self.note.setMaxLength(_LONGEST_NOTE)
        self.note.setPlaceholderText("可不填，对方打开时会看到")
        self.told.setWordWrap(True)
        self.told.setMinimumHeight(13 * UNIT)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.password.setEnabled(False)
        line = QFormLayout()
        line.addRow("附言(&B)", self.note)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        box.setSpacing(UNIT)
        for head, widgets in zip(
            heads,
            (
                (*self.choices, self.told, self.check),
                (self.documents, self.revisions),
                (self.sealed, self.password),
            ),
            strict=True,
        ):
            box.addWidget(head)
            for widget in widgets:
                box.addWidget(widget)
            if head is heads[1]:
                box.addLayout(line)
            box.addSpacing(UNIT)
        box.addWidget(self._buttons())
        self.setMinimumWidth(64 * UNIT)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(self.accept_button, "primary")
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
