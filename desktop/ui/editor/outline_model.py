"""The sections of a report as a tree, for a view: numbers, headings, and the parts that miss."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from typing_extensions import override

from desktop.domain.outline import Kind, Section, missing_parts, subtree_end
from desktop.domain.parts import PartGuide
from desktop.domain.report import Report
from desktop.ui.editor.look import EditorColours, light_colours
from desktop.ui.editor.session import ReportSession

MIME = "application/x-nianbao-section"

_SHOWN = 20
_TIP = 200
_LEAD = "导语"
_EMPTY = "（无标题）"
_Index = QModelIndex | QPersistentModelIndex


class NodeKind(Enum):
    """What a row of the outline stands for."""

    SECTION = auto()
    ATTACHMENT = auto()
    MISSING = auto()


@dataclass(frozen=True, slots=True)
class Node:
    """A row of the outline.

    Attributes:
        index: Of the section, the attachment, or the guide of the missing part.
        quiet: Shown greyed: not a heading.
    """

    kind: NodeKind
    index: int
    number: str
    text: str
    tip: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """All rows of the outline; a row's parent is a position in `nodes`, -1 for the top."""

    nodes: tuple[Node, ...]
    parents: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    top: tuple[int, ...]

    def rows(self, position: int) -> tuple[int, ...]:
        """Return the rows below a position."""
        return self.top if position < 0 else self.children[position]


def tree_of(report: Report, guides: Sequence[PartGuide]) -> Tree:
    """Return the rows of a report's outline: sections, attachments, parts that miss."""
    sections = zip(report.sections, report.markers, strict=True)
    nodes = [section_node(at, section, number) for at, (section, number) in enumerate(sections)]
    parents = _parents(report.sections)
    for at, attachment in enumerate(report.attachments):
        number = f"附件{at + 1} " if len(report.attachments) > 1 else "附件 "
        title = attachment.title or _EMPTY
        nodes.append(Node(NodeKind.ATTACHMENT, at, number, title, title, quiet=True))
    missing = missing_parts(report.sections)
    for at, guide in enumerate(guides):
        if guide.part in missing:
            heading = guide.heading_for(report.year)
            tip = f"点击添加这一必备部分：{guide.guide}"
            nodes.append(Node(NodeKind.MISSING, at, "＋ 缺：", heading, tip, quiet=True))
    parents += [-1] * (len(nodes) - len(parents))
    children: list[list[int]] = [[] for _node in nodes]
    for at, parent in enumerate(parents):
        if parent >= 0:
            children[parent].append(at)
    top = tuple(at for at, parent in enumerate(parents) if parent < 0)
    return Tree(tuple(nodes), tuple(parents), tuple(map(tuple, children)), top)


def section_node(at: int, section: Section, number: str) -> Node:
    """Return the row of a section; one without a heading shows how it begins."""
    text = section.text[:_TIP]
    if section.kind is Kind.LEAD:
        return Node(NodeKind.SECTION, at, "", _LEAD, text, quiet=True)
    heading = section.heading.removesuffix("。")
    if heading:
        return Node(NodeKind.SECTION, at, number, heading, number + heading)
    start = f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text
    return Node(NodeKind.SECTION, at, number, start or _EMPTY, text, quiet=True)


def _parents(sections: Sequence[Section]) -> list[int]:
    """Return for each section the one it stands under, -1 at the top, in one pass."""
    parents: list[int] = []
    path: list[int] = []
    for at, section in enumerate(sections):
        while path and sections[path[-1]].depth >= section.depth:
            path.pop()
        parents.append(path[-1] if path and section.depth else -1)
        if section.depth:
            path.append(at)
    return parents


