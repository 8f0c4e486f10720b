"""Chooses whose figures a workbook holds: what is picked, a superior with all below it, or all."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from desktop.domain.office import OfficeId, OfficeRecord
from desktop.ui import theme
from desktop.ui.office_box import OfficeBox


class WorkbookScope(QWidget):
    """Three ways to say which offices are meant."""

    def __init__(
        self,
        records: tuple[OfficeRecord, ...],
        picked: Sequence[OfficeId],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._records = records
        self._picked = tuple(picked)
        self.picked = QRadioButton(self._told_of_picked(), self)
        self.below = QRadioButton("某单位及其全部下级", self)
        self.every = QRadioButton(f"台账中全部 {len(records)} 个单位", self)
        self.superior = OfficeBox(self)
        self._count = QLabel(self)
        self._lay_out()
        self.superior.offer(records)
        if picked:
            self.superior.choose(picked[0])
        self._choose()
        self.below.toggled.connect(self._say)
        self.superior.chosen.connect(self._say)
        self._say()

    @property
    def offices(self) -> tuple[OfficeId, ...]:
        """The offices that are meant."""
        if self.every.isChecked():
            return tuple(record.id for record in self._records)
        top = self.superior.office
        if self.below.isChecked() and top is not None:
            return with_all_below(self._records, top)
        return self._picked

    def _told_of_picked(self) -> str:
        if len(self._picked) != 1:
            return f"所选的 {len(self._picked)} 个单位"
        names = (one.office for one in self._records if one.id == self._picked[0])
        return "".join(f"只有{office.short_name or office.full_name}" for office in names)

    def _choose(self) -> None:
        """Begin with what is picked, with those below it where there are any."""
        single = len(self._picked) == 1
        leads = single and len(with_all_below(self._records, self._picked[0])) > 1
        self.picked.setEnabled(bool(self._picked))
        chosen = self.below if leads else self.picked if self._picked else self.every
        chosen.setChecked(True)

    @Slot()
    def _say(self) -> None:
        self.superior.setEnabled(self.below.isChecked())
        top = self.superior.office
        count = len(with_all_below(self._records, top)) if top is not None else 0
        self._count.setText(f"共 {count} 个单位" if self.below.isChecked() else "")

    def _lay_out(self) -> None:
        self.superior.setAccessibleName("上级单位")
        theme.mark(self._count, "muted")
        row = QHBoxLayout()
        row.setContentsMargins(3 * theme.UNIT, 0, 0, 0)
        row.setSpacing(theme.UNIT)
        row.addWidget(self.superior, 1)
        row.addWidget(self._count)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.HALF)
        box.addWidget(self.picked)
        box.addWidget(self.below)
        box.addLayout(row)
        box.addWidget(self.every)


def with_all_below(records: Iterable[OfficeRecord], top: OfficeId) -> tuple[OfficeId, ...]:
    """Return an office and all that stand below it at any depth."""
    children: dict[OfficeId | None, list[OfficeId]] = {}
    for record in records:
        children.setdefault(record.office.superior, []).append(record.id)
    found, waiting = [], [top]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return tuple(found)
