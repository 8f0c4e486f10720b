"""The panel 提示: what the part that is being written must contain."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.outline import Part
from desktop.domain.parts import PartGuide, guide_for
from desktop.ui.editor.look import EditorColours, light_colours

_MARGIN = 16
_GAP = 8
_NOTHING = "光标移到必备部分的标题或正文中，这里会列出这一部分应当写明的内容。"


class GuidePanel(QWidget):
    """Heading and guide of one required part, or a sentence that says how to see one."""

    def __init__(self, guides: Sequence[PartGuide], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guides = guides
        self._title = QLabel(wordWrap=True)
        self._text = QLabel(wordWrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_GAP)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addStretch(1)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.set_colours(light_colours())
        self.show_part(None)

    @property
    def text(self) -> str:
        """What the panel says."""
        return self._text.text()

    def set_colours(self, colours: EditorColours) -> None:
        """Take other colours."""
        palette = self._title.palette()
        palette.setColor(QPalette.ColorRole.WindowText, colours.accent)
        self._title.setPalette(palette)

    def show_part(self, part: Part | None) -> None:
        """Show the guide of a part; None: of no part."""
        guide = guide_for(self._guides, part)
        self._title.setVisible(guide is not None)
        self._title.setText(guide.label if guide is not None else "")
        lines = guide.guide.splitlines() if guide is not None else [_NOTHING]
        paragraphs = (f'<p style="line-height:150%;margin:0 0 8px 0">{line}</p>' for line in lines)
        self._text.setText("".join(paragraphs))
