"""What was recognised: the elements on one tab, the outline with its text on the other."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.office import OfficeRecord
from desktop.services.source_map import SECTIONS
from desktop.ui import icons, theme
from desktop.ui.importing.draft import Draft
from desktop.ui.importing.field_menu import field_menu
from desktop.ui.importing.form import DraftForm, FormArea
from desktop.ui.importing.outline_view import OutlinePanel
from desktop.ui.importing.paragraph_list import ParagraphList
from desktop.ui.importing.pieces import Piece, PieceKind
from desktop.ui.importing.sure_badge import SureBadge
from desktop.ui.importing.sureness import doubts, sureness

NEXT_KEY = "F4"
_FORM, _OUTLINE = 0, 1
_DOUBT, _NO_DOUBT = ("triangle-alert", "review"), ("circle-check", "muted")  # icon and tint


class ResultTabs(QWidget):
    """Both tabs, and the button that goes from doubt to doubt.

    Signals:
        section_chosen: The number of the section the cursor has come to.
        paragraph_chosen: The number of a section, and of its paragraph; -1 is its heading.
        field_requested: The `Piece` that is to be put into a field, and the field's name.
    """

    section_chosen = Signal(int)
    paragraph_chosen = Signal(int, int)
    field_requested = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._doubt = ""
        self.form = DraftForm(self)
        self.outline = OutlinePanel(self)
        self.text = ParagraphList(self)
        self.tabs = QTabWidget(self)
        self.next = QPushButton("下一处待确认", self)
        self._sure = SureBadge(self)
        self._to_field = QPushButton("放入要素", self)
        self._to_heading = QPushButton("设为标题", self)
        self._aside = QPushButton("移出", self)
        self._build()
        self._connect()

    def show_draft(self, draft: Draft, offices: tuple[OfficeRecord, ...]) -> None:
        """Show a draft; `offices` are the known ones."""
        self._draft = draft
        self.form.show_draft(draft, offices)
        self.outline.show_report(draft.report)
        self._show_text(self.outline.current)
        self._sure.show_step(sureness(draft, SECTIONS))
        open_ones = doubts(draft)
        self.next.setEnabled(bool(open_ones))
        self.next.setText(f"下一处待确认（{len(open_ones)}）" if open_ones else "没有待确认的")
        icons.put(self.next, *(_DOUBT if open_ones else _NO_DOUBT))
        self.tabs.setTabText(_OUTLINE, f"章节（{len(draft.report.sections)}）")

    @Slot()
    def go_to_doubt(self) -> None:
        """Go to the field to be looked at that follows the one gone to last."""
        open_ones = doubts(self._draft) if self._draft else ()
        if not open_ones:
            return
        place = open_ones.index(self._doubt) + 1 if self._doubt in open_ones else 0
        self._doubt = open_ones[place % len(open_ones)]
        if self._doubt == SECTIONS:
            self.tabs.setCurrentIndex(_OUTLINE)
            self.outline.view.setFocus()
        else:
            self.tabs.setCurrentIndex(_FORM)
            self.form.go_to(self._doubt)

    def show_section(self, number: int) -> None:
        """Bring a section to the front."""
        self.tabs.setCurrentIndex(_OUTLINE)
        self.outline.choose(number)

    def show_field(self, name: str) -> None:
        """Bring a field to the front."""
        self.tabs.setCurrentIndex(_FORM)
        self.form.point_at(name)

    @Slot(int)
    def _on_section_chosen(self, number: int) -> None:
        self._show_text(number)
        self.section_chosen.emit(number)

    def _show_text(self, number: int) -> None:
        report = self._draft.report if self._draft else None
        if report is None or not 0 <= number < len(report.sections):
            self.text.show_section(-1, None)
        else:
            self.text.show_section(number, report.sections[number], report.markers[number])
        self._show_tools()

    @Slot(int)
    def _on_paragraph_chosen(self, paragraph: int) -> None:
        self._show_tools()
        self.paragraph_chosen.emit(self.outline.current, paragraph)

    def _show_tools(self) -> None:
        """Offer what can be done with the paragraph, or with the heading, that is chosen."""
        on_paragraph = self.text.piece is not None
        self._to_heading.setEnabled(on_paragraph)
        self._aside.setEnabled(on_paragraph)
        self._to_field.setEnabled(self.text.count() > 0)

    def _put_in_field(self, name: str) -> None:
        piece = self.text.piece or Piece(PieceKind.HEADING, self.outline.current)
        self.field_requested.emit(piece, name)

    @Slot()
    def _ask_heading(self) -> None:
        self.text.heading_requested.emit(self.text.paragraph)

    @Slot()
    def _ask_aside(self) -> None:
        self.text.aside_requested.emit(self.text.paragraph)

    def _build(self) -> None:
        self.tabs.addTab(self._form_tab(), "要素")
        self.tabs.addTab(self._outline_tab(), "章节")
        self.tabs.tabBar().setChangeCurrentOnDrag(True)
        self.tabs.tabBar().setAcceptDrops(True)
        self.tabs.setCornerWidget(self.next)
        theme.mark(self.next, "flat")
        self.next.setShortcut(QKeySequence(NEXT_KEY))
        self.next.setToolTip(f"到下一个没有读到或没有把握的要素（{NEXT_KEY}）")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.UNIT, 0, 0, 0)
        box.addWidget(self.tabs)

    def _form_tab(self) -> QWidget:
        tab = QWidget(self)
        box = QVBoxLayout(tab)
        box.setContentsMargins(0, theme.UNIT, 0, 0)
        box.addWidget(FormArea(self.form, tab))
        box.addStretch(1)
        return tab

    def _outline_tab(self) -> QWidget:
        lower = QWidget(self)
        under = QVBoxLayout(lower)
        under.setContentsMargins(0, theme.HALF, 0, 0)
        under.setSpacing(theme.HALF)
        under.addLayout(self._text_head(lower))
        under.addWidget(self.text, 1)
        tab = QSplitter(Qt.Orientation.Vertical, self)
        tab.setObjectName("import_outline")
        tab.setContentsMargins(0, theme.UNIT, 0, 0)
        tab.addWidget(self.outline)
        tab.addWidget(lower)
        tab.setStretchFactor(0, 3)
        tab.setStretchFactor(1, 2)
        tab.setChildrenCollapsible(False)
        self.outline.add_to_head(self._sure)
        return tab

    def _text_head(self, parent: QWidget) -> QHBoxLayout:
        title = QLabel("这一节的文字", parent)
        theme.mark(title, "strong")
        self._to_field.setMenu(field_menu(self._to_field, self._put_in_field))
        self._to_heading.setToolTip("从这一段起另成一节，以它为标题（Ctrl+H）")
        self._aside.setToolTip("不属于这一节：先放到“没有找到位置的文字”里（Delete）")
        head = QHBoxLayout()
        head.setSpacing(theme.HALF)
        head.addWidget(title)
        head.addStretch(1)
        for button in (self._to_heading, self._to_field, self._aside):
            theme.mark(button, "flat")
            head.addWidget(button)
        return head

    def _connect(self) -> None:
        self.next.clicked.connect(self.go_to_doubt)
        self.outline.section_chosen.connect(self._on_section_chosen)
        self.text.paragraph_chosen.connect(self._on_paragraph_chosen)
        self._to_heading.clicked.connect(self._ask_heading)
        self._aside.clicked.connect(self._ask_aside)
