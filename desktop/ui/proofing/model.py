"""The findings as a list with a head for each family; hints stand apart, below all others."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.domain.finding import Finding, Severity
from desktop.domain.report import Report
from desktop.services.proofing_words import (
    FAMILIES,
    advice,
    family_of,
    place_in_words,
    quoted,
)
from desktop.ui.proofing.marking import key_of

Index = QModelIndex | QPersistentModelIndex

GRAVE: Final = frozenset({Severity.ERROR, Severity.WARNING})

_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a family, with how many of its findings are shown."""

    title: str
    count: int

    @property
    def said(self) -> str:
        """What stands beside the title."""
        return f"{self.count} 处"


@dataclass(frozen=True, slots=True)
class Line:
    """A finding with the name of its place."""

    finding: Finding
    place: str

    @property
    def key(self) -> str:
        """What the finding's mark is known by."""
        return key_of(self.finding)


Row = Head | Line


class FindingsModel(QAbstractListModel):
    """Heads and findings; a head cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        self._report = Report()
        self._shown: Collection[Severity] = GRAVE
        self._rows: tuple[Row, ...] = ()

    def show_findings(self, findings: Sequence[Finding], report: Report) -> None:
        """Show the findings in `report`."""
        self._findings, self._report = tuple(findings), report
        self._fill()

    def set_filter(self, shown: Collection[Severity]) -> None:
        """Show only findings of these severities."""
        self._shown = shown
        self._fill()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is shown, in reading order."""
        return tuple(one for one in self._findings if one.severity in self._shown)

    def row(self, index: Index) -> Row | None:
        """Return what stands in a row."""
        return self._rows[index.row()] if index.isValid() else None

    def finding(self, index: Index) -> Finding | None:
        """Return the finding in a row; None for a head."""
        row = self.row(index)
        return row.finding if isinstance(row, Line) else None

    def find(self, key: str) -> QModelIndex:
        """Return where the finding with `key` is; invalid: it is not shown."""
        for place, row in enumerate(self._rows):
            if isinstance(row, Line) and row.key == key:
                return self.index(place)
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if isinstance(row, Head):
            told: dict[Qt.ItemDataRole, str] = {
                Qt.ItemDataRole.DisplayRole: row.title,
                Qt.ItemDataRole.AccessibleTextRole: f"{row.title}，{row.said}",
            }
        elif row is not None:
            whole = told_whole(row)
            told = {
                Qt.ItemDataRole.DisplayRole: row.finding.message,
                Qt.ItemDataRole.ToolTipRole: whole,
                Qt.ItemDataRole.AccessibleTextRole: whole,
            }
        else:
            told = {}
        return told.get(Qt.ItemDataRole(role))

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.row(index), Line):
            return super().flags(index)
        return Qt.ItemFlag.NoItemFlags

    def _fill(self) -> None:
        self.beginResetModel()
        grave = [one for one in self.findings if one.severity in GRAVE]
        hints = [one for one in self.findings if one.severity not in GRAVE]
        self._rows = (*self._grouped(grave, ""), *self._grouped(hints, "提示 · "))
        self.endResetModel()

    def _grouped(self, findings: Sequence[Finding], before: str) -> list[Row]:
        groups: dict[str, list[Row]] = {family: [] for family in FAMILIES}
        for one in findings:
            line = Line(one, place_in_words(one, self._report))
            groups.setdefault(family_of(one.rule), []).append(line)
        rows: list[Row] = []
        for family, lines in groups.items():
            if lines:
                rows += [Head(f"{before}{FAMILIES.get(family, family)}", len(lines)), *lines]
        return rows


def said_of(line: Line) -> str:
    """Say where a finding is, its words, and what to put there."""
    words = quoted(line.finding)
    where = f"{line.place}“{words}”" if words else line.place
    instead = advice(line.finding)
    return f"{where} → {instead}" if instead else where


def told_whole(line: Line) -> str:
    """Say all of a finding in a few lines."""
    one = line.finding
    lines = [f"{one.severity.word}：{one.message}", said_of(line)]
    if one.clause:
        lines.append(f"依据：{one.clause}")
    return "\n".join(lines)
