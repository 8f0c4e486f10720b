"""The list of files being imported: name, and below it how far it has got."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from desktop.ui import icons, theme
from desktop.ui.importing.draft import Draft, Stage
from desktop.ui.importing.queue import DRAFT_ROLE

Index = QModelIndex | QPersistentModelIndex
_LOOKS = {
    Stage.WAITING: ("file-text", "muted"),
    Stage.READING: ("refresh-cw", "muted"),
    Stage.READY: ("square-pen", "final"),
    Stage.FAILED: ("circle-alert", "overdue"),
    Stage.STORED: ("circle-check", "submitted"),
    Stage.SKIPPED: ("minus", "faint"),
}
_HEIGHT = 6 * theme.UNIT


class FileList(QListView):
    """Two lines a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("要导入的文件")
        self.setItemDelegate(_FileDelegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class _FileDelegate(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), _HEIGHT)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]  # PySide's stubs lack it

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        draft = index.data(DRAFT_ROLE)
        if not isinstance(draft, Draft):
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]  # PySide's stubs lack it
        icon, token = _LOOKS[draft.stage]
        painter.save()
        corner = QPoint(rect.left() + theme.UNIT, rect.center().y() - icons.SIZE // 2)
        icons.icon(icon, token).paint(painter, QRect(corner, QSize(icons.SIZE, icons.SIZE)))
        place = rect.adjusted(2 * theme.UNIT + icons.SIZE, theme.HALF, -theme.UNIT, -theme.HALF)
        upper, lower = QRect(place), QRect(place)
        upper.setBottom(place.center().y())
        lower.setTop(place.center().y() + 1)
        name = "faint" if draft.stage is Stage.SKIPPED else "text"
        _write(painter, upper, draft.path.name, name, theme.TextSize.BASE)
        _write(painter, lower, _said(draft), token, theme.TextSize.SMALL)
        painter.restore()


def _said(draft: Draft) -> str:
    """Say how far a file has got; of one that waits for the clerk, its year and what is open.

    Names of files differ by their year, which is just what a narrow list cuts out of them.
    """
    if draft.stage is not Stage.READY:
        return draft.stage.value
    year = f"{draft.year} 年度" if draft.year else ""
    open_ones = f"{len(draft.leftover)} 段文字待安放" if draft.leftover else ""
    return " · ".join(each for each in (year, draft.stage.value, open_ones) if each)


def _write(painter: QPainter, place: QRect, text: str, token: str, size: theme.TextSize) -> None:
    painter.setFont(theme.font(size))
    painter.setPen(theme.current().color(token))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
