"""Which text stands on a side: the report of an office and a year, as it is or as it was."""

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from desktop.domain.office import OfficeId
from desktop.domain.report import Report, ReportId
from desktop.domain.revision import Revision, RevisionId
from desktop.services.workspace import Workspace
from desktop.ui import theme
from desktop.ui.office_box import OfficeBox
from desktop.ui.theme import HALF

NOW = "现在的文本"


@dataclass(frozen=True, slots=True)
class Side:
    """A text that can be held against another.

    Attributes:
        key: The report it is of.
        now: Whether it is the text as it stands now.
    """

    report: Report
    key: ReportId
    now: bool
    told: str


class SidePicker(QWidget):
    """Chooses office, year and state.

    Signals:
        chosen: There is another `side`.
    """

    chosen = Signal()

    def __init__(self, name: str, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.side: Side | None = None
        self.office = OfficeBox(self)
        self.year = QComboBox(self)
        self.state = QComboBox(self)
        label = QLabel(name, self)
        theme.mark(label, "strong")
        self.year.setAccessibleName(f"{name}的年度")
        self.state.setAccessibleName(f"{name}的版本")
        self.state.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.state.setMinimumContentsLength(10)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(HALF)
        for widget, room in ((label, 0), (self.office, 3), (self.year, 0), (self.state, 2)):
            line.addWidget(widget, room)
        self.office.offer(workspace.offices.search(""))
        self.office.chosen.connect(self._on_office)
        self.year.activated.connect(self._on_year)
        self.state.activated.connect(self._on_state)

    def choose(self, report: ReportId, revision: RevisionId | None = None) -> None:
        """Take the report as it was in a revision; None: as it stands."""
        record = self._workspace.reports.get(report)
        self.office.choose(record.office_id)
        self._offer_years(record.office_id, record.report.year)
        self._offer_states(revision)

    @Slot()
    def _on_office(self) -> None:
        if self.office.office is not None:
            self._offer_years(self.office.office, self.year.currentData())
            self._offer_states()

    @Slot()
    def _on_year(self) -> None:
        self._offer_states()

    @Slot()
    def _on_state(self) -> None:
        self._take()

    def _offer_years(self, office: OfficeId, wanted: object) -> None:
        years = self._workspace.reports.years()
        entries = self._workspace.reports.entries([office], years)
        with QSignalBlocker(self.year):
            self.year.clear()
            for entry in sorted(entries, key=lambda each: -each.year):
                self.year.addItem(f"{entry.year} 年度", entry.year)
            self.year.setCurrentIndex(max(self.year.findData(wanted), 0))
        self.year.setEnabled(self.year.count() > 1)

    def _offer_states(self, wanted: RevisionId | None = None) -> None:
        with QSignalBlocker(self.state):
            self.state.clear()
            self.state.addItem(NOW, None)
            key = self._key()
            for revision in self._workspace.history.timeline(key)[1:] if key else ():
                self.state.addItem(told(revision), int(revision.id))
            # The newest revision is the text as it stands.
            place = self.state.findData(int(wanted)) if wanted is not None else 0
            self.state.setCurrentIndex(max(place, 0))
        self.state.setEnabled(self.state.count() > 1)
        self._take()

    def _key(self) -> ReportId | None:
        office, year = self.office.office, self.year.currentData()
        if office is None or not isinstance(year, int):
            return None
        found = self._workspace.reports.entries([office], [year])
        return found[0].id if found else None

    def _take(self) -> None:
        """Read the text that is chosen."""
        key, state = self._key(), self.state.currentData()
        if key is None:
            self.side = None
        elif isinstance(state, int):
            report = self._workspace.history.report_at(RevisionId(state))
            self.side = Side(report, key, now=False, told=self.state.currentText())
        else:
            self.side = Side(self._workspace.reports.get(key).report, key, now=True, told=NOW)
        self.chosen.emit()


def told(revision: Revision) -> str:
    """Say in a line what a revision is."""
    at = revision.at.astimezone()
    what = revision.name or revision.kind.value
    who = f" {revision.operator}" if revision.operator else ""
    return f"{at:%Y-%m-%d %H:%M} {what}{who}"
