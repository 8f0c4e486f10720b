"""Every figure of the official format, once: its clause, its strength, and how exact it must be.

The source is GB/T 9704—2012 《党政机关公文格式》; a clause such as 7.2.4 is one of its own. What
the standard leaves open and offices have settled among themselves is marked `Strength.PRACTICE`.
This is the only place of the program with millimetres and points.

Two ways of reading the margins are both in use:

* A takes the margins as the white edge (37 and 35 mm), with a line pitch of 28.95 pt. 29 pt would
  give 21 lines a page and not 22.
* B takes half the leading off the margins (34.6 and 32.6 mm), so that the squares of the first
  line's characters begin at 37 mm and those of the last one end at 262 mm, with a line pitch of
  29.6 pt: the line of 3.2, a character and 7/8 of its height.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

POINTS_PER_MM: Final = 72 / 25.4
TWIPS_PER_POINT: Final = 20


class Strength(StrEnum):
    """How binding a figure is."""

    REQUIRED = "规定"
    USUAL = "一般"
    RECOMMENDED = "推荐"
    OPTIONAL = "可以"
    PRACTICE = "实务"


class Unit(StrEnum):
    """What a figure counts."""

    MM = "mm"
    POINT = "pt"
    CHARACTER = "字"
    LINE = "行"
    SHARE = "比"


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of the format.

    Attributes:
        value: In `unit`.
        clause: Of GB/T 9704—2012; "" where it is practice only.
        what: What it measures, in the official terms.
        tolerance: How far a measured layout may be off, in `unit`.
    """

    value: float
    unit: Unit
    clause: str
    strength: Strength
    what: str
    tolerance: float = 0.0

    @property
    def points(self) -> float:
        """The length in points; raises `ValueError` for what is not a length."""
        if self.unit is Unit.MM:
            return self.value * POINTS_PER_MM
        if self.unit is Unit.POINT:
            return self.value
        msg = f"{self.what} is not a length"
        raise ValueError(msg)

    @property
    def mm(self) -> float:
        """The length in millimetres; raises `ValueError` for what is not a length."""
        return self.points / POINTS_PER_MM

    @property
    def twips(self) -> int:
        """The length in twentieths of a point, as Word counts."""
        return round(self.points * TWIPS_PER_POINT)


def _mm(value: float, clause: str, strength: Strength, what: str, tolerance: float = 0) -> Measure:
    return Measure(value, Unit.MM, clause, strength, what, tolerance)


def _pt(value: float, clause: str, strength: Strength, what: str) -> Measure:
    return Measure(value, Unit.POINT, clause, strength, what)


def _lines(value: float, clause: str, strength: Strength, what: str) -> Measure:
    return Measure(value, Unit.LINE, clause, strength, what)


def _characters(value: float, clause: str, strength: Strength, what: str) -> Measure:
    return Measure(value, Unit.CHARACTER, clause, strength, what)


_REQUIRED, _USUAL, _PRACTICE = Strength.REQUIRED, Strength.USUAL, Strength.PRACTICE

# Paper and text area (chapters 4 and 5)
PAPER_WIDTH: Final = _mm(210, "5.1", _REQUIRED, "纸张宽度")
PAPER_HEIGHT: Final = _mm(297, "5.1", _REQUIRED, "纸张长度")
TOP_EDGE: Final = _mm(37, "5.2.1", _REQUIRED, "天头", 1)
BINDING_EDGE: Final = _mm(28, "5.2.1", _REQUIRED, "订口", 1)
TEXT_WIDTH: Final = _mm(156, "5.2.1", _REQUIRED, "版心宽度", 1)
TEXT_HEIGHT: Final = _mm(225, "5.2.1", _REQUIRED, "版心高度", 1)
LINES_A_PAGE: Final = _lines(22, "5.2.3", _USUAL, "每面行数")
CHARACTERS_A_LINE: Final = _characters(28, "5.2.3", _USUAL, "每行字数")

