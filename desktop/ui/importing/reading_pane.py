"""The text of a section as it was recognised, to be compared with the file."""

from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.domain.outline import Section
from desktop.ui import theme
from desktop.ui.section_text import section_html

_EMPTY = "<p>（这一节没有文字）</p>"


class ReadingPane(QTextBrowser):
    """Shows one section; nothing is edited here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("所选章节的文字")
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2 * theme.UNIT)

    def show_section(self, section: Section | None, marker: str = "") -> None:
        """Show heading and text of a section."""
        self.setHtml("" if section is None else section_html(section, marker) or _EMPTY)
