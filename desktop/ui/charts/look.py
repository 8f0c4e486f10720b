"""How a chart looks: its colours by scheme, its type, and the dashes of its lines."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from desktop.ui import theme
from desktop.ui.charts.marks import Rank

_LIGHT = ("#2f5f93", "#c98a1b", "#2e7d5b", "#7a57b5", "#a61b1b", "#59606a")
_DARK = ("#6da3dd", "#e2b352", "#63cd91", "#bda3f2", "#f2958d", "#a8adb5")
_DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)
_FACTORS = {Rank.TITLE: 1.25, Rank.LABEL: 1.0, Rank.VALUE: 1.0, Rank.NOTE: 0.92}
_TABULAR = "tnum"


@dataclass(frozen=True, slots=True)
class ChartLook:
    """The colours of a chart.

    Attributes:
        ground: Behind it; white wherever it is saved, copied or printed.
        series: A colour each, taken in turn.
    """

    ground: str
    text: str
    muted: str
    grid: str
    axis: str
    series: tuple[str, ...]

    def ink(self, rank: Rank) -> QColor:
        """Return the colour of a text."""
        return QColor(self.muted if rank is Rank.NOTE else self.text)

    def series_ink(self, series: int) -> QColor:
        """Return the colour of a series."""
        return QColor(self.series[series % len(self.series)])


PAPER = ChartLook("#ffffff", "#1f2328", "#59606a", "#dadde1", "#868d97", _LIGHT)
"""The look of everything that leaves the window."""


def on_screen() -> ChartLook:
    """Return the look that goes with the theme of the window."""
    worn = theme.current()
    if not worn.dark:
        return PAPER
    return ChartLook(worn.surface, worn.text, worn.muted, worn.border, worn.border_strong, _DARK)


def dashes(series: int) -> Qt.PenStyle:
    """Return the dashes of a line."""
    return _DASHES[series % len(_DASHES)]


class ChartType:
    """The type of a chart: the window's families in pixels, figures all of one width."""

    def __init__(self, size: float) -> None:
        self._size = size

    @property
    def size(self) -> float:
        """The height of a label's characters in device-independent pixels."""
        return self._size

    def font(self, rank: Rank) -> QFont:
        """Return the font of a text."""
        return self._fonts[rank]

    def width(self, text: str, rank: Rank = Rank.LABEL) -> float:
        """Return how wide a text is."""
        return self._metrics[rank].horizontalAdvance(text)

    @cached_property
    def _fonts(self) -> dict[Rank, QFont]:
        return {rank: self._made(rank) for rank in Rank}

    @cached_property
    def _metrics(self) -> dict[Rank, QFontMetricsF]:
        return {rank: QFontMetricsF(font) for rank, font in self._fonts.items()}

    def _made(self, rank: Rank) -> QFont:
        font = QFont(list(theme.FAMILIES))
        font.setPixelSize(round(self._size * _FACTORS[rank]))
        if rank is Rank.TITLE:
            font.setWeight(QFont.Weight.DemiBold)
        font.setFeature(QFont.Tag(_TABULAR), 1)
        return font
