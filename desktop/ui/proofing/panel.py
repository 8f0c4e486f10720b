"""The panel 校对 beside the text: findings in step with the cursor, repaired and ignored."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.finding import Finding, Scope, Severity
from desktop.services.proofing_repair import of_kind, sure
from desktop.services.proofing_words import counted
from desktop.services.workspace import Workspace
from desktop.ui import icons, theme
from desktop.ui.editor.page import ReportEditor
from desktop.ui.figures.hint import HintLine
from desktop.ui.history_actions import HistoryKeys
from desktop.ui.proofing import marking
from desktop.ui.proofing.delegate import LOOKS
from desktop.ui.proofing.details import FindingDetails
from desktop.ui.proofing.list_view import FindingsView
from desktop.ui.proofing.model import GRAVE
from desktop.ui.proofing.nothing import NothingFound
from desktop.ui.proofing.places import Places, nearest
from desktop.ui.proofing.session import ReportProofing
from desktop.ui.theme import HALF, UNIT

TITLE: Final = "校对"
_HINT: Final = "F7 下一处　Alt+Enter 改正　Delete 忽略"


class ProofingPanel(QWidget):
    """Shows the findings in the report that is open and takes decisions on them.

    Signals:
        export_requested: The 校对报告 is wanted as a file.
        settings_requested: What is ignored and switched off is to be looked at.
    """

    export_requested = Signal()
    settings_requested = Signal()

    def __init__(
        self,
        workspace: Workspace,
        editor: ReportEditor,
        today: Callable[[], dt.date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._marks = editor.marks
        self._reason = ""
        self.session = ReportProofing(workspace, editor.session, today, self)
        self.places = Places(editor, self.session)
        self.view = FindingsView(self)
        self.details = FindingDetails(self.view, self)
        self.chips = {each: QPushButton(self) for each in Severity}
        self.repair_sure = QPushButton(self)
        self.export = QPushButton("导出校对报告…", self)
        self.settings = QPushButton("校对设置…", self)
        self._locked = QLabel(self)
        self._nothing = NothingFound(self)
        self._hint = HintLine(_HINT, self)
        self._stack = QStackedWidget(self)
        self._build()
        self._connect()
        self._show()

    @property
    def nothing(self) -> str:
        """What is said in place of findings; empty where there are some."""
        return "" if self._stack.currentWidget() is self.view else self._nothing.said

    @property
    def hint(self) -> str:
        """What is said at the foot."""
        return self._hint.text()

    def set_read_only(self, reason: str) -> None:
        """Let the findings only be looked at, and say why; an empty reason frees them."""
        self._reason = reason
        self._show()

    def step(self, by: int) -> None:
        """Go to the next finding, or the one before, and select it in the text."""
        found = self.places.step(self.view.findings.findings, self.view.finding, by)
        if found is None:
            self._hint.tell(self._nothing.said)
            return
        self._hint.tell("")
        self._editor.panels.setCurrentWidget(self)
        self.view.choose(marking.key_of(found))
        self._show_finding(found)
        self.places.go_to(found)
        if found.field == "figures":
            self.view.setFocus()  # it stands nowhere in the text
        if not self.isVisible():  # beside the preview there may be no room for panels
            self._editor.status.show_section(f"{found.severity.word}：{found.message}")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_finding(self.view.finding)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._marks.clear(marking.CURRENT)

    def come_to_front(self) -> None:
        """Show the panel with the gravest finding chosen, for a clerk who was sent back."""
        self._editor.panels.setCurrentWidget(self)
        grave = [one for one in self.session.findings if one.severity is Severity.ERROR]
        if grave:
            self.chips[Severity.ERROR].setChecked(True)
            self.view.setCurrentIndex(self.view.findings.find(marking.key_of(grave[0])))
        self.view.setFocus()

    @Slot()
    def repair_all_sure(self) -> None:
        """Put in all suggestions that need no second thought, as one step."""
        found = sure(self.session.findings)
        self._repair(found, f"改正 {len(found)} 处")

    def _build(self) -> None:
        for severity, chip in self.chips.items():
            theme.mark(chip, "chip")
            chip.setCheckable(True)
            chip.setChecked(severity in GRAVE)
            chip.setToolTip(f"列出{severity.word}，或者不列。")
            chip.setText(severity.word)
            icons.put(chip, *LOOKS[severity])
        theme.mark(self._locked, "small")
        self._locked.setWordWrap(True)
        for button in (self.export, self.settings):
            theme.mark(button, "flat")
        self.repair_sure.setToolTip("按建议改正全部有把握的错误和提醒，一步撤销。")
        self._lay_out()

    def _lay_out(self) -> None:
        first, last = QHBoxLayout(), QHBoxLayout()
        for line in (first, last):
            line.setSpacing(HALF)
        for chip in self.chips.values():
            first.addWidget(chip)
        first.addStretch(1)
        last.addWidget(self.export)
        last.addStretch(1)
        last.addWidget(self.settings)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._nothing)
        box = QVBoxLayout(self)
        box.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        box.setSpacing(UNIT)
        box.addLayout(first)
        box.addWidget(self._locked)
        box.addWidget(self.repair_sure)
        box.addWidget(self._stack, 1)
        box.addWidget(self.details)
        box.addWidget(self._hint)
        box.addLayout(last)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        session, view = self.session, self.view
        editing = self._editor.session
        self._keys = HistoryKeys(editing.undo, editing.redo, self)
        view.installEventFilter(self._keys)
        for chip in self.chips.values():
            chip.toggled.connect(self._on_filter)
        self.repair_sure.clicked.connect(self.repair_all_sure)
        self.export.clicked.connect(self.export_requested)
        self.settings.clicked.connect(self.settings_requested)
        session.changed.connect(self._show)
        session.failed.connect(self._hint.warn)
        view.chosen.connect(self._on_chosen)
        view.entered.connect(self.places.go_to)
        view.repaired.connect(self._on_repair)
        view.kind_repaired.connect(self._on_repair_kind)
        view.ignored.connect(self._on_ignore)
        self._marks.mark_entered.connect(self._on_entered)
        self._marks.mark_activated.connect(self._on_entered)

    @Slot()
    def _show(self) -> None:
        """Show what was found; the cursor stays on what it was on, or on what is nearest."""
        session, view = self.session, self.view
        before, row = view.finding, view.currentIndex().row()
        at = view.verticalScrollBar().value()
        self._hint.warn("")
        view.findings.show_findings(session.findings, session.report)
        view.verticalScrollBar().setValue(at)
        follows = nearest(before, view.findings.findings) if before is not None else None
        if follows is not None:
            view.choose(marking.key_of(follows))
        elif before is not None:
            self._choose_row(row)
        self._show_state()
        self._show_marks()
        self._show_finding(view.finding)

    def _choose_row(self, row: int) -> None:
        """Keep the cursor where it was though the finding there has gone."""
        model = self.view.findings
        rows = [
            *range(max(row, 0), model.rowCount()),
            *range(min(row, model.rowCount()) - 1, 0, -1),
        ]
        for place in rows:
            finding = model.finding(model.index(place))
            if finding is not None:
                self.view.choose(marking.key_of(finding))
                return

    def _show_state(self) -> None:
        session = self.session
        counts = counted(session.findings)
        for severity, chip in self.chips.items():
            chip.setText(f"{severity.word} {counts[severity]}")
        ready = len(sure(session.findings))
        self.repair_sure.setText(f"改正全部有把握的（{ready} 处）")
        self.repair_sure.setVisible(ready > 1 and not self._reason)
        self._locked.setText(self._reason)
        self._locked.setVisible(bool(self._reason))
        self.view.lock(locked=bool(self._reason))
        self.export.setEnabled(session.checked)
        errors = f"{TITLE} {counts[Severity.ERROR]}" if counts[Severity.ERROR] else TITLE
        self._editor.panels.setTabText(self._editor.panels.indexOf(self), errors)
        self._show_nothing()

    def _show_nothing(self) -> None:
        session = self.session
        some = self.view.findings.rowCount() > 0
        self._stack.setCurrentIndex(0 if some else 1)
        self.details.setVisible(some)
        self._hint.setVisible(some and not self._reason)
        self._nothing.tell(counted(session.findings), checked=session.checked)

    def _show_marks(self) -> None:
        shown = marking.finding_marks(self.view.findings.findings)
        self._marks.show(marking.LAYER, shown, of=self.session.report)

    def _show_finding(self, finding: Finding | None) -> None:
        same = len(of_kind(finding, self.session.findings)) if finding is not None else 0
        self.details.show_finding(finding, same=same, read_only=bool(self._reason))
        marks = marking.current_mark(finding) if self.isVisible() else ()
        self._marks.show(marking.CURRENT, marks, of=self.session.report)

    @Slot(object)
    def _on_chosen(self, finding: Finding | None) -> None:
        self._show_finding(finding)
        if finding is not None:
            self.places.reveal(finding)

    @Slot(str, str)
    def _on_entered(self, layer: str, key: str) -> None:
        """Follow the cursor in the text."""
        if layer == marking.LAYER and key and not self.view.hasFocus() and self.view.choose(key):
            self._show_finding(self.view.finding)

    @Slot()
    def _on_filter(self) -> None:
        shown = [severity for severity, chip in self.chips.items() if chip.isChecked()]
        before = self.view.finding
        self.view.findings.set_filter(shown)
        if before is not None:
            self.view.choose(marking.key_of(before))
        self._show_nothing()
        self._show_marks()
        self._show_finding(self.view.finding)

    @Slot(object)
    def _on_repair(self, finding: Finding) -> None:
        self._repair([finding], "改正一处")

    @Slot(object)
    def _on_repair_kind(self, finding: Finding) -> None:
        found = of_kind(finding, self.session.findings)
        self._repair(found, f"改正同类 {len(found)} 处")

    def _repair(self, findings: Sequence[Finding], text: str) -> None:
        if not self._reason and findings:
            self.session.repair(findings, text, self.places.place_of(findings[0]))

    @Slot(object, object)
    def _on_ignore(self, finding: Finding, scope: Scope) -> None:
        self.session.ignore(finding, scope)
