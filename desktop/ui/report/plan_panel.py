"""What last year's report promised for this year, to be read while this year's is written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextBrowser, QVBoxLayout, QWidget

from desktop.domain.outline import Outline, Part, subtree_end
from desktop.domain.report import Report
from desktop.ui import theme
from desktop.ui.section_text import section_html

TITLE = "上年安排"


class PlanPanel(QWidget):
    """The plan part of last year's report, read-only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = QLabel(self)
        self._text = QTextBrowser(self)
        self._text.setAccessibleName(TITLE)
        self._text.document().setDocumentMargin(theme.UNIT + theme.HALF)
        self._head.setWordWrap(True)
        self._head.setAlignment(Qt.AlignmentFlag.AlignTop)
        theme.mark(self._head, "small")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.UNIT, theme.UNIT, theme.UNIT, theme.UNIT)
        box.setSpacing(theme.UNIT)
        box.addWidget(self._head)
        box.addWidget(self._text, 1)

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._text.toPlainText()

    @property
    def head(self) -> str:
        """What is said above it."""
        return self._head.text()

    def show_report(self, last: Report | None, year: int) -> None:
        """Show the plan of last year's report to the report on `year`."""
        places = _plan_places(last.sections) if last is not None else range(0)
        self._head.setText(_said(year, there=last is not None, found=bool(places)))
        self._text.setVisible(bool(places))
        if last is not None:
            markers = last.markers
            self._text.setHtml(
                "".join(section_html(last.sections[each], markers[each]) for each in places)
            )


def _plan_places(sections: Outline) -> range:
    """Return where the plan part stands in the outline, with all below it."""
    for place, section in enumerate(sections):
        if section.depth == 1 and section.part is Part.PLAN:
            return range(place, subtree_end(sections, place))
    return range(0)


def _said(year: int, *, there: bool, found: bool) -> str:
    if not there:
        return f"台账中没有 {year - 1} 年度的报告；导入以后，其中对 {year} 年的安排会显示在这里。"
    if not found:
        return f"{year - 1} 年度的报告里没有标明“工作安排”的部分。"
    return f"{year - 1} 年度报告对 {year} 年工作的安排，撰写成效时请逐项对照；可选中文字复制。"
