"""The list of indicators, grouped, with what became of each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.domain.indicator import Catalogue, Indicator
from desktop.statistics.catalogue import is_own
from desktop.ui import theme
from desktop.ui.catalogue.form import MEASURES

_HEADS = ("指标", "单位", "类型", "来源", "状态")
_KEY = Qt.ItemDataRole.UserRole
_NAME_WIDTH = 36 * theme.UNIT
_WIDTH = 11 * theme.UNIT


class CatalogueTree(QTreeWidget):
    """Shows a catalogue.

    Signals:
        chosen: The key of the indicator under the cursor, empty where it is none.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderLabels(list(_HEADS))
        self.setAccessibleName("统计指标")
        self.setRootIsDecorated(True)
        self.setAllColumnsShowFocus(True)
        heads = self.header()
        heads.setStretchLastSection(True)
        heads.resizeSection(0, _NAME_WIDTH)
        for column in range(1, len(_HEADS) - 1):
            heads.resizeSection(column, _WIDTH)
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.currentItemChanged.connect(self._on_current)

    @property
    def key(self) -> str:
        """The key of the indicator under the cursor, or empty."""
        return _key_of(self.currentItem())

    def show_catalogue(self, catalogue: Catalogue, text: str, key: str) -> int:
        """Show what holds `text`, with the cursor on `key`; returns how many indicators."""
        self.clear()
        shown = 0
        for group in catalogue.groups:
            found = [each for each in catalogue.in_group(group) if _holds(each, text)]
            if not found:
                continue
            head = QTreeWidgetItem(self, [group])
            head.setFirstColumnSpanned(True)
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            strong = theme.font()
            strong.setWeight(strong.Weight.DemiBold)
            head.setFont(0, strong)
            shown += len(found)
            for each in found:
                self._add(head, each, current=each.key == key)
            head.setExpanded(True)
        return shown

    def _add(self, head: QTreeWidgetItem, indicator: Indicator, *, current: bool) -> None:
        item = QTreeWidgetItem(
            head,
            [
                indicator.label,
                indicator.unit,
                MEASURES[indicator.measure].partition("（")[0],
                "自定" if is_own(indicator.key) else "软件自带",
                status_words(indicator),
            ],
        )
        item.setData(0, _KEY, indicator.key)
        item.setToolTip(0, indicator.definition)
        if indicator.retired_after is not None:
            for column in range(len(_HEADS)):
                item.setForeground(column, theme.current().color("faint"))
        if current:
            self.setCurrentItem(item)

    def _on_current(
        self, current: QTreeWidgetItem | None, _previous: QTreeWidgetItem | None
    ) -> None:
        self.chosen.emit(_key_of(current))


def status_words(indicator: Indicator) -> str:
    """Say whether an indicator is asked for."""
    if indicator.retired_after is None:
        return "在用"
    return f"{indicator.retired_after} 年后停用"


def _key_of(item: QTreeWidgetItem | None) -> str:
    key = item.data(0, _KEY) if item is not None else None
    return key if isinstance(key, str) else ""


def _holds(indicator: Indicator, text: str) -> bool:
    names = (indicator.label, *(each.label for each in indicator.former_labels), *indicator.cues)
    return text.strip().casefold() in "\n".join((*names, indicator.definition)).casefold()