# Sizes of type (号 in points, as Word counts them)
SIZE_2: Final = _pt(22, "7.3.1", _USUAL, "2号字")
SIZE_3: Final = _pt(16, "5.2.2", _USUAL, "3号字")
SIZE_4: Final = _pt(14, "7.4.2", _USUAL, "4号字")
TABLE_SIZE: Final = _pt(12, "", _PRACTICE, "表格文字（小4号）")
CHARACTER_SPACING: Final = _pt(-0.25, "5.2.3", _PRACTICE, "正文字距（每行容28字）")

# Above the red line (7.2)
MARK_TOP: Final = _mm(35, "7.2.4", _REQUIRED, "发文机关标志上边缘至版心上边缘", 1)
MARK_LARGEST: Final = _pt(48, "7.2.4", _PRACTICE, "发文机关标志最大字号")
MARK_NARROWEST: Final = Measure(0.66, Unit.SHARE, "7.2.4", _PRACTICE, "发文机关标志最小字宽比")
MARK_LEADING: Final = Measure(1.2, Unit.SHARE, "7.2.4", _PRACTICE, "发文机关标志行距与字号比")
MARK_HEIGHT: Final = _pt(180, "7.3.3", _PRACTICE, "发文机关标志总高上限（首页须有正文）")
MARK_BEARING: Final = Measure(
    0.03, Unit.SHARE, "7.2.4", _PRACTICE, "发文机关标志字面上边缘至字框与字号比"
)
MARK_SLACK: Final = _pt(6, "7.2.4", _PRACTICE, "发文机关标志左右余量")
DOC_NUMBER_GAP: Final = _lines(2, "7.2.5", _REQUIRED, "标志与发文字号间空行")
DOC_NUMBER_INDENT: Final = _characters(1, "7.2.5", _REQUIRED, "上行文发文字号左空")
SIGNER_INDENT: Final = _characters(1, "7.2.6", _REQUIRED, "签发人右空")
SIGNERS_A_LINE: Final = _characters(2, "7.2.6", _USUAL, "每行签发人数")
RED_LINE_GAP: Final = _mm(4, "7.2.7", _REQUIRED, "发文字号至红色分隔线", 1)
RED_LINE_WEIGHT: Final = _mm(0.5, "7.2.7", _PRACTICE, "红色分隔线线粗")

# The body (7.3)
TITLE_GAP: Final = _lines(2, "7.3.1", _REQUIRED, "红色分隔线与标题间空行")
TITLE_CHARACTERS: Final = _characters(20, "7.3.1", _PRACTICE, "标题每行最多字数")
TITLE_PITCH: Final = _pt(33, "7.3.1", _PRACTICE, "标题行距")
ADDRESSEE_GAP: Final = _lines(1, "7.3.2", _REQUIRED, "标题与主送机关间空行")
PARAGRAPH_INDENT: Final = _characters(2, "7.3.3", _REQUIRED, "段首空")
ATTACHMENT_NOTE_GAP: Final = _lines(1, "7.3.4", _REQUIRED, "正文与附件说明间空行")
ATTACHMENT_NOTE_INDENT: Final = _characters(2, "7.3.4", _REQUIRED, "附件说明左空")
SIGNATURE_GAP: Final = _lines(1, "7.3.5.2", _REQUIRED, "正文与署名间空行")
SIGNATURE_INDENT: Final = _characters(2, "7.3.5.2", _REQUIRED, "不盖章署名右空")
DATE_SHIFT: Final = _characters(2, "7.3.5.2", _REQUIRED, "日期首字比署名首字右移")
SEALED_GAP: Final = _lines(2, "7.3.5.1", _PRACTICE, "盖章署名与正文间空行")
SEALED_DATE_INDENT: Final = _characters(4, "7.3.5.1", _USUAL, "盖章日期右空")
NOTE_INDENT: Final = _characters(2, "7.3.6", _REQUIRED, "附注左空")
ATTACHMENT_TITLE_GAP: Final = _lines(1, "7.3.7", _REQUIRED, "附件标识与附件标题间空行")
ATTACHMENT_TEXT_GAP: Final = _lines(1, "7.3.7", _PRACTICE, "附件标题与附件正文间空行")

