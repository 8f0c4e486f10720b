"""The list of backups: when each was made, how large it is and where it lies."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.domain.backup import Backup
from desktop.ui.backups.words import moment, size
from desktop.ui.theme import UNIT

_HEADS = ("备份时间", "大小", "位置")
_BACKUP = Qt.ItemDataRole.UserRole
_WIDTHS = (26 * UNIT, 12 * UNIT)


class BackupList(QTreeWidget):
    """Shows backups, the newest on top.

    Signals:
        chosen: The `Backup` under the cursor, None where there is none.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderLabels(list(_HEADS))
        self.setAccessibleName("备份")
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        for column, width in enumerate(_WIDTHS):
            self.header().resizeSection(column, width)
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.header().setStretchLastSection(True)
        self.currentItemChanged.connect(self._on_current)

    @property
    def backup(self) -> Backup | None:
        """The backup under the cursor."""
        place = self.currentIndex()
        found = place.siblingAtColumn(0).data(_BACKUP) if place.isValid() else None
        return found if isinstance(found, Backup) else None

    def show_backups(self, here: Sequence[Backup], away: Sequence[Backup]) -> None:
        """Show those `here` and those that only the second place has, the newest chosen."""
        self.ensurePolished()  # or the rows would have the height of a bare style
        self.clear()
        found = [(each, "本机") for each in here] + [(each, "第二处") for each in away]
        for each, place in sorted(found, key=lambda pair: pair[0].age(), reverse=True):
            item = QTreeWidgetItem(self, [moment(each.made), _size(each), place])
            item.setData(0, _BACKUP, each)
            item.setToolTip(0, str(each.path))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if found:
            self.setCurrentIndex(self.model().index(0, 0))
        self._on_current()

    @Slot()
    def _on_current(self) -> None:
        self.chosen.emit(self.backup)


def _size(backup: Backup) -> str:
    try:
        return size(backup.path.stat().st_size)
    except OSError:  # the stick was pulled between two looks
        return "—"
