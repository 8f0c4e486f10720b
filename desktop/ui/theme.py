"""The look of the window: one table of tokens for light and dark, and how it is put on.

Nothing else in the program names a colour, a text size or a radius. The style sheet in
`resources/style.qss` holds `$token` places that are filled from here.
"""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop import paths
from desktop.domain.report import Status
from desktop.ui import state

UNIT = 8
"""The grid, in device-independent pixels; inside a control half of it."""
HALF = 4
RADIUS = 4

FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "HarmonyOS Sans SC",
    "WenQuanYi Micro Hei",
    "SimHei",
)
_SMALLEST_POINTS = 10.0  # Chinese characters below it cannot be told apart by older eyes
_PROPERTY = "nianbao_theme"


class Choice(StrEnum):
    """What the user may choose; the value is what the menu says."""

    SYSTEM = "跟随系统"
    LIGHT = "浅色"
    DARK = "深色"


class TextSize(StrEnum):
    """The three sizes of text in the window."""

    SMALL = "small"
    BASE = "base"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one scheme, `#rrggbb` each.

    Attributes:
        window: Behind everything; `surface`: lists, fields and pages; `sunken`: the rail.
        muted: Text of second rank; `faint`: of what is switched off or only hinted at.
        accent: Fills of the primary action; `accent_ink`: the same red as text or icon.
        desk: Around the paper, which is white in both schemes, as its `ink` is black.
        overdue: What has passed its deadline, and what destroys.
    """

    name: str
    dark: bool
    window: str
    surface: str
    sunken: str
    text: str
    muted: str
    faint: str
    border: str
    border_strong: str
    hover: str
    pressed: str
    selection: str
    current: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_text: str
    accent_ink: str
    accent_soft: str
    focus: str
    draft: str
    review: str
    final: str
    submitted: str
    published: str
    overdue: str
    notice: str
    desk: str
    paper: str = "#ffffff"
    ink: str = "#000000"

    def color(self, token: str) -> QColor:
        """Return the colour of a token by its name."""
        return QColor(getattr(self, token))

    def status_color(self, status: Status) -> QColor:
        """Return the colour of a report's status."""
        return QColor(getattr(self, status.name.lower()))


LIGHT = Theme(
    name="light",
    dark=False,
    window="#f4f5f6",
    surface="#ffffff",
    sunken="#eaecef",
    text="#1f2328",
    muted="#59606a",
    faint="#868d97",
    border="#dadde1",
    border_strong="#b4bac2",
    hover="#eceef0",
    pressed="#dfe2e6",
    selection="#f4d9d6",
    current="#e6e9ed",
    accent="#a61b1b",
    accent_hover="#8f1515",
    accent_pressed="#771010",
    accent_text="#ffffff",
    accent_ink="#a61b1b",
    accent_soft="#fbeeed",
    focus="#a61b1b",
    draft="#59606a",
    review="#8a5a00",
    final="#0b5cad",
    submitted="#17703f",
    published="#6a45a8",
    overdue="#b3261e",
    notice="#fdf3dc",
    desk="#d5d8dc",
)
DARK = Theme(
    name="dark",
    dark=True,
    window="#1f2023",
    surface="#27292d",
    sunken="#18191b",
    text="#e7e8ea",
    muted="#a8adb5",
    faint="#7d838c",
    border="#3a3d43",
    border_strong="#5a5f67",
    hover="#303338",
    pressed="#3a3d44",
    selection="#5c302d",
    current="#383b41",
    accent="#bf3b33",
    accent_hover="#cc4940",
    accent_pressed="#a53029",
    accent_text="#ffffff",
    accent_ink="#f2958d",
    accent_soft="#3b2826",
    focus="#f2958d",
    draft="#a8adb5",
    review="#e2b352",
    final="#78b6f7",
    submitted="#63cd91",
    published="#bda3f2",
    overdue="#ff9288",
    notice="#40381f",
    desk="#131416",
)
_THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


def remembered() -> Choice:
    """Return what the user chose the last time."""
    name = state.load().text("theme")
    return Choice(name) if name in set(Choice) else Choice.SYSTEM


def current() -> Theme:
    """Return the theme the application wears; the light one where it has none yet."""
    app = QGuiApplication.instance()
    name = app.property(_PROPERTY) if app is not None else None
    return _THEMES.get(name, LIGHT) if isinstance(name, str) else LIGHT


def chosen(app: QApplication, choice: Choice) -> Theme:
    """Return the theme that `choice` means now, and tell the system's window frames of it."""
    hints = app.styleHints()
    hints.setColorScheme(
        {
            Choice.SYSTEM: Qt.ColorScheme.Unknown,
            Choice.LIGHT: Qt.ColorScheme.Light,
            Choice.DARK: Qt.ColorScheme.Dark,
        }[choice]
    )
    if choice is not Choice.SYSTEM:
        return DARK if choice is Choice.DARK else LIGHT
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the application: Fusion, palette, font and one style sheet."""
    app.setProperty(_PROPERTY, theme.name)
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setFont(font(TextSize.BASE))
    sheet = style_sheet(theme)
    if app.styleSheet() != sheet:  # setting it again would polish every widget anew
        app.setStyleSheet(sheet)


def mark(widget: QWidget, role: str) -> None:
    """Give a widget its role in the style sheet, such as "primary", "title" or "muted"."""
    widget.setProperty("role", role)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # its first polish will find the role
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def font(size: TextSize = TextSize.BASE) -> QFont:
    """Return the interface font: the system's size, never under 10 points, and its families."""
    made = QFont(list(FAMILIES))
    made.setPointSizeF(points(size))
    return made


def points(size: TextSize) -> float:
    """Return a text size in points."""
    base = max(QFont().pointSizeF(), _SMALLEST_POINTS)
    return base + {TextSize.SMALL: -1.0, TextSize.BASE: 0.0, TextSize.LARGE: 4.0}[size]


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme for what the style sheet leaves to Fusion."""
    made = QPalette(theme.color("window"))
    roles = QPalette.ColorRole
    for role, token in {
        roles.Window: "window",
        roles.WindowText: "text",
        roles.Base: "surface",
        roles.AlternateBase: "window",
        roles.Text: "text",
        roles.Button: "surface",
        roles.ButtonText: "text",
        roles.BrightText: "overdue",
        roles.ToolTipBase: "surface",
        roles.ToolTipText: "text",
        roles.PlaceholderText: "faint",
        roles.Highlight: "selection",
        roles.HighlightedText: "text",
        roles.Accent: "accent",
        roles.Link: "accent_ink",
        roles.LinkVisited: "accent_ink",
        roles.Mid: "border",
        roles.Dark: "border_strong",
        roles.Light: "surface",
        roles.Midlight: "hover",
    }.items():
        made.setColor(role, theme.color(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.color("faint"))
    return made


def style_sheet(theme: Theme) -> str:
    """Return the style sheet with its `$token` places filled."""
    icons = paths.resources() / "icons" / "controls" / theme.name
    tokens = {
        field.name: getattr(theme, field.name)
        for field in dataclasses.fields(theme)
        if field.name not in {"name", "dark"}
    }
    sizes = {f"text_{size.value}": f"{points(size):g}pt" for size in TextSize}
    lengths = {"unit": f"{UNIT}px", "half": f"{HALF}px", "radius": f"{RADIUS}px"}
    return _template(paths.resources() / "style.qss").substitute(
        tokens | sizes | lengths | {"controls": icons.as_posix()}
    )


@cache
def _template(file: Path) -> Template:
    return Template(file.read_text(encoding="utf-8"))
