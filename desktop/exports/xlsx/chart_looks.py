"""The looks of charts: what can be told apart on a printer that knows black and white only."""

from typing import Final, Literal

from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)

Chart = LineChart | BarChart
Dash = Literal["solid", "dash", "sysDot"]
Symbol = Literal["circle", "square", "triangle"]

_INK, _DARK, _GREY, _PALE = "262626", "404040", "7F7F7F", "D9D9D9"
_LINES: Final[tuple[tuple[Dash, Symbol, str], ...]] = (
    ("solid", "circle", _INK),
    ("dash", "square", "595959"),
    ("sysDot", "triangle", _GREY),
)
MOST_LINES: Final = len(_LINES)
_SONG: Final = Font(typeface="宋体")
_TITLE, _AXIS, _LABEL = 1200, 900, 800  # hundredths of a point
_THICK, _THIN, _HAIR = 22_000, 9_525, 6_350  # EMU; 12,700 make a point


def dress(chart: Chart, title: str, unit: str) -> None:
    """Give a chart its title, its legend and both of its axes."""
    chart.title = _title(title, _TITLE, bold=True)
    chart.legend = Legend()
    chart.legend.position, chart.legend.txPr = "b", _type(_AXIS)
    for axis in (chart.x_axis, chart.y_axis):
        axis.delete = False  # openpyxl hides both where nothing is said
        axis.txPr = _type(_AXIS)
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=_GREY, w=_THIN))
    chart.y_axis.number_format = "#,##0"
    chart.y_axis.scaling.min = 0  # a bar that begins elsewhere says something else
    chart.y_axis.majorGridlines = ChartLines(
        spPr=GraphicalProperties(ln=LineProperties(solidFill=_PALE, w=_HAIR))
    )
    if unit:
        chart.y_axis.title = _title(f"单位：{unit}", _AXIS, bold=False)
    chart.display_blanks = "gap"  # a year that was not reported is not 0


def draw_line(line: Series, place: int) -> None:
    """Draw a line that differs from the others by its dashes and its markers."""
    dash, symbol, ink = _LINES[place]
    line.smooth = False
    line.graphicalProperties = GraphicalProperties(
        ln=LineProperties(solidFill=ink, prstDash=dash, w=_THICK)
    )
    filled = GraphicalProperties(solidFill=ink, ln=LineProperties(solidFill=ink))
    line.marker = Marker(symbol=symbol, size=7, spPr=filled)


def fill_columns(columns: Series, *, hatched: bool) -> None:
    """Fill columns with ink, or with hatching."""
    edge = LineProperties(solidFill=_INK, w=_THIN)
    if not hatched:
        columns.graphicalProperties = GraphicalProperties(solidFill=_DARK, ln=edge)
        return
    pattern = PatternFillProperties(prst="wdUpDiag", fgClr=_colour(_INK), bgClr=_colour("FFFFFF"))
    columns.graphicalProperties = GraphicalProperties(pattFill=pattern, ln=edge)


def label_values(
    series: Series,
    number_format: str,
    place: Literal["t", "b", "outEnd"],
    only: int | None = None,
) -> None:
    """Write values at all points of a series, or at one of them."""
    labels = DataLabelList(numFmt=number_format, dLblPos=place, txPr=_type(_LABEL))
    labels.showVal = only is None
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    if only is not None:
        label = DataLabel(idx=only, numFmt=number_format, dLblPos=place, txPr=_type(_LABEL))
        label.showVal = True
        label.showSerName = label.showCatName = label.showLegendKey = label.showPercent = False
        labels.dLbl = [label]
    series.dLbls = labels


def _colour(code: str) -> ColorChoice:
    colour = ColorChoice()
    colour.srgbClr = code
    return colour


def _title(text: str, size: int, *, bold: bool) -> Title:
    properties = CharacterProperties(sz=size, b=bold, latin=_SONG, ea=_SONG)
    paragraph = Paragraph(
        pPr=ParagraphProperties(defRPr=properties),
        r=[RegularTextRun(rPr=properties, t=text)],
    )
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def _type(size: int) -> RichText:
    properties = CharacterProperties(sz=size, latin=_SONG, ea=_SONG)
    paragraph = Paragraph(
        pPr=ParagraphProperties(defRPr=properties), endParaRPr=CharacterProperties()
    )
    return RichText(p=[paragraph])
