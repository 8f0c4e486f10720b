"""What was put right on reading, kind by kind; each kind is taken back and put on again."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.recognition import Kind, Normalised
from desktop.recognition.changes import WITHIN_LINES
from desktop.recognition.notes import normalised
from desktop.ui import icons, theme
from desktop.ui.importing.draft import Draft

_KIND = Qt.ItemDataRole.UserRole + 1
_LINE = Qt.ItemDataRole.UserRole + 2
_MOST_SHOWN = 50


class NotesPanel(QWidget):
    """Notes to be read, and below them the kinds of normalisation with what they did where.

    Signals:
        skip_requested: The kinds to be left out (`frozenset`); the file is to be read again.
        line_chosen: The line of the source that an example is from, counted from 1.
    """

    skip_requested = Signal(object)
    line_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._skipped: frozenset[Kind] = frozenset()
        self._shown: object = None
        self._title = QLabel(self)
        self.verbatim = QCheckBox("按原文读入", self)
        self.tree = QTreeWidget(self)
        self._build()
        self.verbatim.clicked.connect(self._on_verbatim)
        self.tree.itemChanged.connect(self._on_item_changed)
        self.tree.currentItemChanged.connect(self._on_current_changed)

    @property
    def texts(self) -> list[str]:
        """What the rows say, without the examples."""
        rows = (self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount()))
        return [item.text(0) for item in rows if item is not None]

    def item_of(self, kind: Kind) -> QTreeWidgetItem | None:
        """Return the row of a kind of normalisation."""
        rows = (self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount()))
        return next((item for item in rows if item and item.data(0, _KIND) == kind.value), None)

    def show_draft(self, draft: Draft) -> None:
        """Show what was put right in a draft, and what was taken back."""
        self._skipped = draft.skipped
        self.verbatim.setChecked(draft.skipped >= WITHIN_LINES)
        shown = (draft.reading, draft.remarks, draft.taken_back)
        if shown == self._shown and not self._stale(draft.skipped):
            return
        self._shown = shown
        done = draft.reading.recognised.normalised if draft.reading else ()
        said = normalised(done, 0)
        with QSignalBlocker(self.tree):
            self.tree.clear()
            for note in draft.remarks:
                if note not in said:
                    self._add_note(note)
            for each in sorted(
                (*done, *draft.taken_back), key=lambda one: list(Kind).index(one.kind)
            ):
                self._add_kind(each)
            if not self.tree.topLevelItemCount():
                self._add_note("原文处处合乎规范，没有改动。")
        places = sum(each.count for each in done)
        self._title.setText(f"已规范的内容（{places} 处）" if places else "已规范的内容")

    def _stale(self, skipped: Collection[Kind]) -> bool:
        """Tell whether a box shows another state than the reading has."""
        return any(
            (item.checkState(0) is Qt.CheckState.Unchecked) is not (kind in skipped)
            for kind in Kind
            if kind.can_be_skipped and (item := self.item_of(kind)) is not None
        )

    def _add_note(self, note: str) -> None:
        item = QTreeWidgetItem(self.tree, [note])
        item.setToolTip(0, note)
        item.setIcon(0, icons.icon("info", "muted"))

    def _add_kind(self, each: Normalised) -> None:
        item = QTreeWidgetItem(self.tree, [f"{each.kind.value}　{each.count} 处"])
        item.setData(0, _KIND, each.kind.value)
        if each.kind.can_be_skipped:
            on = each.kind not in self._skipped
            item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setToolTip(0, "去掉勾选（空格键），这一类就照原文保留。")
        for text, line in _examples(each):
            example = QTreeWidgetItem(item, [text])
            example.setToolTip(0, text)
            example.setData(0, _LINE, line)

    @Slot()
    def _on_verbatim(self) -> None:
        self.skip_requested.emit(WITHIN_LINES if self.verbatim.isChecked() else frozenset())

    @Slot(QTreeWidgetItem, int)
    def _on_item_changed(self, item: QTreeWidgetItem, _column: int) -> None:
        name = item.data(0, _KIND)
        if name is None:
            return
        kind = {Kind(name)}
        on = item.checkState(0) is Qt.CheckState.Checked
        skipped = self._skipped - kind if on else self._skipped | kind
        if skipped != self._skipped:
            self.skip_requested.emit(skipped)

    @Slot(QTreeWidgetItem, QTreeWidgetItem)
    def _on_current_changed(
        self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None
    ) -> None:
        line = item.data(0, _LINE) if item is not None else None
        if line is not None:
            self.line_chosen.emit(int(line))

    def _build(self) -> None:
        theme.mark(self._title, "strong")
        self.verbatim.setToolTip("重新读取文件：标点、空格一律保持原样，不作规范。")
        self.tree.setAccessibleName("已规范的内容")
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(2 * theme.UNIT)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.verbatim)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.HALF, 0, 0)
        box.setSpacing(theme.HALF)
        box.addLayout(head)
        box.addWidget(self.tree, 1)


def _examples(each: Normalised) -> Iterator[tuple[str, int]]:
    """Say what was changed where; of very many changes only the first."""
    for change in each.changes[:_MOST_SHOWN]:
        yield f"第 {change.line} 行　{change.before} → {change.after or '（去掉）'}", change.line
    if each.count > _MOST_SHOWN:
        yield f"另有 {each.count - _MOST_SHOWN} 处", each.changes[_MOST_SHOWN - 1].line