class OutlineModel(QAbstractItemModel):
    """The outline of a session's report; dragging a row moves its section.

    Signals:
        move_requested: A section is to go before another one, to a depth: index, target, depth.
    """

    move_requested = Signal(int, int, int)

    def __init__(
        self,
        session: ReportSession,
        guides: Sequence[PartGuide] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._guides = guides
        self._colours = light_colours()
        self._tree = tree_of(session.report, guides)
        session.report_changed.connect(self._on_report_changed)

    def set_colours(self, colours: EditorColours) -> None:
        """Take other colours."""
        self._colours = colours

    def node(self, index: _Index) -> Node | None:
        """Return what a row stands for."""
        return self._tree.nodes[index.internalId()] if index.isValid() else None

    def index_of(self, kind: NodeKind, number: int) -> QModelIndex:
        """Return the row of a section, an attachment or a missing part, or no row."""
        for position, node in enumerate(self._tree.nodes):
            if node.kind is kind and node.index == number:
                return self._index_at(position)
        return QModelIndex()

    def with_rows_below(self) -> list[QModelIndex]:
        """Return all rows that can be folded."""
        rows = enumerate(self._tree.children)
        return [self._index_at(position) for position, below in rows if below]

    @override
    def index(self, row: int, column: int, parent: _Index | None = None) -> QModelIndex:
        rows = self._tree.rows(self._position(parent))
        if column or not 0 <= row < len(rows):
            return QModelIndex()
        return self.createIndex(row, 0, rows[row])

    @override
    def parent(self, index: _Index | None = None) -> QModelIndex:  # type: ignore[override]  # overloaded in Qt
        position = -1 if index is None else self._position(index)
        return QModelIndex() if position < 0 else self._index_at(self._tree.parents[position])

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self._tree.rows(self._position(parent)))

    @override
    def columnCount(self, parent: _Index | None = None) -> int:
        return 1

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return node.number + node.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return node.tip
        if role == Qt.ItemDataRole.ForegroundRole and node.quiet:
            return self._colours.muted
        return None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        node = self.node(index)
        if node is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if node.kind is NodeKind.SECTION and self._section(node).depth:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return flags

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        nodes = [node for node in map(self.node, indexes) if node is not None]
        if nodes:
            data.setData(MIME, str(nodes[0].index).encode())
        return data

    @override
    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        return data.hasFormat(MIME) and not self._session.read_only

    @override
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        if self.canDropMimeData(data, action, row, column, parent):
            moved = int(bytes(data.data(MIME).data()))
            self.move_requested.emit(moved, *self._target(row, parent))
        # The report has moved the section already: the view must not remove the row.
        return False

    def _target(self, row: int, parent: _Index) -> tuple[int, int]:
        """Return before which section a dropped one goes, and how deep it then stands."""
        position = self._position(parent)
        sections = self._session.report.sections
        rows = [at for at in self._tree.rows(position) if at < len(sections)]
        depth = sections[position].depth + 1 if position >= 0 else 1
        end = subtree_end(sections, position) if position >= 0 else len(sections)
        target = rows[row] if 0 <= row < len(rows) else end
        lead = target < len(sections) and not sections[target].depth
        return target + 1 if lead else target, depth

    def _section(self, node: Node) -> Section:
        return self._session.report.sections[node.index]

    def _position(self, index: _Index | None) -> int:
        return index.internalId() if index is not None and index.isValid() else -1

    def _index_at(self, position: int) -> QModelIndex:
        if position < 0:
            return QModelIndex()
        row = self._tree.rows(self._tree.parents[position]).index(position)
        return self.createIndex(row, 0, position)

    @Slot(object, object, object)
    def _on_report_changed(self, before: object, after: object, _origin: object) -> None:
        if isinstance(before, Report) and isinstance(after, Report):
            changed = _changed_texts(before, after)
            if changed is None:
                self.beginResetModel()
                self._tree = tree_of(after, self._guides)
                self.endResetModel()
            else:
                self._change_texts(after, changed)

    def _change_texts(self, report: Report, changed: Sequence[int]) -> None:
        nodes = list(self._tree.nodes)
        for at in changed:
            nodes[at] = section_node(at, report.sections[at], nodes[at].number)
        self._tree = replace(self._tree, nodes=tuple(nodes))
        for at in changed:
            self.dataChanged.emit(self._index_at(at), self._index_at(at))


def _changed_texts(before: Report, after: Report) -> list[int] | None:
    """Return the sections whose text alone changed; None where the tree or numbers may have."""
    if _frame(before) != _frame(after):
        return None
    pairs = enumerate(zip(before.sections, after.sections, strict=True))
    changed = [at for at, (old, new) in pairs if old is not new]
    levels = (
        (old.depth, old.marker, old.part) == (new.depth, new.marker, new.part)
        for old, new in ((before.sections[at], after.sections[at]) for at in changed)
    )
    return changed if all(levels) else None


def _frame(report: Report) -> tuple[object, ...]:
    """Return what all rows depend on; the headings of missing parts name the year."""
    titles = tuple(attachment.title for attachment in report.attachments)
    return len(report.sections), report.scheme, report.year, titles
