"""How the editor looks: colours, fonts by role, and distances in characters of the text."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QTextBlockFormat, QTextCharFormat

from desktop.ui.editor.lines import Line, Role

COLUMN = 40
"""The width of the text column, in characters."""
INDENT = 2
"""How far a paragraph's first line is indented, in characters (GB/T 9704 7.3.3)."""

_LINE_PERCENT = 128.0
_PARAGRAPH_GAP = 0.28
_SECTION_GAPS = {1: 1.35, 2: 0.6}
_ATTACHMENT_GAP = 3.4

_FANGSONG = (
    "仿宋_GB2312",
    "FangSong_GB2312",
    "仿宋",
    "FangSong",
    "方正仿宋_GBK",
    "FZFangSong-Z02",
    "STFangsong",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
)
_HEITI = (
    "黑体",
    "SimHei",
    "方正黑体_GBK",
    "FZHei-B01",
    "STHeiti",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)
_KAITI = (
    "楷体_GB2312",
    "KaiTi_GB2312",
    "楷体",
    "KaiTi",
    "方正楷体_GBK",
    "FZKai-Z03",
    "STKaiti",
    "AR PL UKai CN",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
)


_STAND_INS = ("Noto", "Source Han", "WenQuanYi")


@dataclass(frozen=True, slots=True)
class EditorColours:
    """The colours of the editor; paper stays white in a dark window too."""

    desk: QColor
    paper: QColor
    edge: QColor
    text: QColor
    heading: QColor
    muted: QColor
    faint: QColor
    accent: QColor
    kept: QColor
    line: QColor
    shade: QColor
    selection: QColor
    found: QColor
    invalid: QColor
    error: QColor
    warning: QColor
    hint: QColor
    link: QColor
    soft: QColor


def light_colours() -> EditorColours:
    """Return the colours of the light window."""
    return EditorColours(
        desk=QColor("#ECEDEF"),
        paper=QColor("#FFFFFF"),
        edge=QColor("#D9DBDF"),
        text=QColor("#23262B"),
        heading=QColor("#14161A"),
        muted=QColor("#6B717A"),
        faint=QColor("#A9AEB6"),
        accent=QColor("#A8201A"),
        kept=QColor("#B26A00"),
        line=QColor("#C9CCD1"),
        shade=QColor("#F5F6F7"),
        selection=QColor("#CFE0F5"),
        found=QColor("#FFE9A8"),
        invalid=QColor("#C0392B"),
        error=QColor("#C0392B"),
        warning=QColor("#B26A00"),
        hint=QColor("#2F6FB5"),
        link=QColor("#7FA3C9"),
        soft=QColor("#FFF6DC"),
    )


@cache
def first_present(families: tuple[str, ...]) -> str:
    """Return the first family that is installed, or the last one named."""
    installed = set(QFontDatabase.families())
    return next((family for family in families if family in installed), families[-1])


def body_font(points: float) -> QFont:
    """Return the font of the text."""
    font = QFont(first_present(_FANGSONG))
    font.setPointSizeF(points)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def heading_font(points: float, depth: int) -> QFont:
    """Return the font of headings: 黑体, then 楷体, then 仿宋 (GB/T 9704 7.3.3).

    A family that only stands in for 黑体 or 楷体 is told from the text by its weight.
    """
    families = {1: _HEITI, 2: _KAITI}.get(depth, _FANGSONG)
    family = first_present(families)
    font = body_font(points)
    font.setFamily(family)
    if families is not _FANGSONG and family.startswith(_STAND_INS):
        font.setWeight(QFont.Weight.DemiBold)
    return font


def line_font(line: Line, points: float) -> QFont:
    """Return the font of a line's heading and number."""
    if line.role is Role.ATTACHMENT:
        return heading_font(points, 1)
    return heading_font(points, line.depth) if line.opens else body_font(points)


def char_format(font: QFont, colour: QColor) -> QTextCharFormat:
    """Return the format of characters in `font` and `colour`."""
    form = QTextCharFormat()
    form.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
    form.setForeground(colour)
    return form


def block_format(line: Line, em: float, number_width: float) -> QTextBlockFormat:
    """Return the format of a line's block; `em` is the width of a character in pixels."""
    form = QTextBlockFormat()
    form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setBottomMargin(_PARAGRAPH_GAP * em)
    indent = 0.0 if line.role is Role.ATTACHMENT else INDENT * em
    form.setTextIndent(indent + number_width)
    if line.role is Role.ATTACHMENT:
        form.setTopMargin(_ATTACHMENT_GAP * em)
    elif line.opens:
        form.setTopMargin(_SECTION_GAPS.get(line.depth, 0.2) * em)
    return form
