"""Line icons of one family (Lucide), tinted by the theme and drawn at every scaling."""

from functools import cache, partial

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton

from desktop import paths
from desktop.ui import theme

SIZE = 16
"""The side of an icon in device-independent pixels."""
_GAP = 4
_NAME = "icon_name"
_TINT = "icon_tint"


def icon(name: str, tint: str = "text", size: int = SIZE, gap: int = 0) -> QIcon:
    """Return an icon in the colour `tint` of the current theme; Qt greys it where switched off.

    It is followed by `gap` device-independent pixels of nothing.
    """
    # One picture for the sharpest screen there is: drawing more would double the start.
    ratio = sharpest()
    return QIcon(_pixmap(name, tint, round(size * ratio), round(gap * ratio)))


def pixmap(name: str, tint: str = "text", size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture of `size` device-independent pixels."""
    made = QPixmap(_pixmap(name, tint, round(size * ratio)))
    made.setDevicePixelRatio(ratio)
    return made


def put(target: QAction | QAbstractButton, name: str, tint: str = "text", size: int = SIZE) -> None:
    """Give an action or a button its icon, so that `refresh` can tint it again."""
    target.setProperty(_NAME, name)
    target.setProperty(_TINT, tint)
    # Qt leaves four pixels between an icon and the words of a button; Chinese wants more.
    gap = _GAP if isinstance(target, QPushButton) and target.text() else 0
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(size + gap, size))
    target.setIcon(icon(name, tint, size, gap))


def put_late(action: QAction, name: str, tint: str = "text") -> None:
    """Tell an action its icon, which is drawn when a menu that draws late shows the action."""
    action.setProperty(_NAME, name)
    action.setProperty(_TINT, tint)


def draw_late(menu: QMenu) -> None:
    """Let a menu draw the icons of its actions when it opens: a start has no time for them."""
    menu.aboutToShow.connect(partial(_draw_missing, menu))


def app_icon() -> QIcon:
    """Return the icon of the program itself."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128):
        made.addPixmap(_pixmap("app", "text", side))
    return made


def sharpest() -> float:
    """Return how many pixels of the sharpest screen make a device-independent one."""
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def refresh(root: QObject) -> None:
    """Tint the icons of all actions and buttons below `root` for the current theme."""
    for action in root.findChildren(QAction):
        _again(action, SIZE)
    for button in root.findChildren(QAbstractButton):
        _again(button, button.iconSize().height())


def _draw_missing(menu: QMenu) -> None:
    for action in menu.actions():
        if action.icon().isNull():
            _again(action, SIZE)


def _again(target: QAction | QAbstractButton, size: int) -> None:
    name = target.property(_NAME)
    if isinstance(name, str):
        put(target, name, str(target.property(_TINT)), size)


def _pixmap(name: str, tint: str, side: int, gap: int = 0) -> QPixmap:
    color = getattr(theme.current(), tint)
    key = f"nianbao/{name}/{color}/{side}/{gap}"
    made = QPixmap()
    if not QPixmapCache.find(key, made):
        made = _drawn(name, color, side, gap)
        QPixmapCache.insert(key, made)
    return made


def _drawn(name: str, color: str, side: int, gap: int) -> QPixmap:
    made = QPixmap(side + gap, side)
    made.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", color.encode())))
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return made


@cache
def _source(name: str) -> bytes:
    return (paths.resources() / "icons" / f"{name}.svg").read_bytes()
