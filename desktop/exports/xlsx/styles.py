"""The looks of cells, each made once for a workbook and then named.

A named style costs a fifth of the time that style objects made anew for each cell cost, and a
clerk finds it in the list of cell styles.
"""

from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.workbook import Workbook

from desktop.exports.xlsx.formats import NumberFormat
from desktop.exports.xlsx.rows import Style

_GB2312 = 134  # the character set that makes Excel choose a Chinese font where this one is missing
_SONG, _HEI, _XIAOBIAOSONG = "宋体", "黑体", "方正小标宋简体"
_BODY_POINTS, _TITLE_POINTS, _NOTE_POINTS = 11, 20, 10

_LINE = Side(style="thin", color="FF808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_SHADE = PatternFill("solid", fgColor="FFF2F2F2")
_DEEPEST_STEP = 2


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks.

    Attributes:
        indent: Characters kept free at the side the text leans to.
    """

    name: str
    font: str = _SONG
    points: int = _BODY_POINTS
    bold: bool = False
    horizontal: str | None = None
    vertical: str = "center"
    wrap: bool = False
    indent: int = 0
    boxed: bool = True
    shaded: bool = False
    number_format: str = "General"

    def named_style(self) -> NamedStyle:
        """Return the look as openpyxl knows it."""
        return NamedStyle(
            self.name,
            font=Font(
                name=self.font,
                size=self.points,
                bold=self.bold,
                charset=_GB2312,
                color="FF000000",
            ),
            alignment=Alignment(
                horizontal=self.horizontal,
                vertical=self.vertical,
                wrap_text=self.wrap,
                indent=self.indent,
            ),
            border=_BOX if self.boxed else Border(),
            fill=_SHADE if self.shaded else PatternFill(),
            number_format=self.number_format,
        )


TITLE = Look("年报 标题", _XIAOBIAOSONG, _TITLE_POINTS, horizontal="center", boxed=False)
FILED_BY = Look("年报 填报单位", boxed=False)
MADE_ON = Look("年报 制表日期", horizontal="right", boxed=False)
NOTE = Look("年报 注", points=_NOTE_POINTS, vertical="top", wrap=True, boxed=False)
HEAD = Look("年报 表头", _HEI, horizontal="center", wrap=True, shaded=True)
GROUP = Look("年报 组名", _HEI, horizontal="left", indent=1, shaded=True)
GROUP_ORDINAL = Look("年报 组号", _HEI, horizontal="center", shaded=True)
CENTRED = Look("年报 居中", horizontal="center")
TEXT = Look("年报 文字", horizontal="left", wrap=True, indent=1)
DASH = Look("年报 无合计", horizontal="right", indent=1)
PALE_DASH = Look("年报 无小计", horizontal="right", indent=1, shaded=True)
LONG_NUMBER = Look("年报 长数", horizontal="right", wrap=True, indent=1)
SUBTOTAL = Look("年报 小计", _HEI, horizontal="left", indent=1, shaded=True)
NOTHING = Look("年报 无数据", horizontal="center")
SIGNING = Look("年报 签章", boxed=False)
DAY = Look("年报 日期", horizontal="center", number_format="yyyy-mm-dd")
YEAR = Look("年报 年度", horizontal="center", number_format="0")
DAYS = Look("年报 天数", horizontal="center", number_format="0;-0;0")
LATE = Look("年报 逾期", _HEI, horizontal="center", bold=True)
LABELS = tuple(
    Look(f"年报 指标{step + 1}", horizontal="left", wrap=True, indent=step + 1)
    for step in range(_DEEPEST_STEP + 1)
)


def label(step: int) -> Look:
    """Return the look of an indicator's name; a part stands further in than its whole."""
    return LABELS[min(step, _DEEPEST_STEP)]


def number(shown: NumberFormat, *, bold: bool = False, shaded: bool = False) -> Look:
    """Return the look of a number in a format; totals are bold, subtotals shaded, too."""
    kind = "小计" if shaded else "合计" if bold else ""
    return Look(
        f"年报 {kind}{shown.name}",
        bold=bold,
        horizontal="right",
        indent=1,
        shaded=shaded,
        number_format=shown.code,
    )


class Styles:
    """The looks used in one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._arrays: dict[str, StyleArray] = {}
        self._numbers: dict[str, Style] = {}

    def array(self, look: Look) -> StyleArray:
        """Return a look as openpyxl keeps it with a cell, registered when it is asked for first."""
        found = self._arrays.get(look.name)
        if found is None:
            style = look.named_style()
            self._workbook.add_named_style(style)
            found = self._arrays[look.name] = style.as_tuple()
        return found

    def style(self, look: Look) -> Style:
        """Return the numbers under which a look stands in the workbook's table of styles."""
        found = self._numbers.get(look.name)
        if found is None:
            cell = Cell(self._workbook.worksheets[0], 1, 1, style_array=self.array(look))
            plain = cell.style_id
            cell.quotePrefix = True
            found = self._numbers[look.name] = Style(plain, cell.style_id)
        return found

    def styles(self, *looks: Look) -> tuple[Style, ...]:
        """Return the numbers of several looks."""
        return tuple(map(self.style, looks))