# The imprint (7.4)
OUTER_RULE: Final = _mm(0.35, "7.4.1", Strength.RECOMMENDED, "版记首末条分隔线线粗")
INNER_RULE: Final = _mm(0.25, "7.4.1", Strength.RECOMMENDED, "版记中间分隔线线粗")
IMPRINT_INDENT: Final = _characters(1, "7.4.2", _REQUIRED, "版记左右空")
IMPRINT_PITCH: Final = _pt(21, "7.4", _PRACTICE, "版记行距")

# Page numbers (7.5)
PAGE_NUMBER_GAP: Final = _mm(7, "7.5", _REQUIRED, "一字线上距版心下边缘", 1)
PAGE_NUMBER_INDENT: Final = _characters(1, "7.5", _REQUIRED, "页码外侧空")
FOOTER_DISTANCE: Final = _pt(72.3, "7.5", _PRACTICE, "页脚段底边距纸下边（使一字线距版心7mm）")
PAGE_NUMBER_DASH: Final = "—"

# Tables (chapter 8) and colours
TABLE_RULE: Final = _pt(0.5, "8", _PRACTICE, "表格线粗")
TABLE_PADDING: Final = _pt(5, "8", _PRACTICE, "表格文字左右边距")
BLACK: Final = "000000"
RED: Final = "FF0000"


@dataclass(frozen=True, slots=True)
class School:
    """A way of setting the margins, with the line pitch that gives 22 lines with it.

    Attributes:
        top: From the paper's upper edge to the first line's box.
        bottom: From the last line's box to the paper's lower edge.
        pitch: From one line of text to the next.
    """

    name: str
    top: Measure
    bottom: Measure
    pitch: Measure


SCHOOL_A: Final = School(
    "页边距37/35毫米，行距28.95磅",
    top=TOP_EDGE,
    bottom=_mm(35, "5.2.1", _PRACTICE, "下白边（由版心推算）", 1),
    pitch=_pt(28.95, "5.2.3", _PRACTICE, "行距（22行撑满225毫米）"),
)
SCHOOL_B: Final = School(
    "页边距34.6/32.6毫米，行距29.6磅",
    top=_mm(34.6, "5.2.1", _PRACTICE, "天头（扣除首行行上空）", 1),
    bottom=_mm(32.6, "5.2.1", _PRACTICE, "下白边（扣除末行行下空）", 1),
    pitch=_pt(29.6, "3.2", _PRACTICE, "行距（22行，首末行字面落在版心边）"),
)
SCHOOLS: Final = (SCHOOL_A, SCHOOL_B)


class Face(StrEnum):
    """A family of type by its part in the document; the value is its official name."""

    TITLE = "小标宋"
    BODY = "仿宋"
    SECOND = "楷体"
    FIRST = "黑体"
    PLAIN = "宋体"


@dataclass(frozen=True, slots=True)
class Family:
    """The font a face is set in.

    Attributes:
        name: What the Word file names.
        alternates: Other names of the same design, most official first.
    """

    name: str
    alternates: tuple[str, ...]
    clause: str
    strength: Strength


FAMILIES: Final = {
    Face.TITLE: Family(
        "方正小标宋简体",
        ("方正小标宋_GBK", "小标宋", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong"),
        "7.3.1",
        _USUAL,
    ),
    Face.BODY: Family("仿宋_GB2312", ("仿宋", "FangSong", "FangSong_GB2312"), "5.2.2", _USUAL),
    Face.SECOND: Family("楷体_GB2312", ("楷体", "KaiTi", "KaiTi_GB2312"), "7.3.3", _USUAL),
    Face.FIRST: Family("黑体", ("SimHei",), "7.3.3", _USUAL),
    Face.PLAIN: Family("宋体", ("SimSun",), "7.5", _USUAL),
}


WESTERN: Final = "Times New Roman"


def measures() -> tuple[Measure, ...]:
    """Return every figure of this module, those of both schools too."""
    own = [value for value in globals().values() if isinstance(value, Measure)]
    schools = [
        measure for school in SCHOOLS for measure in (school.top, school.bottom, school.pitch)
    ]
    return tuple(dict.fromkeys(own + schools))
